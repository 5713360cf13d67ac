; n=25 goal=3
; Building a string of 10,000 characters piece by piece, and looking at each of them.
(defun text (n)
  (with-output-to-string (out)
    (dotimes (i n)
      (write-string "lisp" out)
      (write-char (code-char (+ 97 (mod i 26))) out))))

(defun checksum (string)
  (let ((sum 0))
    (dotimes (i (length string))
      (setq sum (logand (+ (* sum 31) (char-code (char string i))) 65535)))
    sum))

(defun run (n)
  (let ((total 0))
    (dotimes (i n)
      (incf total (checksum (text 2000))))
    total))

#+clysm
(ffi:export-function run :as "run" :signature ((:fixnum) :fixnum))
