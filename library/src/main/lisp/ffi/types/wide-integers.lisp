;;;; The marshal types :INTEGER and :UINT64, in the host a BigInt.

(in-package "CLYSM-SYSTEM")

(ffi:define-foreign-function bigint-of-hex "clysm:runtime.bigintOfHex" (:string) :anyref)
(ffi:define-foreign-function hex-of-bigint "clysm:runtime.hexOfBigint" (:anyref) :string)
(ffi:define-foreign-function box-uint64 "clysm:runtime.uint64" (:int64) :anyref)
(ffi:define-foreign-function uint64-bigint-p "clysm:runtime.isUint64" (:anyref) :boolean)

(defun uint64-to-int64 (integer)
  "The integer of 64 bits with a sign that has the same bits as INTEGER, which has none."
  (if (< integer (expt 2 63)) integer (- integer (expt 2 64))))

(defun bigint-of-integer (integer)
  "The host's BigInt for INTEGER."
  (if (typep integer '(signed-byte 64))
      (box-int64 integer)
      (bigint-of-hex (integer-to-string integer 16))))

(defun bigint-p (value)
  "Whether VALUE is a BigInt of the host."
  (and (host-object-p value) (eql (host-value-kind value) 4)))

(defun integer-of-bigint (bigint)
  "The integer that a BigInt of the host is."
  (if (int64-bigint-p bigint)
      (unbox-int64 bigint)
      (values (parse-integer (hex-of-bigint bigint) :radix 16))))

(defun bigint-to-host (value crossing)
  "The BigInt for VALUE, which must be an integer."
  (if (integerp value) (bigint-of-integer value) (crossing-error crossing value :integer)))

(defun integer-from-bigint (value crossing)
  "The integer for VALUE, a BigInt or a number without fraction."
  (if (bigint-p value)
      (integer-of-bigint value)
      (integer-from-number value 'integer crossing :integer)))

(ffi:define-foreign-type :integer ()
  "An integer of any size. In the host a BigInt; Lisp takes a number without fraction too, below 2^53."
  (:base :anyref)
  (:lisp-type 'integer)
  (:to-host (value) `(bigint-to-host ,value crossing))
  (:from-host (value) `(integer-from-bigint ,value crossing))
  (:typescript "bigint" "bigint | number")
  (:java "java.math.BigInteger"))

(ffi:define-foreign-type :uint64 ()
  "An integer of the type (UNSIGNED-BYTE 64); a BigInt of the host."
  (:base :anyref)
  (:lisp-type '(unsigned-byte 64))
  (:to-host (value)
    `(if (typep ,value '(unsigned-byte 64))
         (box-uint64 (uint64-to-int64 ,value))
         (ffi:conversion-error ,value :uint64)))
  (:from-host (value)
    `(if (uint64-bigint-p ,value)
         (ldb (byte 64 0) (unbox-int64 ,value))
         (ffi:conversion-error ,value :uint64)))
  (:typescript "bigint")
  (:java "java.math.BigInteger"))
