;;;; Structure classes at run time (CLHS 8.1, macro DEFSTRUCT).

(in-package "CLYSM-SYSTEM")

;;; The description of a structure class is a simple vector:
;;; 0 :structure, 1 the slot descriptions in order, 2 the print function or NIL, 3 the name of the keyword constructor
;;; or NIL, 4 the conc-name, 5 the documentation, 6 the function of a layout that allocates an instance.
;;; A slot description is a list (name initform type read-only accessor).

(defun make-structure-info (slots printer constructor conc-name documentation allocator)
  "The description of a structure class."
  (let ((info (make-any-array 7 nil)))
    (set-any-ref info 0 :structure)
    (set-any-ref info 1 slots)
    (set-any-ref info 2 printer)
    (set-any-ref info 3 constructor)
    (set-any-ref info 4 conc-name)
    (set-any-ref info 5 documentation)
    (set-any-ref info 6 allocator)
    info))

(defun structure-layout-p (layout)
  "Whether LAYOUT is that of a structure type made by DEFSTRUCT."
  (eq (any-ref (layout-info layout) 0) :structure))

(defun structure-slots (layout)
  "The slot descriptions of LAYOUT in order."
  (any-ref (layout-info layout) 1))

(defun structure-printer (layout)
  "The function of an object and a stream that prints instances of LAYOUT, its own or inherited, or NIL."
  (let ((ancestors (layout-ancestors layout)))
    (do ((depth (layout-depth layout) (- depth 1)))
        ((< depth 0) nil)
      (let ((printer (any-ref (layout-info (any-ref ancestors depth)) 2)))
        (when printer (return printer))))))

(defun structure-constructor (layout)
  "The name of the keyword constructor of LAYOUT, or NIL."
  (any-ref (layout-info layout) 3))

(defun same-slots-p (slots others)
  "Whether two lists of slot descriptions name the same slots in the same order."
  (do ((tail slots (cdr tail))
       (other-tail others (cdr other-tail)))
      ((or (null tail) (null other-tail)) (and (null tail) (null other-tail)))
    (unless (eq (car (car tail)) (car (car other-tail)))
      (return nil))))

(defun ensure-structure-class (name parent-name slots allocator printer constructor conc-name documentation)
  "Make or find the structure class NAME. A class of the same shape is kept, so that loading a file again is harmless."
  (let* ((parent (and parent-name (find-layout parent-name)))
         (info (make-structure-info slots printer constructor conc-name documentation allocator))
         (old (find-layout name)))
    (cond ((and old
                (structure-layout-p old)
                (eq (parent-layout old) parent)
                (or (eq (structure-slots old) :unknown)
                    (same-slots-p (structure-slots old) slots)))
           (set-layout-info old info)
           old)
          (t (make-class-layout name parent info)))))

(defun expected-layout (name include)
  "The layout of the structure class NAME, which includes the class INCLUDE or NIL.

A DEFSTRUCT that does not stand at top level defines its class later than its functions ask for the layout."
  (or (find-layout name)
      (make-class-layout name
                         (and include (find-layout include))
                         (make-structure-info :unknown nil nil nil nil nil))))

(defun parent-layout (layout)
  "The layout that LAYOUT includes, or NIL."
  (let ((depth (layout-depth layout)))
    (if (eql depth 0) nil (any-ref (layout-ancestors layout) (- depth 1)))))


(defun copy-structure (structure)
  "A copy of STRUCTURE with the same slot values (CLHS 8.1)."
  (unless (structure-object-p structure)
    (wrong-type structure 'structure-object))
  (let* ((layout (structure-layout structure))
         (copy (funcall (any-ref (layout-info layout) 6) layout)))
    (dotimes (index (length (structure-slots layout)) copy)
      (set-structure-ref-indexed copy index (structure-ref-indexed structure index)))))
