;;;; REMOVE, DELETE and SUBSTITUTE with their relatives (CLHS 17.3).
;;;;
;;;; DELETE and NSUBSTITUTE may destroy their argument; DELETE does so with lists.

(in-package "CLYSM-SYSTEM")

(defun matching-flags (matches sequence start end from-end count)
  "A list of T and NIL for each element from START to END: whether it is one of the first COUNT that MATCHES is true
of."
  (let ((flags '())
        (left (cond ((null count) -1)
                    ((not (integerp count)) (wrong-type count '(or null integer)))
                    (t (max 0 count)))))
    (flet ((note (element)
             (cond ((eql left 0) (push nil flags))
                   ((funcall matches element)
                    (setq left (- left 1))
                    (push t flags))
                   (t (push nil flags)))))
      (cond (from-end
             (do-part-backwards (element index sequence start end) (note element))
             flags)
            (t
             (do-part (element index sequence start end) (note element))
             (nreverse flags))))))

(defun remove-matching (matches sequence start end from-end count)
  "SEQUENCE without the first COUNT elements of the part for which MATCHES is true."
  (let* ((end (checked-end sequence start end))
         (flags (matching-flags matches sequence start end from-end count)))
    (if (member t flags :test #'eq)
        (without-flagged flags sequence start end)
        sequence)))

(defun without-flagged (flags sequence start end)
  "SEQUENCE without those elements from START to END whose place in FLAGS is true."
  (let ((kept '())
        (length 0)
        (all (sequence-length sequence))
        (from 0))
    (do-part (element index sequence from all)
      (let ((removed (and (<= start index) (< index end) (pop flags))))
        (unless removed
          (push element kept)
          (setq length (+ length 1)))))
    (setq kept (nreverse kept))
    (if (listp sequence)
        kept
        (vector-from-list kept length sequence))))

(defun substitute-matching (new matches sequence start end from-end count)
  "A copy of SEQUENCE with NEW in place of the first COUNT elements of the part for which MATCHES is true."
  (nsubstitute-matching new matches (copy-seq sequence) start end from-end count))

(defun nsubstitute-matching (new matches sequence start end from-end count)
  "SEQUENCE, with NEW in place of the first COUNT elements of the part for which MATCHES is true."
  (let* ((end (checked-end sequence start end))
         (flags (matching-flags matches sequence start end from-end count)))
    (if (listp sequence)
        (let ((tail (nthcdr start sequence)))
          (dolist (flag flags)
            (when flag (set-car tail new))
            (setq tail (%cdr tail))))
        (let ((index start))
          (dolist (flag flags)
            (when flag (set-element sequence index new))
            (setq index (+ index 1)))))
    sequence))

(defun remove (item sequence &key from-end (start 0) end count key test test-not)
  "SEQUENCE without the elements that match ITEM; with COUNT, without the first so many."
  (remove-matching (item-predicate item test test-not key) sequence start end from-end count))

(defun remove-if (predicate sequence &key from-end (start 0) end count key)
  "SEQUENCE without the elements that satisfy PREDICATE; with COUNT, without the first so many."
  (remove-matching (element-predicate predicate key) sequence start end from-end count))

(defun remove-if-not (predicate sequence &key from-end (start 0) end count key)
  "SEQUENCE without the elements that do not satisfy PREDICATE; with COUNT, without the first so many."
  (remove-matching (element-not-predicate predicate key) sequence start end from-end count))

(defun delete (item sequence &key from-end (start 0) end count key test test-not)
  "SEQUENCE without the elements that match ITEM; SEQUENCE may be destroyed."
  (remove-matching (item-predicate item test test-not key) sequence start end from-end count))

(defun delete-if (predicate sequence &key from-end (start 0) end count key)
  "SEQUENCE without the elements that satisfy PREDICATE; SEQUENCE may be destroyed."
  (remove-matching (element-predicate predicate key) sequence start end from-end count))

(defun delete-if-not (predicate sequence &key from-end (start 0) end count key)
  "SEQUENCE without the elements that do not satisfy PREDICATE; SEQUENCE may be destroyed."
  (remove-matching (element-not-predicate predicate key) sequence start end from-end count))

(defun substitute (new item sequence &key from-end (start 0) end count key test test-not)
  "A copy of SEQUENCE with NEW in place of the elements that match ITEM."
  (substitute-matching new (item-predicate item test test-not key) sequence start end from-end count))

(defun substitute-if (new predicate sequence &key from-end (start 0) end count key)
  "A copy of SEQUENCE with NEW in place of the elements that satisfy PREDICATE."
  (substitute-matching new (element-predicate predicate key) sequence start end from-end count))

(defun substitute-if-not (new predicate sequence &key from-end (start 0) end count key)
  "A copy of SEQUENCE with NEW in place of the elements that do not satisfy PREDICATE."
  (substitute-matching new (element-not-predicate predicate key) sequence start end from-end count))

(defun nsubstitute (new item sequence &key from-end (start 0) end count key test test-not)
  "SEQUENCE itself with NEW in place of the elements that match ITEM."
  (nsubstitute-matching new (item-predicate item test test-not key) sequence start end from-end count))

(defun nsubstitute-if (new predicate sequence &key from-end (start 0) end count key)
  "SEQUENCE itself with NEW in place of the elements that satisfy PREDICATE."
  (nsubstitute-matching new (element-predicate predicate key) sequence start end from-end count))

(defun nsubstitute-if-not (new predicate sequence &key from-end (start 0) end count key)
  "SEQUENCE itself with NEW in place of the elements that do not satisfy PREDICATE."
  (nsubstitute-matching new (element-not-predicate predicate key) sequence start end from-end count))

;;; Duplicates

(defun remove-duplicates (sequence &key from-end (start 0) end key test test-not)
  "SEQUENCE without elements that match a later (with FROM-END an earlier) one."
  (let* ((end (checked-end sequence start end))
         (test (test-function test test-not))
         (key (key-function key))
         (flags (duplicate-flags sequence start end from-end test key)))
    (if (member t flags :test #'eq)
        (without-flagged flags sequence start end)
        sequence)))

(defun duplicate-flags (sequence start end from-end test key)
  "A list of T and NIL for each element from START to END: whether it matches a later (FROM-END: earlier) one that
stays."
  (let* ((vector (if (listp sequence) (part-as-vector sequence start end) (copy-part sequence start end)))
         (size (- end start))
         (flags '()))
    (dotimes (index size (nreverse flags))
      (let ((value (funcall key (element vector index))))
        (push (if from-end
                  (matches-between test value vector key 0 index nil)
                  (matches-between test value vector key (+ index 1) size t))
              flags)))))

(defun matches-between (test value vector key start end value-first)
  "Whether VALUE matches an element of VECTOR from START to END; the one that stands first in VECTOR is given first."
  (do ((index start (+ index 1)))
      ((>= index end) nil)
    (let ((other (funcall key (element vector index))))
      (when (if value-first (funcall test value other) (funcall test other value))
        (return t)))))

(defun delete-duplicates (sequence &key from-end (start 0) end key test test-not)
  "SEQUENCE without elements that match a later (with FROM-END an earlier) one; SEQUENCE may be destroyed."
  (remove-duplicates sequence :from-end from-end :start start :end end :key key :test test :test-not test-not))
