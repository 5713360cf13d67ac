;;;; A program that reads and writes files in a page, asks for a line of input, and fails.

(defvar *report* (open (ensure-directories-exist "out/report.txt") :direction :output))

(with-open-file (in "data/words.txt")
  (loop for line = (read-line in nil) while line do (format *report* "~A " (string-upcase line))))
(handler-case (open "data/none")
  (file-error (condition) (format *report* "~A~%" (pathname-name (file-error-pathname condition)))))
(format t "Who? ")
(format *report* "~A ~S" (read-line) (mapcar #'file-namestring (directory "**/*.txt")))
(error "The report is not closed.")
