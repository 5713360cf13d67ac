;;;; Asynchronous computations. Each has a dynamic environment of its own, special bindings and catch tags, and begins
;;;; with an empty one, like a thread. The host suspends it where it waits for a promise (`ffi:await'), runs others, and
;;;; goes on with it later.
;;;;
;;;; One environment is on at a time: its bindings are the values of the symbols. When a computation suspends itself or
;;;; ends, that one is put on again which was on when it was started or resumed.

(in-package "CLYSM-SYSTEM")

;;; An environment that is off. OUTER is the one to put on after it, or the null reference.
(define-record environment nil stack depth outer)

;;; The environment to put on after the present one; null if that was never taken off.
(define-global *outer-environment* t (null-ref))

(defun take-environment-off ()
  "Take the present dynamic environment off, and return it."
  (take-bindings-off)
  (new-environment *binding-stack* binding-depth *outer-environment*))

(defun put-environment-on (environment outer)
  "Make ENVIRONMENT the present one, with OUTER to follow."
  (put-bindings-on (environment-stack environment) (environment-depth environment))
  (setq *outer-environment* outer)
  nil)

(defun empty-environment ()
  "An environment without bindings."
  (new-environment (make-any-array 64 (null-ref)) 0 (null-ref)))

(defun suspend ()
  "Take the dynamic environment of a computation off, and put that on which was there before it. Return what RESUME
takes."
  (let ((outer *outer-environment*)
        (environment (take-environment-off)))
    (if (null-ref-p outer)
        (put-environment-on (empty-environment) (null-ref))
        (put-environment-on outer (environment-outer outer)))
    environment))

(defun resume (environment)
  "Go on with the computation whose dynamic ENVIRONMENT was returned by SUSPEND."
  (put-environment-on environment (take-environment-off))
  nil)

(defun run-computation (function)
  "Call FUNCTION in an empty dynamic environment. It may be suspended, and resumed while others are on."
  (put-environment-on (empty-environment) (take-environment-off))
  (unwind-protect (funcall (the function function))
    (unwind-to 0)
    (suspend)))

(defmacro converting-async-export (name types result &rest arguments)
  "As CONVERTING-EXPORT, in a computation of its own."
  `(run-computation (lambda () (converting-export ,name ,types ,result ,@arguments))))

(defun stray-exit ()
  "Throw to the host that a computation was to be left for a form of another one."
  (throw-host-error
   (lisp-error
    (make-condition 'simple-control-error
                    :format-control "An exit from an asynchronous computation to a form outside of it."))))
