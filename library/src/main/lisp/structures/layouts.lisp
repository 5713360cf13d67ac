;;;; Layouts: the classes of structures and conditions, found by name.
;;;;
;;;; A layout's `info' is a class description, a simple vector whose first element is the kind of class; the accessors
;;;; below name its elements. Layouts hang on the internal property list of the symbol that names them, so that a
;;;; program contains only those whose names it mentions.

(in-package "CLYSM-SYSTEM")

(defun info (symbol indicator)
  "The internal property of SYMBOL under INDICATOR, or NIL."
  (do ((tail (symbol-info-slot (symbol-object symbol)) (cdr (cdr tail))))
      ((null tail) nil)
    (when (eq (car tail) indicator)
      (return (car (cdr tail))))))

(defun set-info (symbol indicator value)
  "Make VALUE the internal property of SYMBOL under INDICATOR. Return VALUE."
  (let ((object (symbol-object symbol)))
    (do ((tail (symbol-info-slot object) (cdr (cdr tail))))
        ((null tail)
         (set-symbol-info-slot object (list* indicator value (symbol-info-slot object)))
         value)
      (when (eq (car tail) indicator)
        (rplaca (cdr tail) value)
        (return value)))))

(defun mark-constant (symbol)
  "Note that SYMBOL names a constant variable, which CHECK-ASSIGNABLE will refuse."
  (set-info symbol 'constant t))

(defun find-layout (name)
  "The layout of the structure or condition type called NAME, or NIL."
  (if (symbolp name) (info name 'layout) nil))

(defun ancestors-with (parent layout)
  "The ancestors of LAYOUT, a new layout below PARENT (or below nothing): those of PARENT, and LAYOUT itself at the
end."
  (let* ((depth (if parent (+ (layout-depth parent) 1) 0))
         (ancestors (make-any-array (+ depth 1) nil)))
    (when parent
      (any-copy ancestors 0 (layout-ancestors parent) 0 depth))
    (set-any-ref ancestors depth layout)
    ancestors))

(defun make-class-layout (name parent info)
  "Make the layout of a class NAME below the layout PARENT (or NIL), and let NAME find it."
  (let ((layout (make-layout name
                             (make-any-array 0 nil)
                             (if parent (+ (layout-depth parent) 1) 0)
                             info)))
    (set-layout-ancestors layout (ancestors-with parent layout))
    (set-info name 'layout layout)
    layout))
