;;;; The marshal type :ANY: values converted by what they are when they cross.

(in-package "CLYSM-SYSTEM")

(ffi:define-foreign-function box-integer-text "clysm:runtime.bigintOfHex" (:string) :anyref)
(ffi:define-foreign-function unbox-integer-text "clysm:runtime.hexOfBigint" (:anyref) :string)

(defconstant greatest-number-integer (- (expt 2 53) 1)
  "Up to this magnitude the host's numbers are all the integers (Number.MAX_SAFE_INTEGER).")

(declaim (inline any-to-host))
(defun any-to-host (value)
  "What VALUE is in the host: see :ANY."
  (if (typep value 'fixnum) value (object-to-host value)))

(defun object-to-host (value)
  "What VALUE, which is no fixnum, is in the host."
  (cond ((null value) 'ffi:null)
        ((eq value t) (box-boolean t))
        ((stringp value) (string-to-host value 'object-to-host 1))
        ((integerp value) (integer-to-host value))
        ((floatp value) (box-number value))
        ((characterp value) (string-to-host (string value) 'object-to-host 1))
        ((functionp value) (any-function-to-host value))
        (t value)))

(defun integer-to-host (value)
  "The host's number that the integer VALUE is, or beyond those its BigInt."
  (cond ((<= (- greatest-number-integer) value greatest-number-integer) (box-number value))
        ((typep value '(signed-byte 64)) (box-int64 value))
        (t (box-integer-text (integer-to-string value 16)))))

(declaim (inline any-from-host))
(defun any-from-host (value)
  "What VALUE of the host is in Lisp: see :ANY."
  (if (typep value 'fixnum) value (object-from-host value)))

(defun object-from-host (value)
  "What VALUE, which the host gave and which is no fixnum, is in Lisp."
  (cond ((eq value 'ffi:null) nil)
        ((not (host-object-p value)) value)
        ((host-string-p value) (string-of-host-string value))
        (t (case (host-value-kind value)
             (1 nil)
             (2 (unbox-boolean value))
             (3 (number-from-host (unbox-number value)))
             (4 (integer-from-bigint value))
             (7 (any-function-from-host value))
             (t value)))))

(defun number-from-host (value)
  "The double-float VALUE, or the integer that it is where the host's numbers are all the integers."
  (if (and (<= (- greatest-number-integer) value greatest-number-integer) (= value (ffloor value)))
      (floor value)
      value))

(defun integer-from-bigint (value)
  "The integer that a BigInt of the host is."
  (if (int64-bigint-p value)
      (unbox-int64 value)
      (parse-integer (unbox-integer-text value) :radix 16)))

;;; Functions take and return such values. The host's function hands on its arguments, the first three by themselves,
;;; since an array of them would cost more than the call.

(defun call-with-arguments (function count first second third all)
  "Call the Lisp FUNCTION with COUNT arguments from the host, which are in the array ALL if they are more than three."
  (any-to-host
   (case count
     (0 (funcall (the function function)))
     (1 (funcall (the function function) (any-from-host first)))
     (2 (funcall (the function function) (any-from-host first) (any-from-host second)))
     (3 (funcall (the function function) (any-from-host first) (any-from-host second) (any-from-host third)))
     (t (apply (the function function)
               (loop for index below count collect (any-from-host (array-element all index))))))))

(defmacro argument-taker ()
  "The function of this module that the host calls with a Lisp function and arguments for it."
  (let ((type '(callback "call-with-arguments" (:anyref :fixnum :anyref :anyref :anyref :anyref) :anyref)))
    `(progn
       (define-callback ,type)
       (lambda (function)
         (foreign-call any-function-to-host 1 "clysm:runtime.functionOfArguments" (,type :anyref :anyref) :anyref
                       nil function #'call-with-arguments)))))

(defun any-function-to-host (function)
  "The function of the host that calls the Lisp FUNCTION."
  (funcall (argument-taker) function))

(ffi:define-foreign-function array-element "clysm:runtime.element" (:anyref :fixnum) :anyref)

(defun any-function-from-host (function)
  "The Lisp function that calls FUNCTION of the host, or that FUNCTION calls."
  (known-lisp-function
   function
   ":ANY"
   (lambda (function)
     (lambda (&rest arguments) (call-host-function function arguments)))))

(ffi:define-foreign-type :any ()
  "Any value, converted by what it is when it crosses."
  (:base :anyref)
  (:to-host (value) `(any-to-host ,value))
  (:from-host (value) `(any-from-host ,value))
  (:typescript "unknown"))
