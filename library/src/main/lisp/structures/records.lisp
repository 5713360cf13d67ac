;;;; Records: the structures of the library itself, such as streams and readtables.
;;;;
;;;; DEFSTRUCT describes a class so that programs can print, copy and include it, and checks every access. A record has
;;;; none of that, so that a program with a stream in it does not carry the names of the stream's slots.

(in-package "CLYSM-SYSTEM")

(defun record-layout (name parent)
  "Make the layout of the record type NAME below the layout PARENT, or below nothing for NIL."
  ;; The class description has the shape of a structure's, with no slots that are seen from outside.
  (let ((description (make-any-array 6 nil)))
    (set-any-ref description 0 :built-in)
    (make-class-layout name parent description)))

(defun record-layout-variable (name)
  "The name of the global that holds the layout of the record type NAME."
  (concatenated-symbol "*" name "-LAYOUT*"))

(defun record-accessor-forms (name slots)
  "The definitions of the readers and writers of the slots of the record type NAME."
  (let ((index -1))
    (mapcan (lambda (slot)
              (let ((accessor (concatenated-symbol name "-" slot)))
                (setq index (+ index 1))
                `((declaim (inline ,accessor (setf ,accessor)))
                  (defun ,accessor (record) (structure-ref record ,index))
                  (defun (setf ,accessor) (value record) (set-structure-ref record ,index value)))))
            slots)))

(defmacro define-record (name parent &rest slots)
  "Define the record type NAME below the record type PARENT, or below nothing for NIL.

SLOTS are the names of all slots, those of the parent first. The function NEW-NAME takes the values of all slots in
this order; NAME-SLOT reads a slot and can be set, and does not check the type of its argument. NAME-RECORD-P is the
predicate, and NAME a type."
  (let ((layout (record-layout-variable name))
        (predicate (concatenated-symbol name "-RECORD-P"))
        (index -1))
    `(progn
       (define-global ,layout t (record-layout ',name ,(if parent (record-layout-variable parent) nil)))
       (attach ,name (set-info ',name 'layout ,layout))
       (declaim (inline ,predicate))
       (defun ,predicate (object) (structure-is object ,layout))
       (defun ,(concatenated-symbol "NEW-" name) ,slots
         (let ((record (make-structure ,layout ,(length slots))))
           ,@(mapcar (lambda (slot)
                       (setq index (+ index 1))
                       `(set-structure-ref record ,index ,slot))
                     slots)
           record))
       ,@(record-accessor-forms name slots)
       ',name)))
