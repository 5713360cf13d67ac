;;;; Powers, roots, logarithms (CLHS 12.2.14 exp, expt; log; sqrt, isqrt). The host computes the functions of doubles.

(in-package :clysm-system)

(ffi:define-foreign-function host-exp "Math.exp" (:float) :float)
(ffi:define-foreign-function host-log "Math.log" (:float) :float)
(ffi:define-foreign-function host-sin "Math.sin" (:float) :float)
(ffi:define-foreign-function host-cos "Math.cos" (:float) :float)
(ffi:define-foreign-function host-pow "Math.pow" (:float :float) :float)

(defun transcendental-result (value argument)
  "Return VALUE as a double-float if ARGUMENT is one, else as a single-float (CLHS 12.1.3.3)."
  (declare (type f64 value))
  (if (double-float-object-p argument) value (f64-to-f32 value)))

(defun widened (number)
  "Return the complex NUMBER with parts that are double-floats."
  (make-complex (real-to-double (complex-real number)) (real-to-double (complex-imaginary number))))

(defun narrowed (result number)
  "Return RESULT, in double-floats, in the format that a function of NUMBER returns."
  (if (double-float-object-p (realpart number)) result (narrow-to-single result)))

(defun exp (number)
  "Return e to the power NUMBER."
  (if (complex-object-p number)
      (let ((size (host-exp (real-to-f64 (complex-real number))))
            (angle (real-to-f64 (complex-imaginary number))))
        (declare (type f64 size angle))
        (narrowed (make-complex (f64* size (host-cos angle)) (f64* size (host-sin angle))) number))
      (transcendental-result (host-exp (real-to-f64 number)) number)))

(defun log-of-positive (number)
  "Return the natural logarithm of the positive real NUMBER as a double-float."
  (if (if (floatp number) t (< (integer-length (numerator number)) 1000))
      (if (if (ratio-object-p number) (> (integer-length (denominator number)) 1000) nil)
          (f64-neg (log-of-positive (divide 1 number)))
          (host-log (real-to-f64 number)))
      ;; Too great for a float: the logarithm of the leading bits, and of the power of 2 below them.
      (let ((bits (- (integer-length (numerator number)) (integer-length (denominator number)))))
        (declare (type i32 bits))
        (f64+ (host-log (rational-to-f64 (divide number (ash2 1 bits))))
              (f64* (i32-to-f64 bits) 0.6931471805599453d0)))))

(defun real-log (number)
  "Return the natural logarithm of the real NUMBER as a double-float, or as a complex number of doubles."
  (if (minusp number)
      (complex (log-of-positive (negate number)) 3.141592653589793d0)
      (log-of-positive number)))

(defun log (number &optional (base nil base-p))
  "Return the logarithm of NUMBER to BASE, by default e."
  (cond (base-p
         (cond ((if (zerop base) t nil)
                (if (double-float-object-p number) 0.0d0 0.0f0))
               ((eq number 0) (error 'division-by-zero :operation 'log :operands (list number base)))
               (t (let ((quotient (divide (log-in-doubles number) (log-in-doubles base))))
                    (narrowed quotient (if (double-float-object-p (realpart base)) base number))))))
        ((complex-object-p number) (narrowed (complex-log number) number))
        ((eq number 0) (error 'division-by-zero :operation 'log :operands (list number)))
        (t (narrowed (real-log number) number))))

(defun complex-log (number)
  "Return the natural logarithm of the complex NUMBER in double-floats."
  (let ((number (widened number)))
    (make-complex (host-log (real-to-f64 (abs number))) (phase number))))

(defun log-in-doubles (number)
  "Return the natural logarithm of NUMBER in double-floats."
  (if (complex-object-p number) (complex-log number) (real-log number)))

(defun narrow-to-single (number)
  "Return NUMBER, a double-float or a complex number of two, in single-floats."
  (if (complex-object-p number)
      (make-complex (real-to-single (complex-real number)) (real-to-single (complex-imaginary number)))
      (real-to-single number)))

(defun sqrt (number)
  "Return the principal square root of NUMBER."
  (cond ((complex-object-p number) (complex-sqrt number))
        ((double-float-object-p number)
         (if (f64< (double-value number) 0.0d0)
             (make-complex 0.0d0 (f64-sqrt (f64-neg (double-value number))))
             (f64-sqrt (double-value number))))
        ((minusp number) (complex 0 (sqrt (negate number))))
        ;; The root of a double rounded to a single is the root of the single rounded once.
        (t (f64-to-f32 (f64-sqrt (f32-to-f64 (real-to-f32 number)))))))

(defun complex-sqrt (number)
  "Return the principal square root of a complex number (W. Kahan, Branch Cuts)."
  (let* ((x (float (complex-real number)))
         (y (float (complex-imaginary number)))
         (size (abs (complex x y))))
    (if (zerop size)
        (complex x y)
        (let ((root (sqrt (divide (add size (abs x)) 2))))
          (if (minusp x)
              (complex (divide (abs y) (multiply 2 root)) (float-sign y root))
              (complex root (divide y (multiply 2 root))))))))

(defun isqrt (natural)
  "Return the greatest integer whose square is not greater than NATURAL."
  (check-integer natural)
  (when (negative-integer-p natural) (wrong-type natural 'unsigned-byte))
  (if (eq natural 0)
      0
      ;; Newton's iteration from above goes down to the root and stops there.
      (let ((guess (ash2 1 (ash2 (add (integer-length natural) 1) -1))))
        (do () (nil)
          (let ((next (ash2 (add-integers guess (floor2 natural guess)) -1)))
            (when (i32>= (compare-integers next guess) 0) (return guess))
            (setq guess next))))))

(defun power-by-squaring (base exponent)
  "Return BASE to the power EXPONENT, a positive integer (Knuth 4.6.3)."
  (let ((result nil))
    (do () (nil)
      (when (oddp exponent)
        (setq result (if (null result) base (multiply result base))))
      (setq exponent (ash2 exponent -1))
      (when (eq exponent 0) (return result))
      (setq base (multiply base base)))))

(defun integer-power (base exponent)
  "Return BASE to the integer power EXPONENT."
  (cond ((eq exponent 0) (power-zero base))
        ((floatp base)
         (transcendental-result (host-pow (real-to-f64 base) (real-to-f64 exponent)) base))
        ((if (eq base 1) t (eq base 0))
         (if (if (eq base 0) (minusp exponent) nil)
             (error 'division-by-zero :operation 'expt :operands (list base exponent))
             base))
        ((eq base -1) (if (oddp exponent) -1 1))
        ((minusp exponent) (divide 1 (power-by-squaring base (negate exponent))))
        (t (power-by-squaring base exponent))))

(defun power-zero (base)
  "Return 1 in the format of the number BASE."
  (cond ((complex-object-p base) (complex (power-zero (complex-real base)) (multiply 0 (complex-imaginary base))))
        ((floatp base) (float 1 base))
        (t (check-number base) 1)))

(defun expt (base power)
  "Return BASE to the power POWER."
  (cond ((integerp power) (integer-power base power))
        ((if (complexp base) t (complexp power)) (general-power base power))
        ((if (minusp base) (not (whole-float-p power)) nil) (general-power base power))
        ((if (eq base 0) (plusp power) nil) (multiply 0 power))
        (t (let ((value (host-pow (real-to-f64 base) (real-to-f64 power))))
             (declare (type f64 value))
             (if (if (double-float-object-p base) t (double-float-object-p power))
                 value
                 (f64-to-f32 value))))))

(defun whole-float-p (power)
  "Whether POWER is a float without a fraction, or infinite: a negative number has such powers that are real."
  (if (floatp power)
      (let ((value (real-to-f64 power)))
        (declare (type f64 value))
        (f64= value (f64-trunc value)))
      nil))

(defun general-power (base power)
  "Return BASE to the power POWER by the exponential function."
  (if (zerop base)
      (if (plusp (realpart power))
          (multiply base power)
          (error 'division-by-zero :operation 'expt :operands (list base power)))
      ;; In double-floats, since the detour over the logarithm costs precision.
      (narrowed (exp (multiply power (log-in-doubles base)))
                (if (double-float-object-p (realpart power)) power base))))
