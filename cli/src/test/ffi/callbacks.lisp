;;;; Functions that cross, both ways.

(ffi:define-foreign-function each "host.each" ((:function (:fixnum :keyword) :string)) :string)
(ffi:define-foreign-function same "host.same" ((:function (:fixnum) :fixnum)) (:function (:fixnum) :fixnum))
(ffi:define-foreign-function adder "host.adder" (:fixnum) (:function (:fixnum) :fixnum))
(ffi:define-foreign-function is-adder "host.isAdder" ((:function (:fixnum) :fixnum)) :boolean)
(print (each (lambda (n k) (format nil "~A-~S" n k))))
(let ((f (lambda (x) (* x 2)))) (print (eq f (same f))) (print (eq f (same f))) (print (funcall (same f) 21)))
(let ((a (adder 5))) (print (funcall a 10)) (print (is-adder a)) (print (mapcar a '(1 2 3))) (print (handler-case (funcall a "x") (error (e) (princ-to-string e)))))
(defun compose (f g) (lambda (x) (funcall f (funcall g x))))
(ffi:export-function compose :signature (((:function (:float) :float) (:function (:float) :float)) (:function (:float) :float)))
(print (handler-case (each (lambda (n k) (declare (ignore k)) n)) (error (e) (princ-to-string e))))

;; What was crossed before goes on working after a condition has left a callback through the host.
(print (handler-case (each (lambda (n k) (declare (ignore n k)) (error "within"))) (error (e) (princ-to-string e))))
(print (block out (each (lambda (n k) (return-from out (list n k))))))
(defvar *depth* 0)
(defun nest (n) (if (zerop n) "" (let ((*depth* (1+ *depth*))) (each (lambda (k key) (declare (ignore k key)) (nest (1- n)))))))
(print (length (nest 8)))
(print *depth*)
