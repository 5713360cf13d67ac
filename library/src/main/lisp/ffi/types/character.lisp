;;;; The marshal type :CHARACTER: a character, and a string of the host of that one character.

(in-package "CLYSM-SYSTEM")

(defun character-to-host (value crossing)
  "The string with the character VALUE."
  (if (characterp value)
      (host-string-from-code (char-code value))
      (crossing-error crossing value :character)))

(defun character-from-host (value crossing)
  "The character that is all of the string VALUE of the host."
  (let* ((length (if (host-string-p value) (host-string-length value) 0))
         (code (if (i32= length 0) 0 (host-string-code-at value 0))))
    (declare (type i32 length code))
    (if (i32= length (if (i32< code #x10000) 1 2))
        (code-char code)
        (crossing-error crossing value :character))))

(ffi:define-foreign-type :character ()
  "A character; a string of the host of that one character, which may be of two code units."
  (:base :anyref)
  (:lisp-type 'character)
  (:to-host (value) `(character-to-host ,value crossing))
  (:from-host (value) `(character-from-host ,value crossing))
  (:typescript "string")
  (:java "String"))
