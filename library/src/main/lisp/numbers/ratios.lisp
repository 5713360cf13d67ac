;;;; Rational numbers (CLHS 12.1.3.1): sums, products and quotients in lowest terms (Knuth 4.5.1).

(in-package :clysm-system)

(defun numerator (rational)
  "Return the numerator of RATIONAL in lowest terms."
  (if (ratio-object-p (check-rational rational)) (ratio-numerator rational) rational))

(defun denominator (rational)
  "Return the denominator of RATIONAL in lowest terms, which is positive."
  (if (ratio-object-p (check-rational rational)) (ratio-denominator rational) 1))

(defun make-lowest (numerator denominator)
  "Return the rational of two integers in lowest terms, the second positive."
  (if (eq denominator 1) numerator (make-ratio numerator denominator)))

(defun make-rational (numerator denominator)
  "Return the quotient of two integers, the second not 0."
  (let ((divisor (gcd-integers numerator denominator)))
    (when (negative-integer-p denominator) (setq divisor (negate-integer divisor)))
    (if (eq divisor 1)
        (make-lowest numerator denominator)
        (make-lowest (truncate-exactly numerator divisor) (truncate-exactly denominator divisor)))))

(defun truncate-exactly (dividend divisor)
  "Return the quotient of two integers, the first a multiple of the second."
  (if (eq divisor 1)
      dividend
      (multiple-value-bind (quotient remainder) (truncate-integers dividend divisor)
        (declare (ignore remainder))
        quotient)))

(defun add-rationals (a b)
  "Return A + B."
  (let ((p (denominator a))
        (q (denominator b)))
    (make-rational (add-integers (multiply-integers (numerator a) q) (multiply-integers (numerator b) p))
                   (multiply-integers p q))))

(defun subtract-rationals (a b)
  "Return A - B."
  (let ((p (denominator a))
        (q (denominator b)))
    (make-rational (subtract-integers (multiply-integers (numerator a) q) (multiply-integers (numerator b) p))
                   (multiply-integers p q))))

(defun multiply-rationals (a b)
  "Return A * B."
  (make-rational (multiply-integers (numerator a) (numerator b))
                 (multiply-integers (denominator a) (denominator b))))

(defun divide-rationals (a b)
  "Return A / B; division-by-zero if B is 0."
  (when (eq b 0) (error 'division-by-zero :operation '/ :operands (list a b)))
  (make-rational (multiply-integers (numerator a) (denominator b))
                 (multiply-integers (denominator a) (numerator b))))

(defun compare-rationals (a b)
  "Return -1, 0 or 1 as A is less than, equal to or greater than B."
  (if (if (ratio-object-p a) t (ratio-object-p b))
      (compare-integers (multiply-integers (numerator a) (denominator b))
                        (multiply-integers (numerator b) (denominator a)))
      (compare-integers a b)))
