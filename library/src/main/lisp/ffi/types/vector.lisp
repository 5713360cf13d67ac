;;;; The marshal type (:VECTOR TYPE): a vector, and a typed array of the host if the type is one of numbers; else an
;;;; array.

(in-package "CLYSM-SYSTEM")

;;; Each row: the marshal type, the class of the host's typed array, the number by which the host knows that, the
;;; element type of the Lisp vector, the element code of vectors whose elements need no check, the bytes of an element,
;;; the functions that copy vectors to and from views, and the Java type.
(defparameter *typed-arrays*
  '((:int8 "Int8Array" 0 (signed-byte 8) 4 1 i8-to-view i8-from-view "byte[]")
    (:uint8 "Uint8Array" 1 (unsigned-byte 8) 3 1 i8-to-view i8-from-view "byte[]")
    (:int16 "Int16Array" 2 (signed-byte 16) 6 2 i16-to-view i16-from-view "short[]")
    (:uint16 "Uint16Array" 3 (unsigned-byte 16) 5 2 i16-to-view i16-from-view "short[]")
    (:int32 "Int32Array" 4 (signed-byte 32) 8 4 i32-to-view i32-from-view "int[]")
    (:uint32 "Uint32Array" 5 (unsigned-byte 32) 7 4 i32-to-view i32-from-view "int[]")
    (:int64 "BigInt64Array" 6 (signed-byte 64) 9 8 i64-to-view i64-from-view "long[]")
    (:uint64 "BigUint64Array" 7 (unsigned-byte 64) nil 8 nil nil "long[]")
    (:single-float "Float32Array" 8 single-float 10 4 f32-to-view f32-from-view "float[]")
    (:double-float "Float64Array" 9 double-float 11 8 f64-to-view f64-from-view "double[]")
    (:float "Float64Array" 9 double-float 11 8 f64-to-view f64-from-view "double[]")))

(defun vector-from-host (value convert crossing type)
  "The vector of what CONVERT makes of what VALUE, anything iterable, gives and the index; else the error for the
marshal TYPE."
  (let* ((elements (elements-from-host value crossing type))
         (result (make-array (host-array-length elements))))
    (dotimes (index (length result) result)
      (setf (svref result index) (funcall convert (host-element elements index) index)))))

(defun set-view-form (type form)
  "A form that writes what FORM gives, checked as of the marshal TYPE, as the element at INDEX of VIEW."
  (let ((element-type (fourth (assoc type *typed-arrays*)))
        (size (sixth (assoc type *typed-arrays*))))
    `(let ((element ,form)
           (offset (* index ,size)))
       (unless (typep element ',(if (eq type :float) 'real element-type))
         (within-part index (ffi:conversion-error element ,type)))
       ,(case type
          ((:int8 :uint8) '(set-view-int8 view offset element))
          ((:int16 :uint16) '(set-view-int16 view offset element t))
          (:int32 '(set-view-int32 view offset element t))
          (:uint32 '(set-view-int32 view offset (i64-to-i32 (integer-to-i64 element)) t))
          (:int64 '(set-view-int64 view offset element t))
          (:uint64 '(set-view-int64 view offset (uint64-to-int64 element) t))
          (:single-float '(set-view-int32 view offset (f32-bits element) t))
          ((:double-float :float) '(set-view-float64 view offset element t))))))

(defmacro typed-vector-to-host (vector type)
  "The typed array with the elements of VECTOR, which are of the marshal TYPE."
  (destructuring-bind (number element-type code size to-view &rest more) (cddr (assoc type *typed-arrays*))
    (declare (ignore element-type size more))
    `(let ((vector ,vector))
       (if (vectorp vector)
           (let* ((count (length vector))
                  (view (new-view ,number count)))
             (flet ((write-elements ()
                      (dotimes (index count)
                        ,(set-view-form type '(aref vector index)))))
               ,(if code
                    `(multiple-value-bind (bare start) (bare-elements vector ,code)
                       (if bare
                           (,to-view bare start view count)
                           (write-elements)))
                    '(write-elements)))
             (typed-array-of view ,number))
           (ffi:conversion-error vector (:vector ,type))))))

(defmacro typed-vector-from-host (value type)
  "The specialised vector with the elements of VALUE, a typed array or anything that gives numbers."
  (destructuring-bind (number element-type code size to-view from-view java) (cddr (assoc type *typed-arrays*))
    (declare (ignore to-view java))
    `(let* ((value ,value)
            (view (if (host-object-p value) (view-of-typed-array value ,number) 'ffi:null)))
       (if (eq view 'ffi:null)
           (coerce (vector-from-host value (element-converter ffi:from-host ,type) crossing '(:vector ,type))
                   '(simple-array ,element-type (*)))
           (let ((vector (make-array (floor (view-length view) ,size) :element-type ',element-type)))
             ,(if code
                  `(,from-view view (bare-elements vector ,code))
                  `(dotimes (index (length vector))
                     (setf (svref vector index) (ldb (byte 64 0) (view-int64 view (* index ,size) t)))))
             vector)))))

(ffi:define-foreign-type :vector (type)
  "A vector whose elements are of TYPE. In the host a typed array if these are numbers of a size, else an array; Lisp
takes anything iterable but strings."
  (:base :anyref)
  (:lisp-type `(vector ,(or (fourth (assoc type *typed-arrays*)) t)))
  (:to-host (value)
    (if (assoc type *typed-arrays*)
        `(typed-vector-to-host ,value ,type)
        `(if (vectorp ,value)
             (elements-to-host ,value (element-converter ffi:to-host ,type))
             (ffi:conversion-error ,value (:vector ,type)))))
  (:from-host (value)
    (if (assoc type *typed-arrays*)
        `(typed-vector-from-host ,value ,type)
        `(vector-from-host ,value (element-converter ffi:from-host ,type) crossing '(:vector ,type))))
  (:typescript (let ((typed (second (assoc type *typed-arrays*))))
                 (if typed (list typed) (list "Array<" type ">")))
               (list "Iterable<" type ">"))
  (:java (let ((java (ninth (assoc type *typed-arrays*))))
           (if java (list java) (list "java.util.List<" type ">")))))
