;;;; The marshal types :INTEGER and :UINT64, in the host a BigInt.

(in-package "CLYSM-SYSTEM")

(ffi:define-foreign-function bigint-of-hex "clysm:runtime.bigintOfHex" (:string) :anyref)
(ffi:define-foreign-function hex-of-bigint "clysm:runtime.hexOfBigint" (:anyref) :string)
(ffi:define-foreign-function box-uint64 "clysm:runtime.uint64" (:int64) :anyref)
(ffi:define-foreign-function uint64-bigint-p "clysm:runtime.isUint64" (:anyref) :boolean)
(ffi:define-foreign-function int64-of "clysm:runtime.int64Of" (:anyref) :int64)

(defconstant no-int64 #.(- (expt 2 63))
  "What INT64-OF returns for all values but integers of the host that are greater, and of 64 bits.")

(defun uint64-to-int64 (integer)
  "The integer of 64 bits with a sign that has the same bits as INTEGER, which has none."
  (if (< integer (expt 2 63)) integer (- integer (expt 2 64))))

(defun bigint-of-integer (integer)
  "The host's BigInt for INTEGER."
  (if (or (fixnump integer) (int64p integer))
      (box-int64 (integer-to-i64 integer))
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

(defun integer-from-host (value crossing)
  "The integer for VALUE, a BigInt or a number without fraction."
  (if (fixnump value)
      value
      (let ((integer (if (host-object-p value) (int64-of value) no-int64)))
        (declare (type i64 integer))
        (cond ((i64/= integer no-int64) (i64-to-integer integer))
              ((bigint-p value) (integer-of-bigint value))
              (t (integer-from-number value 'integer crossing :integer))))))

(defun uint64-to-host (value crossing)
  "The BigInt for VALUE, which must be an integer of the type (UNSIGNED-BYTE 64)."
  (cond ((and (or (fixnump value) (int64p value)) (>= value 0)) (box-int64 (integer-to-i64 value)))
        ((typep value '(unsigned-byte 64)) (box-uint64 (uint64-to-int64 value)))
        (t (crossing-error crossing value :uint64))))

(defun uint64-from-host (value crossing)
  "The integer for VALUE, a BigInt that is an integer of the type (UNSIGNED-BYTE 64)."
  (if (uint64-bigint-p value)
      (let ((integer (unbox-int64 value)))
        (declare (type i64 integer))
        (if (i64>= integer 0) (i64-to-integer integer) (ldb (byte 64 0) integer)))
      (crossing-error crossing value :uint64)))

(ffi:define-foreign-type :integer ()
  "An integer of any size. In the host a BigInt; Lisp takes a number without fraction too, below 2^53."
  (:base :anyref)
  (:lisp-type 'integer)
  (:to-host (value) `(bigint-to-host ,value crossing))
  (:from-host (value) `(integer-from-host ,value crossing))
  (:typescript "bigint" "bigint | number")
  (:java "java.math.BigInteger"))

(ffi:define-foreign-type :uint64 ()
  "An integer of the type (UNSIGNED-BYTE 64); a BigInt of the host."
  (:base :anyref)
  (:lisp-type '(unsigned-byte 64))
  (:to-host (value) `(uint64-to-host ,value crossing))
  (:from-host (value) `(uint64-from-host ,value crossing))
  (:typescript "bigint")
  (:java "java.math.BigInteger"))
