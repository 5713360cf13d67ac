;;;; The program as a process of its host: package CLYSM.

(in-package :clysm-system)

(ffi:define-foreign-function argument-count "clysm:runtime.argumentCount" () :fixnum)
(ffi:define-foreign-function argument "clysm:runtime.argument" (:fixnum) :string)
(ffi:define-foreign-function exit-program "clysm:runtime.exit" (:fixnum) :void)

(defun clysm:command-line-arguments ()
  "Return a list of the arguments that the program was started with, strings; its own name is not among them."
  (let ((arguments '()))
    (do ((index (argument-count) (- index 1)))
        ((= index 0) arguments)
      (push (argument (- index 1)) arguments))))

(defun clysm:exit (&optional (code 0))
  "End the program with the exit code CODE, from 0 to 255, after the cleanup forms on the stack. Does not return."
  (check-type code (integer 0 255))
  (exit-program code)
  nil)
