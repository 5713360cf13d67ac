;;;; A program that writes in a page.

(format t "first~%second ")
(format t "half~%")
(format *error-output* "an error~%")
(write-string "no end")

(defun click () (print 'clicked))
(ffi:export-function click :signature (() :void))
