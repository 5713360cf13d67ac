;;;; What kind of number an object is (CLHS 12.1.1 to 12.1.5, the predicates of 12.2).

(in-package :clysm-system)

(defconstant most-positive-fixnum 1073741823 "The greatest fixnum, 2^30 - 1.")
(defconstant most-negative-fixnum -1073741824 "The least fixnum, - 2^30.")

(defun integerp (object)
  "Whether OBJECT is an integer."
  (if (fixnump object) t (if (int64p object) t (bignump object))))

(defun rationalp (object)
  "Whether OBJECT is an integer or a ratio."
  (if (fixnump object) t (if (int64p object) t (if (bignump object) t (ratio-object-p object)))))

(defun floatp (object)
  "Whether OBJECT is a float."
  (if (double-float-object-p object) t (single-float-object-p object)))

(defun realp (object)
  "Whether OBJECT is a real number."
  (if (rationalp object) t (floatp object)))

(defun complexp (object)
  "Whether OBJECT is a complex number that is not real."
  (complex-object-p object))

(defun numberp (object)
  "Whether OBJECT is a number."
  (if (realp object) t (complex-object-p object)))

;;; The ranks of contagion: 0 integer, 1 ratio, 2 single-float, 3 double-float, 4 complex (CLHS 12.1.4.4, 12.1.5.2).

(defun numeric-rank (number)
  "Return the rank of NUMBER; a type-error for what is no number."
  (cond ((fixnump number) 0)
        ((double-float-object-p number) 3)
        ((int64p number) 0)
        ((bignump number) 0)
        ((single-float-object-p number) 2)
        ((ratio-object-p number) 1)
        ((complex-object-p number) 4)
        (t (wrong-type number 'number) 0)))

(defun real-rank (number)
  "Return the rank of NUMBER; a type-error for what is no real number."
  (if (complex-object-p number)
      (progn (wrong-type number 'real) 0)
      (if (realp number)
          (numeric-rank number)
          (progn (wrong-type number 'real) 0))))

(defun check-real (object)
  "Return OBJECT, a real number; a type-error for any other."
  (if (realp object) object (wrong-type object 'real)))

(defun check-rational (object)
  "Return OBJECT, a rational number; a type-error for any other."
  (if (rationalp object) object (wrong-type object 'rational)))

(defun check-number (object)
  "Return OBJECT, a number; a type-error for any other."
  (if (numberp object) object (wrong-type object 'number)))

(defun zerop (number)
  "Whether NUMBER is zero."
  (let ((rank (numeric-rank number)))
    (declare (type i32 rank))
    (cond ((i32= rank 0) (eq number 0))
          ((i32= rank 1) nil)
          ((i32= rank 2) (f32= (single-value number) 0.0f0))
          ((i32= rank 3) (f64= (double-value number) 0.0d0))
          (t (if (zerop (complex-real number)) (zerop (complex-imaginary number)) nil)))))

(defun minusp (real)
  "Whether REAL is less than zero."
  (let ((rank (real-rank real)))
    (declare (type i32 rank))
    (cond ((i32= rank 0) (negative-integer-p real))
          ((i32= rank 1) (negative-integer-p (ratio-numerator real)))
          ((i32= rank 2) (f32< (single-value real) 0.0f0))
          (t (f64< (double-value real) 0.0d0)))))

(defun plusp (real)
  "Whether REAL is greater than zero."
  (let ((rank (real-rank real)))
    (declare (type i32 rank))
    (cond ((i32= rank 0) (if (eq real 0) nil (not (negative-integer-p real))))
          ((i32= rank 1) (not (negative-integer-p (ratio-numerator real))))
          ((i32= rank 2) (f32> (single-value real) 0.0f0))
          (t (f64> (double-value real) 0.0d0)))))

(defun oddp (integer)
  "Whether INTEGER is odd."
  (check-integer integer)
  (if (bignump integer)
      (i32= 1 (i32-and 1 (i32-ref (bignum-limbs integer) 0)))
      (i64= 1 (i64-and 1 (integer-to-i64 integer)))))

(defun evenp (integer)
  "Whether INTEGER is even."
  (not (oddp integer)))
