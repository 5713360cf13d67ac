;;;; Integers (CLHS 12.1.3): sums, products and quotients over the three forms, fixnum, int64 and bignum. The results
;;;; are in the narrowest form.

(in-package :clysm-system)

(declaim (inline word-p))

(defun word-p (integer)
  "Whether INTEGER, an integer, fits in 64 bits."
  (not (bignump integer)))

(defun magnitude-of (integer)
  "Return the trimmed magnitude of INTEGER."
  (if (bignump integer)
      (bignum-limbs integer)
      (let ((value (integer-to-i64 integer)))
        (declare (type i64 value))
        (magnitude-from-i64 (if (i64< value 0) (i64- 0 value) value)))))

(defun sign-of (integer)
  "Return -1 for a negative INTEGER, 1 for any other."
  (if (bignump integer)
      (bignum-sign integer)
      (if (i64< (integer-to-i64 integer) 0) -1 1)))

(defun make-integer (sign limbs)
  "Return the integer of SIGN and the trimmed magnitude LIMBS."
  (declare (type i32 sign))
  (let ((n (array-length limbs)))
    (declare (type i32 n))
    (cond ((i32= n 0) 0)
          ((i32> n 2) (make-bignum sign limbs))
          (t (let ((value (limb limbs 0)))
               (declare (type i64 value))
               (when (i32= n 2) (setq value (i64-or value (i64-shl (limb limbs 1) 32))))
               (if (i32= sign 1)
                   (if (i64< value 0) (make-bignum sign limbs) (i64-to-integer value))
                   (if (i64u<= value #x-8000000000000000)
                       (i64-to-integer (i64- 0 value))
                       (make-bignum sign limbs))))))))

(defun add-signed (sign-a a sign-b b)
  "Return the sum of two integers given as signs and magnitudes."
  (declare (type i32 sign-a sign-b))
  (if (i32= sign-a sign-b)
      (make-integer sign-a (add-magnitudes a b))
      (if (i32< (compare-magnitudes a b) 0)
          (make-integer sign-b (subtract-magnitudes b a))
          (make-integer sign-a (subtract-magnitudes a b)))))

(defun add-integers (a b)
  "Return A + B."
  (if (if (word-p a) (word-p b) nil)
      (let* ((x (integer-to-i64 a))
             (y (integer-to-i64 b))
             (sum (i64+ x y)))
        (declare (type i64 x y sum))
        (if (i64< (i64-and (i64-xor x sum) (i64-xor y sum)) 0)
            (add-signed (sign-of a) (magnitude-of a) (sign-of b) (magnitude-of b))
            (i64-to-integer sum)))
      (add-signed (sign-of a) (magnitude-of a) (sign-of b) (magnitude-of b))))

(defun subtract-integers (a b)
  "Return A - B."
  (if (if (word-p a) (word-p b) nil)
      (let* ((x (integer-to-i64 a))
             (y (integer-to-i64 b))
             (difference (i64- x y)))
        (declare (type i64 x y difference))
        (if (i64< (i64-and (i64-xor x y) (i64-xor x difference)) 0)
            (add-signed (sign-of a) (magnitude-of a) (i32- 0 (sign-of b)) (magnitude-of b))
            (i64-to-integer difference)))
      (add-signed (sign-of a) (magnitude-of a) (i32- 0 (sign-of b)) (magnitude-of b))))

(defun significant-bits (value)
  "Return the number of bits of VALUE without its sign."
  (declare (type i64 value))
  (i64-to-i32 (i64- 64 (i64-clz (if (i64< value 0) (i64-xor value -1) value)))))

(defun multiply-integers (a b)
  "Return A * B."
  (if (if (word-p a)
          (if (word-p b)
              (i32<= (i32+ (significant-bits (integer-to-i64 a)) (significant-bits (integer-to-i64 b))) 62)
              nil)
          nil)
      (i64-to-integer (i64* (integer-to-i64 a) (integer-to-i64 b)))
      (make-integer (i32* (sign-of a) (sign-of b))
                    (multiply-magnitudes (magnitude-of a) (magnitude-of b)))))

(defun negate-integer (integer)
  "Return - INTEGER."
  (subtract-integers 0 integer))

(defun zero-integer-p (integer)
  "Whether INTEGER, an integer, is 0."
  (eq integer 0))

(defun negative-integer-p (integer)
  "Whether INTEGER, an integer, is less than 0."
  (i32< (sign-of integer) 0))

(defun truncate-integers (a b)
  "Return the quotient of A and B, not 0, rounded towards 0, and the remainder."
  (if (if (word-p a) (word-p b) nil)
      (let ((x (integer-to-i64 a))
            (y (integer-to-i64 b)))
        (declare (type i64 x y))
        ;; The quotient of the least i64 and -1 is no i64.
        (if (i64= y -1)
            (values (negate-integer a) 0)
            (values (i64-to-integer (i64-div-s x y)) (i64-to-integer (i64-rem-s x y)))))
      (multiple-value-bind (quotient remainder) (divide-magnitudes (magnitude-of a) (magnitude-of b))
        (values (make-integer (i32* (sign-of a) (sign-of b)) quotient)
                (make-integer (sign-of a) remainder)))))

(defun floor-integers (a b)
  "Return the quotient of A and B, not 0, rounded down, and the remainder, which has the sign of B."
  (multiple-value-bind (quotient remainder) (truncate-integers a b)
    (if (if (zero-integer-p remainder) t (i32= (sign-of remainder) (sign-of b)))
        (values quotient remainder)
        (values (subtract-integers quotient 1) (add-integers remainder b)))))

(defun remainder-of-integers (a b)
  "Return the remainder of truncating the quotient of A and B, not 0."
  (if (if (word-p a) (word-p b) nil)
      (let ((y (integer-to-i64 b)))
        (declare (type i64 y))
        (if (i64= y -1) 0 (i64-to-integer (i64-rem-s (integer-to-i64 a) y))))
      (multiple-value-bind (quotient remainder) (divide-magnitudes (magnitude-of a) (magnitude-of b))
        (declare (ignore quotient))
        (make-integer (sign-of a) remainder))))

(defun compare-integers (a b)
  "Return -1, 0 or 1 as A is less than, equal to or greater than B."
  (if (if (word-p a) (word-p b) nil)
      (let ((x (integer-to-i64 a))
            (y (integer-to-i64 b)))
        (declare (type i64 x y))
        (if (i64= x y) 0 (if (i64< x y) -1 1)))
      (let ((sign (sign-of a)))
        (declare (type i32 sign))
        (if (i32= sign (sign-of b))
            (i32* sign (compare-magnitudes (magnitude-of a) (magnitude-of b)))
            sign))))

(defun gcd-integers (a b)
  "Return the greatest common divisor of A and B, not negative."
  (do () ((zero-integer-p b) (if (negative-integer-p a) (negate-integer a) a))
    (if (if (word-p a) (word-p b) nil)
        (return (gcd-words (integer-to-i64 a) (integer-to-i64 b)))
        (let ((remainder (remainder-of-integers a b)))
          (setq a b)
          (setq b remainder)))))

(defun gcd-words (x y)
  "Return the greatest common divisor of two 64-bit integers, not negative."
  (declare (type i64 x y))
  (do ()
      ((i64= y 0)
       (if (i64< x 0) (negate-integer (i64-to-integer x)) (i64-to-integer x)))
    (let ((remainder (if (i64= y -1) 0 (i64-rem-s x y))))
      (declare (type i64 remainder))
      (setq x y)
      (setq y remainder))))
