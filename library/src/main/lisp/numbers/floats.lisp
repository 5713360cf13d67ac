;;;; Floats: their limits and their parts (CLHS 12.1.4, float to integer-decode-float, rationalize).
;;;; short-float is single-float, long-float is double-float.

(in-package :clysm-system)

(defconstant most-positive-single-float 3.4028234663852886f38 "The greatest single-float.")
(defconstant most-negative-single-float -3.4028234663852886f38 "The least single-float.")
(defconstant least-positive-single-float 1.4012984643248171f-45 "The single-float next above zero.")
(defconstant least-negative-single-float -1.4012984643248171f-45 "The single-float next below zero.")
(defconstant least-positive-normalized-single-float 1.1754943508222875f-38
  "The least positive single-float of full precision.")
(defconstant least-negative-normalized-single-float -1.1754943508222875f-38
  "The negative single-float of full precision next to zero.")
(defconstant single-float-epsilon 5.960465188081798f-8 "The least single-float that changes 1 when added.")
(defconstant single-float-negative-epsilon 2.9802325940409414f-8
  "The least single-float that changes 1 when subtracted.")
(defconstant most-positive-double-float 1.7976931348623157d308 "The greatest double-float.")
(defconstant most-negative-double-float -1.7976931348623157d308 "The least double-float.")
(defconstant least-positive-double-float 4.9406564584124654d-324 "The double-float next above zero.")
(defconstant least-negative-double-float -4.9406564584124654d-324 "The double-float next below zero.")
(defconstant least-positive-normalized-double-float 2.2250738585072014d-308
  "The least positive double-float of full precision.")
(defconstant least-negative-normalized-double-float -2.2250738585072014d-308
  "The negative double-float of full precision next to zero.")
(defconstant double-float-epsilon 1.1102230246251568d-16 "The least double-float that changes 1 when added.")
(defconstant double-float-negative-epsilon 5.551115123125784d-17
  "The least double-float that changes 1 when subtracted.")
(defconstant most-positive-short-float 3.4028234663852886f38 "The greatest short-float.")
(defconstant most-negative-short-float -3.4028234663852886f38 "The least short-float.")
(defconstant least-positive-short-float 1.4012984643248171f-45 "The short-float next above zero.")
(defconstant least-negative-short-float -1.4012984643248171f-45 "The short-float next below zero.")
(defconstant least-positive-normalized-short-float 1.1754943508222875f-38
  "The least positive short-float of full precision.")
(defconstant least-negative-normalized-short-float -1.1754943508222875f-38
  "The negative short-float of full precision next to zero.")
(defconstant short-float-epsilon 5.960465188081798f-8 "The least short-float that changes 1 when added.")
(defconstant short-float-negative-epsilon 2.9802325940409414f-8
  "The least short-float that changes 1 when subtracted.")
(defconstant most-positive-long-float 1.7976931348623157d308 "The greatest long-float.")
(defconstant most-negative-long-float -1.7976931348623157d308 "The least long-float.")
(defconstant least-positive-long-float 4.9406564584124654d-324 "The long-float next above zero.")
(defconstant least-negative-long-float -4.9406564584124654d-324 "The long-float next below zero.")
(defconstant least-positive-normalized-long-float 2.2250738585072014d-308
  "The least positive long-float of full precision.")
(defconstant least-negative-normalized-long-float -2.2250738585072014d-308
  "The negative long-float of full precision next to zero.")
(defconstant long-float-epsilon 1.1102230246251568d-16 "The least long-float that changes 1 when added.")
(defconstant long-float-negative-epsilon 5.551115123125784d-17
  "The least long-float that changes 1 when subtracted.")
(defconstant pi 3.141592653589793d0
  "The double-float nearest to the ratio of a circle's circumference to its diameter.")

(defun check-float (object)
  "Return OBJECT, a float; a type-error for any other."
  (if (floatp object) object (wrong-type object 'float)))

(defun float-like (value prototype)
  "Return VALUE as a float of the format of PROTOTYPE."
  (declare (type f64 value))
  (if (double-float-object-p prototype) value (f64-to-f32 value)))

(defun float (number &optional (prototype 1.0f0 prototype-p))
  "Return the real NUMBER as a float: of the format of PROTOTYPE, else a single-float unless it is a float already."
  (cond (prototype-p
         (if (double-float-object-p (check-float prototype)) (real-to-double number) (real-to-single number)))
        ((floatp number) number)
        (t (real-to-single number))))

(defun float-radix (float)
  "Return the radix of FLOAT, which is 2."
  (check-float float)
  2)

(defun float-digits (float)
  "Return the number of radix digits of the format of FLOAT."
  (if (double-float-object-p (check-float float)) 53 24))

(defun float-precision (float)
  "Return the number of significant radix digits of FLOAT."
  (multiple-value-bind (significand exponent sign) (integer-decode-float float)
    (declare (ignore exponent sign))
    (integer-length significand)))

(defun negative-float-p (float)
  "Whether the sign bit of FLOAT is 1."
  (if (double-float-object-p float)
      (i64< (f64-bits (double-value float)) 0)
      (i32< (f32-bits (single-value float)) 0)))

(defun float-sign (first &optional (second (float 1 first)))
  "Return SECOND with the sign of FIRST."
  (let ((magnitude (abs (check-float second))))
    (if (negative-float-p (check-float first)) (negate magnitude) magnitude)))

(defun integer-decode-float (float)
  "Return the significand of FLOAT as an integer, the exponent of its lowest bit, and its sign as 1 or -1."
  (let ((sign (if (negative-float-p (check-float float)) -1 1)))
    (declare (type i32 sign))
    (check-finite (real-to-f64 float) 'integer-decode-float)
    (if (double-float-object-p float)
        (values (i64-to-integer (f64-significand (double-value float)))
                (f64-exponent (double-value float))
                sign)
        (let* ((bits (f32-bits (single-value float)))
               (field (i32-and (i32-shr-u bits 23) 255))
               (fraction (i32-and bits #x7FFFFF)))
          (declare (type i32 bits field fraction))
          (if (i32= field 0)
              (values fraction -149 sign)
              (values (i32-or fraction #x800000) (i32- field 150) sign))))))

(defun decode-float (float)
  "Return the significand of FLOAT as a float from 1/2 to below 1 (or 0), the exponent of 2, and its sign as a float."
  (multiple-value-bind (significand exponent sign) (integer-decode-float float)
    (let ((length (integer-length significand)))
      (if (eq significand 0)
          (values (float 0 float) 0 (float sign float))
          (values (float-like (scale-f64 (rational-to-f64 significand) (i32- 0 length)) float)
                  (add exponent length)
                  (float sign float))))))

(defun scale-float (float exponent)
  "Return FLOAT times 2 to the power EXPONENT."
  (let ((k (if (fixnump (check-integer exponent)) exponent (if (minusp exponent) -10000 10000)))
        (value (real-to-f64 (check-float float))))
    (declare (type i32 k) (type f64 value))
    (when (i32> k 10000) (setq k 10000))
    (when (i32< k -10000) (setq k -10000))
    (if (if (f64= value 0.0d0) t (not (f64-finite-p value)))
        float
        (let* ((double (double-float-object-p float))
               (magnitude (if double
                              (round-to-f64 (f64-significand value) (i32+ (f64-exponent value) k) 53 -1074)
                              (round-to-f64 (f64-significand value) (i32+ (f64-exponent value) k) 24 -149))))
          (declare (type f64 magnitude))
          (when (if double
                    (f64> magnitude 1.7976931348623157d308)
                    (f64> magnitude 3.4028234663852886d38))
            (error 'floating-point-overflow :operation 'scale-float :operands (list float exponent)))
          (float-like (if (f64< value 0.0d0) (f64-neg magnitude) magnitude) float)))))

(defun rationalize (real)
  "Return the simplest rational number whose nearest float is REAL."
  (cond ((not (floatp real)) (check-rational-real real))
        ((zerop real) 0)
        (t (multiple-value-bind (significand exponent sign) (integer-decode-float real)
             (if (>= exponent 0)
                 (rational real)
                 ;; All numbers within half a unit of the last place round to REAL.
                 (let* ((twice (multiply-integers 2 significand))
                        (denominator (ash2 1 (- 1 exponent)))
                        (low (make-rational (subtract-integers twice 1) denominator))
                        (high (make-rational (add-integers twice 1) denominator)))
                   (multiply sign (simplest-rational low high))))))))

(defun simplest-rational (low high)
  "Return the rational of least denominator between two positive rationals, by continued fractions."
  (let ((floor (floor2 low 1)))
    (cond ((equals floor low) floor)
          ((less floor (floor2 high 1)) (add floor 1))
          (t (add floor (divide 1 (simplest-rational (divide 1 (subtract high floor))
                                                     (divide 1 (subtract low floor)))))))))
