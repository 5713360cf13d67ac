;;;; Everything that JavaScript can throw, in Lisp and on its way back.

(setq *show-host-objects* t)
(ffi:define-foreign-function throw-it "host.throwIt" (:string) :void)
(ffi:define-foreign-function throw-number "host.throwIt" (:string) :fixnum)
(ffi:define-foreign-function log-text "host.log" (:string) :void)
(ffi:define-foreign-function call-back "host.callBack" (:string :fixnum) :fixnum)
(ffi:define-foreign-function thrown "host.thrown" () :anyref)
(ffi:define-foreign-function promise "host.promise" (:boolean) :anyref)

(format t ";; everything that JavaScript can throw~%")
(defparameter *things*
  '("Error" "TypeError" "5" "NaN" "text" "empty text" "undefined" "null" "true" "bigint" "symbol" "object"
    "bare object" "message getter throws" "message is a number" "toString throws" "proxy" "function" "array"
    "custom class" "aggregate" "frozen" "empty message" "cross 𝄞"))
(dolist (thing *things*)
  (handler-case (throw-it thing)
    (ffi:ffi-host-error (condition)
      (format t "~A: ~S ~S ~S ~A~%" thing
              (ffi:ffi-host-error-function-name condition)
              (ffi:ffi-host-error-message condition)
              (ffi:ffi-host-error-cause condition)
              (eq (ffi:ffi-host-error-cause condition) (thrown))))))

(format t ";; as other errors~%")
(show (handler-case (throw-number "5") (type-error () :type) (ffi:ffi-error () :ffi))
      (handler-case (throw-number "null") (error () :error) (:no-error (value) (list :none value)))
      (block nil (handler-bind ((ffi:ffi-host-error (lambda (c) (return (ffi:ffi-host-error-message c)))))
                   (throw-number "text")))
      (with-simple-restart (skip "Skip it.")
        (handler-bind ((error (lambda (c) (declare (ignore c)) (invoke-restart 'skip)))) (throw-it "null"))))

(format t ";; promises~%")
(show (type-of (promise t)) (ffi:host-object-p (promise t)) (promise t))

(format t ";; the host sees what it threw again~%")
(defun again (thing depth)
  "Let the host throw THING below DEPTH more pairs of frames of Lisp and the host."
  (unwind-protect
       (if (= depth 0) (throw-number thing) (call-back thing (1- depth)))
    (log-text (format nil "cleanup at depth ~D" depth))))
(ffi:export-function again :signature ((:string :fixnum) :fixnum))
