;;;; Characters (CLHS 13).

(in-package :clysm-system)

(defconstant char-code-limit #x110000 "One more than the greatest code of a character.")

(defun characterp (object)
  "Whether OBJECT is a character."
  (character-object-p object))

(defun check-character (object)
  "Return OBJECT, a character; a type-error for any other."
  (if (character-object-p object) object (wrong-type object 'character)))

(defun char-code (character)
  "Return the code of CHARACTER."
  (char-code character))

(defun char-int (character)
  "Return the code of CHARACTER, which has no other attributes."
  (char-code character))

(defun code-char (code)
  "Return the character of CODE."
  (if (if (fixnump code) (if (>= code 0) (< code char-code-limit) nil) nil)
      (make-character code)
      (wrong-type code '(integer 0 (#x110000)))))

(defun character (object)
  "Return the character that OBJECT designates: a character, or a string or symbol of one character."
  (if (character-object-p object)
      object
      (let ((string (if (stringp object) (simple-string-of object) (if (symbolp object) (symbol-name object) nil))))
        (if (if string (i32= 1 (string-object-length string)) nil)
            (make-character (string-code string 0))
            (wrong-type object 'character-designator)))))

(defun char-upcase (character)
  "Return the upper case letter of CHARACTER, or CHARACTER if it has none."
  (make-character (upper-case-code (char-code character))))

(defun char-downcase (character)
  "Return the lower case letter of CHARACTER, or CHARACTER if it has none."
  (make-character (lower-case-code (char-code character))))

(defun upper-case-p (character)
  "Whether CHARACTER is an upper case letter that has a lower case one."
  (let ((code (char-code character)))
    (declare (type i32 code))
    (i32/= code (lower-case-code code))))

(defun lower-case-p (character)
  "Whether CHARACTER is a lower case letter that has an upper case one."
  (let ((code (char-code character)))
    (declare (type i32 code))
    (i32/= code (upper-case-code code))))

(defun both-case-p (character)
  "Whether CHARACTER is a letter that has one of the other case."
  (if (upper-case-p character) t (lower-case-p character)))

(defun alpha-char-p (character)
  "Whether CHARACTER is a letter or has case: every character with case is alphabetic (CLHS 13.1.4.3)."
  (or (letter-code-p (char-code character)) (both-case-p character)))

(defun alphanumericp (character)
  "Whether CHARACTER is a letter or a number."
  (let ((code (char-code character)))
    (declare (type i32 code))
    (if (number-code-p code) t (alpha-char-p character))))

(defun graphic-char-p (character)
  "Whether CHARACTER is no control character and not half of a surrogate pair."
  (let ((code (char-code character)))
    (declare (type i32 code))
    (cond ((i32< code 32) nil)
          ((i32< code 127) t)
          ((i32< code 160) nil)
          ((i32= #xD800 (i32-and code #x1FF800)) nil)
          (t (i32< (i32-and code #xFFFF) #xFFFE)))))

(defun standard-char-p (character)
  "Whether CHARACTER is one of the standard characters (CLHS 2.1.3)."
  (let ((code (char-code character)))
    (declare (type i32 code))
    (if (i32= code 10) t (if (i32>= code 32) (i32< code 127) nil))))

(defun digit-char-p (character &optional (radix 10))
  "Return the weight of CHARACTER as a digit in RADIX, or NIL."
  (let ((weight (digit-of-code (char-code character) (check-radix radix))))
    (declare (type i32 weight))
    (if (i32< weight 0) nil weight)))

(defun digit-char (weight &optional (radix 10))
  "Return the character for the digit of WEIGHT in RADIX, or NIL if there is none."
  (check-radix radix)
  (check-integer weight)
  (when (negative-integer-p weight) (wrong-type weight 'unsigned-byte))
  (if (less weight radix) (make-character (code-of-digit weight)) nil))
