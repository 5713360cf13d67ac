(ffi:define-foreign-function user-name "host.userName" () :string)

(defun greeting (name)
  (format nil "Hello, ~A!" (or name "whoever you are")))

(ffi:export-function greeting :signature ((:string) :string))

(format t "~A~%" (greeting (user-name)))
