;;;; Floats to decimal digits and back: the shortest digits that read as the same float (R. Burger and K. Dybvig,
;;;; Printing Floating-Point Numbers Quickly and Accurately), and the float nearest to decimal digits.

(in-package :clysm-system)

(defun shortest-digits (float)
  "Return a string of the fewest digits that determine the positive FLOAT, and the exponent of 10 of a point before
them."
  (multiple-value-bind (significand exponent) (integer-decode-float float)
    (if (if (>= exponent -60) (if (<= exponent 0) (eq 0 (ldb (byte (- exponent) 0) significand)) nil) nil)
        ;; A whole number: near it the floats are at most 1 apart, so that all its digits count.
        (let* ((digits (integer-to-string (ash2 significand exponent) 10))
               (length (string-object-length digits)))
          (values (without-trailing-zeros digits) length))
        (generate-digits significand exponent
                         (if (double-float-object-p float) #x10000000000000 #x800000)
                         (if (double-float-object-p float) -1074 -149)))))

(defun without-trailing-zeros (digits)
  "Return the string DIGITS without zeros at the end."
  (let ((length (string-object-length digits)))
    (declare (type i32 length))
    (do () ((if (i32<= length 1) t (i32/= 48 (string-code digits (i32- length 1)))))
      (setq length (i32- length 1)))
    (substring digits 0 length)))

(defun power-of-ten (exponent)
  "Return 10 to the power EXPONENT, a fixnum that is not negative."
  (if (eq exponent 0) 1 (power-by-squaring 10 exponent)))

(defun generate-digits (significand exponent smallest least)
  "Return the shortest digits of SIGNIFICAND * 2^EXPONENT and the exponent of 10.
Below a significand of SMALLEST floats are half as far apart, unless the exponent is LEAST."
  (let* ((even (evenp significand))
         (narrow (if (eql significand smallest) (> exponent least) nil))
         (twos (if narrow 2 1))
         (up (if (> exponent 0) (ash2 1 exponent) 1))
         (down (if (< exponent 0) (ash2 1 (- exponent)) 1))
         ;; The number is R / S, the halves of the gaps to its neighbours are ABOVE / S and BELOW / S.
         (r (multiply-integers (multiply-integers significand up) (* 2 twos)))
         (s (multiply-integers down (* 2 twos)))
         (above (multiply-integers up twos))
         (below up)
         (k (estimate-decimal-exponent significand exponent)))
    (if (>= k 0)
        (setq s (multiply-integers s (power-of-ten k)))
        (let ((power (power-of-ten (- k))))
          (setq r (multiply-integers r power))
          (setq above (multiply-integers above power))
          (setq below (multiply-integers below power))))
    ;; The estimate may be one too low.
    (let ((order (compare-integers (add-integers r above) s)))
      (declare (type i32 order))
      (if (if even (i32>= order 0) (i32> order 0))
          (setq k (+ k 1))
          (progn
            (setq r (multiply-integers r 10))
            (setq above (multiply-integers above 10))
            (setq below (multiply-integers below 10)))))
    (values (digit-string r s above below even) k)))

(defun estimate-decimal-exponent (significand exponent)
  "Return the exponent of 10 just above SIGNIFICAND * 2^EXPONENT, or one less."
  (let ((logarithm (f64* (i32-to-f64 (+ (integer-length significand) exponent -1)) 0.30102999566398114d0)))
    (declare (type f64 logarithm))
    (f64-to-i32 (f64-ceil (f64- logarithm 1.0d-10)))))

(defun digit-string (r s above below even)
  "Return the digits of 10 * R / S up to the first place where they determine the number."
  (let ((digits (make-i16-array 24 48))
        (count 0))
    (declare (type i32 count))
    (do () (nil)
      (multiple-value-bind (digit rest) (truncate-integers r s)
        (let* ((low-order (compare-integers rest below))
               (high-order (compare-integers (add-integers rest above) s))
               (low (if even (i32<= low-order 0) (i32< low-order 0)))
               (high (if even (i32>= high-order 0) (i32> high-order 0))))
          (declare (type i32 low-order high-order))
          (when (if high
                    (if low (i32>= (compare-integers (add-integers rest rest) s) 0) t)
                    nil)
            (setq digit (+ digit 1)))
          (set-i16-ref digits count (code-of-digit digit))
          (setq count (i32+ count 1))
          (when (if low t high)
            (return (substring (make-string-object digits) 0 count)))
          (setq r (multiply-integers rest 10))
          (setq above (multiply-integers above 10))
          (setq below (multiply-integers below 10)))))))

(defun decimal-to-float (significand exponent double)
  "Return the float nearest to the integer SIGNIFICAND times 10 to the power EXPONENT: a double-float if DOUBLE.
Signals floating-point-overflow if it is too great, and floating-point-underflow if it would be 0 but is not."
  (let ((magnitude (abs significand)))
    (cond ((eq significand 0) (if double 0.0d0 0.0f0))
          ;; Far outside, so that no huge power of 10 is computed.
          ((> (add (digits-estimate magnitude) exponent) 400)
           (error 'floating-point-overflow :operation 'float :operands (list significand exponent)))
          ((< (add (digits-estimate magnitude) exponent) -400)
           (error 'floating-point-underflow :operation 'float :operands (list significand exponent)))
          (t (let ((value (quotient-to-f64
                           (if (> exponent 0) (multiply-integers magnitude (power-of-ten exponent)) magnitude)
                           (if (< exponent 0) (power-of-ten (- exponent)) 1)
                           (if double 53 24)
                           (if double -1074 -149))))
               (declare (type f64 value))
               (when (f64> value (if double 1.7976931348623157d308 3.4028234663852886d38))
                 (error 'floating-point-overflow :operation 'float :operands (list significand exponent)))
               (when (f64= value 0.0d0)
                 (error 'floating-point-underflow :operation 'float :operands (list significand exponent)))
               (when (negative-integer-p significand) (setq value (f64-neg value)))
               (if double value (f64-to-f32 value)))))))

(defun digits-estimate (integer)
  "Return about the number of decimal digits of INTEGER."
  (f64-to-i32 (f64* (i32-to-f64 (integer-length integer)) 0.30102999566398114d0)))
