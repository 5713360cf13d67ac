;;;; The macro DEFINE-CONDITION (CLHS 9.2).

(in-package "CLYSM-SYSTEM")

(defun slot-options (slot key)
  "The values of all options KEY of a slot description, in order."
  (let ((values '()))
    (when (consp slot)
      (do ((tail (cdr slot) (cddr tail)))
          ((null tail))
        (when (eq (car tail) key)
          (push (cadr tail) values))))
    (reverse values)))

(defun slot-designator-name (slot)
  "The name of the slot that a description describes."
  (if (consp slot) (car slot) slot))

(defun slot-class-form (slot)
  "A form that makes the effective slot of a slot description."
  (let ((initforms (slot-options slot :initform)))
    `(list ',(slot-designator-name slot)
           ',(slot-options slot :initarg)
           ,(if initforms `(lambda () ,(car initforms)) nil)
           ,(if (equal (slot-options slot :allocation) '(:class)) '(make-any-array 1 (null-ref)) nil))))

(defun condition-accessor-forms (slot condition-name)
  "The definitions of the readers and writers of a slot."
  (let ((name (slot-designator-name slot))
        (accessors (slot-options slot :accessor)))
    (append
     (mapcar (lambda (reader)
               `(defun ,reader (condition)
                  (condition-slot condition ',name ',condition-name)))
             (append (slot-options slot :reader) accessors))
     (mapcar (lambda (writer)
               `(defun ,writer (value condition)
                  (set-condition-slot condition ',name ',condition-name value)))
             (append (slot-options slot :writer)
                     (mapcar (lambda (accessor) `(setf ,accessor)) accessors))))))

(defun default-initarg-forms (options)
  "Forms that make the default initargs of the option :DEFAULT-INITARGS."
  (do ((tail (cdr (assoc :default-initargs options)) (cddr tail))
       (forms '() (cons `(list ',(car tail) (lambda () ,(cadr tail))) forms)))
      ((null tail) (reverse forms))))

(defun report-form (options)
  "A form for the report function or string of the option :REPORT."
  (let ((report (cadr (assoc :report options))))
    (cond ((null report) nil)
          ((stringp report) report)
          (t `(lambda (condition stream) (funcall (function ,report) condition stream))))))

(defmacro declare-condition (name)
  "At the top level, the compiler notes that NAME is a condition type."
  (declare (ignore name))
  nil)

(defmacro define-condition (name parents slots &rest options)
  "Define the condition type NAME below PARENTS, with SLOTS and their readers (CLHS macro DEFINE-CONDITION)."
  (let ((parent-names (or parents '(condition))))
    `(progn
       (attach ,name
         (ensure-condition-class ',name
                                 ',(if (eq name 'condition) '() parent-names)
                                 (list ,@(mapcar #'slot-class-form slots))
                                 (list ,@(default-initarg-forms options))
                                 ,(report-form options)
                                 ',(cadr (assoc :documentation options))))
       (declare-condition ,name)
       ,@(mapcan (lambda (slot) (condition-accessor-forms slot name)) slots)
       ',name)))
