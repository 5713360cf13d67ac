;;;; Data out of messages from the compiler. The format is that of the compiler's class image.Codec.

(in-package "CLYSM-SYSTEM")

(define-global *labelled* t (make-any-array 64 nil))

(defun note-label (label object)
  "Note that OBJECT has LABEL, unless that is negative. Return OBJECT."
  (declare (type i32 label))
  (when (i32>= label 0)
    (setq *labelled* (grow-array *labelled* (i32+ label 1) nil))
    (set-any-ref *labelled* label object))
  object)

(defun decode-datum ()
  "Read a datum."
  (decode-labelled-datum -1))

(defun decode-labelled-datum (label)
  "Read a datum, which has LABEL unless that is negative."
  (declare (type i32 label))
  (let* ((head (decode-unit))
         (tag (i32-shr-u head 11))
         (operand (head-operand head)))
    (declare (type i32 head tag operand))
    (case tag
      (0 (symbol-of-operand operand))
      (1 (decode-new-symbol operand))
      (2 (decode-list operand nil label))
      (3 (decode-list operand t label))
      (4 operand)
      (5 (i32- -1 operand))
      (6 (decode-bignum operand))
      (7 (let ((numerator (decode-datum))) (make-ratio numerator (decode-datum))))
      (8 (let ((real (decode-datum))) (make-complex real (decode-datum))))
      (9 (let ((low (decode-unit))) (declare (type i32 low)) (bits-f32 (i32-or low (i32-shl (decode-unit) 16)))))
      (10 (bits-f64 (decode-64-bits)))
      (11 (make-character operand))
      (12 (decode-units-as-string operand))
      (13 (decode-vector operand label))
      (14 (decode-bit-vector operand))
      (15 (decode-array operand label))
      (16 (decode-structure operand label))
      (17 (object-of-handle operand))
      (18 (decode-labelled-datum operand))
      (t (any-ref *labelled* operand)))))

(defun symbol-of-operand (operand)
  "The symbol whose number is written as OPERAND."
  (declare (type i32 operand))
  (if (i32= (i32-and operand 1) 0)
      (symbol-by-id (i32-shr-u operand 1))
      (own-symbol (i32-shr-u operand 1))))

(defun decode-new-symbol (operand)
  "Read the name of a symbol that the compiler made, and make it here."
  (declare (type i32 operand))
  (enter-symbol-id (i32-shr-u operand 1) (make-symbol-object (decode-text))))

(defun decode-list (count dotted label)
  "Read COUNT elements of a list and, if DOTTED, its tail."
  (declare (type i32 count label))
  (let* ((first (note-label label (cons nil nil)))
         (last first))
    (set-car first (decode-datum))
    (tagbody
     next
       (setq count (i32- count 1))
       (when (i32> count 0)
         (let ((cell (cons (decode-datum) nil)))
           (set-cdr last cell)
           (setq last cell))
         (go next)))
    (when dotted (set-cdr last (decode-datum)))
    first))

(defun decode-64-bits ()
  "Read four units, the least significant first."
  (let ((result 0)
        (shift 0))
    (declare (type i64 result shift))
    (tagbody
     next
       (when (i64< shift 64)
         (setq result (i64-or result (i64-shl (i32u-to-i64 (decode-unit)) shift))
               shift (i64+ shift 16))
         (go next)))
    result))

(defun decode-bignum (count)
  "Read an integer of COUNT units in two's complement, the least significant first."
  (declare (type i32 count))
  (let ((result 0)
        (shift 0)
        (unit 0))
    (tagbody
     next
       (when (i32> count 0)
         (setq unit (decode-unit)
               result (+ result (ash unit shift))
               shift (+ shift 16)
               count (i32- count 1))
         (go next)))
    (if (< unit #x8000)
        result
        (- result (ash 1 shift)))))

(defun decode-vector (length label)
  "Read a simple vector of LENGTH elements."
  (declare (type i32 length label))
  (let ((vector (note-label label (make-any-array length nil)))
        (index 0))
    (declare (type i32 index))
    (tagbody
     next
       (when (i32< index length)
         (set-any-ref vector index (decode-datum))
         (setq index (i32+ index 1))
         (go next)))
    vector))

(defun decode-bit-vector (length)
  "Read a bit vector of LENGTH bits."
  (let ((vector (make-array length :element-type 'bit))
        (unit 0))
    (dotimes (index length vector)
      (when (= (mod index 16) 0) (setq unit (decode-unit)))
      (set-element vector index (logand (ash unit (- (mod index 16))) 1)))))

(defun decode-array (rank label)
  "Read an array of RANK dimensions."
  (let* ((element-type (decode-datum))
         (dimensions '()))
    (dotimes (axis rank) (push (decode-number) dimensions))
    (let ((array (note-label label (make-array (nreverse dimensions) :element-type element-type))))
      (dotimes (index (array-total-size array) array)
        (set-element array index (decode-datum))))))

(defun decode-structure (count label)
  "Read a structure written with #S: its name, and COUNT keywords with values."
  (let ((name (decode-datum))
        (arguments '()))
    (dotimes (index count)
      (push (decode-datum) arguments)
      (push (decode-datum) arguments))
    (note-label label (construct-structure name (nreverse arguments)))))

(defun construct-structure (name arguments)
  "The structure that #S of NAME with keyword ARGUMENTS stands for (CLHS 2.4.8.13)."
  (let* ((layout (find-layout name))
         (constructor (and layout (structure-layout-p layout) (structure-constructor layout))))
    (unless constructor
      (error 'simple-error
             :format-control "~S names no structure with a constructor that takes keywords."
             :format-arguments (list name)))
    (apply constructor arguments)))
