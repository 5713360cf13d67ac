;;;; What the printer asks of simple strings. The sequence functions of the standard could do it, but a program that
;;;; prints would have to contain them for all kinds of sequences.

(in-package "CLYSM-SYSTEM")

(defun char-position (character text start)
  "The index of the first CHARACTER of the simple string TEXT from START on, or NIL."
  (declare (type i32 start))
  (let ((code (char-code character))
        (length (string-object-length text)))
    (declare (type i32 code length))
    (do ((index start (i32+ index 1)))
        ((i32>= index length) nil)
      (declare (type i32 index))
      (when (i32= code (string-code text index))
        (return index)))))

(defun char-among-p (character text)
  "Whether CHARACTER is one of the simple string TEXT."
  (if (char-position character text 0) t nil))

(defun first-char-satisfying (predicate text)
  "The index of the first character of the simple string TEXT that satisfies PREDICATE, or NIL."
  (let ((length (string-object-length text)))
    (declare (type i32 length))
    (do ((index 0 (i32+ index 1)))
        ((i32>= index length) nil)
      (declare (type i32 index))
      (when (funcall predicate (string-object-ref text index))
        (return index)))))

(defun without-final-zeros (digits)
  "The simple string DIGITS without the zeros at its end."
  (let ((length (string-object-length digits)))
    (declare (type i32 length))
    (do ()
        ((or (i32= length 0) (i32/= 48 (string-code digits (i32- length 1))))
         (substring digits 0 length))
      (setq length (i32- length 1)))))
