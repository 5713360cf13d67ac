; n=100 goal=1.3
; Walking a list of 10,000 undeclared integers n times.
(defun numbers (n)
  (let ((list '()))
    (dotimes (i n)
      (push (logand i 15) list))
    list))

(defun sum (list)
  (let ((sum 0))
    (dolist (number list)
      (incf sum number))
    sum))

(defun run (n)
  (let ((list (numbers 10000))
        (total 0))
    (dotimes (i n)
      (incf total (sum list)))
    total))

#+clysm
(ffi:export-function run :as "run" :signature ((:fixnum) :fixnum))
