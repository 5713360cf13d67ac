;;;; Promises in a host that cannot suspend WebAssembly.

(ffi:define-foreign-function later "Promise.resolve" (:fixnum) (:promise :fixnum))

(defun attempt ()
  (handler-case (ffi:await (later 5))
    (ffi:ffi-suspension-error (condition) (princ-to-string condition))))
(ffi:export-function attempt :signature (() :string) :async t)

(defun doubled (number)
  (ffi:then (later number) (lambda (value) (* 2 value))))
(ffi:export-function doubled :signature ((:fixnum) (:promise :fixnum)))
