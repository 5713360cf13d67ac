;;;; Equality (CLHS 5.3 eq, eql, equal, equalp).

(in-package :clysm-system)

(ffi:define-foreign-function same-host-value-p "clysm:runtime.same" (:anyref :anyref) :boolean)

(defun eq-slow (first second)
  "Whether two objects, one of them of the host, are the same for the host."
  (same-host-value-p first second))

(defun eq (first second)
  "Whether the arguments are the same object."
  (eq first second))

(defun eql (first second)
  "Whether the arguments are the same object, or numbers of one type and value, or the same character."
  (eql first second))

;;; What compares two different structures, and what hashes one: NIL unless the program has pathnames.
(define-global *pathname-test* t nil)
(define-global *pathname-hash* t nil)

(defun equal-structures-p (first second)
  "Whether FIRST, a structure, and SECOND are equal pathnames."
  (if (if *pathname-test* (structure-object-p second) nil)
      (funcall (truly-the function *pathname-test*) first second)
      nil))

(defun equal (first second)
  "Whether the arguments are eql, or conses, strings, bit vectors or pathnames whose parts are equal."
  (do () (nil)
    (cond ((eql first second) (return t))
          ((consp first)
           (unless (consp second) (return nil))
           (unless (equal (%car first) (%car second)) (return nil))
           (setq first (%cdr first))
           (setq second (%cdr second)))
          ((string-object-p first)
           (return (if (stringp second) (same-codes-p first (simple-string-of second)) nil)))
          ((array-header-p first) (return (equal-arrays-p first second)))
          ((structure-object-p first) (return (equal-structures-p first second)))
          (t (return nil)))))

(defun equal-arrays-p (first second)
  "Whether FIRST, an array with a header, and SECOND are equal strings or equal bit vectors."
  (cond ((stringp first)
         (if (stringp second) (same-codes-p (simple-string-of first) (simple-string-of second)) nil))
        ((if (bit-vector-p first) (bit-vector-p second) nil)
         (same-elements-p first second (active-length first) (active-length second) #'eql))
        (t nil)))

(defun same-elements-p (first second length other-length test)
  "Whether two arrays of LENGTH and OTHER-LENGTH active elements have elements that match by the function TEST."
  (declare (type i32 length other-length))
  (if (i32= length other-length)
      (let ((index 0))
        (declare (type i32 index))
        (do ()
            ((i32= index length) t)
          (unless (funcall test (element first index) (element second index)) (return nil))
          (setq index (i32+ index 1))))
      nil))

(defun equalp (first second)
  "Whether the arguments are equal but for case, type of number, and what holds equal parts."
  (do () (nil)
    (cond ((eq first second) (return t))
          ((consp first)
           (unless (consp second) (return nil))
           (unless (equalp (%car first) (%car second)) (return nil))
           (setq first (%cdr first))
           (setq second (%cdr second)))
          ((numberp first) (return (if (numberp second) (equals first second) nil)))
          ((character-object-p first)
           (return (if (character-object-p second)
                       (i32= (upper-case-code (char-code first)) (upper-case-code (char-code second)))
                       nil)))
          ((array-object-p first)
           (return (if (array-object-p second) (equalp-arrays-p first second) nil)))
          ((hash-table-p first)
           (return (if (hash-table-p second) (equalp-hash-tables-p first second) nil)))
          ((structure-object-p first)
           (return (if (structure-object-p second) (equalp-structures-p first second) nil)))
          (t (return nil)))))

(defun equalp-arrays-p (first second)
  "Whether two arrays have the same dimensions, fill pointers aside, and elements that are equalp."
  (if (if (vector-object-p first) (vector-object-p second) nil)
      (same-elements-p first second (active-length first) (active-length second) #'equalp)
      (if (equal (array-dimensions first) (array-dimensions second))
          (same-elements-p first second (array-total-size first) (array-total-size second) #'equalp)
          nil)))

(defun equalp-structures-p (first second)
  "Whether two structures made by defstruct have the same class and slots that are equalp, or are equal pathnames."
  (let ((layout (structure-layout first)))
    (if (if (eq layout (structure-layout second)) (structure-layout-p layout) nil)
        (let ((index 0)
              (count (length (structure-slots layout))))
          (declare (type i32 index count))
          (do ()
              ((i32= index count) t)
            (unless (equalp (structure-ref-indexed first index) (structure-ref-indexed second index))
              (return nil))
            (setq index (i32+ index 1))))
        (equal-structures-p first second))))
