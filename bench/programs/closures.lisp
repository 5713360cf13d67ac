; n=100000 goal=1.5
; Calls of closures that only run time knows, one of which changes its captured variable.
(defun adder (n)
  (lambda (x) (+ x n)))

(defun compose (f g)
  (lambda (x) (funcall f (funcall g x))))

(defun accumulator ()
  (let ((sum 0))
    (lambda (x) (setq sum (logand (+ sum x) 65535)))))

(defun apply-all (functions x)
  (dolist (function functions)
    (setq x (funcall function x)))
  x)

(defun run (n)
  (let ((functions (list (adder 1) (compose (adder 2) (adder 3)) (accumulator) (adder 4)))
        (x 0))
    (dotimes (i n)
      (setq x (apply-all functions x)))
    x))

#+clysm
(ffi:export-function run :as "run" :signature ((:fixnum) :fixnum))
