;;;; The marshal types of small integers: :INT8, :INT16, :UINT8, :UINT16, :UINT32.

(in-package "CLYSM-SYSTEM")

(defmacro define-integer-type (name bits base)
  "Define the marshal type NAME of integers of so many BITS, unsigned or as the type (SIGNED-BYTE bits), that crosses as
BASE."
  (let ((type (if (integerp bits) `(unsigned-byte ,bits) bits)))
    `(ffi:define-foreign-type ,name ()
       ,(format nil "An integer of the type ~S." type)
       (:base ,base)
       (:lisp-type ',type)
       (:to-host (value) (list 'if (list 'typep value '',type) value (list 'ffi:conversion-error value ,name)))
       (:from-host (value) (list 'integer-in ',type value ,name))
       (:typescript "number"))))

(defmacro integer-in (type value name)
  "The integer that VALUE, a number from the host, is, if it is of TYPE; else the error for the marshal type NAME."
  `(if (floatp ,value)
       (let ((integer (f64-to-i64 ,value)))
         (declare (type i64 integer))
         (if (and (f64= (i64-to-f64 integer) ,value) (typep integer ',type))
             integer
             (ffi:conversion-error (integer-of-double ,value) ,name)))
       (if (typep ,value ',type) ,value (ffi:conversion-error ,value ,name))))

(define-integer-type :int8 (signed-byte 8) :int32)
(define-integer-type :int16 (signed-byte 16) :int32)
(define-integer-type :uint8 8 :int32)
(define-integer-type :uint16 16 :int32)
;; As an i32 the upper half would be negative in the host.
(define-integer-type :uint32 32 :float)
