;;;; Runs in SBCL: sbcl --script time-in-sbcl.lisp PROGRAM N SECONDS
;;;; Loads PROGRAM, calls (RUN N) for some SECONDS and prints the nanoseconds of the fastest round a call, and the
;;;; result.

(defun rounds-of (function n count)
  "The units of time that SBCL works for COUNT calls of FUNCTION, whatever else the machine does."
  (let ((start (get-internal-run-time)))
    (dotimes (i count)
      (funcall function n))
    (- (get-internal-run-time) start)))

(defun calls-lasting (function n units)
  "A number of calls that last at least so many UNITS."
  (loop for count = 1 then (* 2 count)
        when (>= (rounds-of function n count) units)
          return count))

(destructuring-bind (program n seconds) (rest sb-ext:*posix-argv*)
  (let ((n (parse-integer n))
        (units (round (* (rational (read-from-string seconds)) internal-time-units-per-second)))
        (*read-default-float-format* 'single-float))
    (handler-bind ((warning #'muffle-warning))
      (let ((*standard-output* (make-broadcast-stream))
            (*error-output* (make-broadcast-stream)))
        (load program)))
    (let* ((run (intern "RUN"))
           (result (funcall run n))
           (count (calls-lasting run n (ceiling units 5)))
           (fastest (loop repeat 5 minimize (rounds-of run n count))))
      (format t "~F ~A~%"
              (/ (* 1d9 fastest) (* count internal-time-units-per-second))
              (if (floatp result)
                  (substitute #\e #\d (prin1-to-string result))
                  result)))))
