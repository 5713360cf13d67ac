;;;; Comparing numbers (CLHS 12.1.4.1.1: a rational and a float are compared exactly).

(in-package :clysm-system)

(defun compare-f64 (a b)
  "Return -1, 0 or 1 as A is less than, equal to or greater than B, and 2 if one of them is no number."
  (declare (type f64 a b))
  (cond ((f64< a b) -1)
        ((f64> a b) 1)
        ((f64= a b) 0)
        (t 2)))

(defun compare-rational-with-f64 (rational float)
  "Return -1, 0 or 1 as RATIONAL is less than, equal to or greater than FLOAT, and 2 if that is no number."
  (declare (type f64 float))
  (cond ((fixnump rational) (compare-f64 (i32-to-f64 rational) float))
        ((f64-finite-p float) (compare-rationals rational (f64-to-rational float)))
        (t (compare-f64 0.0d0 float))))

(defun compare-reals (a b)
  "Return -1, 0 or 1 as A is less than, equal to or greater than B, and 2 if one of them is no number."
  (let ((rank-a (real-rank a))
        (rank-b (real-rank b)))
    (declare (type i32 rank-a rank-b))
    ;; A program without floats needs no comparison of floats: the linker understands FLOATP, but not ranks.
    (cond ((floatp a)
           (if (i32< rank-b 2)
               (let ((reverse (compare-rational-with-f64 b (real-to-f64 a))))
                 (declare (type i32 reverse))
                 (if (i32= reverse 2) 2 (i32- 0 reverse)))
               (compare-f64 (real-to-f64 a) (real-to-f64 b))))
          ((floatp b) (compare-rational-with-f64 a (real-to-f64 b)))
          ((i32= 0 (i32+ rank-a rank-b)) (compare-integers a b))
          (t (compare-rationals a b)))))

(defun equals (a b)
  "Whether the numbers A and B are equal."
  (if (if (complex-object-p a) t (complex-object-p b))
      (if (equals (realpart a) (realpart b)) (equals (imagpart a) (imagpart b)) nil)
      (progn
        (check-number a)
        (check-number b)
        (i32= (compare-reals a b) 0))))

(defun less (a b)
  "Whether A is less than B."
  (i32= (compare-reals a b) -1))

(defun less-equal (a b)
  "Whether A is not greater than B."
  (i32<= (compare-reals a b) 0))

(defun = (number &rest numbers)
  "Whether all arguments are equal."
  (check-number number)
  (do ((rest numbers (%cdr rest)))
      ((null rest) t)
    (unless (equals number (%car rest)) (return nil))))

(defun /= (number &rest numbers)
  "Whether no two arguments are equal."
  (check-number number)
  (do ((rest numbers (%cdr rest)))
      ((null rest) t)
    (when (do ((others rest (%cdr others)))
              ((null others) nil)
            (when (equals number (%car others)) (return t)))
      (return nil))
    (setq number (%car rest))))

(defun < (number &rest numbers)
  "Whether each argument is less than the next."
  (check-real number)
  (do ((rest numbers (%cdr rest)))
      ((null rest) t)
    (unless (less number (%car rest)) (return nil))
    (setq number (%car rest))))

(defun > (number &rest numbers)
  "Whether each argument is greater than the next."
  (check-real number)
  (do ((rest numbers (%cdr rest)))
      ((null rest) t)
    (unless (less (%car rest) number) (return nil))
    (setq number (%car rest))))

(defun <= (number &rest numbers)
  "Whether no argument is greater than the next."
  (check-real number)
  (do ((rest numbers (%cdr rest)))
      ((null rest) t)
    (unless (less-equal number (%car rest)) (return nil))
    (setq number (%car rest))))

(defun >= (number &rest numbers)
  "Whether no argument is less than the next."
  (check-real number)
  (do ((rest numbers (%cdr rest)))
      ((null rest) t)
    (unless (less-equal (%car rest) number) (return nil))
    (setq number (%car rest))))

(defun max (number &rest numbers)
  "Return the greatest argument."
  (check-real number)
  (do ((rest numbers (%cdr rest)))
      ((null rest) number)
    (when (less number (%car rest)) (setq number (%car rest)))))

(defun min (number &rest numbers)
  "Return the least argument."
  (check-real number)
  (do ((rest numbers (%cdr rest)))
      ((null rest) number)
    (when (less (%car rest) number) (setq number (%car rest)))))

(defun eql-slow (a b)
  "Whether A and B, which are not the same reference, are numbers of one type and value, or one object of the host."
  (cond ((int64p a) (if (int64p b) (i64= (int64-value a) (int64-value b)) nil))
        ((double-float-object-p a)
         (if (double-float-object-p b) (i64= (f64-bits (double-value a)) (f64-bits (double-value b))) nil))
        ((single-float-object-p a)
         (if (single-float-object-p b) (i32= (f32-bits (single-value a)) (f32-bits (single-value b))) nil))
        ((bignump a) (if (bignump b) (i32= (compare-integers a b) 0) nil))
        ((ratio-object-p a)
         (if (ratio-object-p b)
             (if (eql (ratio-numerator a) (ratio-numerator b))
                 (eql (ratio-denominator a) (ratio-denominator b))
                 nil)
             nil))
        ((complex-object-p a)
         (if (complex-object-p b)
             (if (eql (complex-real a) (complex-real b)) (eql (complex-imaginary a) (complex-imaginary b)) nil)
             nil))
        ((character-object-p a)
         (if (character-object-p b) (i32= (char-code a) (char-code b)) nil))
        ((host-object-p a) (if (host-object-p b) (eq-slow a b) nil))
        (t nil)))
