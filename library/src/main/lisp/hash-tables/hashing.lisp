;;;; Hashes for each kind of equality (CLHS 18.1.2 sxhash). All are fixnums that are not negative.
;;;;
;;;; Objects that cannot be told apart by their contents are hashed by identity: symbols by their names, structures by a
;;;; number given at the first use, all others by the host.

(in-package :clysm-system)

(define-global structure-hash-counter i32 0)

(defun identity-hash-of-structure (structure)
  "Return the number of STRUCTURE, given now if it has none."
  (let ((hash (structure-hash structure)))
    (declare (type i32 hash))
    (when (i32= hash 0)
      (setq structure-hash-counter (i32+ structure-hash-counter 1))
      (setq hash (spread-bits structure-hash-counter))
      (set-structure-hash structure hash))
    hash))

(defun spread-bits (value)
  "Return a hash, not 0, in which each bit of VALUE bears on many."
  (declare (type i32 value))
  (setq value (i32* (i32-xor value (i32-shr-u value 16)) #x45D9F3B))
  (setq value (i32* (i32-xor value (i32-shr-u value 16)) #x45D9F3B))
  (setq value (i32-and (i32-xor value (i32-shr-u value 16)) #x3FFFFFFF))
  (if (i32= value 0) 1 value))

(defun mix-hashes (first second)
  "Return a hash of two hashes in order."
  (declare (type i32 first second))
  (i32-and #x3FFFFFFF (i32+ (i32* first 31) (i32-xor second (i32-shr-u second 7)))))

(defun eq-hash (object)
  "Return a hash by identity."
  (cond ((fixnump object) (spread-bits object))
        ((symbol-object-p object) (symbol-hash object))
        ((null object) 1)
        ((structure-object-p object) (identity-hash-of-structure object))
        (t (identity-hash-of-host object))))

(defun word-hash (value)
  "Return a hash of 64 bits."
  (declare (type i64 value))
  (spread-bits (i32-xor (i64-to-i32 value) (i32* 31 (i64-to-i32 (i64-shr-u value 32))))))

(defun limbs-hash (limbs)
  "Return a hash of a magnitude."
  (let ((hash 17)
        (index 0))
    (declare (type i32 hash index))
    (do () ((i32= index (array-length limbs)) hash)
      (setq hash (mix-hashes hash (i32-ref limbs index)))
      (setq index (i32+ index 1)))))

(defun eql-hash (object)
  "Return a hash that is the same for objects that are eql."
  (cond ((fixnump object) (spread-bits object))
        ((character-object-p object) (spread-bits (char-code object)))
        ((int64p object) (word-hash (int64-value object)))
        ((double-float-object-p object) (word-hash (f64-bits (double-value object))))
        ((single-float-object-p object) (spread-bits (f32-bits (single-value object))))
        ((bignump object) (limbs-hash (bignum-limbs object)))
        ((ratio-object-p object)
         (mix-hashes (eql-hash (ratio-numerator object)) (eql-hash (ratio-denominator object))))
        ((complex-object-p object)
         (mix-hashes (eql-hash (complex-real object)) (eql-hash (complex-imaginary object))))
        (t (eq-hash object))))

(defun bits-hash (vector)
  "Return a hash of a bit vector."
  (let ((hash 29)
        (index 0)
        (length (active-length vector)))
    (declare (type i32 hash index length))
    (do () ((i32= index length) hash)
      (setq hash (mix-hashes hash (element vector index)))
      (setq index (i32+ index 1)))))

(defun equal-hash (object)
  "Return a hash that is the same for objects that are equal."
  (content-hash object 4 nil))

(defun content-hash (object depth folded)
  "Return a hash of the contents of OBJECT down to DEPTH, for equalp if FOLDED and else for equal."
  (declare (type i32 depth))
  (cond ((consp object)
         (if (i32= depth 0)
             3
             ;; A long list counts with its first elements.
             (let ((hash 5)
                   (room 8))
               (declare (type i32 hash room))
               (do () ((if (i32= room 0) t (not (consp object))))
                 (setq hash (mix-hashes hash (content-hash (%car object) (i32- depth 1) folded)))
                 (setq object (%cdr object))
                 (setq room (i32- room 1)))
               (if (consp object)
                   hash
                   (mix-hashes hash (content-hash object (i32- depth 1) folded))))))
        (folded (equalp-leaf-hash object depth))
        ((stringp object) (codes-hash (simple-string-of object)))
        ((array-header-p object) (if (bit-vector-p object) (bits-hash object) (eq-hash object)))
        ((if *pathname-hash* (structure-object-p object) nil)
         (truly-the fixnum (funcall (truly-the function *pathname-hash*) object)))
        (t (eql-hash object))))

(defun equalp-hash (object)
  "Return a hash that is the same for objects that are equalp."
  (content-hash object 4 t))

(defun equalp-leaf-hash (object depth)
  "Return a hash of OBJECT, which is no cons, for equalp."
  (declare (type i32 depth))
  (cond ((numberp object) (number-hash object))
        ((character-object-p object) (spread-bits (upper-case-code (char-code object))))
        ((array-object-p object) (equalp-array-hash object depth))
        ((hash-table-p object) (mix-hashes 37 (hash-table-count object)))
        ;; The fields of structures may hold anything, their class is enough.
        ((structure-object-p object)
         (if (structure-layout-p (structure-layout object))
             (symbol-hash (symbol-object (layout-name (structure-layout object))))
             (content-hash object depth nil)))
        (t (eql-hash object))))

(defun number-hash (number)
  "Return a hash that is the same for numbers that are =."
  (cond ((complex-object-p number)
         (if (zerop (complex-imaginary number))
             (number-hash (complex-real number))
             (mix-hashes (number-hash (complex-real number)) (number-hash (complex-imaginary number)))))
        ((floatp number)
         (let ((value (real-to-f64 number)))
           (declare (type f64 value))
           (if (f64-finite-p value) (eql-hash (f64-to-rational value)) 41)))
        (t (eql-hash number))))

(defun equalp-array-hash (array depth)
  "Return a hash of ARRAY for equalp: of its size and first elements."
  (declare (type i32 depth))
  (let* ((length (if (vector-object-p array) (active-length array) (array-total-size array)))
         (hash (mix-hashes 43 length))
         (end (if (i32= depth 0) 0 (if (i32< length 8) length 8)))
         (index 0))
    (declare (type i32 length hash end index))
    (do () ((i32= index end) hash)
      (setq hash (mix-hashes hash (content-hash (element array index) (i32- depth 1) t)))
      (setq index (i32+ index 1)))))

(defun sxhash (object)
  "Return a hash of OBJECT that is the same for objects that are equal, also in another run of the program."
  (cond ((if (consp object) t (if (stringp object) t (if (array-header-p object) (bit-vector-p object) nil)))
         (equal-hash object))
        ((if (numberp object) t (character-object-p object)) (eql-hash object))
        ((symbolp object) (symbol-hash (symbol-object object)))
        ((structure-object-p object) (symbol-hash (symbol-object (layout-name (structure-layout object)))))
        (t 42)))
