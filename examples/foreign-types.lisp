;;;; Values of all six foreign types, each from Lisp through the host and back, and from the host through Lisp and back.
;;;;
;;;;   clysm run examples/foreign-types.lisp --host examples/foreign-types.mjs

;;; Functions of the host, which give back what they get. "host.fixnum" is the function `fixnum` of host module `host`.

(ffi:define-foreign-function host-fixnum "host.fixnum" (:fixnum) :fixnum)
(ffi:define-foreign-function host-float "host.float" (:float) :float)
(ffi:define-foreign-function host-string "host.string" (:string) :string)
(ffi:define-foreign-function host-boolean "host.boolean" (:boolean) :boolean)
(ffi:define-foreign-function host-object "host.object" (:anyref) :anyref)
(ffi:define-foreign-function host-nothing "host.nothing" (:string) :void)

;;; Others, to see how the host's own values and errors arrive.

(ffi:define-foreign-function new-date "host.newDate" (:float) :anyref)
(ffi:define-foreign-function year "host.year" (:anyref) :fixnum)
(ffi:define-foreign-function host-failure "host.fail" (:string) :void)
(ffi:define-foreign-function wrong-type "host.wrongType" () :string)
(ffi:define-foreign-function square-root "Math.sqrt" (:float) :float)

(defun show-trips (function values)
  "Print what becomes of VALUES on their way through FUNCTION."
  (dolist (value values)
    (format t "  ~S => ~S~%" value (funcall function value))))

(format t "From Lisp to the host and back~%")
(show-trips #'host-fixnum (list 0 -1 42 most-positive-fixnum most-negative-fixnum))
(show-trips #'host-float (list 1.5d0 -0.0d0 1d300 1 1/4 0.5f0 (expt 2 70)))
(show-trips #'host-string (list "" "plain" "Grüße, λ" "𝄞 beyond the BMP" nil))
(show-trips #'host-boolean (list t nil 0 '()))
(format t "  ~S~%" (host-nothing "nothing comes back"))

(let ((object (list 1 2 3))
      (closure (lambda (x) (* x x))))
  (format t "  the same list: ~S~%" (eq (host-object object) object))
  (format t "  the same function: ~S~%" (funcall (host-object closure) 12))
  (format t "  the same symbol: ~S~%" (host-object 'symbol)))

(format t "Objects of the host in Lisp~%")
(let ((date (new-date 0)))
  (format t "  identical: ~S~%" (eq date (host-object date)))
  (format t "  its year: ~D~%" (year date)))
(format t "  square roots: ~S~%" (mapcar #'square-root '(1 4 9)))

(format t "Errors~%")

(defmacro show-error (form)
  "Print the foreign error that FORM signals."
  `(handler-case ,form
     (ffi:ffi-type-error (condition)
       (format t "  ~S is no ~S, ~S~%"
               (ffi:ffi-type-error-actual-value condition)
               (ffi:ffi-type-error-expected-type condition)
               (ffi:ffi-type-error-direction condition)))
     (ffi:ffi-host-error (condition)
       (format t "  ~S failed: ~A~%"
               (ffi:ffi-host-error-function-name condition)
               (ffi:ffi-host-error-message condition)))))

(show-error (host-fixnum (1+ most-positive-fixnum)))
(show-error (host-fixnum 1.0))
(show-error (host-string 'symbol))
(show-error (wrong-type))
(show-error (host-failure "out of paper"))

;;; Functions of Lisp, which the host calls with the same values.

(defun lisp-fixnum (value) value)
(defun lisp-float (value) value)
(defun lisp-string (value) value)
(defun lisp-boolean (value) value)
(defun lisp-object (value) value)
(defun lisp-nothing (value) (format t "  Lisp got ~S~%" value))
(defun lisp-length (value) (length value))

(ffi:export-function lisp-fixnum :as "fixnum" :signature ((:fixnum) :fixnum))
(ffi:export-function lisp-float :as "float" :signature ((:float) :float))
(ffi:export-function lisp-string :as "string" :signature ((:string) :string))
(ffi:export-function lisp-boolean :as "boolean" :signature ((:boolean) :boolean))
(ffi:export-function lisp-object :as "object" :signature ((:anyref) :anyref))
(ffi:export-function lisp-nothing :as "nothing" :signature ((:string) :void))
(ffi:export-function lisp-length :as "length" :signature ((:anyref) :fixnum))
