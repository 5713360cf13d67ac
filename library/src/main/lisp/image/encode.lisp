;;;; Data into messages to the compiler. The format is that of the compiler's class image.Codec.
;;;;
;;;; Conses and vectors that occur more than once must stay one object. To find them the encoder marks each one that
;;;; it meets: a frame, which no program can have as a value, takes the place of the car, or of the first element, and
;;;; holds that value and a count. A second walk writes, a third takes the marks away.

(in-package "CLYSM-SYSTEM")

(defvar *literals-keep-identity* nil
  "Whether the compiler is told of what objects the literals in forms are copies: while EVAL is at work.")

(define-global label-count i32 0)

;;; Marks. The index of a mark is the number of times that its object was met, and -1 - label once that is written.
;;; An array with a header has no place for a mark; the few that forms contain stand in a list with their marks.

(define-global *array-marks* t nil)

(defun general-array-p (object)
  "Whether OBJECT is an array with header and elements of any type."
  (and (array-header-p object)
       (eql (header-element-type object) any-elements)
       (i32> (array-total-size object) 0)))

(defun markable-p (object)
  "Whether OBJECT is one whose identity a message keeps: a cons, or an array with elements of any type."
  (or (consp object)
      (and (any-array-p object) (i32> (array-length object) 0))
      (general-array-p object)))

(defun marked-place (object)
  "What stands in OBJECT, or for it, where a mark may stand."
  (cond ((consp object) (%car object))
        ((any-array-p object) (any-ref object 0))
        (t (cdr (assoc object *array-marks* :test #'eq)))))

(defun set-marked-place (object value)
  "Make VALUE stand in OBJECT, or for it, where a mark may stand."
  (cond ((consp object) (set-car object value))
        ((any-array-p object) (set-any-ref object 0 value))
        (t (setq *array-marks* (cons (cons object value) *array-marks*)))))

(defun first-part (object)
  "The car or first element of a marked OBJECT."
  (frame-value (marked-place object)))

(defun mark-count (object)
  "The index of the mark of OBJECT."
  (frame-index (marked-place object)))

(defun call-with-elements (function array)
  "Call FUNCTION with each element of ARRAY, but the first of a simple vector, in whose place the mark stands."
  (if (any-array-p array)
      (let ((index 1))
        (declare (type i32 index))
        (tagbody
         next
           (when (i32< index (array-length array))
             (funcall function (any-ref array index))
             (setq index (i32+ index 1))
             (go next))))
      (dotimes (index (array-total-size array))
        (funcall function (element array index)))))

(defun mark (object)
  "Mark OBJECT and all that it contains."
  (tagbody
   next
     (when (markable-p object)
       (let ((place (marked-place object)))
         (cond ((frame-p place)
                (set-frame-index place (i32+ (frame-index place) 1)))
               (t
                (let ((frame (make-frame)))
                  (set-frame-value frame place)
                  (set-frame-index frame 1)
                  (set-marked-place object frame))
                (mark place)
                (cond ((consp object)
                       (setq object (%cdr object))
                       (go next))
                      (t (call-with-elements #'mark object)))))))))

(defun unmark (object)
  "Take away the marks of OBJECT and all that it contains."
  (tagbody
   next
     (when (markable-p object)
       (let ((place (marked-place object)))
         (when (frame-p place)
           (set-marked-place object (frame-value place))
           (unmark (frame-value place))
           (cond ((consp object)
                  (setq object (%cdr object))
                  (go next))
                 (t (call-with-elements #'unmark object))))))))

(defun encode-whole-datum (datum)
  "Write DATUM, with labels for what it contains more than once."
  (setq label-count 0)
  (mark datum)
  (encode-datum datum)
  (unmark datum)
  (setq *array-marks* nil)
  nil)

(defun encode-datum (datum)
  "Write DATUM, whose conses and vectors are marked."
  (when (if *literals-keep-identity* (array-object-p datum) nil)
    (encode-head 20 (handle datum)))
  (cond ((consp datum)
         (when (label-if-shared datum) (encode-list datum)))
        ((null datum) (encode-head 0 0))
        ((symbol-object-p datum) (encode-symbol datum))
        ((fixnump datum) (encode-fixnum datum))
        ((string-object-p datum)
         (encode-head 12 (utf-16-length datum))
         (encode-string-units datum))
        ((character-object-p datum) (encode-head 11 (char-code datum)))
        ((any-array-p datum)
         (cond ((i32= (array-length datum) 0) (encode-head 13 0))
               ((label-if-shared datum) (encode-vector datum))))
        ((integerp datum) (encode-bignum datum))
        ((double-float-object-p datum)
         (encode-head 10 0)
         (encode-64-bits (f64-bits datum)))
        ((single-float-object-p datum)
         (let ((bits (f32-bits datum)))
           (declare (type i32 bits))
           (encode-head 9 0)
           (encode-unit bits)
           (encode-unit (i32-shr-u bits 16))))
        ((ratio-object-p datum)
         (encode-head 7 0)
         (encode-datum (ratio-numerator datum))
         (encode-datum (ratio-denominator datum)))
        ((complex-object-p datum)
         (encode-head 8 0)
         (encode-datum (complex-real datum))
         (encode-datum (complex-imaginary datum)))
        ((or (array-header-p datum) (numeric-array-p datum)) (encode-array datum))
        (t (encode-head 17 (handle datum)))))

(defun label-if-shared (object)
  "Write what says that OBJECT occurs more than once, if it does. Return false if the reader needs no more of it."
  (let ((count (mark-count object)))
    (declare (type i32 count))
    (cond ((i32= count 1) t)
          ((i32> count 1)
           (encode-head 18 label-count)
           (set-frame-index (marked-place object) (i32- -1 label-count))
           (setq label-count (i32+ label-count 1))
           t)
          (t
           (encode-head 19 (i32- -1 count))
           nil))))

(defun encode-list (list)
  "Write the cons LIST and those behind it up to one that occurs elsewhere too."
  (let ((count 1)
        (tail (%cdr list))
        (quotes (if (eq (first-part list) 'quote) *literals-keep-identity* nil)))
    (declare (type i32 count))
    (tagbody
     next
       (when (and (consp tail) (i32= (mark-count tail) 1))
         (setq count (i32+ count 1)
               tail (%cdr tail))
         (go next)))
    (encode-head (if (null tail) 2 3) count)
    (let ((cell list))
      (tagbody
       next
         (encode-datum (first-part cell))
         (setq count (i32- count 1))
         (when (i32> count 0)
           (setq cell (%cdr cell))
           (when (if quotes (consp (first-part cell)) nil)
             (encode-head 20 (handle (first-part cell))))
           (go next))))
    (unless (null tail) (encode-datum tail))))

(defun encode-vector (vector)
  "Write a simple vector with elements."
  (let ((index 1))
    (declare (type i32 index))
    (encode-head 13 (array-length vector))
    (encode-datum (first-part vector))
    (tagbody
     next
       (when (i32< index (array-length vector))
         (encode-datum (any-ref vector index))
         (setq index (i32+ index 1))
         (go next)))))

(defun encode-fixnum (number)
  "Write a fixnum."
  (declare (type i32 number))
  (if (i32>= number 0)
      (encode-head 4 number)
      (encode-head 5 (i32- -1 number))))

(defun encode-64-bits (bits)
  "Write 64 bits as four units, the least significant first."
  (declare (type i64 bits))
  (encode-unit (i64-to-i32 bits))
  (encode-unit (i64-to-i32 (i64-shr-u bits 16)))
  (encode-unit (i64-to-i32 (i64-shr-u bits 32)))
  (encode-unit (i64-to-i32 (i64-shr-u bits 48))))

(defun encode-bignum (integer)
  "Write an integer that is no fixnum in two's complement, as few units as can be."
  (let ((count (+ (floor (integer-length integer) 16) 1)))
    (encode-head 6 count)
    (dotimes (index count)
      (encode-unit (logand (ash integer (* -16 index)) #xFFFF)))))

(defun encode-array (array)
  "Write an array that is no simple vector. A vector loses its fill pointer and what stands behind it."
  (let ((vector (= (array-rank array) 1)))
    (cond ((and vector (array-header-p array) (eql (header-element-type array) bit-elements))
           (encode-bit-vector array))
          ((and vector (array-header-p array) (eql (header-element-type array) character-elements))
           (encode-datum (coerce array 'simple-string)))
          ((or (not (general-array-p array)) (label-if-shared array))
           (cond ((and vector (eq (array-element-type array) t))
                  (encode-head 13 (length array)))
                 (t
                  (encode-head 15 (array-rank array))
                  (encode-unmarked (copy-tree (array-element-type array)))
                  (dolist (dimension (if vector (list (length array)) (array-dimensions array)))
                    (encode-number dimension))))
           (dotimes (index (if vector (length array) (array-total-size array)))
             (encode-datum (element array index)))))))

(defun encode-unmarked (datum)
  "Write DATUM, a fresh one, so that nothing in it is marked."
  (mark datum)
  (encode-datum datum)
  (unmark datum))

(defun encode-bit-vector (vector)
  "Write a bit vector."
  (let ((length (active-length vector))
        (unit 0))
    (encode-head 14 length)
    (dotimes (index length)
      (setq unit (logior unit (ash (element vector index) (mod index 16))))
      (when (or (= (mod index 16) 15) (= index (- length 1)))
        (encode-unit unit)
        (setq unit 0)))))

;;; Symbols. Those made by the image have negative numbers, given at the first crossing.

(define-global *own-symbols* t (make-any-array 1024 nil))
(define-global own-symbol-count i32 0)

(defun own-symbol (index)
  "The symbol made here whose number is -1 - INDEX."
  (declare (type i32 index))
  (any-ref *own-symbols* index))

(defun number-own-symbol (symbol)
  "Give SYMBOL, which has no number yet, the next number of a symbol made here."
  (setq *own-symbols* (grow-array *own-symbols* (i32+ own-symbol-count 1) nil))
  (set-any-ref *own-symbols* own-symbol-count symbol)
  (setq own-symbol-count (i32+ own-symbol-count 1))
  (set-symbol-id-slot symbol (i32- 0 own-symbol-count)))

(defun encode-symbol (symbol)
  "Write a symbol other than NIL: by number, and with its name if the compiler does not know it."
  (let ((id (symbol-id-slot symbol)))
    (declare (type i32 id))
    (cond ((i32> id 0) (encode-head 0 (i32* 2 id)))
          ((i32< id 0) (encode-head 0 (i32- (i32* -2 id) 1)))
          (t (number-own-symbol symbol)
             (encode-head 1 (i32- (i32* -2 (symbol-id-slot symbol)) 1))
             (write-message-text (symbol-name-slot symbol))))))

(defun symbol-of-number (id)
  "The symbol that the compiler knows as ID, made by either side."
  (declare (type i32 id))
  (if (i32< id 0)
      (own-symbol (i32- -1 id))
      (symbol-by-id id)))
