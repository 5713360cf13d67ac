;;;; Marshal types and values that only JavaScript has.

(setq *show-host-objects* t)
(define-trips :integer integer)
(define-trips :uint64 uint64)
(define-trips (:nullable :fixnum) nullable)
(define-trips :any any)
(define-trips :host-object object)
(define-trips (:record (x :fixnum) (y :number) (label :string :optional t)) plist)
(define-trips (:record (key-name :string :as "key") (|mixedCase| :fixnum) (__proto__ :fixnum)) odd)
(define-trips (:record (constructor :fixnum :optional t)) inherited)

(show (nullable-value "undefined") (any-value "undefined") (any-value "symbol") (any-value "object") (any-value "error")
      (integer-value "symbol") (uint64-value "number") (object-value "undefined") (object-value "object") (object-value "symbol")
      (funcall (any-value "function") "a" nil) (engine-error (funcall (any-value "function") 1 '(2)))
      (plist-value "undefined") (plist-value "undefined label") (plist-value "null label")
      (odd-trip '(:key-name "k" :|mixedCase| 1 :__proto__ 2)) (inherited-value "object"))

(ffi:define-foreign-function call-any "host.call" (:any :any :any) :any)
(show (engine-error (call-any 5 1 2)))

(defun opposite (side) (ecase side (:left :right) (:right :left)))
(ffi:export-function opposite :signature (((:enum :left :right)) (:enum :left :right)))
(ffi:define-foreign-record point (x :float) (y :float))
(ffi:export-function point-y :as "y" :signature ((point) :float))
(defun swap (pair) (values (getf pair :b) (getf pair :a)))
(ffi:export-function swap :signature (((:record (a :number :as "0") (b :string :as "1"))) (:values :string :number)))
(defun any (&rest arguments) (format nil "~S" arguments))
(ffi:export-function any :signature ((:any :any :any) :string))
