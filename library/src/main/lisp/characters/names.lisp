;;;; Names of characters (CLHS 13.1.7). Graphic characters beyond ASCII are named by their codes, as U+00E4.

(in-package :clysm-system)

(define-global *character-names* t
  '((32 "Space" "Sp") (10 "Newline" "Linefeed" "Lf" "Nl") (9 "Tab" "Ht") (13 "Return" "Cr") (12 "Page" "Ff" "Form")
    (8 "Backspace" "Bs") (127 "Rubout" "Delete" "Del") (0 "Nul" "Null") (27 "Esc" "Escape" "Altmode")
    (7 "Bell" "Bel") (11 "Vt") (160 "No-break_space" "Nbsp") (1 "Soh") (2 "Stx") (3 "Etx") (4 "Eot") (5 "Enq")
    (6 "Ack") (14 "So") (15 "Si") (16 "Dle") (17 "Dc1") (18 "Dc2") (19 "Dc3") (20 "Dc4") (21 "Nak") (22 "Syn")
    (23 "Etb") (24 "Can") (25 "Em") (26 "Sub") (28 "Fs") (29 "Gs") (30 "Rs") (31 "Us")))

(defun char-name (character)
  "Return the name of CHARACTER, or NIL for those of ASCII that are graphic."
  (let* ((code (char-code character))
         (entry (assoc code *character-names*)))
    (cond (entry (second entry))
          ((< code 127) nil)
          (t (code-name code)))))

(defun code-name (code)
  "Return U+ and the hexadecimal digits of CODE, at least four."
  (let* ((digits (integer-to-string code 16))
         (length (string-object-length digits))
         (room (if (i32< length 4) 4 length))
         (data (make-i16-array (i32+ 2 room) 48)))
    (declare (type i32 length room))
    (set-i16-ref data 0 85)
    (set-i16-ref data 1 43)
    (copy-codes digits 0 data (i32- (i32+ 2 room) length) length)
    (make-string-object data)))

(defun name-char (name)
  "Return the character of the name that NAME, a string designator, is in any case, or NIL."
  (let ((name (string name)))
    (do ((rest *character-names* (%cdr rest)))
        ((null rest) (char-of-code-name (simple-string-of name)))
      (when (member name (%cdr (%car rest)) :test #'string-equal)
        (return (make-character (%car (%car rest))))))))

(defun char-of-code-name (name)
  "Return the character of NAME, which is U+ and hexadecimal digits, or NIL."
  (let ((length (string-object-length name)))
    (declare (type i32 length))
    (if (if (i32> length 2)
            (if (i32<= length 8)
                (if (i32= 85 (upper-case-code (string-code name 0)))
                    (if (i32= 43 (string-code name 1)) (i32= length (digits-end name 2 length 16)) nil)
                    nil)
                nil)
            nil)
        (let ((code (read-digits name 2 length 16 nil)))
          (if (< code char-code-limit) (make-character code) nil))
        nil)))
