; n=30 goal=1.2
; Declared fixnums are passed, computed and returned as i32.
(declaim (ftype (function (fixnum) fixnum) fib))

(defun fib (n)
  (declare (fixnum n))
  (if (< n 2)
      n
      (the fixnum (+ (fib (- n 1)) (fib (- n 2))))))

(defun run (n)
  (fib n))

#+clysm
(ffi:export-function run :as "run" :signature ((:fixnum) :fixnum))
