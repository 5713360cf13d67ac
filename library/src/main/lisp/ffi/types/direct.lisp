;;;; The boxed forms of the types that generated code converts.

(in-package "CLYSM-SYSTEM")

(defmacro define-direct-type (name lisp-type &body options)
  "Define how values of the marshal type NAME, which are of LISP-TYPE, are boxed: OPTIONS are :TO-HOST and :FROM-HOST of
DEFINE-FOREIGN-TYPE."
  `(describe-foreign-type ,name ()
     (list :lisp-type ',lisp-type
           :to-host ,(foreign-conversion-lambda options :to-host)
           :from-host ,(foreign-conversion-lambda options :from-host))))

(ffi:define-foreign-function unbox-number "clysm:runtime.toNumber" (:anyref) :float)
(ffi:define-foreign-function box-boolean "clysm:runtime.boolean" (:boolean) :anyref)
(ffi:define-foreign-function unbox-boolean "clysm:runtime.toBoolean" (:anyref) :boolean)

(define-direct-type :fixnum fixnum
  (:to-host (value) `(if (typep ,value 'fixnum) ,value (ffi:conversion-error ,value :fixnum)))
  (:from-host (value) `(if (typep ,value 'fixnum) ,value (integer-from-number ,value 'fixnum crossing :fixnum))))

(define-direct-type :float real
  (:to-host (value) `(if (realp ,value) (box-number ,value) (ffi:conversion-error ,value :float)))
  (:from-host (value) `(if (number-value-p ,value) (unbox-number ,value) (ffi:conversion-error ,value :float))))

(define-direct-type :boolean t
  (:to-host (value) `(box-boolean ,value))
  (:from-host (value)
    `(if (eql (host-value-kind ,value) 2) (unbox-boolean ,value) (ffi:conversion-error ,value :boolean))))

(define-direct-type :string (or null string)
  (:to-host (value) `(box-string ,value crossing))
  (:from-host (value) `(unbox-string ,value crossing)))

(define-direct-type :anyref t)
(define-direct-type :void null)

(ffi:define-foreign-function box-int64 "clysm:runtime.bigint" (:int64) :anyref)
(ffi:define-foreign-function unbox-int64 "clysm:runtime.toBigint" (:anyref) :int64)
(ffi:define-foreign-function int64-bigint-p "clysm:runtime.isInt64" (:anyref) :boolean)

(define-direct-type :int32 (signed-byte 32)
  (:to-host (value)
    `(if (typep ,value '(signed-byte 32)) (box-number ,value) (ffi:conversion-error ,value :int32)))
  (:from-host (value) `(integer-from-number ,value '(signed-byte 32) crossing :int32)))

(define-direct-type :int64 (signed-byte 64)
  (:to-host (value)
    `(if (typep ,value '(signed-byte 64)) (box-int64 ,value) (ffi:conversion-error ,value :int64)))
  (:from-host (value) `(if (int64-bigint-p ,value) (unbox-int64 ,value) (ffi:conversion-error ,value :int64))))

(declaim (inline integer-of-double))
(defun integer-of-double (value)
  "The integer that the double-float VALUE is; VALUE itself if it is none, or so great that it stands for several."
  (declare (type f64 value))
  (let ((integer (f64-to-i32 value)))
    (declare (type i32 integer))
    (cond ((f64= (i32-to-f64 integer) value) integer)
          ((f64= (f64-trunc value) value) (wide-integer-of-double value))
          (t value))))

(defun wide-integer-of-double (value)
  "The same for a VALUE without fraction that is no integer of 32 bits."
  (declare (type f64 value))
  (if (f64< (f64-abs value) #.(expt 2d0 53))
      (i64-to-integer (f64-to-i64 value))
      value))

(defun integer-from-number (value type crossing name)
  "The integer of TYPE that the host's number VALUE is; else the error for the marshal type NAME."
  (let ((integer (cond ((typep value 'fixnum) value)
                       ((number-value-p value) (integer-of-double (unbox-number value))))))
    (if (typep integer type) integer (crossing-error crossing value name))))

(defun number-value-p (value)
  "Whether VALUE is a number of the host."
  (or (typep value 'fixnum) (eql (host-value-kind value) 3)))

(defun box-string (string crossing)
  "The host string with the characters of STRING; the host's null for NIL."
  (cond ((null string) 'ffi:null)
        ((stringp string) (host-string string))
        (t (crossing-error crossing string :string))))

(defun unbox-string (value crossing)
  "The characters of the host string VALUE; NIL for null and undefined."
  (cond ((eq value 'ffi:null) nil)
        ((host-string-p value) (string-of-host-string value))
        ((eql (host-value-kind value) 1) nil)
        (t (crossing-error crossing value :string))))

(defun shown-from-host (value)
  "VALUE of the host as an error shows it: strings and numbers as those of Lisp."
  (cond ((null-ref-p value) 'ffi:null)
        ((host-string-p value) (string-of-host-string value))
        ((and (host-object-p value) (number-value-p value)) (integer-of-double (unbox-number value)))
        (t value)))

(ffi:define-foreign-function host-key "clysm:runtime.key" (:string) :anyref)

(defmacro host-literal (string)
  "The host string with the characters of STRING, a literal: made when it is first needed, in the form in which the host
finds properties fastest."
  `(host-literal-of '#(,string nil)))

(defun host-literal-of (cell)
  "The host string of a literal. CELL holds the literal and, from the first call on, the host string."
  (let ((known (any-ref cell 1)))
    (if (null known)
        (let ((text (host-key (any-ref cell 0))))
          (set-any-ref cell 1 text)
          text)
        known)))
