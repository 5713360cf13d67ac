;;;; Promises, the marshal type (:PROMISE TYPE), and waiting for them.

(in-package "CLYSM-SYSTEM")

(defstruct (ffi:promise (:constructor new-promise (host type convert))
                        (:conc-name promise-)
                        (:copier nil)
                        (:predicate ffi:promise-p)
                        (:print-object output-promise))
  "A value that will be there later. HOST is the promise of the host; CONVERT, a function, makes of what that gives the
Lisp value, and TYPE names the marshal type by which it does so, a string."
  (host nil :read-only t)
  (type nil :read-only t)
  (convert nil :read-only t))

(defun output-promise (promise stream)
  "Write PROMISE to STREAM unreadably."
  (print-unreadable-object (promise stream :type t :identity t)))

(ffi:define-foreign-function thenable-p "clysm:async.isThenable" (:anyref) :boolean)
(ffi:define-foreign-function host-then "clysm:async.then" (:anyref :anyref :anyref) :anyref)
(ffi:define-foreign-function host-resolvers "clysm:async.resolvers" () :anyref)
(ffi:define-foreign-function host-resolve "clysm:async.resolve" (:anyref :anyref) :void)
(ffi:define-foreign-function host-reject "clysm:async.reject" (:anyref :anyref) :void)
(ffi:define-foreign-function host-resolvers-promise "clysm:async.promise" (:anyref) :anyref)

;;; A promise of the host whose values are Lisp objects as they are, not converted.
(defconstant lisp-values ":ANYREF" "The type of promises whose values are Lisp objects.")

(defun promise-from-host (value type convert crossing specifier)
  "The promise whose host object is VALUE; else the error for the marshal type SPECIFIER."
  (if (and (host-object-p value) (thenable-p value))
      (new-promise value type convert)
      (crossing-error crossing value specifier)))

(defun as-promise (object)
  "OBJECT, a promise, or a promise of the host with values as of :ANY; a type-error for others."
  (cond ((ffi:promise-p object) object)
        ((and (host-object-p object) (thenable-p object)) (new-promise object ":ANY" #'any-from-host))
        (t (wrong-type object 'ffi:promise))))

(defmacro host-callback (function)
  "The function of the host that passes FUNCTION an object as it is, and returns what that returns."
  `(to-host-function ,function (:anyref) :anyref))

(defun promise-to-host (value type convert crossing specifier)
  "The promise of the host for VALUE, a promise, with values that CONVERT makes of the Lisp values."
  (cond ((ffi:promise-p value)
         (if (string= (promise-type value) type)
             (promise-host value)
             (let ((from-host (promise-convert value)))
               (host-then (promise-host value)
                          (host-callback (lambda (object) (funcall convert (funcall from-host object))))
                          'ffi:null))))
        ((and (host-object-p value) (thenable-p value)) value)
        (t (crossing-error crossing value specifier))))

(defmacro promised-to-host (type value)
  "VALUE as what a promise of the marshal TYPE gives the host."
  (if (eq type :void) `(progn ,value 'ffi:null) (to-host-form type value t)))

(defmacro promised-from-host (type value)
  "The Lisp value of VALUE, what a promise of the marshal TYPE gave."
  (if (eq type :void) `(progn ,value nil) (from-host-form type value t)))

(ffi:define-foreign-type :promise (type)
  "A promise of a value of TYPE, which may be :VOID; in Lisp an FFI:PROMISE."
  (:base :anyref)
  (:lisp-type 'ffi:promise)
  (:to-host (value)
    `(promise-to-host ,value ,(foreign-type-name type) (lambda (value) (promised-to-host ,type value))
                      crossing '(:promise ,type)))
  (:from-host (value)
    `(promise-from-host ,value ,(foreign-type-name type) (lambda (value) (promised-from-host ,type value))
                        crossing '(:promise ,type)))
  (:typescript (list "Promise<" `(:result ,type) ">") (list "PromiseLike<" `(:result ,type) ">"))
  (:java (list "java.util.concurrent.CompletionStage<" `(:result ,type) ">")))

;;; Waiting

(define-condition ffi:ffi-suspension-error (control-error ffi:ffi-error)
  ((obstacle :initarg :obstacle :reader ffi:ffi-suspension-error-obstacle))
  (:report (lambda (condition stream)
             (format stream "The computation cannot be suspended: ~A." (ffi:ffi-suspension-error-obstacle condition))))
  (:documentation "FFI:AWAIT cannot suspend the computation that it was called in. OBSTACLE, a string, says why."))

(ffi:define-foreign-function obstacle-to-waiting "clysm:async.obstacle" (:anyref) :string)

(defun await-error (cause)
  "Signal that a promise was rejected with CAUSE, or cannot be waited for because of it."
  (let ((obstacle (obstacle-to-waiting cause)))
    (if obstacle
        (error 'ffi:ffi-suspension-error :function-name 'ffi:await :obstacle obstacle)
        (host-error 'ffi:await cause))))

(defun rejection (function cause)
  "The condition for CAUSE, with which a promise was rejected that FUNCTION waits for; the end of the program goes on."
  (or (condition-of-host-error function cause) (throw-host-error cause)))

(defun wait-for (host-promise)
  "What HOST-PROMISE gives; suspends the computation until then."
  (foreign-call ffi:await 1 "clysm:async.await" (:anyref) :anyref host-promise))

(defun ffi:await (promise)
  "Suspend the computation until PROMISE has a value, and return that. If it is rejected, an FFI-HOST-ERROR is
signalled, or the condition itself that a computation in Lisp was left by. Other computations and the host go on
meanwhile. The restart USE-VALUE gives a value in place of that of a rejected promise.

PROMISE is an FFI:PROMISE or a promise of the host, whose value is then converted as of :ANY."
  (let ((promise (as-promise promise)))
    (restart-case (funcall (promise-convert promise) (wait-for (promise-host promise)))
      (use-value (value)
        :report "Use a value in place of that of the promise."
        value))))

;;; Promises that Lisp makes

(defmacro start-in-host (function)
  "The promise of the host for the value of FUNCTION, which is called in a computation of its own."
  (let ((type '(async-callback "computation" () :anyref run-computation)))
    `(progn
       (define-callback ,type)
       (foreign-call ffi:async 1 "clysm:async.start" (,type :anyref) :anyref nil ,function))))

(defun lisp-promise-host (promise)
  "The promise of the host whose value is the Lisp value of PROMISE."
  (let ((convert (promise-convert promise)))
    (if (string= (promise-type promise) lisp-values)
        (promise-host promise)
        (host-then (promise-host promise) (host-callback (lambda (object) (funcall convert object))) 'ffi:null))))

(defun promise-or-value (value)
  "What resolves a promise of the host with the Lisp VALUE: that of a promise, or the value."
  (if (ffi:promise-p value) (lisp-promise-host value) value))

(defun start-computation (function)
  "The promise of the value of FUNCTION, which is called in a computation of its own, at once."
  (new-promise (start-in-host (lambda () (promise-or-value (funcall function)))) lisp-values #'identity))

(defmacro ffi:async (&body forms)
  "Start to run FORMS in a computation of its own, and return the promise of the value of the last, or of the value of
that if it is itself a promise. They run until they wait for a promise (FFI:AWAIT); then who called goes on. They see
the global values of special variables."
  `(start-computation (lambda () ,@forms)))

(defun ffi:then (promise function &optional (rejected nil))
  "The promise of what FUNCTION returns for the value of PROMISE, when that is there, or what REJECTED, a function,
returns for the condition, an FFI-HOST-ERROR or a condition of Lisp, if PROMISE is rejected. If they return a promise,
its value is meant. Needs no suspension."
  (let* ((promise (as-promise promise))
         (convert (promise-convert promise)))
    (new-promise (host-then (promise-host promise)
                            (host-callback (lambda (object)
                                             (promise-or-value (funcall function (funcall convert object)))))
                            (if rejected
                                (host-callback (lambda (cause)
                                                 (promise-or-value (funcall rejected (rejection 'ffi:then cause)))))
                                'ffi:null))
                 lisp-values
                 #'identity)))

(defun ffi:make-promise (function)
  "The promise that FUNCTION is to settle. It is called at once with two functions of an argument: the first gives the
promise its value, perhaps by way of another promise, the second rejects it with a condition or an object of the host."
  (let ((resolvers (host-resolvers)))
    (funcall function
             (lambda (value) (host-resolve resolvers (promise-or-value value)) nil)
             (lambda (reason)
               (host-reject resolvers (if (condition-object-p reason) (error-for-host reason) reason))
               nil))
    (new-promise (host-resolvers-promise resolvers) lisp-values #'identity)))
