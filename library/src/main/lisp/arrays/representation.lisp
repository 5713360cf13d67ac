;;;; How arrays are represented, and the access to one element that all of arrays and sequences build on.
;;;;
;;;; A simple vector of T, of one of six numeric types, and a simple string are objects of their own. Every other array
;;;; is a header over such a vector: arrays of other ranks, bit vectors, vectors of the remaining integer types, and
;;;; arrays with a fill pointer, adjustable or displaced ones.

(in-package "CLYSM-SYSTEM")

;;; The field element-type of a header. The compiler's link package has the first three.
(defconstant any-elements 0)
(defconstant bit-elements 1)
(defconstant character-elements 2)
(defconstant ub8-elements 3)
(defconstant sb8-elements 4)
(defconstant ub16-elements 5)
(defconstant sb16-elements 6)
(defconstant ub32-elements 7)
(defconstant sb32-elements 8)
(defconstant sb64-elements 9)
(defconstant single-elements 10)
(defconstant double-elements 11)

;;; Bits of the field flags of a header.
(defconstant adjustable-flag 1)
(defconstant displaced-flag 2)

(defconstant no-fill-pointer -1)

(defun element-type-of-code (code)
  "The type specifier of the elements that a header's field element-type stands for."
  (case code
    (0 't)
    (1 'bit)
    (2 'character)
    (3 '(unsigned-byte 8))
    (4 '(signed-byte 8))
    (5 '(unsigned-byte 16))
    (6 '(signed-byte 16))
    (7 '(unsigned-byte 32))
    (8 '(signed-byte 32))
    (9 '(signed-byte 64))
    (10 'single-float)
    (t 'double-float)))

(defun integer-elements-code (low high)
  "The code of the narrowest specialised vector that holds the integers from LOW to HIGH, each NIL for no bound."
  (cond ((or (null low) (null high)) any-elements)
        ((and (<= 0 low) (<= high 1)) bit-elements)
        ((and (<= 0 low) (<= high #xFF)) ub8-elements)
        ((and (<= #x-80 low) (<= high #x7F)) sb8-elements)
        ((and (<= 0 low) (<= high #xFFFF)) ub16-elements)
        ((and (<= #x-8000 low) (<= high #x7FFF)) sb16-elements)
        ((and (<= 0 low) (<= high #xFFFFFFFF) (> high #x7FFFFFFF)) ub32-elements)
        ((and (<= #x-80000000 low) (<= high #x7FFFFFFF)) sb32-elements)
        ((and (<= #x-8000000000000000 low) (<= high #x7FFFFFFFFFFFFFFF)) sb64-elements)
        (t any-elements)))

(defun element-type-code (type)
  "The code for arrays made with the element type TYPE (CLHS upgraded-array-element-type)."
  (let ((expanded (expand-type type)))
    (cond ((symbolp expanded)
           (case expanded
             ((bit) bit-elements)
             ((character base-char standard-char extended-char) character-elements)
             ((single-float short-float) single-elements)
             ((double-float long-float) double-elements)
             ((fixnum) sb32-elements)
             ((signed-byte integer unsigned-byte) any-elements)
             (t any-elements)))
          (t (compound-element-type-code expanded)))))

(defun compound-element-type-code (type)
  "The code for arrays made with the element type TYPE, a list."
  (case (car type)
    (integer (integer-elements-code (inclusive-low (bound-of type 1)) (inclusive-high (bound-of type 2))))
    (mod (integer-elements-code 0 (- (cadr type) 1)))
    (unsigned-byte
     (let ((size (bound-of type 1)))
       (if (eq size '*) any-elements (integer-elements-code 0 (- (ash 1 size) 1)))))
    (signed-byte
     (let ((size (bound-of type 1)))
       (if (eq size '*)
           any-elements
           (integer-elements-code (- (ash 1 (- size 1))) (- (ash 1 (- size 1)) 1)))))
    ((single-float short-float) single-elements)
    ((double-float long-float) double-elements)
    ((member eql)
     (if (and (cdr type) (every-character-p (cdr type))) character-elements any-elements))
    (t any-elements)))

(defun every-character-p (objects)
  "Whether all of a list are characters."
  (dolist (object objects t)
    (unless (characterp object) (return nil))))

(defun bound-of (type position)
  "The element of the type specifier TYPE at POSITION, * if it is missing."
  (let ((tail (nthcdr position type)))
    (if (consp tail) (car tail) '*)))

(defun inclusive-low (bound)
  "The least integer that the lower BOUND of a type specifier allows, NIL for any."
  (cond ((eq bound '*) nil)
        ((consp bound) (+ (car bound) 1))
        (t bound)))

(defun inclusive-high (bound)
  "The greatest integer that the upper BOUND of a type specifier allows, NIL for any."
  (cond ((eq bound '*) nil)
        ((consp bound) (- (car bound) 1))
        (t bound)))

;;; Vectors without header, and the vectors under headers.

(defun bare-vector-p (object)
  "Whether OBJECT is a vector without header: a simple vector, a numeric vector or a simple string."
  (or (any-array-p object)
      (string-object-p object)
      (numeric-array-p object)))

(defun numeric-array-p (object)
  "Whether OBJECT is a numeric vector without header."
  (or (i8-array-p object) (i16-array-p object) (i32-array-p object)
      (i64-array-p object) (f32-array-p object) (f64-array-p object)))

(defun string-object-length (string)
  "The number of characters of a simple string."
  (array-length (string-data string)))

(defun bare-length (vector)
  "The number of elements of a vector without header."
  (if (string-object-p vector)
      (string-object-length vector)
      (array-length vector)))

(defun string-object-ref (string index)
  "The character of a simple string at INDEX, which must be in range."
  (declare (type i32 index))
  (let ((data (string-data string)))
    (if (i16-array-p data)
        (make-character (i16-ref data index))
        (make-character (i32-ref data index)))))

(defun set-string-object-ref (string index character)
  "Make CHARACTER that of a simple string at INDEX, which must be in range; its data widen when they have to."
  (declare (type i32 index))
  (let ((data (string-data string))
        (code (char-code character)))
    (declare (type i32 code))
    (cond ((not (i16-array-p data)) (set-i32-ref data index code))
          ((i32< code 65536) (set-i16-ref data index code))
          (t (widen-string string)
             (set-i32-ref (string-data string) index code)))
    character))

(defun widen-string (string)
  "Give a simple string data of 32 bits for each character."
  (let* ((narrow (string-data string))
         (length (array-length narrow))
         (wide (make-i32-array length 0))
         (index 0))
    (declare (type i32 length index))
    (tagbody
     next
       (when (i32< index length)
         (set-i32-ref wide index (i16-ref narrow index))
         (setq index (i32+ index 1))
         (go next)))
    (set-string-data string wide)
    nil))

(defun bare-ref (vector index)
  "The element of a vector without header at INDEX, which must be in range."
  (declare (type i32 index))
  (cond ((any-array-p vector) (any-ref vector index))
        ((string-object-p vector) (string-object-ref vector index))
        ((i8-array-p vector) (i8-ref vector index))
        ((i16-array-p vector) (i16-ref vector index))
        ((i64-array-p vector) (i64-to-integer (i64-ref vector index)))
        ((f32-array-p vector) (f32-ref vector index))
        ((f64-array-p vector) (f64-ref vector index))
        (t (i32-ref vector index))))

(defun set-bare-ref (vector index value)
  "Make VALUE the element of a vector without header at INDEX, which must be in range. VALUE is checked."
  (declare (type i32 index))
  (cond ((any-array-p vector) (set-any-ref vector index value))
        ((string-object-p vector)
         (unless (characterp value) (wrong-type value 'character))
         (set-string-object-ref vector index value))
        ((i8-array-p vector)
         (require-integer value 0 #xFF '(unsigned-byte 8))
         (set-i8-ref vector index value))
        ((i16-array-p vector)
         (require-integer value 0 #xFFFF '(unsigned-byte 16))
         (set-i16-ref vector index value))
        ((i32-array-p vector)
         (require-integer value #x-80000000 #x7FFFFFFF '(signed-byte 32))
         (set-i32-ref vector index value))
        ((i64-array-p vector)
         (require-integer value #x-8000000000000000 #x7FFFFFFFFFFFFFFF '(signed-byte 64))
         (set-i64-ref vector index (integer-to-i64 value)))
        ((f32-array-p vector)
         (unless (single-float-object-p value) (wrong-type value 'single-float))
         (set-f32-ref vector index value))
        (t
         (unless (double-float-object-p value) (wrong-type value 'double-float))
         (set-f64-ref vector index value)))
  value)

(defun require-integer (value low high type)
  "Signal a TYPE-ERROR unless VALUE is an integer from LOW to HIGH."
  (unless (and (integerp value) (<= low value high))
    (wrong-type value type)))

(defun make-bare-vector (code size initial)
  "The vector of SIZE elements that holds those of an array with the element code CODE, filled with INITIAL."
  (declare (type i32 code size))
  (case code
    (0 (make-any-array size initial))
    (1 (make-i8-array size initial))
    (2 (make-filled-string size initial))
    (3 (make-i8-array size initial))
    (4 (make-i8-array size (logand initial #xFF)))
    (5 (make-i16-array size initial))
    (6 (make-i16-array size (logand initial #xFFFF)))
    (7 (make-i32-array size (i64-to-i32 (integer-to-i64 initial))))
    (8 (make-i32-array size initial))
    (9 (make-i64-array size (integer-to-i64 initial)))
    (10 (make-f32-array size initial))
    (t (make-f64-array size initial))))

(defun make-filled-string (size character)
  "A simple string of SIZE times CHARACTER."
  (declare (type i32 size))
  (let ((code (char-code character)))
    (declare (type i32 code))
    (make-string-object (if (i32< code 65536)
                            (make-i16-array size code)
                            (make-i32-array size code)))))

(defun default-element (code)
  "What an element of an array with the element code CODE is when nothing is said."
  (case code
    (2 (code-char 0))
    (10 0.0f0)
    (11 0.0d0)
    (t 0)))

(defun code-has-bare-vector-p (code)
  "Whether a simple vector with the element code CODE is an object without header."
  (case code
    ((0 2 3 5 8 9 10 11) t)
    (t nil)))

;;; Elements under a header. The element code says how those narrower than their vector are read.

(defun header-element (header index)
  "The element of an array with header at the row-major INDEX, which must be in range."
  (declare (type i32 index))
  (let ((data (header-data header))
        (place (i32+ index (header-offset header))))
    (declare (type i32 place))
    (if (array-header-p data)
        (header-element data place)
        (case (header-element-type header)
          (4 (let ((byte (i8-ref data place)))
               (if (< byte #x80) byte (- byte #x100))))
          (6 (let ((word (i16-ref data place)))
               (if (< word #x8000) word (- word #x10000))))
          (7 (i64-to-integer (i32u-to-i64 (i32-ref data place))))
          (t (bare-ref data place))))))

(defun set-header-element (header index value)
  "Make VALUE the element of an array with header at the row-major INDEX, which must be in range. VALUE is checked."
  (declare (type i32 index))
  (let ((data (header-data header))
        (place (i32+ index (header-offset header))))
    (declare (type i32 place))
    (if (array-header-p data)
        (set-header-element data place value)
        (case (header-element-type header)
          (1 (require-integer value 0 1 'bit)
             (set-i8-ref data place value))
          (4 (require-integer value #x-80 #x7F '(signed-byte 8))
             (set-i8-ref data place (logand value #xFF)))
          (6 (require-integer value #x-8000 #x7FFF '(signed-byte 16))
             (set-i16-ref data place (logand value #xFFFF)))
          (7 (require-integer value 0 #xFFFFFFFF '(unsigned-byte 32))
             (set-i32-ref data place (i64-to-i32 (integer-to-i64 value))))
          (t (set-bare-ref data place value))))
    value))

;;; Any vector, any array.

(defun array-object-p (object)
  "Whether OBJECT is an array of any kind."
  (or (array-header-p object) (bare-vector-p object)))

(defun vector-object-p (object)
  "Whether OBJECT is an array of one dimension."
  (if (array-header-p object)
      (i32= (array-length (header-dimensions object)) 1)
      (bare-vector-p object)))

(defun header-total-size (header)
  "The number of elements of an array with header, its fill pointer aside."
  (let ((dimensions (header-dimensions header))
        (size 1))
    (dotimes (axis (array-length dimensions) size)
      (setq size (* size (any-ref dimensions axis))))))

(defun active-length (vector)
  "The number of elements of VECTOR up to its fill pointer, if it has one."
  (cond ((array-header-p vector)
         (let ((fill (header-fill vector)))
           (declare (type i32 fill))
           (if (i32= fill -1)
               (any-ref (header-dimensions vector) 0)
               fill)))
        (t (bare-length vector))))

(defun element (array index)
  "The element of ARRAY at the row-major INDEX, which must be in range."
  (declare (type i32 index))
  (if (array-header-p array)
      (header-element array index)
      (bare-ref array index)))

(defun set-element (array index value)
  "Make VALUE the element of ARRAY at the row-major INDEX, which must be in range."
  (declare (type i32 index))
  (if (array-header-p array)
      (set-header-element array index value)
      (set-bare-ref array index value)))

(defun element-code (array)
  "The element code of ARRAY."
  (cond ((array-header-p array) (header-element-type array))
        ((any-array-p array) any-elements)
        ((string-object-p array) character-elements)
        ((i8-array-p array) ub8-elements)
        ((i16-array-p array) ub16-elements)
        ((i32-array-p array) sb32-elements)
        ((i64-array-p array) sb64-elements)
        ((f32-array-p array) single-elements)
        (t double-elements)))
