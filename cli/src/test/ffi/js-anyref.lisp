;;;; :ANYREF: values that only JavaScript has, and what it sees of objects of Lisp.

(setq *show-host-objects* t)
(ffi:define-foreign-function made "host.made" (:string) :anyref)
(ffi:define-foreign-function same-p "Object.is" (:anyref :anyref) :boolean)

(show (ffi:host-object-p (made "undefined")) (ffi:host-object-p (made "symbol")) (null (made "undefined"))
      (made "null") (made "undefined") (made "object") (made "array") (made "function") (made "bigint") (made "symbol")
      (made "bare") (made "throwing")
      (eq (made "null") (made "undefined")) (eq (made "undefined") (made "undefined"))
      (same-p (made "null") (made "undefined")))
(dolist (test '(eq eql equal equalp))
  (let ((table (make-hash-table :test test)))
    (setf (gethash (made "undefined") table) 1
          (gethash (made "null") table) 2
          (gethash (made "symbol") table) 3)
    (show test (list (gethash (made "undefined") table) (gethash (made "null") table) (gethash (made "symbol") table)))))

(defun id (x) x)
(ffi:export-function id :as "id" :signature ((:anyref) :anyref))
(ffi:export-function id :as "text" :signature ((:anyref) :string))
(defun make-closure (x) (lambda (y) (list x y)))
(ffi:export-function make-closure :as "makeClosure" :signature ((:anyref) :anyref))
