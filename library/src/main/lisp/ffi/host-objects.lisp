;;;; Objects of the host as Lisp objects: what crosses as :ANYREF and is no object of Lisp.

(in-package "CLYSM-SYSTEM")

(defun ffi:host-object-p (object)
  "Whether OBJECT is a value of the host. The host's null, which is the symbol FFI:NULL, is none."
  (host-object-p object))

(deftype ffi:host-object ()
  "The values of the host."
  '(satisfies ffi:host-object-p))

(ffi:define-foreign-function host-object-text "clysm:runtime.describe" (:anyref) :string)

(defun output-host-object (object stream)
  "Write a host OBJECT to STREAM unreadably: by its class, or what the host shows of a simple value."
  (print-unreadable-object (object stream)
    (put-string "HOST-OBJECT " stream)
    (put-string (host-object-text object) stream)))
