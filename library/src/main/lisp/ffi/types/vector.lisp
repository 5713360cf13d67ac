;;;; The marshal type (:VECTOR TYPE): a vector, and a typed array of the host if the type is one of numbers; else an
;;;; array.

(in-package "CLYSM-SYSTEM")

(ffi:define-foreign-function new-typed-array "clysm:runtime.newTypedArray" (:string :fixnum) :anyref)
(ffi:define-foreign-function typed-array-p "clysm:runtime.isTypedArray" (:anyref :string) :boolean)
(ffi:define-foreign-function int-element "clysm:runtime.intElement" (:anyref :fixnum) :int32)
(ffi:define-foreign-function float-element "clysm:runtime.floatElement" (:anyref :fixnum) :float)
(ffi:define-foreign-function bigint-element "clysm:runtime.bigintElement" (:anyref :fixnum) :int64)
(ffi:define-foreign-function set-int-element "clysm:runtime.setInt" (:anyref :fixnum :int32) :void)
(ffi:define-foreign-function set-float-element "clysm:runtime.setFloat" (:anyref :fixnum :float) :void)
(ffi:define-foreign-function set-bigint-element "clysm:runtime.setBigint" (:anyref :fixnum :int64) :void)

;;; Each row: the marshal type, the class of the host's typed array, the element type of the Lisp vector, the functions
;;; that get and set an element as it crosses, and the Java type.
(defparameter *typed-arrays*
  '((:int8 "Int8Array" (signed-byte 8) int-element set-int-element "byte[]")
    (:uint8 "Uint8Array" (unsigned-byte 8) int-element set-int-element "byte[]")
    (:int16 "Int16Array" (signed-byte 16) int-element set-int-element "short[]")
    (:uint16 "Uint16Array" (unsigned-byte 16) int-element set-int-element "short[]")
    (:int32 "Int32Array" (signed-byte 32) int-element set-int-element "int[]")
    (:uint32 "Uint32Array" (unsigned-byte 32) float-element set-float-element "int[]")
    (:int64 "BigInt64Array" (signed-byte 64) bigint-element set-bigint-element "long[]")
    (:uint64 "BigUint64Array" (unsigned-byte 64) bigint-element set-bigint-element "long[]")
    (:single-float "Float32Array" single-float float-element set-float-element "float[]")
    (:double-float "Float64Array" double-float float-element set-float-element "double[]")
    (:float "Float64Array" double-float float-element set-float-element "double[]")))

(defun vector-from-host (value convert crossing type)
  "The vector of what CONVERT makes of what VALUE, anything iterable, gives; else the error for the marshal TYPE."
  (let* ((elements (elements-from-host value crossing type))
         (result (make-array (host-array-length elements))))
    (dotimes (index (length result) result)
      (setf (svref result index) (funcall convert (host-element elements index))))))

(defun typed-element-form (type form)
  "A form of the Lisp value of an element of a typed array, which FORM has got, known to be of the marshal TYPE."
  (case type
    ;; Hosts whose numbers all have signs give the same bits.
    (:uint8 `(ldb (byte 8 0) ,form))
    (:uint16 `(ldb (byte 16 0) ,form))
    (:uint32 `(values (floor ,form)))
    (:uint64 `(ldb (byte 64 0) ,form))
    (:single-float `(coerce ,form 'single-float))
    (t form)))

(defun set-typed-element-form (type form)
  "A form of what to set an element of a typed array to, for the value of FORM of the marshal TYPE."
  (case type
    (:uint64 `(uint64-to-int64 (if (typep ,form '(unsigned-byte 64)) ,form (ffi:conversion-error ,form :uint64))))
    ((:int32 :int64)
     `(if (typep ,form ',(third (assoc type *typed-arrays*))) ,form (ffi:conversion-error ,form ,type)))
    (:float `(if (realp ,form) ,form (ffi:conversion-error ,form :float)))
    (t (to-host-form type form nil))))

(defmacro typed-vector-to-host (vector type)
  "The typed array with the elements of VECTOR, which are of the marshal TYPE."
  (destructuring-bind (class element-type getter setter java) (cdr (assoc type *typed-arrays*))
    (declare (ignore element-type getter java))
    `(let ((vector ,vector))
       (if (vectorp vector)
           (let ((array (new-typed-array ,class (length vector))))
             (dotimes (index (length vector) array)
               (let ((element (aref vector index)))
                 (,setter array index ,(set-typed-element-form type 'element)))))
           (ffi:conversion-error vector (:vector ,type))))))

(defmacro typed-vector-from-host (value type)
  "The specialised vector with the elements of VALUE, a typed array or anything that gives numbers."
  (destructuring-bind (class element-type getter setter java) (cdr (assoc type *typed-arrays*))
    (declare (ignore setter java))
    `(let ((value ,value))
       (if (and (host-object-p value) (typed-array-p value ,class))
           (let ((vector (make-array (host-array-length value) :element-type ',element-type)))
             (declare (type (simple-array ,element-type (*)) vector))
             (dotimes (index (length vector) vector)
               (setf (aref vector index) ,(typed-element-form type `(,getter value index)))))
           (coerce (vector-from-host value (lambda (element) (ffi:from-host ,type element)) crossing '(:vector ,type))
                   '(simple-array ,element-type (*)))))))

(ffi:define-foreign-type :vector (type)
  "A vector whose elements are of TYPE. In the host a typed array if these are numbers of a size, else an array; Lisp
takes anything iterable but strings."
  (:base :anyref)
  (:lisp-type `(vector ,(or (third (assoc type *typed-arrays*)) t)))
  (:to-host (value)
    (if (assoc type *typed-arrays*)
        `(typed-vector-to-host ,value ,type)
        `(if (vectorp ,value)
             (sequence-to-host ,value (lambda (element) (ffi:to-host ,type element)))
             (ffi:conversion-error ,value (:vector ,type)))))
  (:from-host (value)
    (if (assoc type *typed-arrays*)
        `(typed-vector-from-host ,value ,type)
        `(vector-from-host ,value (lambda (element) (ffi:from-host ,type element)) crossing '(:vector ,type))))
  (:typescript (let ((typed (second (assoc type *typed-arrays*))))
                 (if typed (list typed) (list "Array<" type ">")))
               (list "Iterable<" type ">"))
  (:java (let ((java (sixth (assoc type *typed-arrays*))))
           (if java (list java) (list "java.util.List<" type ">")))))
