; n=25 goal=1.5
; Building lists of 10,000 elements: by pushing, by collecting, by reversing.
(defun build (n)
  (let ((list '()))
    (dotimes (i n)
      (push i list))
    (let ((next (loop for element in list
                      collect (+ element 1))))
      (nth 5 (reverse next)))))

(defun run (n)
  (let ((total 0))
    (dotimes (i n)
      (incf total (build 10000)))
    total))

#+clysm
(ffi:export-function run :as "run" :signature ((:fixnum) :fixnum))
