;;;; The marshal type :ANY: values converted by what they are when they cross.

(in-package "CLYSM-SYSTEM")

(defconstant greatest-number-integer (- (expt 2 53) 1)
  "Up to this magnitude the host's numbers are all the integers (Number.MAX_SAFE_INTEGER).")

(declaim (inline any-to-host))
(defun any-to-host (value)
  "What VALUE is in the host: see :ANY."
  (if (typep value 'fixnum) value (object-to-host value)))

(defun object-to-host (value)
  "What VALUE, which is no fixnum, is in the host."
  (cond ((double-float-object-p value) (box-number (double-value value)))
        ((null value) 'ffi:null)
        ((eq value t) (box-boolean t))
        ((stringp value) (host-string value))
        ((integerp value) (any-integer-to-host value))
        ((and (realp value) (or (floatp value) (has-double-float-p value))) (box-number value))
        ((characterp value) (host-string (string value)))
        ((functionp value) (any-function-to-host value))
        (t value)))

(defun any-integer-to-host (value)
  "The host's number that the integer VALUE is, or beyond those its BigInt."
  (if (<= (- greatest-number-integer) value greatest-number-integer)
      (box-number value)
      (bigint-of-integer value)))

(declaim (inline any-from-host))
(defun any-from-host (value)
  "What VALUE of the host is in Lisp: see :ANY."
  (if (typep value 'fixnum) value (object-from-host value)))

(defun object-from-host (value)
  "What VALUE, which the host gave and which is no fixnum, is in Lisp."
  (if (and (host-object-p value) (not (host-string-p value)))
      (let ((number (number-of value)))
        (declare (type f64 number))
        (if (f64= number number)
            (integer-of-double number)
            (other-from-host value)))
      (other-from-host value)))

(defun other-from-host (value)
  "What VALUE, which the host gave and which is no number, or a NaN, is in Lisp."
  (cond ((eq value 'ffi:null) nil)
        ((not (host-object-p value)) value)
        ((host-string-p value) (string-of-host-string value))
        (t (case (host-value-kind value)
             (1 nil)
             (2 (unbox-boolean value))
             (3 (unbox-number value))
             (4 (integer-of-bigint value))
             (7 (any-function-from-host value))
             (t value)))))

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
               (loop for index below count collect (any-from-host (host-element all index))))))))

(defmacro argument-taker ()
  "The function of this module that the host calls with a Lisp function and arguments for it."
  (let ((type '(callback "call-with-arguments" (:anyref :fixnum :anyref :anyref :anyref :anyref) :anyref)))
    `(progn
       (define-callback ,type)
       (lambda (function)
         (foreign-call any-function-to-host 1 "clysm:runtime.functionOfArguments" (,type :anyref :anyref :fixnum)
                       :anyref
                       nil function #'call-with-arguments (function-most-arguments function))))))

(defun any-function-to-host (function)
  "The function of the host that calls the Lisp FUNCTION."
  (or (known-host-function function :any)
      (remember-host-function function :any (funcall (argument-taker) function))))

(defun any-function-from-host (function)
  "The Lisp function that calls FUNCTION of the host, or that FUNCTION calls."
  (known-lisp-function
   function
   (host-literal ":ANY")
   (lambda (function)
     (lambda (&rest arguments) (call-host-function function arguments)))))

(ffi:define-foreign-type :any ()
  "Any value, converted by what it is when it crosses. NIL is null; null, undefined and false are NIL; T is true. Real
numbers are numbers, but integers from 2^53 BigInts; characters are strings. Functions are functions whose arguments
and results are of this type. All else, lists and vectors among it, crosses as :ANYREF does."
  (:base :anyref)
  (:to-host (value) `(any-to-host ,value))
  (:from-host (value) `(any-from-host ,value))
  (:typescript "unknown"))
