; n=8 goal=1.2
; The function of Takeuchi: calls with three undeclared integers.
(defun tak (x y z)
  (if (< y x)
      (tak (tak (- x 1) y z)
           (tak (- y 1) z x)
           (tak (- z 1) x y))
      z))

(defun run (n)
  (tak (* n 3) (* n 2) n))

#+clysm
(ffi:export-function run :as "run" :signature ((:fixnum) :fixnum))
