;;;; Quotients rounded to integers (CLHS floor, ffloor, ceiling, fceiling, truncate, ftruncate, round, fround, mod,
;;;; rem). Quotients that involve floats are computed exactly, so that quotient and remainder always fit together.

(in-package :clysm-system)

(defun ceiling-integers (a b)
  "Return the quotient of A and B, not 0, rounded up, and the remainder."
  (multiple-value-bind (quotient remainder) (truncate-integers a b)
    (if (if (eq remainder 0) t (i32/= (sign-of remainder) (sign-of b)))
        (values quotient remainder)
        (values (add-integers quotient 1) (subtract-integers remainder b)))))

(defun round-integers (a b)
  "Return the quotient of A and B, not 0, rounded to the nearest integer, half to even, and the remainder."
  (multiple-value-bind (quotient remainder) (floor-integers a b)
    (let* ((twice (add-integers remainder remainder))
           (order (if (negative-integer-p b) (compare-integers b twice) (compare-integers twice b))))
      (declare (type i32 order))
      (if (if (i32= order 0) (oddp quotient) (i32= order 1))
          (values (add-integers quotient 1) (subtract-integers remainder b))
          (values quotient remainder)))))

(defun divide-rounding (operation name a b)
  "Return the quotient of the reals A and B rounded by OPERATION, a function of two integers, and the remainder.
NAME is what an error is reported for."
  (let ((rank-a (real-rank a))
        (rank-b (real-rank b)))
    (declare (type i32 rank-a rank-b))
    (when (zerop b) (error 'division-by-zero :operation name :operands (list a b)))
    (cond ((i32= 0 (i32+ rank-a rank-b)) (funcall operation a b))
          ((either-double-p a b)
           (multiple-value-bind (quotient remainder) (divide-rationals-rounding operation (rational a) (rational b))
             (values quotient (rational-to-f64 remainder))))
          ((either-single-p a b)
           (multiple-value-bind (quotient remainder) (divide-rationals-rounding operation (rational a) (rational b))
             (values quotient (rational-to-f32 remainder))))
          ((either-ratio-p a b) (divide-rationals-rounding operation a b))
          (t (values 0 0)))))

(defun divide-rationals-rounding (operation a b)
  "Return the quotient of the rationals A and B rounded by OPERATION, a function of two integers, and the remainder."
  (let ((quotient (funcall operation
                           (multiply-integers (numerator a) (denominator b))
                           (multiply-integers (denominator a) (numerator b)))))
    (values quotient (subtract-rationals a (multiply-rationals quotient b)))))

(defun round-float (operation number)
  "Return NUMBER rounded to an integer by OPERATION: 0 floor, 1 ceiling, 2 truncate, 3 round; and the remainder."
  (declare (type i32 operation))
  (let* ((value (real-to-f64 number))
         (rounded (cond ((i32= operation 0) (f64-floor value))
                        ((i32= operation 1) (f64-ceil value))
                        ((i32= operation 2) (f64-trunc value))
                        (t (f64-nearest value)))))
    (declare (type f64 value rounded))
    (check-finite value (case operation (0 'floor) (1 'ceiling) (2 'truncate) (t 'round)))
    (values (f64-to-integer rounded)
            (if (double-float-object-p number)
                (f64- value rounded)
                (f64-to-f32 (f64- value rounded))))))

(defun floor-number (number divisor)
  "Return the quotient of the arguments rounded down, and the remainder."
  (if (if (eq divisor 1) (floatp number) nil)
      (round-float 0 number)
      (divide-rounding #'floor-integers 'floor number divisor)))

(defun ceiling-number (number divisor)
  "Return the quotient of the arguments rounded up, and the remainder."
  (if (if (eq divisor 1) (floatp number) nil)
      (round-float 1 number)
      (divide-rounding #'ceiling-integers 'ceiling number divisor)))

(defun truncate-number (number divisor)
  "Return the quotient of the arguments rounded towards 0, and the remainder."
  (if (if (eq divisor 1) (floatp number) nil)
      (round-float 2 number)
      (divide-rounding #'truncate-integers 'truncate number divisor)))

(defun round-number (number divisor)
  "Return the quotient of the arguments rounded to the nearest integer, half to even, and the remainder."
  (if (if (eq divisor 1) (floatp number) nil)
      (round-float 3 number)
      (divide-rounding #'round-integers 'round number divisor)))

;;; What generated code calls: one value each.

(defun floor2 (number divisor)
  "Return the quotient of the arguments rounded down."
  (values (floor-number number divisor)))

(defun truncate2 (number divisor)
  "Return the quotient of the arguments rounded towards 0."
  (values (truncate-number number divisor)))

(defun mod2 (number divisor)
  "Return the remainder of floor."
  (multiple-value-bind (quotient remainder) (floor-number number divisor)
    (declare (ignore quotient))
    remainder))

(defun rem2 (number divisor)
  "Return the remainder of truncate."
  (multiple-value-bind (quotient remainder) (truncate-number number divisor)
    (declare (ignore quotient))
    remainder))

(defun floor (number &optional (divisor 1))
  "Return the quotient of NUMBER and DIVISOR rounded down, and the remainder."
  (floor-number number divisor))

(defun ceiling (number &optional (divisor 1))
  "Return the quotient of NUMBER and DIVISOR rounded up, and the remainder."
  (ceiling-number number divisor))

(defun truncate (number &optional (divisor 1))
  "Return the quotient of NUMBER and DIVISOR rounded towards 0, and the remainder."
  (truncate-number number divisor))

(defun round (number &optional (divisor 1))
  "Return the quotient of NUMBER and DIVISOR rounded to the nearest integer, half to even, and the remainder."
  (round-number number divisor))

(defun mod (number divisor)
  "Return the remainder of floor, which has the sign of DIVISOR."
  (mod2 number divisor))

(defun rem (number divisor)
  "Return the remainder of truncate, which has the sign of NUMBER."
  (rem2 number divisor))

(defun quotient-as-float (quotient number divisor)
  "Return the integer QUOTIENT of NUMBER and DIVISOR as a float of the format that contagion gives."
  (if (if (double-float-object-p number) t (double-float-object-p divisor))
      (if (if (eq quotient 0) (double-float-object-p number) nil)
          (f64-copysign 0.0d0 (double-value number))
          (rational-to-f64 quotient))
      (if (if (eq quotient 0) (single-float-object-p number) nil)
          (f32-copysign 0.0f0 (single-value number))
          (rational-to-f32 quotient))))

(defun ffloor (number &optional (divisor 1))
  "Do as floor, but return the quotient as a float."
  (multiple-value-bind (quotient remainder) (floor-number number divisor)
    (values (quotient-as-float quotient number divisor) remainder)))

(defun fceiling (number &optional (divisor 1))
  "Do as ceiling, but return the quotient as a float."
  (multiple-value-bind (quotient remainder) (ceiling-number number divisor)
    (values (quotient-as-float quotient number divisor) remainder)))

(defun ftruncate (number &optional (divisor 1))
  "Do as truncate, but return the quotient as a float."
  (multiple-value-bind (quotient remainder) (truncate-number number divisor)
    (values (quotient-as-float quotient number divisor) remainder)))

(defun fround (number &optional (divisor 1))
  "Do as round, but return the quotient as a float."
  (multiple-value-bind (quotient remainder) (round-number number divisor)
    (values (quotient-as-float quotient number divisor) remainder)))
