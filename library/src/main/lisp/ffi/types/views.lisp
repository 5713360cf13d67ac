;;;; Bytes of the host, which Lisp reads and writes through a view: a DataView, little-endian. An access is a call of
;;;; one of its methods, which V8 compiles to the access itself, so that bytes cross without a call for each few.

(in-package "CLYSM-SYSTEM")

(ffi:define-foreign-function new-view "clysm:runtime.newView" (:fixnum :fixnum) :anyref)
(ffi:define-foreign-function view-of-typed-array "clysm:runtime.viewOfTypedArray" (:anyref :fixnum) :anyref)
(ffi:define-foreign-function view-of-bytes "clysm:runtime.viewOfBytes" (:anyref) :anyref)
(ffi:define-foreign-function view-length "clysm:runtime.viewLength" (:anyref) :int32)
(ffi:define-foreign-function typed-array-of "clysm:runtime.typedArrayOf" (:anyref :fixnum) :anyref)

(ffi:define-foreign-function view-int8 "clysm:runtime.getInt8" (:anyref :int32) :int32)
(ffi:define-foreign-function view-int16 "clysm:runtime.getInt16" (:anyref :int32 :boolean) :int32)
(ffi:define-foreign-function view-int32 "clysm:runtime.getInt32" (:anyref :int32 :boolean) :int32)
(ffi:define-foreign-function view-int64 "clysm:runtime.getBigInt64" (:anyref :int32 :boolean) :int64)
(ffi:define-foreign-function view-float64 "clysm:runtime.getFloat64" (:anyref :int32 :boolean) :float)
(ffi:define-foreign-function set-view-int8 "clysm:runtime.setInt8" (:anyref :int32 :int32) :void)
(ffi:define-foreign-function set-view-int16 "clysm:runtime.setInt16" (:anyref :int32 :int32 :boolean) :void)
(ffi:define-foreign-function set-view-int32 "clysm:runtime.setInt32" (:anyref :int32 :int32 :boolean) :void)
(ffi:define-foreign-function set-view-int64 "clysm:runtime.setBigInt64" (:anyref :int32 :int64 :boolean) :void)
(ffi:define-foreign-function set-view-float64 "clysm:runtime.setFloat64" (:anyref :int32 :float :boolean) :void)

;;; Copies between a view and a bare vector, an array of numbers of one size.

(defmacro define-copies ((to-view from-view) type size &key write read)
  "Define TO-VIEW, a function of a bare vector, the index of its first element, a view and the count of elements, and
FROM-VIEW, one of a view and a vector. TYPE names the function that tests vectors. WRITE is a form that writes the
element at INDEX of VECTOR to VIEW at OFFSET; READ one that sets it to what stands there."
  `(progn
     (defun ,to-view (vector start view count)
       ,(format nil "Write COUNT elements of VECTOR, which are of ~D bytes, from START on to VIEW." size)
       (declare (type i32 start count))
       (when (,type vector)
         (let ((index start) (offset 0) (end (i32+ start count)))
           (declare (type i32 index offset end))
           (tagbody
            next
              (when (i32< index end)
                ,write
                (setq index (i32+ index 1) offset (i32+ offset ,size))
                (go next))))))
     (defun ,from-view (view vector)
       ,(format nil "Set the elements of VECTOR, which are of ~D bytes, to those of VIEW." size)
       (when (,type vector)
         (let ((index 0) (offset 0) (end (array-length vector)))
           (declare (type i32 index offset end))
           (tagbody
            next
              (when (i32< index end)
                ,read
                (setq index (i32+ index 1) offset (i32+ offset ,size))
                (go next))))))))

(define-copies (i16-to-view i16-from-view) i16-array-p 2
  :write (set-view-int16 view offset (i16-ref vector index) t)
  :read (set-i16-ref vector index (view-int16 view offset t)))

(define-copies (i32-to-view i32-from-view) i32-array-p 4
  :write (set-view-int32 view offset (i32-ref vector index) t)
  :read (set-i32-ref vector index (view-int32 view offset t)))

(define-copies (i64-to-view i64-from-view) i64-array-p 8
  :write (set-view-int64 view offset (i64-ref vector index) t)
  :read (set-i64-ref vector index (view-int64 view offset t)))

(define-copies (f32-to-view f32-from-view) f32-array-p 4
  :write (set-view-int32 view offset (f32-bits (f32-ref vector index)) t)
  :read (set-f32-ref vector index (bits-f32 (view-int32 view offset t))))

(define-copies (f64-to-view f64-from-view) f64-array-p 8
  :write (set-view-float64 view offset (f64-ref vector index) t)
  :read (set-f64-ref vector index (view-float64 view offset t)))

;;; Bytes cross four at a time.

(defun i8-to-view (vector start view count)
  "Write COUNT elements of VECTOR, which are bytes, from START on to VIEW."
  (declare (type i32 start count))
  (when (i8-array-p vector)
    (let ((index start) (offset 0) (words-end (i32+ start (i32-and count -4))) (end (i32+ start count)))
      (declare (type i32 index offset words-end end))
      (tagbody
       next-word
         (when (i32< index words-end)
           (set-view-int32 view offset
                           (i32-or (i32-or (i8-ref vector index)
                                           (i32-shl (i8-ref vector (i32+ index 1)) 8))
                                   (i32-or (i32-shl (i8-ref vector (i32+ index 2)) 16)
                                           (i32-shl (i8-ref vector (i32+ index 3)) 24)))
                           t)
           (setq index (i32+ index 4) offset (i32+ offset 4))
           (go next-word)))
      (tagbody
       next
         (when (i32< index end)
           (set-view-int8 view offset (i8-ref vector index))
           (setq index (i32+ index 1) offset (i32+ offset 1))
           (go next))))))

(defun i8-from-view (view vector)
  "Set the elements of VECTOR, which are bytes, to those of VIEW, which may be fewer."
  (when (i8-array-p vector)
    (let* ((index 0) (end (view-length view)) (words-end (i32-and end -4)))
      (declare (type i32 index end words-end))
      (tagbody
       next-word
         (when (i32< index words-end)
           (let ((word (view-int32 view index t)))
             (declare (type i32 word))
             (set-i8-ref vector index word)
             (set-i8-ref vector (i32+ index 1) (i32-shr-u word 8))
             (set-i8-ref vector (i32+ index 2) (i32-shr-u word 16))
             (set-i8-ref vector (i32+ index 3) (i32-shr-u word 24)))
           (setq index (i32+ index 4))
           (go next-word)))
      (tagbody
       next
         (when (i32< index end)
           (set-i8-ref vector index (view-int8 view index))
           (setq index (i32+ index 1))
           (go next))))))

(defun bare-elements (vector code)
  "The bare vector with the elements of VECTOR and the index of the first, if these are stored with the element CODE;
else NIL."
  (declare (type i32 code))
  (if (i32= (element-code vector) code)
      (let ((start 0))
        (declare (type i32 start))
        (loop while (array-header-p vector)
              do (setq start (i32+ start (header-offset vector))
                       vector (header-data vector)))
        (values vector start))
      nil))
