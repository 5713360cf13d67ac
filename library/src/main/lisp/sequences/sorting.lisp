;;;; SORT, STABLE-SORT and MERGE (CLHS 17.3): merge sort throughout, which is stable.

(in-package "CLYSM-SYSTEM")

(defun merge-lists (list1 list2 precedes key)
  "LIST1 and LIST2, both sorted, merged into one by relinking; of equal elements those of LIST1 come first."
  (let* ((head (cons nil nil))
         (last head))
    (do ()
        ((or (null list1) (null list2))
         (set-cdr last (if (null list1) list2 list1))
         (%cdr head))
      (cond ((funcall precedes (funcall key (%car list2)) (funcall key (%car list1)))
             (set-cdr last list2)
             (setq last list2
                   list2 (%cdr list2)))
            (t
             (set-cdr last list1)
             (setq last list1
                   list1 (%cdr list1)))))))

(defun sort-list (list length precedes key)
  "The first LENGTH elements of LIST, sorted by relinking."
  (cond ((= length 0) '())
        ((= length 1)
         (set-cdr list '())
         list)
        (t
         (let* ((half (floor length 2))
                ;; The second half is found before the first is sorted, which cuts it off.
                (rest (nthcdr half list)))
           (let ((sorted (sort-list list half precedes key)))
             (merge-lists sorted (sort-list rest (- length half) precedes key) precedes key))))))

(defun sort-sequence (sequence predicate key)
  "SEQUENCE sorted by PREDICATE of the KEYs of its elements."
  (let ((precedes (coerce-to-function predicate))
        (key (key-function key))
        (length (sequence-length sequence)))
    (if (listp sequence)
        (sort-list sequence length precedes key)
        (let ((index 0)
              (elements '()))
          (dotimes (place length)
            (push (element sequence (- length place 1)) elements))
          (dolist (element (sort-list elements length precedes key) sequence)
            (set-element sequence index element)
            (setq index (+ index 1)))))))

(defun sort (sequence predicate &key key)
  "SEQUENCE with its elements in the order of PREDICATE; SEQUENCE is destroyed."
  (sort-sequence sequence predicate key))

(defun stable-sort (sequence predicate &key key)
  "Like SORT; elements of which neither precedes the other keep their order."
  (sort-sequence sequence predicate key))

(defun merge (type sequence1 sequence2 predicate &key key)
  "A sequence of TYPE with the elements of two sorted sequences in the order of PREDICATE."
  (let ((kind (sequence-kind type))
        (list1 (coerce-to-fresh-list sequence1))
        (list2 (coerce-to-fresh-list sequence2)))
    (sequence-of-list (merge-lists list1 list2 (coerce-to-function predicate) (key-function key)) kind type)))

(defun coerce-to-fresh-list (sequence)
  "A fresh list of the elements of SEQUENCE."
  (let ((elements '())
        (start 0)
        (end (sequence-length sequence)))
    (do-part (element index sequence start end)
      (push element elements))
    (nreverse elements)))
