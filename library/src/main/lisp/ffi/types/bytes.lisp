;;;; The marshal type :BYTES: a vector of bytes, and a Uint8Array of the host.

(in-package "CLYSM-SYSTEM")

(defconstant bytes-class 1
  "The number by which the host knows the class Uint8Array.")

(defun host-bytes (bytes start count)
  "The Uint8Array with COUNT of BYTES, an array, from START on."
  (declare (type i32 start count))
  (let ((view (new-view bytes-class count)))
    (i8-to-view bytes start view count)
    (typed-array-of view bytes-class)))

(defun fill-with-host-bytes (bytes host-bytes)
  "Set BYTES, an array, to those of a Uint8Array, which may be fewer."
  (i8-from-view (view-of-bytes host-bytes) bytes))

(defun bytes-to-host (value crossing)
  "The Uint8Array with the bytes of VALUE."
  (multiple-value-bind (bytes start) (if (vectorp value) (bare-elements value ub8-elements))
    (if bytes
        (host-bytes bytes start (length value))
        (crossing-error crossing value :bytes))))

(defun bytes-from-host (value crossing)
  "The vector with the bytes of VALUE of the host."
  (let ((view (if (host-object-p value) (view-of-bytes value) 'ffi:null)))
    (if (eq view 'ffi:null)
        (crossing-error crossing value :bytes)
        (let ((bytes (make-array (view-length view) :element-type '(unsigned-byte 8))))
          (i8-from-view view bytes)
          bytes))))

(ffi:define-foreign-type :bytes ()
  "A vector of the type (VECTOR (UNSIGNED-BYTE 8)). In the host a Uint8Array; Lisp takes an ArrayBuffer too. What the
other side gets is a copy."
  (:base :anyref)
  (:lisp-type '(vector (unsigned-byte 8)))
  (:to-host (value) `(bytes-to-host ,value crossing))
  (:from-host (value) `(bytes-from-host ,value crossing))
  (:typescript "Uint8Array" "Uint8Array | ArrayBufferLike")
  (:java "byte[]"))
