;;; Files of every engine: what is written is read again, and failures are told in the same words.

(defmacro told (form)
  `(handler-case ,form
     (file-error (condition) (format t "~A ~S~%" condition (file-error-pathname condition)))))

(defparameter *folder* (merge-pathnames "target/files/"))

(defun in-folder (name)
  (merge-pathnames name *folder*))

(defun shown (pathname)
  (enough-namestring pathname (truename *folder*)))

;; A run before this one may have left files.
(when (probe-file *folder*)
  (mapc #'delete-file (reverse (directory (in-folder "**/*.*")))))
(ensure-directories-exist (in-folder "deep/er/x"))

(with-open-file (out (in-folder "text.txt") :direction :output)
  (format out "λ and ~A~%second line~%no newline" (code-char #x1F600)))
(with-open-file (in (in-folder "text.txt"))
  (loop for (line missing-newline-p) = (multiple-value-list (read-line in nil))
        while line do (format t "~S ~S ~D~%" (length line) missing-newline-p (file-position in)))
  (format t "~D bytes~%" (file-length in)))

;; More bytes than a buffer holds, in pieces that do not fit it.
(let ((bytes (make-array 100003 :element-type '(unsigned-byte 8))))
  (dotimes (index (length bytes)) (setf (aref bytes index) (mod (* index index) 253)))
  (with-open-file (out (in-folder "deep/bytes") :direction :output :element-type '(unsigned-byte 8))
    (loop for start from 0 below (length bytes) by 777
          do (write-sequence bytes out :start start :end (min (length bytes) (+ start 777)))))
  (with-open-file (in (in-folder "deep/bytes") :element-type '(unsigned-byte 8))
    (let ((read (make-array (file-length in) :element-type '(unsigned-byte 8))))
      (format t "~D ~S~%" (read-sequence read in) (equalp read bytes))
      (file-position in 99999)
      (format t "~S~%" (loop for byte = (read-byte in nil) while byte collect byte)))))

(with-open-file (io (in-folder "text.txt") :direction :io :if-exists :overwrite)
  (read-line io)
  (write-string "SECOND" io)
  (file-position io 0)
  (read-line io)
  (format t "~A~%" (read-line io)))

(format t "~{~A~%~}" (mapcar #'shown (directory (in-folder "**/*.*"))))
(format t "~A~%" (shown (nth-value 2 (rename-file (in-folder "text.txt") "renamed"))))
(format t "~S~%" (< -100 (- (get-universal-time) (file-write-date (in-folder "renamed.txt"))) 100))

(told (open (in-folder "text.txt")))
(told (open (in-folder "renamed.txt") :direction :output))
(told (open (in-folder "deep") :direction :output :if-exists :supersede))
(told (open (in-folder "deep")))
(told (open (in-folder "renamed.txt/x")))
(told (open (in-folder "none/x") :direction :output))
(told (open (in-folder "*.txt")))
(told (delete-file (in-folder "text.txt")))
(told (delete-file (in-folder "deep")))
(told (delete-file (in-folder "deep/")))
(told (delete-file (in-folder "renamed.txt/")))
(told (rename-file (in-folder "text.txt") "x"))
(told (truename (in-folder "text.txt")))
(told (file-write-date (in-folder "text.txt")))
(told (ensure-directories-exist (in-folder "renamed.txt/x")))
(told (open (in-folder (make-string 300 :initial-element #\n)) :if-does-not-exist :create :direction :output))
(format t "~S~%" (probe-file (in-folder "renamed.txt/x")))

;; What nobody closes is written when the program ends.
(defvar *log* (open (in-folder "log") :direction :output))
(write-line "never closed" *log*)
