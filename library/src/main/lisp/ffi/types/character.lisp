;;;; The marshal type :CHARACTER.

(in-package "CLYSM-SYSTEM")

(ffi:define-foreign-type :character ()
  "A character; a string of the host of that one character, which may be of two code units."
  (:base :string)
  (:lisp-type 'character)
  (:to-host (value) `(if (characterp ,value) (string ,value) (ffi:conversion-error ,value :character)))
  (:from-host (value)
    `(if (and (stringp ,value) (= (length ,value) 1)) (char ,value 0) (ffi:conversion-error ,value :character)))
  (:typescript "string"))
