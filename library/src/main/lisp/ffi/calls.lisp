;;;; Calls of functions of the host that are found while the program runs: by their names, or because the host gave
;;;; them. The host has a function of its own, a trampoline, for each number of arguments up to four, and one that takes
;;;; an array of more.

(in-package "CLYSM-SYSTEM")

(ffi:define-foreign-function host-callee "clysm:runtime.callee" (:string) :anyref)
(ffi:define-foreign-function callee-name "clysm:runtime.calleeName" (:anyref) :string)
(ffi:define-foreign-function required-arguments "clysm:runtime.requiredArguments" (:anyref) :fixnum)
(ffi:define-foreign-function given-arguments "clysm:runtime.givenArguments" (:anyref) :fixnum)

(defun callee-error (callee cause)
  "Signal that the host function CALLEE, what HOST-CALLEE returned or a function of the host, threw CAUSE, with restarts
as HOST-ERROR-RESTARTS; for a function that is not there, also CONTINUE."
  (let ((name (callee-name callee))
        (required (required-arguments cause)))
    (cond ((= required -1) (host-error-restarts name cause))
          ((= required -2)
           (restart-case (host-error-restarts name cause)
             (continue ()
               :report "Go on as if it had returned NIL."
               nil)))
          (t (error 'ffi:ffi-type-error :function-name name :argument nil :direction :to-host
                                        :expected-type `(:arguments ,required) :datum (given-arguments cause))))))

(defmacro call-trampoline (kind callee &rest arguments)
  "Call CALLEE with at most four ARGUMENTS, converted as of :ANY, by a trampoline of KIND. A foreign call without a name
is one of its first argument."
  `(any-from-host
    (foreign-call nil 0 ,(format nil "clysm:runtime.~A~D" kind (length arguments))
                  ,(make-list (+ (length arguments) 1) :initial-element :anyref) :anyref
                  ,callee ,@(mapcar (lambda (argument) `(any-to-host ,argument)) arguments))))

(defun invoke-0 (callee)
  "Call CALLEE, which HOST-CALLEE returned."
  (call-trampoline "invoke" callee))

(defun invoke-1 (callee a)
  "Call CALLEE with an argument."
  (call-trampoline "invoke" callee a))

(defun invoke-2 (callee a b)
  "Call CALLEE with two arguments."
  (call-trampoline "invoke" callee a b))

(defun invoke-3 (callee a b c)
  "Call CALLEE with three arguments."
  (call-trampoline "invoke" callee a b c))

(defun invoke-4 (callee a b c d)
  "Call CALLEE with four arguments."
  (call-trampoline "invoke" callee a b c d))

(defun host-array-of (sequence)
  "An array of the host with the elements of SEQUENCE, converted as of :ANY."
  (sequence-to-host sequence #'any-to-host))

(defmacro call-many (host-name callee arguments)
  "Call CALLEE with the list of ARGUMENTS, through the function of the host called HOST-NAME."
  `(any-from-host (foreign-call nil 0 ,host-name (:anyref :anyref) :anyref ,callee (host-array-of ,arguments))))

(defun call-host-function (function arguments)
  "Call a FUNCTION of the host with a list of ARGUMENTS."
  (case (length arguments)
    (0 (call-trampoline "call" function))
    (1 (call-trampoline "call" function (first arguments)))
    (2 (call-trampoline "call" function (first arguments) (second arguments)))
    (t (call-many "clysm:runtime.callMany" function arguments))))

(defun ffi:call-host (name &rest arguments)
  "Call the function of the host that is known as NAME, a string such as \"console.log\", with ARGUMENTS, and return
what it returns; all are converted by what they are, as of the marshal type :ANY."
  (check-type name string)
  (let ((callee (host-callee name)))
    (case (length arguments)
      (0 (invoke-0 callee))
      (1 (invoke-1 callee (first arguments)))
      (2 (invoke-2 callee (first arguments) (second arguments)))
      (t (call-many "clysm:runtime.invokeMany" callee arguments)))))

(define-compiler-macro ffi:call-host (&whole form name &rest arguments)
  (if (and (stringp name) (<= (length arguments) 4))
      `(,(nth (length arguments) '(invoke-0 invoke-1 invoke-2 invoke-3 invoke-4))
        (load-time-value (host-callee ,name))
        ,@arguments)
      form))
