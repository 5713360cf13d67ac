;;;; FIND, POSITION and COUNT (CLHS 17.3).

(in-package "CLYSM-SYSTEM")

(defun find-matching (matches sequence start end from-end)
  "The first element of the part of SEQUENCE for which MATCHES is true, or NIL."
  (let ((end (checked-end sequence start end)))
    (do-matches (element index sequence start end from-end) (funcall matches element)
      (return-from find-matching element))
    nil))

(defun find (item sequence &key from-end (start 0) end key test test-not)
  "The leftmost (with FROM-END rightmost) element of SEQUENCE that matches ITEM, or NIL."
  (find-matching (item-predicate item test test-not key) sequence start end from-end))

(defun find-if (predicate sequence &key from-end (start 0) end key)
  "The leftmost (with FROM-END rightmost) element of SEQUENCE that satisfies PREDICATE, or NIL."
  (find-matching (element-predicate predicate key) sequence start end from-end))

(defun find-if-not (predicate sequence &key from-end (start 0) end key)
  "The leftmost (with FROM-END rightmost) element of SEQUENCE that does not satisfy PREDICATE, or NIL."
  (find-matching (element-not-predicate predicate key) sequence start end from-end))

(defun position-matching (matches sequence start end from-end)
  "The index of the first element of the part of SEQUENCE for which MATCHES is true, or NIL."
  (let ((end (checked-end sequence start end)))
    (do-matches (element index sequence start end from-end) (funcall matches element)
      (return-from position-matching index))
    nil))

(defun position (item sequence &key from-end (start 0) end key test test-not)
  "The index of the leftmost (with FROM-END rightmost) element of SEQUENCE that matches ITEM, or NIL."
  (position-matching (item-predicate item test test-not key) sequence start end from-end))

(defun position-if (predicate sequence &key from-end (start 0) end key)
  "The index of the leftmost (with FROM-END rightmost) element of SEQUENCE that satisfies PREDICATE, or NIL."
  (position-matching (element-predicate predicate key) sequence start end from-end))

(defun position-if-not (predicate sequence &key from-end (start 0) end key)
  "The index of the leftmost (with FROM-END rightmost) element of SEQUENCE that does not satisfy PREDICATE, or NIL."
  (position-matching (element-not-predicate predicate key) sequence start end from-end))

(defun count-matching (matches sequence start end from-end)
  "The number of elements of the part of SEQUENCE for which MATCHES is true."
  (let ((end (checked-end sequence start end))
        (count 0))
    (do-matches (element index sequence start end from-end) (funcall matches element)
      (setq count (+ count 1)))
    count))

(defun count (item sequence &key from-end (start 0) end key test test-not)
  "The number of elements of SEQUENCE that match ITEM."
  (count-matching (item-predicate item test test-not key) sequence start end from-end))

(defun count-if (predicate sequence &key from-end (start 0) end key)
  "The number of elements of SEQUENCE that satisfy PREDICATE."
  (count-matching (element-predicate predicate key) sequence start end from-end))

(defun count-if-not (predicate sequence &key from-end (start 0) end key)
  "The number of elements of SEQUENCE that do not satisfy PREDICATE."
  (count-matching (element-not-predicate predicate key) sequence start end from-end))
