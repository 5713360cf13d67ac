;;;; Layouts of the standard classes whose instances are structures of the library, but not made by `defstruct':
;;;; random-state, package, hash-table. Loaded after structures/layouts.lisp.

(in-package :clysm-system)

(defun built-in-layout (name)
  "Make the layout of the built-in class NAME and enter it under NAME."
  ;; The class description has the shape of a structure's, with no slots that are seen from outside.
  (let ((description (make-any-array 6 nil)))
    (set-any-ref description 0 :built-in)
    (make-class-layout name nil description)))
