;;;; Trigonometric and hyperbolic functions (CLHS sin to atanh, phase, cis). The host computes those of doubles; complex
;;;; ones are computed in double-floats; their inverses by the formulas of W. Kahan, Branch Cuts for Complex Elementary
;;;; Functions, which do not overflow on the way and keep the sign of a zero.

(in-package :clysm-system)

(ffi:define-foreign-function host-tan "Math.tan" (:float) :float)
(ffi:define-foreign-function host-asin "Math.asin" (:float) :float)
(ffi:define-foreign-function host-acos "Math.acos" (:float) :float)
(ffi:define-foreign-function host-atan "Math.atan" (:float) :float)
(ffi:define-foreign-function host-atan2 "Math.atan2" (:float :float) :float)
(ffi:define-foreign-function host-sinh "Math.sinh" (:float) :float)
(ffi:define-foreign-function host-cosh "Math.cosh" (:float) :float)
(ffi:define-foreign-function host-tanh "Math.tanh" (:float) :float)
(ffi:define-foreign-function host-asinh "Math.asinh" (:float) :float)
(ffi:define-foreign-function host-acosh "Math.acosh" (:float) :float)
(ffi:define-foreign-function host-atanh "Math.atanh" (:float) :float)

(ffi:define-foreign-function host-log1p "Math.log1p" (:float) :float)

(defmacro with-double-parts (((real imaginary) number) &body body)
  "Run BODY with the parts of the complex NUMBER as double-floats; return its value in the format of NUMBER."
  (let ((z (gensym "Z")))
    `(let ((,z ,number))
       (let ((,real (real-to-f64 (complex-real ,z)))
             (,imaginary (real-to-f64 (complex-imaginary ,z))))
         (declare (type f64 ,real ,imaginary))
         (narrowed (progn ,@body) ,z)))))

(defun times-i (number)
  "Return the complex NUMBER times the imaginary unit."
  (make-complex (negate (complex-imaginary number)) (complex-real number)))

(defun over-i (number)
  "Return the complex NUMBER divided by the imaginary unit."
  (make-complex (complex-imaginary number) (negate (complex-real number))))

(defun sin (number)
  "Return the sine of NUMBER."
  (if (complex-object-p number)
      (with-double-parts ((x y) number)
        (make-complex (f64* (host-sin x) (host-cosh y)) (f64* (host-cos x) (host-sinh y))))
      (transcendental-result (host-sin (real-to-f64 number)) number)))

(defun cos (number)
  "Return the cosine of NUMBER."
  (if (complex-object-p number)
      (with-double-parts ((x y) number)
        (make-complex (f64* (host-cos x) (host-cosh y)) (f64-neg (f64* (host-sin x) (host-sinh y)))))
      (transcendental-result (host-cos (real-to-f64 number)) number)))

(defun tan (number)
  "Return the tangent of NUMBER."
  (if (complex-object-p number)
      (over-i (tanh (times-i number)))
      (transcendental-result (host-tan (real-to-f64 number)) number)))

(defun sinh (number)
  "Return the hyperbolic sine of NUMBER."
  (if (complex-object-p number)
      (with-double-parts ((x y) number)
        (make-complex (f64* (host-sinh x) (host-cos y)) (f64* (host-cosh x) (host-sin y))))
      (transcendental-result (host-sinh (real-to-f64 number)) number)))

(defun cosh (number)
  "Return the hyperbolic cosine of NUMBER."
  (if (complex-object-p number)
      (with-double-parts ((x y) number)
        (make-complex (f64* (host-cosh x) (host-cos y)) (f64* (host-sinh x) (host-sin y))))
      (transcendental-result (host-cosh (real-to-f64 number)) number)))

(defun tanh (number)
  "Return the hyperbolic tangent of NUMBER."
  (if (complex-object-p number)
      (with-double-parts ((x y) number)
        (if (f64> (f64-abs x) 20.0d0)
            ;; The real part differs from 1 by less than half a unit in the last place, and cosh may overflow.
            (make-complex (f64-copysign 1.0d0 x)
                          (f64* (f64* 4.0d0 (f64* (host-sin y) (host-cos y))) (host-exp (f64* -2.0d0 (f64-abs x)))))
            (let ((tangent (host-tan y))
                  (sine (host-sinh x)))
              (declare (type f64 tangent sine))
              (let* ((secant-squared (f64+ 1.0d0 (f64* tangent tangent)))
                     (cosine (f64-sqrt (f64+ 1.0d0 (f64* sine sine))))
                     (divisor (f64+ 1.0d0 (f64* secant-squared (f64* sine sine)))))
                (declare (type f64 secant-squared cosine divisor))
                (make-complex (f64/ (f64* secant-squared (f64* cosine sine)) divisor) (f64/ tangent divisor))))))
      (transcendental-result (host-tanh (real-to-f64 number)) number)))

;;; The inverse functions of a real number outside of their range are those of a complex one beside it: on which side
;;; says the sign of the zero that becomes its imaginary part (CLHS asin, acosh, atanh on branch cuts).

(defun within-one-p (number)
  "Whether NUMBER is real and between -1 and 1."
  (if (complex-object-p number) nil (less-equal (abs number) 1)))

(defun beside-real (number zero)
  "Return NUMBER as a complex number in double-floats, a real one with the imaginary part ZERO."
  (declare (type f64 zero))
  (if (complex-object-p number) (widened number) (make-complex (real-to-double number) zero)))

(defun zero-against (number)
  "Return a zero with the sign that NUMBER, if it is real, has not."
  (if (complex-object-p number)
      0.0d0
      (if (minusp number) 0.0d0 -0.0d0)))

(defun root-of-sum (offset sign number)
  "Return the square root of OFFSET plus NUMBER times SIGN, both 1.0 or -1.0."
  (declare (type f64 offset sign))
  (complex-sqrt (make-complex (f64+ offset (f64* sign (real-to-f64 (complex-real number))))
                              (f64* sign (real-to-f64 (complex-imaginary number))))))

(defun real-of-product (first second)
  "Return the real part of the product of the complex numbers FIRST and SECOND."
  (f64- (f64* (real-to-f64 (complex-real first)) (real-to-f64 (complex-real second)))
        (f64* (real-to-f64 (complex-imaginary first)) (real-to-f64 (complex-imaginary second)))))

(defun asinh-of-imaginary (first second)
  "Return the inverse hyperbolic sine of the imaginary part of the product of the conjugate of FIRST and SECOND."
  (host-asinh (f64- (f64* (real-to-f64 (complex-real first)) (real-to-f64 (complex-imaginary second)))
                    (f64* (real-to-f64 (complex-imaginary first)) (real-to-f64 (complex-real second))))))

(defun asin (number)
  "Return the arc sine of NUMBER."
  (if (within-one-p number)
      (transcendental-result (host-asin (real-to-f64 number)) number)
      (let* ((z (beside-real number (zero-against number)))
             (below (root-of-sum 1.0d0 -1.0d0 z))
             (above (root-of-sum 1.0d0 1.0d0 z)))
        (narrowed (make-complex (host-atan2 (real-to-f64 (complex-real z)) (real-of-product below above))
                                (asinh-of-imaginary below above))
                  number))))

(defun acos (number)
  "Return the arc cosine of NUMBER."
  (if (within-one-p number)
      (transcendental-result (host-acos (real-to-f64 number)) number)
      (let* ((z (beside-real number (zero-against number)))
             (below (root-of-sum 1.0d0 -1.0d0 z))
             (above (root-of-sum 1.0d0 1.0d0 z)))
        (narrowed (make-complex (f64* 2.0d0 (host-atan2 (real-to-f64 (complex-real below))
                                                        (real-to-f64 (complex-real above))))
                                (asinh-of-imaginary above below))
                  number))))

(defun atan (number &optional (divisor nil divisor-p))
  "Return the arc tangent of NUMBER, or of NUMBER and DIVISOR the angle of the point (DIVISOR, NUMBER)."
  (cond (divisor-p
         (let ((value (host-atan2 (real-to-f64 number) (real-to-f64 divisor))))
           (declare (type f64 value))
           (if (if (double-float-object-p number) t (double-float-object-p divisor))
               value
               (f64-to-f32 value))))
        ((complex-object-p number) (over-i (atanh (times-i number))))
        (t (transcendental-result (host-atan (real-to-f64 number)) number))))

(defun asinh (number)
  "Return the inverse hyperbolic sine of NUMBER."
  (if (complex-object-p number)
      (over-i (asin (times-i number)))
      (transcendental-result (host-asinh (real-to-f64 number)) number)))

(defun acosh (number)
  "Return the inverse hyperbolic cosine of NUMBER."
  (if (if (complex-object-p number) t (less number 1))
      (let* ((z (beside-real number 0.0d0))
             (below (root-of-sum -1.0d0 1.0d0 z))
             (above (root-of-sum 1.0d0 1.0d0 z)))
        (narrowed (make-complex (host-asinh (real-of-product (conjugate below) above))
                                (f64* 2.0d0 (host-atan2 (real-to-f64 (complex-imaginary below))
                                                        (real-to-f64 (complex-real above)))))
                  number))
      (transcendental-result (host-acosh (real-to-f64 number)) number)))

(defun atanh (number)
  "Return the inverse hyperbolic tangent of NUMBER."
  (if (within-one-p number)
      (progn
        (when (if (rationalp number) (equals (abs number) 1) nil)
          (error 'division-by-zero :operation 'atanh :operands (list number)))
        (transcendental-result (host-atanh (real-to-f64 number)) number))
      (narrowed (complex-atanh (beside-real number (negate (zero-against number)))) number)))

(defun complex-atanh (number)
  "Return the inverse hyperbolic tangent of NUMBER, complex in double-floats."
  (let* ((x (real-to-f64 (complex-real number)))
         (y (real-to-f64 (complex-imaginary number)))
         (away (f64- 1.0d0 (f64-abs x)))
         (size (f64+ (f64-abs x) (f64-abs y))))
    (declare (type f64 x y away size))
    (if (f64> size 1.0d150)
        ;; The squares would overflow; there the function is 1/z, a quarter turn aside.
        (let ((ratio (f64/ y x)))
          (declare (type f64 ratio))
          (make-complex (if (f64= x 0.0d0) x (f64/ (f64/ 1.0d0 x) (f64+ 1.0d0 (f64* ratio ratio))))
                        (f64-copysign 1.5707963267948966d0 y)))
        (make-complex (f64-copysign (f64* 0.25d0 (host-log1p (f64/ (f64* 4.0d0 (f64-abs x))
                                                                   (f64+ (f64* away away) (f64* y y)))))
                                    x)
                      (f64* 0.5d0 (host-atan2 (f64* 2.0d0 y)
                                              (f64- (f64* away (f64+ 1.0d0 (f64-abs x))) (f64* y y))))))))

(defun phase (number)
  "Return the angle of NUMBER in the complex plane."
  (cond ((complex-object-p number) (atan (complex-imaginary number) (complex-real number)))
        ((floatp number) (if (minusp (float-sign number)) (float pi number) (float 0 number)))
        ((minusp number) (real-to-single pi))
        (t 0.0f0)))

(defun cis (radians)
  "Return the complex number of absolute value 1 whose angle is RADIANS."
  (complex (cos radians) (sin radians)))
