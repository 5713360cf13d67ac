;;;; What the code of foreign calls needs of the library: conversions that take more than an instruction or two, and the
;;;; errors of conversions.

(in-package "CLYSM-SYSTEM")

(defun foreign-type-error (function argument type direction value)
  "Signal that VALUE cannot cross in DIRECTION as TYPE. ARGUMENT is its number, 0 for the result of FUNCTION."
  (declare (type i32 argument))
  (error 'ffi:ffi-type-error :function-name function
                             :argument (if (i32= argument 0) nil argument)
                             :expected-type type :datum value :direction direction))

(defun float-to-host (value function argument type)
  "The real number VALUE as a double-float; there is none for a rational beyond the greatest."
  (declare (type i32 argument))
  (cond ((double-float-object-p value) (double-value value))
        ((fixnump value) (i32-to-f64 value))
        ((single-float-object-p value) (float value 1.0d0))
        ((if (rationalp value) (has-double-float-p value) nil) (rational-to-f64 value))
        (t (foreign-type-error function argument type :to-host value))))

(defun string-to-host (value function argument type)
  "The host string with the characters of VALUE, or the null reference for NIL."
  (declare (type i32 argument))
  (cond ((stringp value) (host-string value))
        ((null value) (null-ref))
        (t (foreign-type-error function argument type :to-host value))))

(defun host-string (string)
  "The host string with the characters of STRING."
  (let ((data (string-data (if (string-object-p string) string (simple-string-of string)))))
    (if (i16-array-p data)
        (host-string-from-i16 data 0 (array-length data))
        (host-string-of-codes data))))

(defun host-string-of-codes (codes)
  "The host string of an array of character codes, those beyond 16 bits as two units."
  (let ((units (make-i16-array (i32* 2 (array-length codes)) 0))
        (count 0)
        (index 0))
    (declare (type i32 count index))
    (tagbody
     next
       (when (i32< index (array-length codes))
         (let ((code (i32-ref codes index)))
           (declare (type i32 code))
           (cond ((i32< code #x10000)
                  (set-i16-ref units count code)
                  (setq count (i32+ count 1)))
                 (t
                  (set-i16-ref units count (i32+ #xD800 (i32-shr-u (i32- code #x10000) 10)))
                  (set-i16-ref units (i32+ count 1) (i32+ #xDC00 (i32-and code #x3FF)))
                  (setq count (i32+ count 2)))))
         (setq index (i32+ index 1))
         (go next)))
    (host-string-from-i16 units 0 count)))

(ffi:define-foreign-function host-value-kind "clysm:runtime.kind" (:anyref) :fixnum)

(defun string-from-host (value function argument type)
  "The string with the characters of the host string VALUE; NIL for null and undefined."
  (declare (type i32 argument))
  (cond ((null-ref-p value) nil)
        ((host-string-p value) (string-of-host-string value))
        ((eql (host-value-kind value) 1) nil)
        (t (foreign-type-error function argument type :from-host value))))

(ffi:define-foreign-function host-string-has-surrogates-p "clysm:runtime.hasSurrogates" (:anyref) :boolean)

(defun string-of-host-string (host-string)
  "The string with the characters of a host string."
  (let* ((length (host-string-length host-string))
         (units (make-i16-array length 0)))
    (declare (type i32 length))
    (host-string-into-i16 host-string units 0)
    ;; Most hosts keep a string of narrow characters in bytes, and know at once that it has no surrogates. Asking takes
    ;; as long as looking at a hundred units; of a string that begins with a wide character, it would take longer.
    (if (if (i32< length 128)
            (has-surrogates-p units)
            (if (i32< (i16-ref units 0) #x100)
                (host-string-has-surrogates-p host-string)
                (has-surrogates-p units)))
        (string-of-utf-16 units)
        (make-string-object units))))

(declaim (inline surrogate-sign))
(defun surrogate-sign (units index)
  "A number below 0 if the unit at INDEX is a surrogate: only these are below #x800 with the bits of #xD800 inverted."
  (declare (type i32 index))
  (i32- (i32-xor (i16-ref units index) #xD800) #x800))

(defun has-surrogates-p (units)
  "Whether one of UNITS is a surrogate, so that two of them may be one character."
  (let ((count (array-length units))
        (index 0)
        (signs 0))
    (declare (type i32 count index signs))
    (tagbody
     ;; Four at a time, without a branch for each.
     next-four
       (when (i32< (i32+ index 3) count)
         (setq signs (i32-or (i32-or (i32-or (surrogate-sign units index)
                                             (surrogate-sign units (i32+ index 1)))
                                     (i32-or (surrogate-sign units (i32+ index 2))
                                             (surrogate-sign units (i32+ index 3))))
                             signs)
               index (i32+ index 4))
         (go next-four)))
    (tagbody
     next
       (when (i32< index count)
         (setq signs (i32-or (surrogate-sign units index) signs)
               index (i32+ index 1))
         (go next)))
    (i32< signs 0)))

(defun high-surrogate-p (unit)
  "Whether UNIT is the first of two units for one character."
  (declare (type i32 unit))
  (i32= (i32-and unit #xFC00) #xD800))

(defun low-surrogate-p (unit)
  "Whether UNIT is the second of two units for one character."
  (declare (type i32 unit))
  (i32= (i32-and unit #xFC00) #xDC00))

(defun string-of-utf-16 (units)
  "The string whose UTF-16 form is the array UNITS. A surrogate that has no partner stays a character."
  (let* ((count (array-length units))
         (codes (make-i32-array count 0))
         (index 0)
         (length 0)
         (wide nil))
    (declare (type i32 count index length))
    (tagbody
     next
       (when (i32< index count)
         (let ((unit (i16-ref units index)))
           (declare (type i32 unit))
           (setq index (i32+ index 1))
           (when (high-surrogate-p unit)
             (when (i32< index count)
               (when (low-surrogate-p (i16-ref units index))
                 (setq unit (i32+ #x10000
                                  (i32+ (i32-shl (i32-and unit #x3FF) 10)
                                        (i32-and (i16-ref units index) #x3FF)))
                       index (i32+ index 1)
                       wide t))))
           (set-i32-ref codes length unit)
           (setq length (i32+ length 1)))
         (go next)))
    (if wide
        (let ((data (make-i32-array length 0)))
          (i32-copy data 0 codes 0 length)
          (make-string-object data))
        (make-string-object units))))

(defun int32-to-host (value function argument type)
  "The integer VALUE, which must be of 32 bits."
  (declare (type i32 argument))
  (cond ((fixnump value) value)
        ((typep value '(signed-byte 32)) value)
        (t (foreign-type-error function argument type :to-host value))))

(ffi:define-foreign-function number-of "clysm:runtime.numberOf" (:anyref) :float)

(defun int32-from-host (value function argument type)
  "The integer of 32 bits that VALUE is: a number of the host that is no fixnum or, if a restart gave it, one of Lisp."
  (declare (type i32 argument))
  (if (typep value '(signed-byte 32))
      value
      (let* ((number (number-of value))
             (integer (f64-to-i32 number)))
        (declare (type f64 number) (type i32 integer))
        (if (f64= (i32-to-f64 integer) number)
            integer
            (foreign-type-error function argument type :from-host (shown-from-host value))))))

(defun fixnum-from-host (value function argument type)
  "The fixnum that VALUE is: in hosts that have several kinds of numbers, one of another kind."
  (declare (type i32 argument))
  (let ((number (number-of value)))
    (declare (type f64 number))
    (if (f64= number number)
        (let ((integer (integer-of-double number)))
          (if (fixnump integer)
              integer
              (foreign-type-error function argument type :from-host integer)))
        (foreign-type-error function argument type :from-host (shown-from-host value)))))

(defun int64-to-host (value function argument type)
  "The integer VALUE, which must be of 64 bits."
  (declare (type i32 argument))
  (cond ((fixnump value) value)
        ((typep value '(signed-byte 64)) value)
        (t (foreign-type-error function argument type :to-host value))))
