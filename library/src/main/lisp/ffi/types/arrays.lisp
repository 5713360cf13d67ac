;;;; Arrays of the host, of which the types of lists and vectors are made.

(in-package "CLYSM-SYSTEM")

(ffi:define-foreign-function new-host-array "clysm:runtime.array" () :anyref)
(ffi:define-foreign-function push-element "clysm:runtime.push" (:anyref :anyref) :void)
(ffi:define-foreign-function elements-of "clysm:runtime.elements" (:anyref) :anyref)
(ffi:define-foreign-function host-array-length "clysm:runtime.arrayLength" (:anyref) :fixnum)
(ffi:define-foreign-function host-element "clysm:runtime.element" (:anyref :fixnum) :anyref)

(defun elements-from-host (value crossing type)
  "An array of the host with what VALUE, anything iterable, gives; else the error for the marshal TYPE."
  (let ((elements (if (host-object-p value)
                      (naming-crossing crossing (elements-of value))
                      'ffi:null)))
    (if (eq elements 'ffi:null) (crossing-error crossing value type) elements)))

(defmacro element-converter (conversion type)
  "A function that makes of an element and its index what CONVERSION, FFI:TO-HOST or FFI:FROM-HOST, does as of TYPE."
  (let ((element (gensym "ELEMENT"))
        (index (gensym "INDEX")))
    `(lambda (,element ,index)
       (declare (ignorable ,index))
       (within-part ,index (,conversion ,type ,element)))))

(defun sequence-to-host (sequence convert)
  "An array of the host with what CONVERT, a function, makes of the elements of SEQUENCE."
  (elements-to-host sequence (lambda (element index)
                               (declare (ignore index))
                               (funcall convert element))))

(defun elements-to-host (sequence convert)
  "An array of the host with what CONVERT, a function, makes of each element of SEQUENCE and its index."
  (let ((array (new-host-array)))
    (flet ((add (element index)
             (push-element array (funcall convert element index))))
      (if (listp sequence)
          (loop for element in sequence
                for index from 0
                do (add element index))
          (dotimes (index (length sequence))
            (add (aref sequence index) index))))
    array))
