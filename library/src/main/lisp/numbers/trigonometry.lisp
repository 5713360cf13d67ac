;;;; Trigonometric and hyperbolic functions (CLHS sin to atanh, phase, cis). The host computes those of doubles; complex
;;;; ones follow the definitions of CLHS asin and asinh.

(in-package :clysm-system)

(ffi:define-foreign-function host-sin "Math.sin" (:float) :float)
(ffi:define-foreign-function host-cos "Math.cos" (:float) :float)
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

(defun times-i (number)
  "Return NUMBER times the imaginary unit."
  (complex (negate (imagpart number)) (realpart number)))

(defun over-i (number)
  "Return NUMBER divided by the imaginary unit."
  (complex (imagpart number) (negate (realpart number))))

(defun sin (number)
  "Return the sine of NUMBER."
  (if (complex-object-p number)
      (let ((x (complex-real number))
            (y (complex-imaginary number)))
        (complex (multiply (sin x) (cosh y)) (multiply (cos x) (sinh y))))
      (transcendental-result (host-sin (real-to-f64 number)) number)))

(defun cos (number)
  "Return the cosine of NUMBER."
  (if (complex-object-p number)
      (let ((x (complex-real number))
            (y (complex-imaginary number)))
        (complex (multiply (cos x) (cosh y)) (negate (multiply (sin x) (sinh y)))))
      (transcendental-result (host-cos (real-to-f64 number)) number)))

(defun tan (number)
  "Return the tangent of NUMBER."
  (if (complex-object-p number)
      (divide (sin number) (cos number))
      (transcendental-result (host-tan (real-to-f64 number)) number)))

(defun sinh (number)
  "Return the hyperbolic sine of NUMBER."
  (if (complex-object-p number)
      (over-i (sin (times-i number)))
      (transcendental-result (host-sinh (real-to-f64 number)) number)))

(defun cosh (number)
  "Return the hyperbolic cosine of NUMBER."
  (if (complex-object-p number)
      (cos (times-i number))
      (transcendental-result (host-cosh (real-to-f64 number)) number)))

(defun tanh (number)
  "Return the hyperbolic tangent of NUMBER."
  (if (complex-object-p number)
      (divide (sinh number) (cosh number))
      (transcendental-result (host-tanh (real-to-f64 number)) number)))

(defun within-one-p (number)
  "Whether NUMBER is real and between -1 and 1."
  (if (complex-object-p number) nil (less-equal (abs number) 1)))

(defun asin (number)
  "Return the arc sine of NUMBER."
  (if (within-one-p number)
      (transcendental-result (host-asin (real-to-f64 number)) number)
      (over-i (log (add (times-i number) (sqrt (subtract 1 (multiply number number))))))))

(defun acos (number)
  "Return the arc cosine of NUMBER."
  (if (within-one-p number)
      (transcendental-result (host-acos (real-to-f64 number)) number)
      (subtract (divide (if (double-float-object-p (realpart number)) pi (real-to-single pi)) 2) (asin number))))

(defun atan (number &optional (divisor nil divisor-p))
  "Return the arc tangent of NUMBER, or of NUMBER and DIVISOR the angle of the point (DIVISOR, NUMBER)."
  (cond (divisor-p
         (let ((value (host-atan2 (real-to-f64 number) (real-to-f64 divisor))))
           (declare (type f64 value))
           (if (if (double-float-object-p number) t (double-float-object-p divisor))
               value
               (f64-to-f32 value))))
        ((complex-object-p number)
         (let ((turned (times-i number)))
           (divide (subtract (log (add 1 turned)) (log (subtract 1 turned))) #c(0 2))))
        (t (transcendental-result (host-atan (real-to-f64 number)) number))))

(defun asinh (number)
  "Return the inverse hyperbolic sine of NUMBER."
  (if (complex-object-p number)
      (log (add number (sqrt (add 1 (multiply number number)))))
      (transcendental-result (host-asinh (real-to-f64 number)) number)))

(defun acosh (number)
  "Return the inverse hyperbolic cosine of NUMBER."
  (if (if (complex-object-p number) t (less number 1))
      (multiply 2 (log (add (sqrt (divide (add number 1) 2)) (sqrt (divide (subtract number 1) 2)))))
      (transcendental-result (host-acosh (real-to-f64 number)) number)))

(defun atanh (number)
  "Return the inverse hyperbolic tangent of NUMBER."
  (if (within-one-p number)
      (progn
        (when (if (rationalp number) (equals (abs number) 1) nil)
          (error 'division-by-zero :operation 'atanh :operands (list number)))
        (transcendental-result (host-atanh (real-to-f64 number)) number))
      (divide (subtract (log (add 1 number)) (log (subtract 1 number))) 2)))

(defun phase (number)
  "Return the angle of NUMBER in the complex plane."
  (if (if (rationalp number) (not (minusp number)) nil)
      0
      (atan (imagpart number) (realpart number))))

(defun cis (radians)
  "Return the complex number of absolute value 1 whose angle is RADIANS."
  (complex (cos radians) (sin radians)))
