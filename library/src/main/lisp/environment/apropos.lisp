;;;; Finding symbols by a part of their names (CLHS apropos, apropos-list).

(in-package :clysm-system)

(defun apropos-list (string &optional package)
  "A list of the symbols accessible in PACKAGE, or in any for NIL, whose names contain STRING in either case."
  (let ((part (string string))
        (symbols '()))
    (flet ((note (symbol)
             (when (search part (symbol-name symbol) :test #'char-equal)
               (pushnew symbol symbols))))
      (if package
          (do-symbols (symbol (require-package package)) (note symbol))
          (do-all-symbols (symbol) (note symbol))))
    symbols))

(defun apropos (string &optional package)
  "Write a line about each of the symbols that APROPOS-LIST finds to standard output. Return no values."
  (dolist (symbol (apropos-list string package))
    (format t "~S~:[~;, bound~]~:[~;, a function~]~%" symbol (boundp symbol) (fboundp symbol)))
  (values))
