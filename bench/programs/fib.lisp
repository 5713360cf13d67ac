; n=30 goal=1.2
; Calls and arithmetic of undeclared integers: every operation has to expect any number, and to pass beyond fixnums.
(defun fib (n)
  (if (< n 2)
      n
      (+ (fib (- n 1)) (fib (- n 2)))))

(defun run (n)
  (fib n))

#+clysm
(ffi:export-function run :as "run" :signature ((:fixnum) :fixnum))
