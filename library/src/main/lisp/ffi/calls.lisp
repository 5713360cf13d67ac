;;;; Calls of functions of the host that are found while the program runs: by their names, or because the host gave
;;;; them. The host has functions of its own for that, trampolines: for each number of arguments up to four one that
;;;; takes values of the host, one that takes doubles besides (for to make a number of the host costs as much as a
;;;; call) or, of a single argument, one that takes a double, and one that takes an array of more. They return a number
;;;; as it is. For any other value they return a NaN, and a further call gives it.

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

(ffi:define-foreign-function call-result "clysm:runtime.callResult" () :anyref)

(ffi:define-foreign-type number-or-nan ()
  "What a trampoline returns; a NaN also if the value stands in *REPLACEMENT*."
  (:base :float))

(defmacro trampoline-value (host-name types &rest arguments)
  "What the function of the host that the first of ARGUMENTS stands for returns, through a trampoline; a foreign call
without a name is one of its first argument."
  `(let ((number (foreign-call nil 0 ,host-name ,types number-or-nan ,@arguments)))
     (declare (type f64 number))
     (cond ((f64= number number) (integer-of-double number))
           ((null-ref-p *replacement*) (other-from-host (call-result)))
           (t (take-replacement)))))

(defmacro call-trampoline (kind callee &rest arguments)
  "Call CALLEE with at most four ARGUMENTS, variables, converted as of :ANY, by a trampoline of KIND."
  (flet ((name (suffix) (format nil "clysm:runtime.~A~A~D" kind suffix (length arguments)))
         (for-each (function) (mapcar function arguments)))
    (let ((tests (for-each (lambda (argument) `(double-float-object-p ,argument)))))
      `(if (or ,@tests)
           ,(if (= (length arguments) 1)
                `(trampoline-value ,(name "Double") (:anyref :float) ,callee (double-value ,(first arguments)))
                `(trampoline-value ,(name "Mixed")
                                   (:anyref :fixnum ,@(loop repeat (length arguments) append '(:anyref :float)))
                                   ,callee
                                   (+ ,@(loop for test in tests for bit = 1 then (* 2 bit) collect `(if ,test ,bit 0)))
                                   ,@(loop for test in tests
                                           for argument in arguments
                                           collect `(if ,test 0 (any-to-host ,argument))
                                           collect `(if ,test (double-value ,argument) 0d0))))
           (trampoline-value ,(name "")
                             (:anyref ,@(for-each (constantly :anyref)))
                             ,callee
                             ,@(for-each (lambda (argument) `(any-to-host ,argument))))))))

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
  `(trampoline-value ,host-name (:anyref :anyref) ,callee (host-array-of ,arguments)))

(defun call-host-function (function arguments)
  "Call a FUNCTION of the host with a list of ARGUMENTS."
  (case (length arguments)
    (0 (call-trampoline "apply" function))
    (1 (call-trampoline "apply" function (first arguments)))
    (2 (call-trampoline "apply" function (first arguments) (second arguments)))
    (t (call-many "clysm:runtime.applyMany" function arguments))))

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
