;;;; The four operations on all numbers (CLHS 12.2.22 to 12.2.25), with the rules of contagion (CLHS 12.1.4.1,
;;;; 12.1.5.2).

(in-package :clysm-system)

(defun greater-rank (a b)
  "Return the greater rank of two numbers; a type-error for what is no number."
  (let ((rank-a (numeric-rank a))
        (rank-b (numeric-rank b)))
    (declare (type i32 rank-a rank-b))
    (if (i32< rank-a rank-b) rank-b rank-a)))

;;; The kinds of numbers are told apart by tests of their types, so that the linker sees that a program which has no
;;; numbers of a kind does not need the operations on them.

(declaim (inline either-complex-p either-double-p either-single-p either-ratio-p))

(defun either-complex-p (a b) (if (complex-object-p a) t (complex-object-p b)))
(defun either-double-p (a b) (if (double-float-object-p a) t (double-float-object-p b)))
(defun either-single-p (a b) (if (single-float-object-p a) t (single-float-object-p b)))
(defun either-ratio-p (a b) (if (ratio-object-p a) t (ratio-object-p b)))

(defun add (a b)
  "Return A + B."
  (let ((rank (greater-rank a b)))
    (declare (type i32 rank))
    (cond ((i32= rank 0) (add-integers a b))
          ((either-complex-p a b)
           (complex (add (realpart a) (realpart b)) (add (imagpart a) (imagpart b))))
          ((either-double-p a b) (f64+ (real-to-f64 a) (real-to-f64 b)))
          ((either-single-p a b) (f32+ (real-to-f32 a) (real-to-f32 b)))
          ((either-ratio-p a b) (add-rationals a b))
          (t 0))))

(defun subtract (a b)
  "Return A - B."
  (let ((rank (greater-rank a b)))
    (declare (type i32 rank))
    (cond ((i32= rank 0) (subtract-integers a b))
          ((either-complex-p a b)
           (complex (subtract (realpart a) (realpart b)) (subtract (imagpart a) (imagpart b))))
          ((either-double-p a b) (f64- (real-to-f64 a) (real-to-f64 b)))
          ((either-single-p a b) (f32- (real-to-f32 a) (real-to-f32 b)))
          ((either-ratio-p a b) (subtract-rationals a b))
          (t 0))))

(defun multiply (a b)
  "Return A * B."
  (let ((rank (greater-rank a b)))
    (declare (type i32 rank))
    (cond ((i32= rank 0) (multiply-integers a b))
          ((either-complex-p a b)
           (multiply-complexes a b))
          ((either-double-p a b) (f64* (real-to-f64 a) (real-to-f64 b)))
          ((either-single-p a b) (f32* (real-to-f32 a) (real-to-f32 b)))
          ((either-ratio-p a b) (multiply-rationals a b))
          (t 0))))

(defun multiply-complexes (a b)
  "Return A * B, of which one at least is complex."
  (cond ((not (complex-object-p a)) (complex (multiply a (realpart b)) (multiply a (imagpart b))))
        ((not (complex-object-p b)) (complex (multiply (realpart a) b) (multiply (imagpart a) b)))
        (t (let ((p (complex-real a))
                 (q (complex-imaginary a))
                 (r (complex-real b))
                 (s (complex-imaginary b)))
             (complex (subtract (multiply p r) (multiply q s))
                      (add (multiply p s) (multiply q r)))))))

(defun divide (a b)
  "Return A / B; division-by-zero if B is an exact 0. Floats follow IEEE 754."
  (let ((rank (greater-rank a b)))
    (declare (type i32 rank))
    (when (eq b 0) (error 'division-by-zero :operation '/ :operands (list a b)))
    (cond ((i32= rank 0) (make-rational a b))
          ((either-complex-p a b)
           (divide-complexes a b))
          ((either-double-p a b) (f64/ (real-to-f64 a) (real-to-f64 b)))
          ((either-single-p a b) (f32/ (real-to-f32 a) (real-to-f32 b)))
          ((either-ratio-p a b) (divide-rationals a b))
          (t 0))))

(defun divide-complexes (a b)
  "Return A / B, of which one at least is complex."
  (if (not (complex-object-p b))
      (complex (divide (realpart a) b) (divide (imagpart a) b))
      (let* ((r (complex-real b))
             (s (complex-imaginary b))
             (square (add (multiply r r) (multiply s s)))
             (product (multiply a (make-complex r (negate s)))))
        (complex (divide (realpart product) square) (divide (imagpart product) square)))))

(defun negate (number)
  "Return - NUMBER."
  (let ((rank (numeric-rank number)))
    (declare (type i32 rank))
    (cond ((i32= rank 0) (negate-integer number))
          ((double-float-object-p number) (f64-neg (double-value number)))
          ((single-float-object-p number) (f32-neg (single-value number)))
          ((ratio-object-p number)
           (make-ratio (negate-integer (ratio-numerator number)) (ratio-denominator number)))
          ((complex-object-p number)
           (make-complex (negate (complex-real number)) (negate (complex-imaginary number))))
          (t 0))))

(defun + (&rest numbers)
  "Return the sum of NUMBERS."
  (if (null numbers)
      0
      (let ((sum (check-number (%car numbers))))
        (do ((rest (%cdr numbers) (%cdr rest)))
            ((null rest) sum)
          (setq sum (add sum (%car rest)))))))

(defun * (&rest numbers)
  "Return the product of NUMBERS."
  (if (null numbers)
      1
      (let ((product (check-number (%car numbers))))
        (do ((rest (%cdr numbers) (%cdr rest)))
            ((null rest) product)
          (setq product (multiply product (%car rest)))))))

(defun - (number &rest numbers)
  "Return NUMBER minus all NUMBERS, or minus NUMBER if it is the only one."
  (if (null numbers)
      (negate number)
      (do ((rest numbers (%cdr rest)))
          ((null rest) number)
        (setq number (subtract number (%car rest))))))

(defun / (number &rest numbers)
  "Return NUMBER divided by all NUMBERS, or 1 divided by NUMBER if it is the only one."
  (if (null numbers)
      (divide 1 number)
      (do ((rest numbers (%cdr rest)))
          ((null rest) number)
        (setq number (divide number (%car rest))))))

(defun 1+ (number)
  "Return NUMBER + 1."
  (add number 1))

(defun 1- (number)
  "Return NUMBER - 1."
  (subtract number 1))

(defun abs (number)
  "Return the absolute value of NUMBER."
  (let ((rank (numeric-rank number)))
    (declare (type i32 rank))
    (cond ((i32= rank 0) (if (negative-integer-p number) (negate-integer number) number))
          ((double-float-object-p number) (f64-abs (double-value number)))
          ((single-float-object-p number) (f32-abs (single-value number)))
          ((complex-object-p number) (complex-magnitude number))
          ((minusp number) (negate number))
          (t number))))

(defun signum (number)
  "Return a number of the kind of NUMBER and its sign or direction, of absolute value 1 or 0."
  (let ((rank (numeric-rank number)))
    (declare (type i32 rank))
    (cond ((zerop number) number)
          ((i32= rank 4) (divide number (abs number)))
          ((i32= rank 3) (f64-copysign 1.0d0 (double-value number)))
          ((i32= rank 2) (f32-copysign 1.0f0 (single-value number)))
          ((minusp number) -1)
          (t 1))))

(defun conjugate (number)
  "Return the complex conjugate of NUMBER."
  (if (complex-object-p number)
      (make-complex (complex-real number) (negate (complex-imaginary number)))
      (check-number number)))

(defun gcd (&rest integers)
  "Return the greatest common divisor of INTEGERS."
  (let ((result 0))
    (do ((rest integers (%cdr rest)))
        ((null rest) result)
      (setq result (gcd-integers result (check-integer (%car rest)))))))

(defun lcm (&rest integers)
  "Return the least common multiple of INTEGERS."
  (let ((result 1))
    (do ((rest integers (%cdr rest)))
        ((null rest) result)
      (let ((integer (abs (check-integer (%car rest)))))
        (setq result
              (if (if (eq integer 0) t (eq result 0))
                  0
                  (multiply-integers (truncate-exactly result (gcd-integers result integer)) integer)))))))
