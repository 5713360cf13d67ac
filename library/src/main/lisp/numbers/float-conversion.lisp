;;;; Floats from rationals and back (CLHS 12.1.4.1): correctly rounded one way, exact the other.

(in-package :clysm-system)

(defun scale-f64 (value exponent)
  "Return VALUE times 2 to the power EXPONENT; exact whenever the result has room for all bits."
  (declare (type f64 value) (type i32 exponent))
  (when (i32> exponent 3000) (setq exponent 3000))
  (when (i32< exponent -3000) (setq exponent -3000))
  (do () ((i32<= exponent 1023))
    (setq value (f64* value (bits-f64 (i64-shl 2046 52))))
    (setq exponent (i32- exponent 1023)))
  (do () ((i32>= exponent -1022))
    (setq value (f64* value (bits-f64 (i64-shl 1 52))))
    (setq exponent (i32+ exponent 1022)))
  (f64* value (bits-f64 (i64-shl (i64+ (i32-to-i64 exponent) 1023) 52))))

(defun round-to-f64 (bits exponent digits least)
  "Return BITS * 2^EXPONENT rounded to DIGITS bits, none of them below 2^LEAST; half goes to even.
BITS is positive; its lowest bit stands for all that follow it."
  (declare (type i64 bits) (type i32 exponent digits least))
  (let* ((length (i64-to-i32 (i64- 64 (i64-clz bits))))
         (drop (i32- length digits)))
    (declare (type i32 length drop))
    (when (i32< (i32+ exponent drop) least) (setq drop (i32- least exponent)))
    (cond ((i32<= drop 0) (scale-f64 (i64-to-f64 bits) exponent))
          ((i32> drop length) 0.0d0)
          (t (let* ((kept (i64-shr-u bits (i32-to-i64 drop)))
                    (half (i64-shl 1 (i64- (i32-to-i64 drop) 1)))
                    (rest (i64-and bits (i64- (i64-shl half 1) 1))))
               (declare (type i64 kept half rest))
               (when (if (i64= rest half) (i64= 1 (i64-and kept 1)) (i64u> rest half))
                 (setq kept (i64+ kept 1)))
               (scale-f64 (i64-to-f64 kept) (i32+ exponent drop)))))))

(defun quotient-to-f64 (numerator denominator digits least)
  "Return the quotient of two positive integers rounded as by round-to-f64; infinity if it is too great."
  (declare (type i32 digits least))
  ;; The quotient is computed to 62 or 63 bits, what is left over is noted in the lowest.
  (let ((shift (i32- 62 (i32- (integer-length numerator) (integer-length denominator))))
        (bits 0))
    (declare (type i32 shift) (type i64 bits))
    (if (if (eq denominator 1) (i32< shift 0) nil)
        (progn
          (setq bits (integer-to-i64 (shift-right numerator (i32- 0 shift))))
          (unless (low-bits-zero-p (magnitude-of numerator) (i32- 0 shift))
            (setq bits (i64-or bits 1))))
        (multiple-value-bind (quotient remainder)
            (truncate-integers (if (i32> shift 0) (shift-left numerator shift) numerator)
                               (if (i32< shift 0) (shift-left denominator (i32- 0 shift)) denominator))
          (setq bits (integer-to-i64 quotient))
          (unless (eq remainder 0) (setq bits (i64-or bits 1)))))
    (round-to-f64 bits (i32- 0 shift) digits least)))

(defun rational-magnitude-to-f64 (rational digits least)
  "Return the absolute value of RATIONAL, not 0, rounded as by round-to-f64."
  (declare (type i32 digits least))
  (let ((numerator (numerator rational)))
    (quotient-to-f64 (if (negative-integer-p numerator) (negate-integer numerator) numerator)
                     (denominator rational) digits least)))

(defun signal-overflow (rational type)
  "Signal that RATIONAL is too great for a float of TYPE."
  (error 'floating-point-overflow :operation 'coerce :operands (list rational type)))

(defun has-double-float-p (rational)
  "Whether RATIONAL, not 0, is not beyond the greatest double-float when it is rounded."
  (f64<= (rational-magnitude-to-f64 rational 53 -1074) 1.7976931348623157d308))

(defun rounded-rational (rational digits least greatest type)
  "Return RATIONAL, rounded to a float of TYPE, as a double-float; signal that it is beyond GREATEST, that of TYPE."
  (declare (type i32 digits least) (type f64 greatest))
  (let ((magnitude (rational-magnitude-to-f64 rational digits least)))
    (declare (type f64 magnitude))
    (when (f64> magnitude greatest) (signal-overflow rational type))
    (if (negative-integer-p (numerator rational)) (f64-neg magnitude) magnitude)))

(defun rational-to-f64 (rational)
  "Return the double-float nearest to RATIONAL."
  (if (if (fixnump rational) t (int64p rational))
      (i64-to-f64 (integer-to-i64 rational))
      (rounded-rational rational 53 -1074 1.7976931348623157d308 'double-float)))

(defun rational-to-f32 (rational)
  "Return the single-float nearest to RATIONAL."
  (if (if (fixnump rational) t (int64p rational))
      (i64-to-f32 (integer-to-i64 rational))
      (f64-to-f32 (rounded-rational rational 24 -149 3.4028234663852886d38 'single-float))))

(defun real-to-f64 (real)
  "Return REAL as a double-float; a type-error for what is no real number."
  (cond ((double-float-object-p real) (double-value real))
        ((fixnump real) (i32-to-f64 real))
        ((single-float-object-p real) (f32-to-f64 (single-value real)))
        (t (rational-to-f64 (check-real real)))))

(defun real-to-f32 (real)
  "Return REAL as a single-float; a type-error for what is no real number."
  (cond ((single-float-object-p real) (single-value real))
        ((fixnump real) (i32-to-f32 real))
        ((double-float-object-p real) (f64-to-f32 (double-value real)))
        (t (rational-to-f32 (check-real real)))))

;;; Taking floats apart. The significand is an integer; its lowest bit has the weight 2 to the power of the exponent.

(defun f64-exponent-field (value)
  "Return the eleven bits of the biased exponent of VALUE."
  (declare (type f64 value))
  (i64-to-i32 (i64-and (i64-shr-u (f64-bits value) 52) 2047)))

(defun f64-significand (value)
  "Return the significand of VALUE, without its sign."
  (declare (type f64 value))
  (let ((fraction (i64-and (f64-bits value) #xFFFFFFFFFFFFF)))
    (declare (type i64 fraction))
    (if (i32= (f64-exponent-field value) 0) fraction (i64-or fraction #x10000000000000))))

(defun f64-exponent (value)
  "Return the exponent of the lowest bit of the significand of VALUE."
  (declare (type f64 value))
  (let ((field (f64-exponent-field value)))
    (declare (type i32 field))
    (i32- (if (i32= field 0) 1 field) 1075)))

(defun f64-finite-p (value)
  "Whether VALUE is neither infinite nor no number at all."
  (declare (type f64 value))
  (i32/= (f64-exponent-field value) 2047))

(defun check-finite (value operation)
  "Signal a floating-point-invalid-operation in OPERATION unless VALUE is finite."
  (declare (type f64 value))
  (unless (f64-finite-p value)
    (error 'floating-point-invalid-operation :operation operation :operands (list value))))

(defun f64-to-rational (value)
  "Return the rational number that VALUE is exactly."
  (declare (type f64 value))
  (check-finite value 'rational)
  (if (f64= value 0.0d0)
      0
      (let* ((significand (f64-significand value))
             (exponent (f64-exponent value))
             (zeros (i64-to-i32 (i64-ctz significand))))
        (declare (type i64 significand) (type i32 exponent zeros))
        (setq significand (i64-shr-u significand (i32-to-i64 zeros)))
        (setq exponent (i32+ exponent zeros))
        (let ((odd (i64-to-integer (if (f64< value 0.0d0) (i64- 0 significand) significand))))
          (if (i32>= exponent 0)
              (shift-left odd exponent)
              (make-ratio odd (shift-left 1 (i32- 0 exponent))))))))

(defun rational (real)
  "Return the rational number that REAL is exactly."
  (if (floatp real) (f64-to-rational (real-to-f64 real)) (check-rational-real real)))

(defun check-rational-real (real)
  "Return REAL, a rational; a type-error that asks for a real number for any other."
  (if (rationalp real) real (wrong-type real 'real)))

(defun f64-to-integer (value)
  "Return the integer that VALUE, which has no fraction, is exactly."
  (declare (type f64 value))
  (if (f64< (f64-abs value) 9.2d18)
      (i64-to-integer (f64-to-i64 value))
      (f64-to-rational value)))
