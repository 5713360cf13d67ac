;;;; Calls across the boundary, for each type and each way. calls.wat does the same by hand, rows.mjs calls both.

(eval-when (:compile-toplevel)
  (defun name-of (&rest parts)
    "The symbol whose name is made of PARTS."
    (intern (format nil "~:@(~{~A~}~)" parts)))

  (defmacro define-crossing (name type)
    "Define CALL-NAME, which calls host.NAME so many times with a value of TYPE that comes back, and TAKE-NAME, which
returns what the host gives to it."
    (let ((host (name-of "host-" name))
          (call (name-of "call-" name))
          (take (name-of "take-" name)))
      `(progn
         (ffi:define-foreign-function ,host ,(format nil "host.~(~A~)" name) (,type) ,type)
         (defun ,call (value n)
           (declare (fixnum n))
           (dotimes (i n value)
             (setq value (,host value))))
         (defun ,take (value)
           value)
         (ffi:export-function ,call :signature ((,type :fixnum) ,type))
         (ffi:export-function ,take :signature ((,type) ,type)))))

  (defmacro define-sending (name type)
    "Define SEND-NAME, which calls host.NAME so many times with a value of TYPE, and TAKE-NAME, which keeps what it
gets."
    (let ((host (name-of "host-" name))
          (send (name-of "send-" name))
          (take (name-of "take-" name)))
      `(progn
         (ffi:define-foreign-function ,host ,(format nil "host.~(~A~)" name) (,type) :void)
         (defun ,send (value n)
           (declare (fixnum n))
           (dotimes (i n)
             (,host value)))
         (defun ,take (value)
           (setq *last* value))
         (ffi:export-function ,send :signature ((,type :fixnum) :void))
         (ffi:export-function ,take :signature ((,type) :void)))))

  (defmacro define-call-by-name (name &rest arguments)
    "Define NAME, which calls host.NAME by its name so many times with ARGUMENTS."
    `(progn
       (defun ,name (a n &aux result)
         (declare (ignorable a) (fixnum n))
         (dotimes (i n result)
           (setq result (ffi:call-host ,(format nil "host.~(~A~)" name) ,@arguments))))
       (ffi:export-function ,name :signature ((:any :fixnum) :any)))))

(define-crossing fixnum :fixnum)
(define-crossing boolean :boolean)
(define-crossing int8 :int8)
(define-crossing uint8 :uint8)
(define-crossing int16 :int16)
(define-crossing uint16 :uint16)
(define-crossing int32 :int32)
(define-crossing uint32 :uint32)
(define-crossing int64 :int64)
(define-crossing uint64 :uint64)
(define-crossing integer :integer)
(define-crossing float :float)
(define-crossing double-float :double-float)
(define-crossing single-float :single-float)
(define-crossing number :number)
(define-crossing double-number :number)
(define-crossing anyref :anyref)
(define-crossing host-object :host-object)
(define-crossing instance (:instance "Object"))
(define-crossing any-fixnum :any)
(define-crossing any-double :any)
(define-crossing any-string :any)
(define-crossing character :character)
(define-crossing keyword :keyword)
(define-crossing enum-number (:enum (:red 0) (:green 1) (:blue 2)))
(define-crossing enum-string (:enum :red :green :blue))
(define-crossing nullable (:nullable :fixnum))
(define-crossing function (:function (:fixnum) :fixnum))

;;; Values that take time for what they are made of go one way only.

(defvar *last* nil
  "The value that came last.")

(define-sending string :string)
(define-sending bytes :bytes)
(define-sending doubles (:vector :double-float))
(define-sending int32s (:vector :int32))
(define-sending list (:list :fixnum))
(define-sending record (:record (x :double-float) (y :double-float) (id :fixnum)))

;; Several values are a result only.
(ffi:define-foreign-function host-values "host.values" () (:values :fixnum :fixnum))

(defun call-values (n)
  (declare (fixnum n))
  (dotimes (i n *last*)
    (setq *last* (host-values))))

(defun take-values ()
  (values 1 2))

(ffi:export-function call-values :signature ((:fixnum) :any))
(ffi:export-function take-values :signature (() (:values :fixnum :fixnum)))

;;; Calls that come back to Lisp before they return, and those that fail

(ffi:define-foreign-function host-reenter "host.reenter" (:fixnum) :fixnum)
(ffi:define-foreign-function host-throw "host.throw" () :fixnum)

(defun call-reenter (n)
  (declare (fixnum n))
  (let ((x 0))
    (declare (fixnum x))
    (dotimes (i n x)
      (setq x (host-reenter x)))))

(defun call-throw (n)
  (declare (fixnum n))
  (let ((x 0))
    (declare (fixnum x))
    (dotimes (i n x)
      (setq x (handler-case (host-throw)
                (ffi:ffi-host-error () 1))))))

(defun call-handled (value n)
  (declare (fixnum n))
  (dotimes (i n value)
    (setq value (handler-case (host-fixnum value)
                  (ffi:ffi-host-error () 1)))))

(ffi:export-function call-reenter :signature ((:fixnum) :fixnum))
(ffi:export-function call-throw :signature ((:fixnum) :fixnum))
(ffi:export-function call-handled :signature ((:fixnum :fixnum) :fixnum))

;;; Functions as values

(defun call-closure (function n)
  "Call FUNCTION, which the host gave, N times."
  (declare (function function) (fixnum n))
  (let ((x 0))
    (dotimes (i n x)
      (setq x (funcall function x)))))

(defun make-closure (k)
  (lambda (x)
    (declare (fixnum x))
    (logxor x k)))

(ffi:export-function call-closure :signature (((:function (:fixnum) :fixnum) :fixnum) :fixnum))
(ffi:export-function call-closure :as "call-any-closure" :signature ((:any :fixnum) :any))
(ffi:export-function make-closure :signature ((:fixnum) (:function (:fixnum) :fixnum)))
(ffi:export-function make-closure :as "make-any-closure" :signature ((:fixnum) :any))

;;; Calls by name

(define-call-by-name by-name-0)
(define-call-by-name by-name-1 a)
(define-call-by-name by-name-2 a a)
(define-call-by-name by-name-3 a a a)
(define-call-by-name by-name-4 a a a a)
(define-call-by-name by-name-double a)
(define-call-by-name by-name-string a)

;;; Objects of JavaScript

(defun get-js (object n)
  (declare (fixnum n))
  (dotimes (i n *last*)
    (setq *last* (js:get object "x"))))

(defun call-js (object n)
  (declare (fixnum n))
  (dotimes (i n *last*)
    (setq *last* (js:call object "method" i))))

(ffi:export-function get-js :signature ((:host-object :fixnum) :any))
(ffi:export-function call-js :signature ((:host-object :fixnum) :any))
