;;;; Slots of structures whose index the compiler does not know.
;;;;
;;;; The Wasm types struct_0 to struct_15 hold up to 15 slots in fields of their own. A structure with more is a
;;;; struct_16, whose last field is a vector of the slots from 15 on.

(in-package :clysm-system)

(defun structure-ref-indexed (structure index)
  "Return the slot of STRUCTURE at INDEX, which must be in range."
  (declare (type i32 index))
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
    (t (any-ref (structure-further-slots structure) (i32- index 15)))))

(defun set-structure-ref-indexed (structure index value)
  "Make VALUE the slot of STRUCTURE at INDEX, which must be in range; return it."
  (declare (type i32 index))
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
    (t (set-any-ref (structure-further-slots structure) (i32- index 15) value))))
