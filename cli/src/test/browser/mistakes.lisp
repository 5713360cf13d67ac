;;;; A program whose page makes mistakes: mistakes.mjs.

(ffi:define-foreign-function ask "host.ask" (:string) :string)
(ffi:define-foreign-function measure "host.measure" (:float) :fixnum)

(defvar *greeting* "Hello")
(defun greet (name times) (format nil "~A ~A ~D" *greeting* name times))
(defun asked (question) (ask question))
(defun sum (numbers) (reduce #'+ numbers))
(defun quotient (a b) (/ a b))
(ffi:export-function greet :signature ((:string :int8) :string))
(ffi:export-function asked :signature ((:string) :string))
(ffi:export-function sum :signature (((:list :fixnum)) :integer))
(ffi:export-function quotient :signature ((:integer :integer) :number))
(ffi:export-function measure :signature ((:float) :fixnum))
