; n=1000000 goal=1.2
; A loop and a call over declared double-floats, which allocates nothing.
(declaim (ftype (function (double-float) double-float) height))

(defun height (x)
  (declare (double-float x))
  (/ 4d0 (+ 1d0 (* x x))))

(defun run (n)
  (declare (fixnum n))
  (let ((x 0d0)
        (step (/ 1d0 n))
        (sum 0d0))
    (declare (double-float x step sum))
    (dotimes (i n)
      (setq sum (+ sum (* step (height x)))
            x (+ x step)))
    sum))

#+clysm
(ffi:export-function run :as "run" :signature ((:fixnum) :float))
