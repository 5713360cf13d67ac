;;;; The marshal type (:LIST TYPE): a list, and an array of the host.

(in-package "CLYSM-SYSTEM")

(defun finite-list-p (object)
  "Whether OBJECT is a list that ends in NIL."
  (loop with slow = object
        for fast = object then (cddr fast)
        do (cond ((null fast) (return t))
                 ((not (consp fast)) (return nil))
                 ((null (cdr fast)) (return t))
                 ((not (consp (cdr fast))) (return nil)))
           (setq slow (cdr slow))
           (when (eq slow (cddr fast)) (return (null slow)))))

(defun list-to-host (list convert crossing type)
  "The array with what CONVERT makes of the elements of LIST and their indices; else the error for the marshal TYPE."
  (if (finite-list-p list)
      (elements-to-host list convert)
      (crossing-error crossing list type)))

(defun list-from-host (value convert crossing type)
  "The list of what CONVERT makes of what VALUE, anything iterable, gives and the index; else the error for the marshal
TYPE."
  (let ((elements (elements-from-host value crossing type)))
    (loop for index from 0 below (host-array-length elements)
          collect (funcall convert (host-element elements index) index))))

(ffi:define-foreign-type :list (type)
  "A list whose elements are of TYPE. In the host an array; Lisp takes anything iterable but strings."
  (:base :anyref)
  (:lisp-type 'list)
  (:to-host (value)
    `(list-to-host ,value (element-converter ffi:to-host ,type) crossing '(:list ,type)))
  (:from-host (value)
    `(list-from-host ,value (element-converter ffi:from-host ,type) crossing '(:list ,type)))
  (:typescript (list "Array<" type ">") (list "Iterable<" type ">"))
  (:java (list "java.util.List<" type ">")))
