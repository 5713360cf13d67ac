;;;; Slots of structures by an index that is not constant.
;;;;
;;;; The Wasm types struct_0 to struct_15 hold up to 15 slots in fields of their own. A structure with more is a
;;;; struct_16, whose last field is a vector of the slots from 15 on.

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

(defun copy-structure (structure)
  "A copy of STRUCTURE with the same slot values (CLHS 8.1)."
  (unless (structure-object-p structure)
    (wrong-type structure 'structure-object))
  (let* ((layout (structure-layout structure))
         (count (length (structure-slots layout)))
         (copy (make-structure-of-size layout count)))
    (dotimes (index count copy)
      (set-structure-ref-indexed copy index (structure-ref-indexed structure index)))))
