;;;; The marshal type (:FUNCTION (TYPE...) TYPE): functions of either side that the other calls.
;;;;
;;;; What crosses twice is the same function, and what comes back is what went: each function holds those that stand for
;;;; it on the other side, so that they live as long as it does.

(in-package "CLYSM-SYSTEM")

(defconstant callback-parameters-limit 8
  "The greatest number of parameters of a function of the host that Lisp calls: the host module has a function each.")

(defun callback-type (types result)
  "The marshal type of the function of this module that the host calls for a Lisp function of such a type."
  (list 'callback `(:function ,types ,result) types result))

(defun known-host-function (function type)
  "The function of the host that stands for the Lisp FUNCTION as one of TYPE, or NIL. That for which FUNCTION was made
itself stands for it as one of any type."
  (let ((crossed (function-crossed function)))
    (cond ((null-ref-p crossed) nil)
          ((listp crossed) (cdr (assoc type crossed :test #'equal)))
          (t crossed))))

(defun remember-host-function (function type host-function)
  "Let HOST-FUNCTION stand for the Lisp FUNCTION as one of TYPE, and return it."
  (let ((crossed (function-crossed function)))
    (set-function-crossed function (acons type host-function (if (null-ref-p crossed) '() crossed)))
    host-function))

(defmacro to-host-function (function types result)
  "The function of the host that calls the Lisp FUNCTION."
  (let ((type (callback-type types result))
        (key `'(:function ,types ,result))
        (lisp-function (gensym "FUNCTION")))
    `(let ((,lisp-function ,function))
       (define-callback ,type)
       (or (known-host-function ,lisp-function ,key)
           (remember-host-function
            ,lisp-function ,key
            (foreign-call ffi:to-host 1 "clysm:runtime.callback" (,type :anyref) :anyref nil ,lisp-function))))))

(ffi:define-foreign-function lisp-function-of "clysm:runtime.lispFunctionOf" (:anyref :anyref) :anyref)
(ffi:define-foreign-function remember-function "clysm:runtime.rememberFunction" (:anyref :anyref :anyref) :void)

(defmacro from-host-function (function types result)
  "The Lisp function that calls FUNCTION of the host, or that FUNCTION calls."
  (let ((parameters (mapcar (lambda (type) (gensym (princ-to-string type))) types)))
    `(known-lisp-function
      ,function
      (host-literal ,(foreign-type-name `(:function ,types ,result)))
      (lambda (function)
        (lambda ,parameters
          ,(converting-call-form `(:function ,types ,result)
                                 (format nil "clysm:runtime.call~D" (length types))
                                 (cons :anyref types) result (cons 'function parameters) 0))))))

(defun known-lisp-function (host-function type make)
  "The Lisp function of TYPE, a host string, for HOST-FUNCTION: the one that there is, or what MAKE makes of it."
  (let ((known (lisp-function-of host-function type)))
    (if (functionp known)
        known
        (let ((function (funcall make host-function)))
          (set-function-crossed function host-function)
          (remember-function host-function type function)
          function))))

(defun host-function-p (value)
  "Whether VALUE is a function of the host."
  (and (host-object-p value) (eql (host-value-kind value) 7)))

(ffi:define-foreign-type :function (types result)
  "A function, which the other side calls with arguments of TYPES for a value of the type RESULT."
  (:base :anyref)
  (:lisp-type 'function)
  (:to-host (value)
    `(if (functionp ,value)
         (to-host-function ,value ,types ,result)
         (ffi:conversion-error ,value (:function ,types ,result))))
  (:from-host (value)
    (when (> (length types) callback-parameters-limit)
      (foreign-type-misuse "a function of the host has at most ~D parameters, not ~D"
                           callback-parameters-limit (length types)))
    `(if (host-function-p ,value)
         (from-host-function ,value ,types ,result)
         (ffi:conversion-error ,value (:function ,types ,result))))
  (:typescript (append (list "(")
                       (loop for (type . more) on types
                             for number from 1
                             collect (format nil "argument~D: " number)
                             collect `(:argument ,type)
                             when more collect ", ")
                       (list ") => " `(:result ,result))))
  (:java "org.clysm.host.HostFunction"))
