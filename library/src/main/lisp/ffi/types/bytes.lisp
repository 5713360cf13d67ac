;;;; The marshal type :BYTES: a vector of bytes, and a Uint8Array of the host.
;;;;
;;;; Nothing but numbers crosses fast. The host therefore calls functions of ours, which give or take four bytes at a
;;;; time; an import call for each would take three times as long.

(in-package "CLYSM-SYSTEM")

(ffi:define-foreign-function host-bytes-of "clysm:runtime.bytesOf" (:anyref) :anyref)

(defun bytes-word (bytes index)
  "The four bytes from four times INDEX as an integer of 32 bits; for the complement of an index the byte there."
  (declare (type i32 index))
  (if (i32< index 0)
      (i8-ref bytes (i32-xor index -1))
      (let ((start (i32-shl index 2)))
        (declare (type i32 start))
        (i32-or (i32-or (i8-ref bytes start)
                        (i32-shl (i8-ref bytes (i32+ start 1)) 8))
                (i32-or (i32-shl (i8-ref bytes (i32+ start 2)) 16)
                        (i32-shl (i8-ref bytes (i32+ start 3)) 24))))))

(defun set-bytes-word (bytes index word)
  "Set what BYTES-WORD gives."
  (declare (type i32 index word))
  (if (i32< index 0)
      (set-i8-ref bytes (i32-xor index -1) word)
      (let ((start (i32-shl index 2)))
        (declare (type i32 start))
        (set-i8-ref bytes start word)
        (set-i8-ref bytes (i32+ start 1) (i32-shr-u word 8))
        (set-i8-ref bytes (i32+ start 2) (i32-shr-u word 16))
        (set-i8-ref bytes (i32+ start 3) (i32-shr-u word 24)))))

(defmacro host-bytes (bytes count)
  "The Uint8Array with the first COUNT of BYTES, an array."
  (let ((type '(callback ":BYTES WORD" (:fixnum) :int32 bytes-word)))
    `(progn
       (define-callback ,type)
       (foreign-call ffi:to-host 1 "clysm:runtime.bytesOut" (,type :anyref :fixnum) :anyref
                     nil ,bytes ,count))))

(defmacro fill-with-host-bytes (bytes host-bytes)
  "Set BYTES, an array, to those of a Uint8Array, which may be fewer."
  (let ((type '(callback ":BYTES SET-WORD" (:fixnum :int32) :void set-bytes-word)))
    `(progn
       (define-callback ,type)
       (foreign-call ffi:from-host 1 "clysm:runtime.bytesInto" (,type :anyref :anyref) :void nil ,bytes ,host-bytes))))

(defun bytes-to-host (value crossing)
  "The Uint8Array with the bytes of VALUE."
  (if (typep value '(vector (unsigned-byte 8)))
      (let ((bytes (coerce value '(simple-array (unsigned-byte 8) (*)))))
        (host-bytes bytes (length bytes)))
      (crossing-error crossing value :bytes)))

(defun bytes-from-host (value crossing)
  "The vector with the bytes of VALUE of the host."
  (let ((host-bytes (if (host-object-p value) (host-bytes-of value) 'ffi:null)))
    (if (eq host-bytes 'ffi:null)
        (crossing-error crossing value :bytes)
        (let ((bytes (make-array (host-array-length host-bytes) :element-type '(unsigned-byte 8))))
          (fill-with-host-bytes bytes host-bytes)
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
