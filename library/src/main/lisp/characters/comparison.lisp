;;;; Comparison of characters (CLHS char=).

(in-package "CLYSM-SYSTEM")

(defun folded-char-code (character)
  "The code of CHARACTER in upper case."
  (upper-case-code (char-code character)))

(defmacro define-character-chain (name code in-order documentation)
  "Define NAME as whether IN-ORDER holds of the CODE of each of its arguments, characters, and that of the next."
  `(defun ,name (character &rest characters)
     ,documentation
     (let ((code (,code character)))
       (declare (type i32 code))
       (do ((rest characters (%cdr rest)))
           ((null rest) t)
         (let ((next (,code (check-character (%car rest)))))
           (declare (type i32 next))
           (unless (,in-order code next) (return nil))
           (setq code next))))))

(defmacro define-character-difference (name code documentation)
  "Define NAME as whether no two of its arguments, characters, have the same CODE."
  `(defun ,name (character &rest characters)
     ,documentation
     (check-character character)
     (do ((rest characters (%cdr rest)))
         ((null rest) t)
       (when (do ((others rest (%cdr others)))
                 ((null others) nil)
               (when (i32= (,code character) (,code (check-character (%car others)))) (return t)))
         (return nil))
       (setq character (%car rest)))))

(define-character-chain char= char-code i32=
  "Whether all arguments are the same character.")

(define-character-difference char/= char-code
  "Whether no two arguments are the same character.")

(define-character-chain char< char-code i32<
  "Whether the code of each argument is less than that of the next.")

(define-character-chain char> char-code i32>
  "Whether the code of each argument is greater than that of the next.")

(define-character-chain char<= char-code i32<=
  "Whether the code of no argument is greater than that of the next.")

(define-character-chain char>= char-code i32>=
  "Whether the code of no argument is less than that of the next.")

(define-character-chain char-equal folded-char-code i32=
  "Whether all arguments are the same character, case ignored.")

(define-character-difference char-not-equal folded-char-code
  "Whether no two arguments are the same character, case ignored.")

(define-character-chain char-lessp folded-char-code i32<
  "Whether the code of each argument is less than that of the next, case ignored.")

(define-character-chain char-greaterp folded-char-code i32>
  "Whether the code of each argument is greater than that of the next, case ignored.")

(define-character-chain char-not-greaterp folded-char-code i32<=
  "Whether the code of no argument is greater than that of the next, case ignored.")

(define-character-chain char-not-lessp folded-char-code i32>=
  "Whether the code of no argument is less than that of the next, case ignored.")
