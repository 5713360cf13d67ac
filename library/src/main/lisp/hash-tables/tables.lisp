;;;; Hash tables (CLHS 18).
;;;;
;;;; The entries of a table stand in the order in which they were made in one vector, key beside value; a removed entry
;;;; leaves a gap. An open-addressing index of i32 finds entries by hash: -1 marks a place never used, others hold the
;;;; number of an entry. Gaps go away when the table is built anew, which happens only when an entry is added; so
;;;; `remhash' of any entry is allowed while the table is walked.

(in-package :clysm-system)

;;; The slots: 0 test (a symbol), 1 entries, 2 hashes of the entries, 3 index, 4 number of places used in the entries,
;;; 5 number of entries, 6 rehash size, 7 rehash threshold.

(define-global *hash-table-layout* t (built-in-layout 'hash-table))

(defun hash-table-p (object)
  "Whether OBJECT is a hash table."
  (structure-is object *hash-table-layout*))

(defun check-hash-table (object)
  "Return OBJECT, a hash table; a type-error for any other."
  (if (hash-table-p object) object (wrong-type object 'hash-table)))

(defun hash-test-name (test)
  "Return the symbol that names TEST, a function designator of one of the four tests."
  (cond ((if (eq test 'eql) t (eq test #'eql)) 'eql)
        ((if (eq test 'eq) t (eq test #'eq)) 'eq)
        ((if (eq test 'equal) t (eq test #'equal)) 'equal)
        ((if (eq test 'equalp) t (eq test #'equalp)) 'equalp)
        (t (wrong-type test '(member eq eql equal equalp)))))

(defun index-size (entries)
  "Return the size of the index for a number of ENTRIES: a power of two, at least a third more."
  (declare (type i32 entries))
  (let ((size 8))
    (declare (type i32 size))
    (do () ((i32> (i32* 3 (i32-shr-u size 2)) entries) size)
      (setq size (i32* 2 size)))))

(defun make-hash-table (&key (test 'eql) (size 7) rehash-size rehash-threshold)
  "Return an empty hash table whose keys are compared by TEST, with room for SIZE entries."
  (let ((table (make-structure *hash-table-layout* 8))
        (room (if (> (check-count size) 7) (min size 16777216) 7)))
    (set-structure-ref table 0 (hash-test-name test))
    (set-structure-ref table 6 rehash-size)
    (set-structure-ref table 7 rehash-threshold)
    (reset-hash-table table room)
    table))

(defun reset-hash-table (table room)
  "Make TABLE empty with room for ROOM entries."
  (declare (type i32 room))
  (set-structure-ref table 1 (make-any-array (i32* 2 room) (null-ref)))
  (set-structure-ref table 2 (make-i32-array room 0))
  (set-structure-ref table 3 (make-i32-array (index-size room) -1))
  (set-structure-ref table 4 0)
  (set-structure-ref table 5 0)
  nil)

(defun hash-for (test key)
  "Return the hash of KEY for the test that the symbol TEST names."
  (cond ((eqref= test 'eq) (eq-hash key))
        ((eqref= test 'eql) (eql-hash key))
        ((eqref= test 'equal) (equal-hash key))
        (t (equalp-hash key))))

(defun same-key-p (test first second)
  "Whether two keys with the same hash are the same for the test that the symbol TEST names."
  (if (eq first second)
      t
      (cond ((eqref= test 'eq) nil)
            ((eqref= test 'eql) (eql first second))
            ((eqref= test 'equal) (equal first second))
            (t (equalp first second)))))

(defun find-entry (table key hash)
  "Return the number of the entry of KEY, whose hash is HASH, in TABLE, or -1."
  (declare (type i32 hash))
  (let* ((entries (structure-ref table 1))
         (hashes (structure-ref table 2))
         (index (structure-ref table 3))
         (test (structure-ref table 0))
         (mask (i32- (array-length index) 1))
         (place (i32-and hash mask)))
    (declare (type i32 mask place))
    (do () (nil)
      (let ((entry (i32-ref index place)))
        (declare (type i32 entry))
        (when (i32= entry -1) (return -1))
        (when (i32= hash (i32-ref hashes entry))
          (let ((candidate (any-ref entries (i32* 2 entry))))
            (unless (null-ref-p candidate)
              (when (same-key-p test key candidate) (return entry))))))
      (setq place (i32-and (i32+ place 1) mask)))))

(defun gethash (key table &optional default)
  "Return the value of KEY in TABLE and T, or DEFAULT and NIL."
  (check-hash-table table)
  (let ((entry (find-entry table key (hash-for (structure-ref table 0) key))))
    (declare (type i32 entry))
    (if (i32= entry -1)
        (values default nil)
        (values (any-ref (structure-ref table 1) (i32+ (i32* 2 entry) 1)) t))))

(defun enter-in-index (index hash entry)
  "Let INDEX find ENTRY under HASH."
  (declare (type i32 hash entry))
  (let* ((mask (i32- (array-length index) 1))
         (place (i32-and hash mask)))
    (declare (type i32 mask place))
    (do () ((i32= -1 (i32-ref index place)))
      (setq place (i32-and (i32+ place 1) mask)))
    (set-i32-ref index place entry)
    nil))

(defun rebuild-hash-table (table)
  "Give TABLE new vectors without gaps and with room for half as many entries again, or as its rehash size says."
  (let* ((entries (structure-ref table 1))
         (hashes (structure-ref table 2))
         (used (structure-ref table 4))
         (count (structure-ref table 5))
         (from 0)
         (to 0))
    (declare (type i32 used count from to))
    (reset-hash-table table (larger-room table count))
    (let ((new-entries (structure-ref table 1))
          (new-hashes (structure-ref table 2))
          (index (structure-ref table 3)))
      (do () ((i32= from used))
        (let ((key (any-ref entries (i32* 2 from))))
          (unless (null-ref-p key)
            (set-any-ref new-entries (i32* 2 to) key)
            (set-any-ref new-entries (i32+ (i32* 2 to) 1) (any-ref entries (i32+ (i32* 2 from) 1)))
            (set-i32-ref new-hashes to (i32-ref hashes from))
            (enter-in-index index (i32-ref hashes from) to)
            (setq to (i32+ to 1))))
        (setq from (i32+ from 1))))
    (set-structure-ref table 4 count)
    (set-structure-ref table 5 count)
    nil))

(defun larger-room (table count)
  "Return the room that TABLE shall have when it is full with COUNT entries."
  (declare (type i32 count))
  (let ((rehash-size (structure-ref table 6)))
    (if (fixnump rehash-size)
        (i32+ count (if (> rehash-size 8) rehash-size 8))
        (i32+ (i32+ count (i32-shr-u count 1)) 8))))

(defun puthash (key table value)
  "Make VALUE the value of KEY in TABLE; return it."
  (check-hash-table table)
  (let* ((hash (hash-for (structure-ref table 0) key))
         (entry (find-entry table key hash)))
    (declare (type i32 hash entry))
    (if (i32= entry -1)
        (add-entry table key hash value)
        (set-any-ref (structure-ref table 1) (i32+ (i32* 2 entry) 1) value))
    value))

(defun add-entry (table key hash value)
  "Add the entry of KEY, which TABLE does not have yet."
  (declare (type i32 hash))
  (when (i32= (structure-ref table 4) (array-length (structure-ref table 2)))
    (rebuild-hash-table table))
  (let ((entry (structure-ref table 4))
        (count (structure-ref table 5)))
    (declare (type i32 entry count))
    (set-any-ref (structure-ref table 1) (i32* 2 entry) key)
    (set-any-ref (structure-ref table 1) (i32+ (i32* 2 entry) 1) value)
    (set-i32-ref (structure-ref table 2) entry hash)
    (enter-in-index (structure-ref table 3) hash entry)
    (set-structure-ref table 4 (i32+ entry 1))
    (set-structure-ref table 5 (i32+ count 1))
    nil))

(defun (setf gethash) (value key table &optional default)
  "Make VALUE the value of KEY in TABLE."
  (declare (ignore default))
  (puthash key table value))

(defun remhash (key table)
  "Take the entry of KEY out of TABLE; return whether there was one."
  (check-hash-table table)
  (let ((entry (find-entry table key (hash-for (structure-ref table 0) key))))
    (declare (type i32 entry))
    (if (i32= entry -1)
        nil
        (let ((entries (structure-ref table 1))
              (count (structure-ref table 5)))
          (declare (type i32 count))
          (set-any-ref entries (i32* 2 entry) (null-ref))
          (set-any-ref entries (i32+ (i32* 2 entry) 1) (null-ref))
          (set-structure-ref table 5 (i32- count 1))
          t))))

(defun clrhash (table)
  "Take all entries out of TABLE."
  (check-hash-table table)
  (reset-hash-table table 7)
  table)

(defun hash-table-count (table)
  "Return the number of entries of TABLE."
  (structure-ref (check-hash-table table) 5))

(defun hash-table-size (table)
  "Return the number of entries for which TABLE has room."
  (array-length (structure-ref (check-hash-table table) 2)))

(defun hash-table-test (table)
  "Return the symbol that names the test of TABLE."
  (structure-ref (check-hash-table table) 0))

(defun hash-table-rehash-size (table)
  "Return the rehash size that TABLE was made with."
  (or (structure-ref (check-hash-table table) 6) 1.5f0))

(defun hash-table-rehash-threshold (table)
  "Return the rehash threshold that TABLE was made with."
  (or (structure-ref (check-hash-table table) 7) 1.0f0))

;;; Walking. A walk goes through the vector of entries as it was at the beginning; entries removed on the way leave gaps
;;; there, and `(setf gethash)' of the current key changes a value in place.

(defun next-entry (entries used start)
  "Return the number of the first entry in ENTRIES from START to below USED that is no gap, or -1."
  (declare (type i32 used start))
  (do ()
      ((i32>= start used) -1)
    (unless (null-ref-p (any-ref entries (i32* 2 start))) (return start))
    (setq start (i32+ start 1))))

(defun maphash (function table)
  "Call FUNCTION with the key and the value of each entry of TABLE, in the order in which the entries were made."
  (check-hash-table table)
  (let* ((function (coerce-to-function function))
         (entries (structure-ref table 1))
         (used (structure-ref table 4))
         (entry (next-entry entries used 0)))
    (declare (type i32 used entry))
    (do () ((i32= entry -1) nil)
      (funcall function (any-ref entries (i32* 2 entry)) (any-ref entries (i32+ (i32* 2 entry) 1)))
      (setq entry (next-entry entries used (i32+ entry 1))))))

(defun hash-table-iterator (table)
  "Return a function that returns T, a key and its value for each entry of TABLE, and NIL at the end."
  (check-hash-table table)
  (let* ((entries (structure-ref table 1))
         (used (structure-ref table 4))
         (entry -1))
    (declare (type i32 used entry))
    (lambda ()
      (setq entry (next-entry entries used (i32+ entry 1)))
      (if (i32= entry -1)
          (progn
            (setq entry (i32- used 1))
            nil)
          (values t (any-ref entries (i32* 2 entry)) (any-ref entries (i32+ (i32* 2 entry) 1)))))))

(defun equalp-hash-tables-p (first second)
  "Whether two hash tables have the same test, the same keys and values that are equalp."
  (if (if (eq (hash-table-test first) (hash-table-test second))
          (eql (hash-table-count first) (hash-table-count second))
          nil)
      (let* ((entries (structure-ref first 1))
             (used (structure-ref first 4))
             (entry (next-entry entries used 0)))
        (declare (type i32 used entry))
        (do () ((i32= entry -1) t)
          (multiple-value-bind (value found) (gethash (any-ref entries (i32* 2 entry)) second)
            (unless (if found (equalp (any-ref entries (i32+ (i32* 2 entry) 1)) value) nil)
              (return nil)))
          (setq entry (next-entry entries used (i32+ entry 1)))))
      nil))
