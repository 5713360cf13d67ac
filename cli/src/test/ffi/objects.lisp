;;;; :ANYREF: objects of either side on the other.

(ffi:define-foreign-function trip "host.trip" (:anyref) :anyref)
(ffi:define-foreign-function kind "host.kind" (:anyref) :string)
(ffi:define-foreign-function made "host.made" (:string) :anyref)
(ffi:define-foreign-function keep "host.keep" (:anyref) :void)
(ffi:define-foreign-function kept "host.kept" () :anyref)
(ffi:define-foreign-function same-p "Object.is" (:anyref :anyref) :boolean)

(defstruct point x y)
(define-condition mishap (error) ((place :initarg :place :reader mishap-place)))

(format t ";; Lisp objects come back as they were~%")
(defmacro same (&rest forms)
  `(progn
     ,@(mapcar (lambda (form)
                 `(let ((object ,form))
                    (keep object)
                    (format t "~S: ~S ~S ~S~%" ',form (eq object (trip object)) (eq object (kept))
                            (same-p object object))))
               forms)))
(same nil t 'symbol :keyword (make-symbol "uninterned") 0 -1 most-positive-fixnum most-negative-fixnum
      (1+ most-positive-fixnum) (expt 2 40) (expt 2 100) 1/2 1.5 1.5d0 #c(1 2) #\a #\λ #\𝄞 "string" (copy-seq "copy")
      (list 1 2) (cons 1 2) (vector 1 2) #(1) #*101 (make-array 3 :element-type '(unsigned-byte 8))
      (make-array 3 :element-type 'double-float) (make-array '(2 2)) (make-array 3 :fill-pointer 0)
      (make-hash-table) #'car (lambda (x) x) (let ((n 0)) (lambda () (incf n)))
      (make-point :x 1 :y 2) (make-condition 'mishap :place "here") *package* *standard-output* *readtable*
      #'trip (find-package "FFI") 'ffi:null)

(format t ";; and work~%")
(keep (lambda (x) (* x x)))
(show (funcall (kept) 12) (point-y (trip (make-point :x 1 :y 2))) (1+ (trip 41)) (car (trip (list 1 2)))
      (char-code (trip #\a)) (string-upcase (trip "text")) (mapcar #'trip '(1 two "three" nil))
      (let ((table (make-hash-table :test #'eq)) (key (list 1)))
        (setf (gethash key table) :found)
        (gethash (trip key) table)))

(format t ";; what the host sees of them~%")
(show (kind 1) (kind most-negative-fixnum) (kind nil) (kind t) (kind "text") (kind #\a) (kind 1.5d0) (kind (list 1)) (kind #'car)
      (kind 'ffi:null) (kind (expt 2 40)))

(format t ";; host objects~%")
(defparameter *object* (made "object"))
(show (ffi:host-object-p *object*) (ffi:host-object-p (made "string")) (ffi:host-object-p (made "number"))
      (ffi:host-object-p (made "smallNumber")) (ffi:host-object-p (made "fraction"))
      (ffi:host-object-p (made "null")) (ffi:host-object-p (made "true"))
      (ffi:host-object-p (made "function")) (ffi:host-object-p (made "bigint"))
      (ffi:host-object-p nil) (ffi:host-object-p 5) (ffi:host-object-p "text") (ffi:host-object-p (list 1))
      (ffi:host-object-p #'car) (ffi:host-object-p 'ffi:null) (ffi:host-object-p (trip *object*))
      (ffi:host-object-p #\a) (ffi:host-object-p 1.5d0) (ffi:host-object-p (vector)) (ffi:host-object-p #*1)
      (ffi:host-object-p (make-array '(2 2))) (ffi:host-object-p (make-point)))
(show (made "null") (made "object") (made "array") (made "smallNumber"))
;; What is named the same by every host.
(format t "~S~%" (mapcar #'made '("object" "date" "string" "number" "fraction" "true" "classInstance")))
(show (typep *object* 'ffi:host-object) (type-of *object*) (typep 5 'ffi:host-object)
      (typep *object* 't) (typep *object* 'atom)
      (typep *object* 'symbol) (typep *object* 'structure-object) (typep *object* 'function) (typep *object* 'number)
      (typep *object* '(or string ffi:host-object))
      (typecase *object* (string :string) (cons :cons) (ffi:host-object :host) (t :other)))

(format t ";; identity~%")
(show (eq *object* (trip *object*)) (eq *object* (made "object")) (eql *object* (trip *object*))
      (equal *object* (trip *object*)) (equalp *object* (trip *object*))
      (eq *object* (made "array")) (eq (made "array") (made "array")) (eq (made "fresh") (made "fresh"))
      (equal (made "fresh") (made "fresh")) (equalp (made "fresh") (made "fresh"))
      (eq *object* nil) (eq *object* 5) (eql 5 *object*) (eq 'ffi:null (made "null"))
      (eql (made "number") (made "number")) (equal (made "string") (made "string"))
      (eq (made "smallNumber") (made "smallNumber"))
      (eql (made "smallNumber") 5) (null (made "null"))
      (if (made "false") :true :false))
(show (same-p (made "smallNumber") (trip (made "smallNumber"))) (same-p (made "fraction") (trip (made "fraction")))
      (same-p (made "null") (made "null")))

(format t ";; in tables and sequences~%")
(dolist (test '(eq eql equal equalp))
  (let ((table (make-hash-table :test test)))
    (setf (gethash *object* table) 1
          (gethash (made "array") table) 2
          (gethash (made "fraction") table) 3
          (gethash (made "null") table) 4
          (gethash (made "function") table) 5
          (gethash (made "string") table) 6
          (gethash (trip *object*) table) 7)
    (show test (list (gethash (made "object") table) (gethash (made "array") table) (gethash (made "fraction") table)
                     (gethash (made "null") table) (gethash (made "function") table) (gethash (made "string") table)
                     (gethash (made "fresh") table) (hash-table-count table)))))
(let ((objects (list *object* (made "array") (made "function"))))
  (show (position (made "array") objects) (find (made "function") objects) (member (made "date") objects)
        (count *object* objects) (length (remove *object* objects)) (cdr (assoc (made "array") (pairlis objects '(1 2 3))))
        (case 5 (5 :five)) (length (remove-duplicates (append objects objects)))
        (integerp (sxhash *object*)) (= (sxhash *object*) (sxhash (trip *object*)))))

(format t ";; standard operations refuse them~%")
(show (car *object*) (+ 1 *object*) (+ (made "smallNumber") 1) (length *object*) (funcall *object*) (symbol-name *object*)
      (aref *object* 0) (point-x *object*) (string *object*) (char-code *object*) (gethash 1 *object*)
      (= *object* 1) (error *object*) (check-type *object* integer))

(format t ";; exports~%")
(defun id (x) x)
(defun make-closure (x) (lambda (y) (list x y)))
(defun call (function argument) (princ-to-string (funcall function argument)))
(defun second-value (x) (values x 2))
(ffi:export-function id :as "id" :signature ((:anyref) :anyref))
(ffi:export-function id :as "text" :signature ((:anyref) :string))
(ffi:export-function id :as "object" :signature ((:string) :anyref))
(ffi:export-function make-closure :as "makeClosure" :signature ((:anyref) :anyref))
(ffi:export-function call :as "call" :signature ((:anyref :anyref) :string))
(ffi:export-function second-value :as "secondValue" :signature ((:anyref) :anyref))
