;;;; What the programs of this folder share: each is compiled together with this file.

(defvar *show-host-objects* nil
  "Whether SHOW prints objects of the host by their class, which differs from host to host.")

(defun plain (value)
  "VALUE, but for an object of the host what stands for it in the output of all hosts."
  (if (and (ffi:host-object-p value) (not *show-host-objects*)) 'ffi:host-object value))

(defun outcome (thunk)
  "The values of THUNK, or what an FFI error tells of itself, as one list."
  (handler-case (mapcar #'plain (multiple-value-list (funcall thunk)))
    (ffi:ffi-type-error (condition)
      (list 'ffi:ffi-type-error
            (ffi:ffi-error-function-name condition)
            (ffi:ffi-type-error-argument condition)
            (ffi:ffi-type-error-expected-type condition)
            (plain (ffi:ffi-type-error-actual-value condition))
            (ffi:ffi-type-error-direction condition)))
    (ffi:ffi-host-error (condition)
      (list 'ffi:ffi-host-error
            (ffi:ffi-host-error-function-name condition)
            (ffi:ffi-host-error-message condition)))
    (error (condition)
      (list (type-of condition) (princ-to-string condition)))))

(defmacro engine-error (form)
  "The Lisp name of the host function and the class of the error if one of the engine's own is signalled when FORM, of
a program for hosts with JavaScript, is evaluated. Each engine has words of its own for these."
  `(handler-case ,form
     (ffi:ffi-host-error (condition)
       (list (ffi:ffi-host-error-function-name condition)
             (js:get (ffi:ffi-host-error-cause condition) :name)))))

(defmacro show (&rest forms)
  "Print each form and what it returns."
  `(progn
     ,@(mapcar (lambda (form)
                 `(format t "~S => ~{~S~^ ~}~%" ',form (outcome (lambda () ,form))))
               forms)))

(defmacro define-trips (type name &key unsigned)
  "Functions that send and get values of TYPE: NAME-TRIP, NAME-TEXT, NAME-ARRAY and NAME-VALUE. The
host is to have the functions `same`, `text`, `array` and `value`; for arrays of UNSIGNED numbers, which
some hosts cannot tell from others, `unsignedText` and `unsignedArray`."
  (flet ((name (suffix) (intern (format nil "~A-~A" name suffix))))
    `(progn
       (ffi:define-foreign-function ,(name "TRIP") "host.same" (,type) ,type)
       (ffi:define-foreign-function ,(name "TEXT") ,(if unsigned "host.unsignedText" "host.text") (,type) :string)
       (ffi:define-foreign-function ,(name "ARRAY") ,(if unsigned "host.unsignedArray" "host.array") (,type) ,type)
       (ffi:define-foreign-function ,(name "VALUE") "host.value" (:string) ,type))))
