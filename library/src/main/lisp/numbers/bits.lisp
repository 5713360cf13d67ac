;;;; Integers as rows of bits in two's complement (CLHS 12.1.3.2.1, logand to ldb-test).

(in-package :clysm-system)

(defun check-integer (object)
  "Return OBJECT, an integer; a type-error for any other."
  (if (fixnump object)
      object
      (if (int64p object)
          object
          (if (bignump object) object (wrong-type object 'integer)))))

(defun twos-complement (integer count)
  "Return COUNT limbs of INTEGER in two's complement; COUNT is at least one more than its magnitude has."
  (declare (type i32 count))
  (let ((limbs (make-i32-array count 0))
        (magnitude (magnitude-of integer)))
    (i32-copy limbs 0 magnitude 0 (array-length magnitude))
    (when (negative-integer-p integer) (negate-limbs limbs))
    limbs))

(defun negate-limbs (limbs)
  "Replace LIMBS by their two's complement."
  (let ((carry 1)
        (index 0)
        (n (array-length limbs)))
    (declare (type i64 carry) (type i32 index n))
    (do () ((i32= index n))
      (setq carry (i64+ carry (i64-xor (limb limbs index) #xFFFFFFFF)))
      (set-limb limbs index carry)
      (setq carry (i64-shr-u carry 32))
      (setq index (i32+ index 1)))
    limbs))

(defun integer-from-twos-complement (limbs)
  "Return the integer whose two's complement is LIMBS, which may be changed."
  (if (i32< (i32-ref limbs (i32- (array-length limbs) 1)) 0)
      (make-integer -1 (trim-magnitude (negate-limbs limbs)))
      (make-integer 1 (trim-magnitude limbs))))

(defun limbs-for (a b)
  "Return the number of limbs in which both A and B have their two's complement."
  (let ((n (array-length (magnitude-of a)))
        (m (array-length (magnitude-of b))))
    (declare (type i32 n m))
    (i32+ 1 (if (i32< n m) m n))))

(defun combine-bits (operation a b)
  "Return the bits of A and B, of which one is a bignum, joined by OPERATION: 0 for and, 1 for or, 2 for xor."
  (declare (type i32 operation))
  (let* ((n (limbs-for a b))
         (x (twos-complement a n))
         (y (twos-complement b n))
         (index 0))
    (declare (type i32 n index))
    (do () ((i32= index n) (integer-from-twos-complement x))
      (let ((p (i32-ref x index))
            (q (i32-ref y index)))
        (declare (type i32 p q))
        (set-i32-ref x index (cond ((i32= operation 0) (i32-and p q))
                                   ((i32= operation 1) (i32-or p q))
                                   (t (i32-xor p q)))))
      (setq index (i32+ index 1)))))

(defun both-words-p (a b)
  "Whether the integers A and B have no more than 64 bits each; a type-error for what is no integer."
  (check-integer a)
  (check-integer b)
  (if (word-p a) (word-p b) nil))

(defun logand2 (a b)
  "Return the bits that are 1 in both A and B."
  (if (both-words-p a b)
      (i64-to-integer (i64-and (integer-to-i64 a) (integer-to-i64 b)))
      (combine-bits 0 a b)))

(defun logior2 (a b)
  "Return the bits that are 1 in A or B."
  (if (both-words-p a b)
      (i64-to-integer (i64-or (integer-to-i64 a) (integer-to-i64 b)))
      (combine-bits 1 a b)))

(defun logxor2 (a b)
  "Return the bits in which A and B differ."
  (if (both-words-p a b)
      (i64-to-integer (i64-xor (integer-to-i64 a) (integer-to-i64 b)))
      (combine-bits 2 a b)))

(defun lognot1 (integer)
  "Return INTEGER with all bits inverted."
  (subtract-integers -1 (check-integer integer)))

(defun logand (&rest integers)
  "Return the bits that are 1 in all INTEGERS."
  (let ((result -1))
    (do ((rest integers (%cdr rest)))
        ((null rest) result)
      (setq result (logand2 result (%car rest))))))

(defun logior (&rest integers)
  "Return the bits that are 1 in any of INTEGERS."
  (let ((result 0))
    (do ((rest integers (%cdr rest)))
        ((null rest) result)
      (setq result (logior2 result (%car rest))))))

(defun logxor (&rest integers)
  "Return the bits that are 1 in an odd number of INTEGERS."
  (let ((result 0))
    (do ((rest integers (%cdr rest)))
        ((null rest) result)
      (setq result (logxor2 result (%car rest))))))

(defun logeqv (&rest integers)
  "Return the bits that are 0 in an even number of INTEGERS."
  (let ((result -1))
    (do ((rest integers (%cdr rest)))
        ((null rest) result)
      (setq result (lognot1 (logxor2 result (%car rest)))))))

(defun lognot (integer)
  "Return INTEGER with all bits inverted."
  (lognot1 integer))

(defun lognand (first second)
  "Return the complement of logand."
  (lognot1 (logand2 first second)))

(defun lognor (first second)
  "Return the complement of logior."
  (lognot1 (logior2 first second)))

(defun logandc1 (first second)
  "Return the complement of FIRST and SECOND."
  (logand2 (lognot1 first) second))

(defun logandc2 (first second)
  "Return FIRST and the complement of SECOND."
  (logand2 first (lognot1 second)))

(defun logorc1 (first second)
  "Return the complement of FIRST or SECOND."
  (logior2 (lognot1 first) second))

(defun logorc2 (first second)
  "Return FIRST or the complement of SECOND."
  (logior2 first (lognot1 second)))

(defun logtest (first second)
  "Whether a bit is 1 in both FIRST and SECOND."
  (not (zero-integer-p (logand2 first second))))

(defconstant boole-clr 0 "The operation of boole that returns 0.")
(defconstant boole-set 1 "The operation of boole that returns -1.")
(defconstant boole-1 2 "The operation of boole that returns its first argument.")
(defconstant boole-2 3 "The operation of boole that returns its second argument.")
(defconstant boole-c1 4 "The operation of boole that returns the complement of its first argument.")
(defconstant boole-c2 5 "The operation of boole that returns the complement of its second argument.")
(defconstant boole-and 6 "The operation of boole that is logand.")
(defconstant boole-ior 7 "The operation of boole that is logior.")
(defconstant boole-xor 8 "The operation of boole that is logxor.")
(defconstant boole-eqv 9 "The operation of boole that is logeqv.")
(defconstant boole-nand 10 "The operation of boole that is lognand.")
(defconstant boole-nor 11 "The operation of boole that is lognor.")
(defconstant boole-andc1 12 "The operation of boole that is logandc1.")
(defconstant boole-andc2 13 "The operation of boole that is logandc2.")
(defconstant boole-orc1 14 "The operation of boole that is logorc1.")
(defconstant boole-orc2 15 "The operation of boole that is logorc2.")

(defun boole (operation first second)
  "Return FIRST and SECOND joined by OPERATION, the value of one of the constants boole-clr to boole-orc2."
  (check-integer first)
  (check-integer second)
  (case operation
    (0 0)
    (1 -1)
    (2 first)
    (3 second)
    (4 (lognot1 first))
    (5 (lognot1 second))
    (6 (logand2 first second))
    (7 (logior2 first second))
    (8 (logxor2 first second))
    (9 (lognot1 (logxor2 first second)))
    (10 (lognand first second))
    (11 (lognor first second))
    (12 (logandc1 first second))
    (13 (logandc2 first second))
    (14 (logorc1 first second))
    (15 (logorc2 first second))
    (t (wrong-type operation '(integer 0 15)))))

(defun ash2 (integer count)
  "Return INTEGER times 2 to the power COUNT, rounded down."
  (check-integer integer)
  (check-integer count)
  (cond ((zero-integer-p integer) 0)
        ((not (fixnump count))
         (if (negative-integer-p count)
             (if (negative-integer-p integer) -1 0)
             (error 'integer-too-large :operation 'ash :operands (list integer count))))
        ((< count 0) (shift-right integer (- count)))
        (t (shift-left integer count))))

(defun shift-left (integer count)
  "Return INTEGER times 2 to the power COUNT, a fixnum that is not negative."
  (declare (type i32 count))
  (cond ((if (word-p integer) (i32<= (i32+ (significant-bits (integer-to-i64 integer)) count) 63) nil)
         (i64-to-integer (i64-shl (integer-to-i64 integer) (i32-to-i64 count))))
        ((i32> count 1000000000)
         (error 'integer-too-large :operation 'ash :operands (list integer count)))
        (t (make-integer (sign-of integer) (shift-magnitude-left (magnitude-of integer) count)))))

(defun shift-right (integer count)
  "Return INTEGER divided by 2 to the power COUNT, an i32 that is not negative, rounded down."
  (declare (type i32 count))
  (if (word-p integer)
      (i64-to-integer (i64-shr-s (integer-to-i64 integer) (if (i32> count 63) 63 (i32-to-i64 count))))
      (let* ((limbs (magnitude-of integer))
             (shifted (shift-magnitude-right limbs count)))
        (if (i32= (sign-of integer) 1)
            (make-integer 1 shifted)
            (let ((result (make-integer -1 shifted)))
              (if (low-bits-zero-p limbs count) result (subtract-integers result 1)))))))

(defun ash (integer count)
  "Return INTEGER shifted by COUNT bits: to the left, or to the right if COUNT is negative."
  (ash2 integer count))

(defun integer-length (integer)
  "Return the number of bits of INTEGER in two's complement, without the sign."
  (check-integer integer)
  (cond ((word-p integer) (significant-bits (integer-to-i64 integer)))
        ((i32= (sign-of integer) 1) (magnitude-bits (bignum-limbs integer)))
        (t (magnitude-bits (magnitude-of (lognot1 integer))))))

(defun logcount (integer)
  "Return the number of bits of INTEGER that differ from its sign bit."
  (check-integer integer)
  (if (negative-integer-p integer)
      (logcount (lognot1 integer))
      (let ((limbs (magnitude-of integer))
            (count 0)
            (index 0))
        (declare (type i32 count index))
        (do () ((i32= index (array-length limbs)) count)
          (setq count (i32+ count (i32-popcnt (i32-ref limbs index))))
          (setq index (i32+ index 1))))))

(defun logbitp (index integer)
  "Whether the bit of INTEGER of weight 2 to the power INDEX is 1."
  (check-integer index)
  (when (negative-integer-p index) (wrong-type index 'unsigned-byte))
  (if (fixnump index)
      (logtest 1 (ash2 integer (- index)))
      (negative-integer-p (check-integer integer))))

;;; A byte specifier is a cons of its size and its position (CLHS byte).

(defun byte (size position)
  "Return the specifier of the SIZE bits from weight 2 to the power POSITION on."
  (cons (check-count size) (check-count position)))

(defun byte-size (bytespec)
  "Return the size of a byte specifier."
  (car bytespec))

(defun byte-position (bytespec)
  "Return the position of a byte specifier."
  (cdr bytespec))

(defun low-mask (size)
  "Return an integer of SIZE bits, all 1."
  (subtract-integers (ash2 1 size) 1))

(defun ldb (bytespec integer)
  "Return the bits of INTEGER that BYTESPEC specifies, at the lowest place."
  (logand2 (ash2 integer (- (cdr bytespec))) (low-mask (car bytespec))))

(defun ldb-test (bytespec integer)
  "Whether one of the bits of INTEGER that BYTESPEC specifies is 1."
  (not (zero-integer-p (ldb bytespec integer))))

(defun mask-field (bytespec integer)
  "Return INTEGER with 0 for all bits that BYTESPEC does not specify."
  (logand2 integer (ash2 (low-mask (car bytespec)) (cdr bytespec))))

(defun dpb (new bytespec integer)
  "Return INTEGER with the lowest bits of NEW in place of those that BYTESPEC specifies."
  (let ((mask (low-mask (car bytespec))))
    (logior2 (logandc2 integer (ash2 mask (cdr bytespec)))
             (ash2 (logand2 new mask) (cdr bytespec)))))

(defun deposit-field (new bytespec integer)
  "Return INTEGER with the bits of NEW at the same place for those that BYTESPEC specifies."
  (let ((mask (ash2 (low-mask (car bytespec)) (cdr bytespec))))
    (logior2 (logandc2 integer mask) (logand2 new mask))))
