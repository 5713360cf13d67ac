;;;; Data into messages to the compiler. The format is that of the compiler's class image.Codec.
;;;;
;;;; Conses and vectors that occur more than once must stay one object. To find them the encoder marks each one that
;;;; it meets: a frame, which no program can have as a value, takes the place of the car, or of the first element, and
;;;; holds that value and a count. A second walk writes, a third takes the marks away.

(in-package "CLYSM-SYSTEM")

(define-global label-count i32 0)

;;; Marks. The index of a mark is the number of times that its object was met, and -1 - label once that is written.

(defun markable-p (object)
  "Whether OBJECT is one whose identity a message keeps: a cons, or a simple vector with elements."
  (or (consp object)
      (and (any-array-p object) (i32> (array-length object) 0))))

(defun marked-place (object)
  "What stands in OBJECT where a mark may stand."
  (if (consp object) (%car object) (any-ref object 0)))

(defun set-marked-place (object value)
  "Make VALUE stand in OBJECT where a mark may stand."
  (if (consp object) (set-car object value) (set-any-ref object 0 value)))

(defun first-part (object)
  "The car or first element of a marked OBJECT."
  (frame-value (marked-place object)))

(defun mark-count (object)
  "The index of the mark of OBJECT."
  (frame-index (marked-place object)))

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
                      (t (mark-elements object)))))))))

(defun mark-elements (vector)
  "Mark the elements of VECTOR but the first."
  (let ((index 1))
    (declare (type i32 index))
    (tagbody
     next
       (when (i32< index (array-length vector))
         (mark (any-ref vector index))
         (setq index (i32+ index 1))
         (go next)))))

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
                 (t (unmark-elements object))))))))

(defun unmark-elements (vector)
  "Take away the marks of the elements of VECTOR but the first."
  (let ((index 1))
    (declare (type i32 index))
    (tagbody
     next
       (when (i32< index (array-length vector))
         (unmark (any-ref vector index))
         (setq index (i32+ index 1))
         (go next)))))

(defun write-whole-datum (datum)
  "Write DATUM, with labels for what it contains more than once."
  (setq label-count 0)
  (mark datum)
  (write-datum datum)
  (unmark datum)
  nil)

(defun write-datum (datum)
  "Write DATUM, whose conses and vectors are marked."
  (cond ((consp datum)
         (when (label-if-shared datum) (write-list datum)))
        ((null datum) (write-head 0 0))
        ((symbol-object-p datum) (write-symbol datum))
        ((fixnump datum) (write-fixnum datum))
        ((string-object-p datum)
         (write-head 12 (utf-16-length datum))
         (write-string-units datum))
        ((character-object-p datum) (write-head 11 (char-code datum)))
        ((any-array-p datum)
         (cond ((i32= (array-length datum) 0) (write-head 13 0))
               ((label-if-shared datum) (write-vector datum))))
        ((integerp datum) (write-bignum datum))
        ((double-float-object-p datum)
         (write-head 10 0)
         (write-64-bits (f64-bits datum)))
        ((single-float-object-p datum)
         (let ((bits (f32-bits datum)))
           (declare (type i32 bits))
           (write-head 9 0)
           (write-unit bits)
           (write-unit (i32-shr-u bits 16))))
        ((ratio-object-p datum)
         (write-head 7 0)
         (write-datum (ratio-numerator datum))
         (write-datum (ratio-denominator datum)))
        ((complex-object-p datum)
         (write-head 8 0)
         (write-datum (complex-real datum))
         (write-datum (complex-imaginary datum)))
        ((array-header-p datum) (write-array datum))
        (t (write-head 17 (handle datum)))))

(defun label-if-shared (object)
  "Write what says that OBJECT occurs more than once, if it does. Return false if the reader needs no more of it."
  (let ((count (mark-count object)))
    (declare (type i32 count))
    (cond ((i32= count 1) t)
          ((i32> count 1)
           (write-head 18 label-count)
           (set-frame-index (marked-place object) (i32- -1 label-count))
           (setq label-count (i32+ label-count 1))
           t)
          (t
           (write-head 19 (i32- -1 count))
           nil))))

(defun write-list (list)
  "Write the cons LIST and those behind it up to one that occurs elsewhere too."
  (let ((count 1)
        (tail (%cdr list)))
    (declare (type i32 count))
    (tagbody
     next
       (when (and (consp tail) (i32= (mark-count tail) 1))
         (setq count (i32+ count 1)
               tail (%cdr tail))
         (go next)))
    (write-head (if (null tail) 2 3) count)
    (let ((cell list))
      (tagbody
       next
         (write-datum (first-part cell))
         (setq count (i32- count 1))
         (when (i32> count 0)
           (setq cell (%cdr cell))
           (go next))))
    (unless (null tail) (write-datum tail))))

(defun write-vector (vector)
  "Write a simple vector with elements."
  (let ((index 1))
    (declare (type i32 index))
    (write-head 13 (array-length vector))
    (write-datum (first-part vector))
    (tagbody
     next
       (when (i32< index (array-length vector))
         (write-datum (any-ref vector index))
         (setq index (i32+ index 1))
         (go next)))))

(defun write-fixnum (number)
  "Write a fixnum."
  (declare (type i32 number))
  (if (i32>= number 0)
      (write-head 4 number)
      (write-head 5 (i32- -1 number))))

(defun write-64-bits (bits)
  "Write 64 bits as four units, the least significant first."
  (declare (type i64 bits))
  (write-unit (i64-to-i32 bits))
  (write-unit (i64-to-i32 (i64-shr-u bits 16)))
  (write-unit (i64-to-i32 (i64-shr-u bits 32)))
  (write-unit (i64-to-i32 (i64-shr-u bits 48))))

(defun write-bignum (integer)
  "Write an integer that is no fixnum in two's complement, as few units as can be."
  (let ((count (+ (floor (integer-length integer) 16) 1)))
    (write-head 6 count)
    (dotimes (index count)
      (write-unit (logand (ash integer (* -16 index)) #xFFFF)))))

(defun write-array (array)
  "Write an array with header: a bit vector, or another with its dimensions; a fill pointer cuts it off."
  (cond ((and (= (array-rank array) 1) (eql (header-element-type array) bit-elements))
         (write-bit-vector array))
        ((and (= (array-rank array) 1) (eql (header-element-type array) character-elements))
         (write-datum (coerce array 'simple-string)))
        (t
         (write-head 15 (array-rank array))
         (write-datum (array-element-type array))
         (dolist (dimension (array-dimensions array)) (write-number dimension))
         (dotimes (index (array-total-size array))
           (let ((part (element array index)))
             (mark part)
             (write-datum part)
             (unmark part))))))

(defun write-bit-vector (vector)
  "Write a bit vector."
  (let ((length (active-length vector))
        (unit 0))
    (write-head 14 length)
    (dotimes (index length)
      (setq unit (logior unit (ash (element vector index) (mod index 16))))
      (when (or (= (mod index 16) 15) (= index (- length 1)))
        (write-unit unit)
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

(defun write-symbol (symbol)
  "Write a symbol other than NIL: by number, and with its name if the compiler does not know it."
  (let ((id (symbol-id-slot symbol)))
    (declare (type i32 id))
    (cond ((i32> id 0) (write-head 0 (i32* 2 id)))
          ((i32< id 0) (write-head 0 (i32- (i32* -2 id) 1)))
          (t (number-own-symbol symbol)
             (write-head 1 (i32- (i32* -2 (symbol-id-slot symbol)) 1))
             (write-message-text (symbol-name-slot symbol))))))

(defun symbol-of-number (id)
  "The symbol that the compiler knows as ID, made by either side."
  (declare (type i32 id))
  (if (i32< id 0)
      (own-symbol (i32- -1 id))
      (symbol-by-id id)))
