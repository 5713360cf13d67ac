;;;; Handles: numbers under which the compiler keeps objects of the image that must not lose their identity.

(in-package :clysm-system)

(ffi:define-foreign-function identity-hash-of-host "clysm:runtime.identityHash" (:anyref) :fixnum)

(define-global *handles* t (make-any-array 64 nil))
(define-global *handle-count* i32 0)
(define-global *handle-buckets* t (make-i32-array 256 -1))

(defun handle-bucket (object buckets)
  "Return the index in BUCKETS, a power of two long, where the handle of OBJECT stands or belongs."
  (let ((mask (i32- (array-length buckets) 1))
        (index (identity-hash-of-host object)))
    (declare (type i32 mask index))
    (setq index (i32-and index mask))
    (tagbody
     next
       (let ((handle (i32-ref buckets index)))
         (declare (type i32 handle))
         (when (i32>= handle 0)
           (unless (eq (any-ref *handles* handle) object)
             (setq index (i32-and (i32+ index 1) mask))
             (go next)))))
    index))

(defun grow-handle-buckets ()
  "Double the buckets and enter all handles again."
  (let ((buckets (make-i32-array (i32* 2 (array-length *handle-buckets*)) -1))
        (handle 0))
    (declare (type i32 handle))
    (tagbody
     next
       (when (i32< handle *handle-count*)
         (set-i32-ref buckets (handle-bucket (any-ref *handles* handle) buckets) handle)
         (setq handle (i32+ handle 1))
         (go next)))
    (setq *handle-buckets* buckets)))

(defun handle (object)
  "Return the handle of OBJECT, the same number whenever it is asked for."
  (let ((index (handle-bucket object *handle-buckets*)))
    (declare (type i32 index))
    (let ((handle (i32-ref *handle-buckets* index)))
      (declare (type i32 handle))
      (when (i32< handle 0)
        (setq handle *handle-count*)
        (setq *handles* (grow-array *handles* (i32+ handle 1) nil))
        (set-any-ref *handles* handle object)
        (set-i32-ref *handle-buckets* index handle)
        (setq *handle-count* (i32+ handle 1))
        (when (i32> (i32* 2 *handle-count*) (array-length *handle-buckets*))
          (grow-handle-buckets)))
      handle)))

(defun object-of-handle (handle)
  "Return the object whose handle is HANDLE."
  (declare (type i32 handle))
  (any-ref *handles* handle))
