;;;; Bit arrays (CLHS 15.2 bit, sbit, bit-and to bit-not, simple-bit-vector-p).

(in-package :clysm-system)

(defun bit-array-p (object)
  "Whether OBJECT is an array of bits."
  (if (array-header-p object) (i32= (header-element-type object) 1) nil))

(defun check-bit-array (object)
  "Return OBJECT, an array of bits; a type-error for any other."
  (if (bit-array-p object) object (wrong-type object '(array bit))))

(defun simple-bit-vector-p (object)
  "Whether OBJECT is a simple bit vector."
  (if (bit-vector-p object) (simple-array-object-p object) nil))

(defun simple-vector-p (object)
  "Whether OBJECT is a simple vector of any objects."
  (any-array-p object))

(defun bit (bit-array &rest subscripts)
  "Return the bit of BIT-ARRAY at SUBSCRIPTS."
  (apply #'aref (check-bit-array bit-array) subscripts))

(defun (setf bit) (bit bit-array &rest subscripts)
  "Make BIT that of BIT-ARRAY at SUBSCRIPTS."
  (apply #'(setf aref) bit (check-bit-array bit-array) subscripts))

(defun sbit (bit-array &rest subscripts)
  "Return the bit of the simple BIT-ARRAY at SUBSCRIPTS."
  (apply #'aref (check-bit-array bit-array) subscripts))

(defun (setf sbit) (bit bit-array &rest subscripts)
  "Make BIT that of the simple BIT-ARRAY at SUBSCRIPTS."
  (apply #'(setf aref) bit (check-bit-array bit-array) subscripts))

(defun bit-result (bit-array result)
  "Return the array that an operation on BIT-ARRAY leaves its bits in: a new one, BIT-ARRAY for T, or RESULT itself."
  (cond ((null result) (make-array (array-dimensions bit-array) :element-type 'bit))
        ((eq result t) bit-array)
        (t (check-same-shape bit-array result)
           result)))

(defun check-same-shape (first second)
  "Signal an error unless two bit arrays have the same dimensions."
  (unless (equal (array-dimensions first) (array-dimensions (check-bit-array second)))
    (error 'arrays-of-unequal-shape :arrays (list first second))))

(defun combine-bit-arrays (operation first second result)
  "Put the bits of two bit arrays, joined by the function OPERATION, in an array as RESULT says; return that."
  (check-bit-array first)
  (check-same-shape first second)
  (let ((target (bit-result first result))
        (size (array-total-size first))
        (index 0))
    (declare (type i32 size index))
    (do () ((i32= index size) target)
      (set-element target index (logand 1 (funcall operation (element first index) (element second index))))
      (setq index (i32+ index 1)))))

(defun bit-not (bit-array &optional result)
  "Return an array of the bits of BIT-ARRAY inverted: a new one, BIT-ARRAY itself if RESULT is T, or RESULT."
  (let ((target (bit-result (check-bit-array bit-array) result))
        (size (array-total-size bit-array))
        (index 0))
    (declare (type i32 size index))
    (do () ((i32= index size) target)
      (set-element target index (if (eq 0 (element bit-array index)) 1 0))
      (setq index (i32+ index 1)))))

(defun bit-and (first second &optional result)
  "Return an array of the logand of the bits of two bit arrays: a new one, FIRST if RESULT is T, or RESULT."
  (combine-bit-arrays #'logand first second result))

(defun bit-ior (first second &optional result)
  "Return an array of the logior of the bits of two bit arrays: a new one, FIRST if RESULT is T, or RESULT."
  (combine-bit-arrays #'logior first second result))

(defun bit-xor (first second &optional result)
  "Return an array of the logxor of the bits of two bit arrays: a new one, FIRST if RESULT is T, or RESULT."
  (combine-bit-arrays #'logxor first second result))

(defun bit-eqv (first second &optional result)
  "Return an array of the logeqv of the bits of two bit arrays: a new one, FIRST if RESULT is T, or RESULT."
  (combine-bit-arrays #'logeqv first second result))

(defun bit-nand (first second &optional result)
  "Return an array of the lognand of the bits of two bit arrays: a new one, FIRST if RESULT is T, or RESULT."
  (combine-bit-arrays #'lognand first second result))

(defun bit-nor (first second &optional result)
  "Return an array of the lognor of the bits of two bit arrays: a new one, FIRST if RESULT is T, or RESULT."
  (combine-bit-arrays #'lognor first second result))

(defun bit-andc1 (first second &optional result)
  "Return an array of the logandc1 of the bits of two bit arrays: a new one, FIRST if RESULT is T, or RESULT."
  (combine-bit-arrays #'logandc1 first second result))

(defun bit-andc2 (first second &optional result)
  "Return an array of the logandc2 of the bits of two bit arrays: a new one, FIRST if RESULT is T, or RESULT."
  (combine-bit-arrays #'logandc2 first second result))

(defun bit-orc1 (first second &optional result)
  "Return an array of the logorc1 of the bits of two bit arrays: a new one, FIRST if RESULT is T, or RESULT."
  (combine-bit-arrays #'logorc1 first second result))

(defun bit-orc2 (first second &optional result)
  "Return an array of the logorc2 of the bits of two bit arrays: a new one, FIRST if RESULT is T, or RESULT."
  (combine-bit-arrays #'logorc2 first second result))
