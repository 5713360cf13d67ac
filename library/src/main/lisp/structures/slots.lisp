;;;; Slots of structures by an index that is not constant.
;;;;
;;;; The Wasm types struct_0 to struct_15 hold up to 15 slots in fields of their own. A structure with more is a struct_16,
;;;; whose last field is a vector of the slots from 15 on.

(in-package "CLYSM-SYSTEM")

(defun make-structure-of-size (layout count)
  "An instance of LAYOUT with COUNT slots, each NIL."
  (case count
    (0 (make-structure layout 0))
    (1 (make-structure layout 1))
    (2 (make-structure layout 2))
    (3 (make-structure layout 3))
    (4 (make-structure layout 4))
    (5 (make-structure layout 5))
    (6 (make-structure layout 6))
    (7 (make-structure layout 7))
    (8 (make-structure layout 8))
    (9 (make-structure layout 9))
    (10 (make-structure layout 10))
    (11 (make-structure layout 11))
    (12 (make-structure layout 12))
    (13 (make-structure layout 13))
    (14 (make-structure layout 14))
    (15 (make-structure layout 15))
    (t (let ((structure (make-structure layout 16)))
         (set-structure-ref structure 15 (make-any-array (- count 15) nil))
         structure))))

(defun slot-at (structure index)
  "The value of the slot of STRUCTURE at INDEX, which must be in range."
  (case index
    (0 (structure-ref structure 0))
    (1 (structure-ref structure 1))
    (2 (structure-ref structure 2))
    (3 (structure-ref structure 3))
    (4 (structure-ref structure 4))
    (5 (structure-ref structure 5))
    (6 (structure-ref structure 6))
    (7 (structure-ref structure 7))
    (8 (structure-ref structure 8))
    (9 (structure-ref structure 9))
    (10 (structure-ref structure 10))
    (11 (structure-ref structure 11))
    (12 (structure-ref structure 12))
    (13 (structure-ref structure 13))
    (14 (structure-ref structure 14))
    (t (any-ref (structure-ref structure 15) (- index 15)))))

(defun set-slot-at (structure index value)
  "Make VALUE that of the slot of STRUCTURE at INDEX, which must be in range. Return VALUE."
  (case index
    (0 (set-structure-ref structure 0 value))
    (1 (set-structure-ref structure 1 value))
    (2 (set-structure-ref structure 2 value))
    (3 (set-structure-ref structure 3 value))
    (4 (set-structure-ref structure 4 value))
    (5 (set-structure-ref structure 5 value))
    (6 (set-structure-ref structure 6 value))
    (7 (set-structure-ref structure 7 value))
    (8 (set-structure-ref structure 8 value))
    (9 (set-structure-ref structure 9 value))
    (10 (set-structure-ref structure 10 value))
    (11 (set-structure-ref structure 11 value))
    (12 (set-structure-ref structure 12 value))
    (13 (set-structure-ref structure 13 value))
    (14 (set-structure-ref structure 14 value))
    (t (set-any-ref (structure-ref structure 15) (- index 15) value))))

(defun copy-structure (structure)
  "A copy of STRUCTURE with the same slot values (CLHS 8.1)."
  (unless (structure-object-p structure)
    (wrong-type structure 'structure-object))
  (let* ((layout (structure-layout structure))
         (count (length (structure-slots layout)))
         (copy (make-structure-of-size layout count)))
    (dotimes (index count copy)
      (set-slot-at copy index (slot-at structure index)))))
