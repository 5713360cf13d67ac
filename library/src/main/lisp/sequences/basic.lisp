;;;; Length, access, copies and parts of sequences (CLHS 17.3).

(in-package "CLYSM-SYSTEM")

(defun length (sequence)
  "The number of elements of SEQUENCE."
  (sequence-length sequence))

(defun require-element-index (sequence index length)
  "Signal an error unless INDEX is that of an element of SEQUENCE, which has LENGTH."
  (unless (and (fixnump index) (<= 0 index) (< index length))
    (error 'index-error :datum index :expected-type `(integer 0 (,length)) :array sequence)))

(defun elt (sequence index)
  "The element of SEQUENCE at INDEX."
  (require-element-index sequence index (sequence-length sequence))
  (if (listp sequence)
      (nth index sequence)
      (element sequence index)))

(defun (setf elt) (value sequence index)
  "Make VALUE the element of SEQUENCE at INDEX."
  (require-element-index sequence index (sequence-length sequence))
  (if (listp sequence)
      (set-car (nthcdr index sequence) value)
      (set-element sequence index value)))

(defun copy-part (vector start end)
  "A simple vector like VECTOR of its elements from START to END."
  (let ((copy (make-vector-like vector (- end start))))
    (do ((index start (+ index 1)))
        ((>= index end) copy)
      (set-element copy (- index start) (element vector index)))))

(defun subseq (sequence start &optional end)
  "A copy of the part of SEQUENCE from START to END."
  (let ((end (checked-end sequence start end)))
    (cond ((listp sequence)
           (let ((result '())
                 (tail (nthcdr start sequence)))
             (dotimes (index (- end start) (nreverse result))
               (push (%car tail) result)
               (setq tail (%cdr tail)))))
          (t (copy-part sequence start end)))))

(defun (setf subseq) (new sequence start &optional end)
  "Store the elements of NEW in SEQUENCE from START to END. Return NEW."
  (replace sequence new :start1 start :end1 end)
  new)

(defun copy-seq (sequence)
  "A copy of SEQUENCE; a vector becomes a simple vector."
  (subseq sequence 0))

(defun reverse (sequence)
  "A copy of SEQUENCE with its elements in reverse order."
  (cond ((listp sequence)
         (proper-list-length sequence)
         (let ((result '()))
           (dolist (element sequence result)
             (push element result))))
        (t
         (let* ((length (sequence-length sequence))
                (result (make-vector-like sequence length)))
           (dotimes (index length result)
             (set-element result (- length index 1) (element sequence index)))))))

(defun nreverse (sequence)
  "SEQUENCE with its elements in reverse order; SEQUENCE is destroyed."
  (if (listp sequence)
      (nreconc sequence '())
      (let ((length (sequence-length sequence)))
        (dotimes (index (floor length 2) sequence)
          (let ((other (- length index 1))
                (element (element sequence index)))
            (set-element sequence index (element sequence other))
            (set-element sequence other element))))))

(defun fill (sequence item &key (start 0) end)
  "Make ITEM every element of SEQUENCE from START to END. Return SEQUENCE."
  (let ((end (checked-end sequence start end)))
    (if (listp sequence)
        (let ((tail (nthcdr start sequence)))
          (dotimes (index (- end start))
            (set-car tail item)
            (setq tail (%cdr tail))))
        (do ((index start (+ index 1)))
            ((>= index end))
          (set-element sequence index item)))
    sequence))

(defun replace (target source &key (start1 0) end1 (start2 0) end2)
  "Copy elements of SOURCE from START2 to END2 into TARGET from START1 to END1. Return TARGET."
  (let* ((end1 (checked-end target start1 end1))
         (end2 (checked-end source start2 end2))
         (count (min (- end1 start1) (- end2 start2)))
         (last (+ start2 count))
         ;; Within one sequence the part may overlap its own copy.
         (source (if (eq source target) (copy-seq source) source)))
    (if (listp target)
        (let ((tail (nthcdr start1 target)))
          (do-part (element index source start2 last)
            (set-car tail element)
            (setq tail (%cdr tail))))
        (let ((place start1))
          (do-part (element index source start2 last)
            (set-element target place element)
            (setq place (+ place 1)))))
    target))

(defun make-sequence (type size &key (initial-element nil initial-element-given))
  "A sequence of the type specifier TYPE with SIZE elements."
  (let ((kind (sequence-kind type)))
    (require-kind-length kind type size)
    (cond ((eq kind 'list) (make-list size :initial-element initial-element))
          (initial-element-given
           (make-array size :element-type (kind-element-type kind) :initial-element initial-element))
          (t (make-array size :element-type (kind-element-type kind))))))

;;; A kind of sequence is LIST, or a list (element-type length), length * for any.

(defun sequence-kind (type)
  "The kind of sequence that the type specifier TYPE names; an error if it names none."
  (let ((expanded (expand-type type)))
    (if (consp expanded)
        (compound-sequence-kind expanded type)
        (case expanded
          ((list cons null) 'list)
          ((vector simple-vector array simple-array sequence) (list t '*))
          ((string simple-string base-string simple-base-string) (list 'character '*))
          ((bit-vector simple-bit-vector) (list 'bit '*))
          (t (sequence-type-error type))))))

(defun compound-sequence-kind (expanded type)
  "The kind of sequence that the type specifier EXPANDED, a list, names; TYPE is it as the program gave it."
  (case (car expanded)
    ((cons) 'list)
    ((vector) (list (element-type-or-t (bound-of expanded 1)) (bound-of expanded 2)))
    ((simple-vector) (list t (bound-of expanded 1)))
    ((string simple-string base-string simple-base-string) (list 'character (bound-of expanded 1)))
    ((bit-vector simple-bit-vector) (list 'bit (bound-of expanded 1)))
    ((array simple-array)
     (let ((dimensions (bound-of expanded 2)))
       (cond ((or (eq dimensions '*) (eql dimensions 1))
              (list (element-type-or-t (bound-of expanded 1)) '*))
             ((and (consp dimensions) (null (cdr dimensions)))
              (list (element-type-or-t (bound-of expanded 1)) (car dimensions)))
             (t (sequence-type-error type)))))
    ((or)
     (dolist (part (cdr expanded) (sequence-type-error type))
       (unless (eq part 'null) (return (sequence-kind part)))))
    (t (sequence-type-error type))))

(defun element-type-or-t (type)
  "TYPE, or T if it is *."
  (if (eq type '*) t type))

(defun kind-element-type (kind)
  "The element type of a kind of vector."
  (car kind))

(defun require-kind-length (kind type length)
  "Signal an error unless sequences of KIND can have LENGTH."
  (let ((expected (cond ((consp kind) (cadr kind))
                        ((eq type 'null) 0)
                        ((and (or (eq type 'cons) (and (consp type) (eq (car type) 'cons))) (eql length 0))
                         '(integer 1))
                        (t '*))))
    (unless (or (eq expected '*) (eql expected length))
      (error 'simple-type-error
             :datum length :expected-type (if (integerp expected) `(eql ,expected) expected)
             :format-control "A sequence of type ~S cannot have ~D elements."
             :format-arguments (list type length)))))

(defun sequence-type-error (type)
  "Signal that TYPE names no type of sequences that can be made."
  (error 'simple-type-error
         :datum type :expected-type 'sequence
         :format-control "~S is no type of sequences."
         :format-arguments (list type)))

(defun sequence-of-list (list kind type)
  "A sequence of KIND, which TYPE names, with the elements of LIST, a fresh list."
  (let ((length (proper-list-length list)))
    (require-kind-length kind type length)
    (if (eq kind 'list)
        list
        (make-array length :element-type (kind-element-type kind) :initial-contents list))))

(defun concatenate (type &rest sequences)
  "A new sequence of TYPE with the elements of SEQUENCES one after another."
  (let ((kind (sequence-kind type))
        (elements '()))
    (dolist (sequence sequences)
      (let ((end (sequence-length sequence))
            (start 0))
        (do-part (element index sequence start end)
          (push element elements))))
    (sequence-of-list (nreverse elements) kind type)))
