;;;; What the programs of this folder share: each is compiled together with this file.

(defun outcome (thunk)
  "The values of THUNK, or what an FFI error tells of itself, as one list."
  (handler-case (multiple-value-list (funcall thunk))
    (ffi:ffi-type-error (condition)
      (list 'ffi:ffi-type-error
            (ffi:ffi-error-function-name condition)
            (ffi:ffi-type-error-argument condition)
            (ffi:ffi-type-error-expected-type condition)
            (ffi:ffi-type-error-actual-value condition)
            (ffi:ffi-type-error-direction condition)))
    (ffi:ffi-host-error (condition)
      (list 'ffi:ffi-host-error
            (ffi:ffi-host-error-function-name condition)
            (ffi:ffi-host-error-message condition)))
    (error (condition)
      (list (type-of condition) (princ-to-string condition)))))

(defmacro show (&rest forms)
  "Print each form and what it returns."
  `(progn
     ,@(mapcar (lambda (form)
                 `(format t "~S => ~{~S~^ ~}~%" ',form (outcome (lambda () ,form))))
               forms)))
