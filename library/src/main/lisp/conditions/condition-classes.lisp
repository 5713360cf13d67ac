;;;; Condition types and their instances (CLHS 9.1).
;;;;
;;;; A condition is a structure object with one slot of its own, a simple vector of the values of the slots that its
;;;; type names. Condition types may have several parents, so their layouts all lie directly below that of CONDITION,
;;;; and the class description holds the precedence list.

(in-package "CLYSM-SYSTEM")

;;; The description of a condition type is a simple vector: 0 :condition, 1 the precedence list of layouts, itself
;;; first, 2 the effective slots, 3 the default initargs as a list of (key function), 4 the report function or NIL, 5
;;; the documentation, 6 the names of the direct parents. An effective slot is a list (name initargs initfunction
;;; shared), initfunction NIL when there is no initform, shared NIL or, with :ALLOCATION :CLASS, the vector of one
;;; element that holds the value for all conditions.

(defun condition-info (precedence slots default-initargs report documentation parents)
  "The description of a condition type."
  (let ((info (make-any-array 7 nil)))
    (set-any-ref info 0 :condition)
    (set-any-ref info 1 precedence)
    (set-any-ref info 2 slots)
    (set-any-ref info 3 default-initargs)
    (set-any-ref info 4 report)
    (set-any-ref info 5 documentation)
    (set-any-ref info 6 parents)
    info))

(defun condition-layout-p (layout)
  "Whether LAYOUT is that of a condition type."
  (eq (any-ref (layout-info layout) 0) :condition))

(defun condition-precedence (layout) (any-ref (layout-info layout) 1))
(defun condition-slots (layout) (any-ref (layout-info layout) 2))
(defun condition-default-initargs (layout) (any-ref (layout-info layout) 3))
(defun condition-own-report (layout) (any-ref (layout-info layout) 4))

(defun condition-object-p (object)
  "Whether OBJECT is a condition."
  (and (structure-object-p object)
       (condition-layout-p (structure-layout object))))

(defun condition-of-layout-p (object layout)
  "Whether OBJECT is a condition whose type is that of LAYOUT or inherits from it."
  (and (condition-object-p object)
       (member layout (condition-precedence (structure-layout object)) :test #'eq)
       t))

(defun find-condition-layout (name)
  "The layout of the condition type called NAME, or NIL."
  (let ((layout (find-layout name)))
    (and layout (condition-layout-p layout) layout)))

;;; Inheritance: the precedence list is the topological order of CLHS 4.3.5.

(defun merged-precedence (layout parents)
  "The precedence list of LAYOUT, whose direct PARENTS are layouts in order."
  (let* ((pairs (direct-order-pairs layout parents '()))
         (classes (collect-ancestors parents (list layout))))
    (topological-order classes pairs '())))

(defun direct-parents (layout)
  "The layouts of the direct parents of a condition type."
  (mapcar #'find-layout (any-ref (layout-info layout) 6)))

(defun collect-ancestors (parents seen)
  "SEEN with PARENTS and all their ancestors that it does not contain."
  (dolist (parent parents seen)
    (unless (member parent seen :test #'eq)
      (setq seen (collect-ancestors (direct-parents parent) (append seen (list parent)))))))

(defun direct-order-pairs (layout parents pairs)
  "PAIRS with the local precedence order of LAYOUT and of all its ancestors, each a cons (before . after)."
  (let ((previous layout))
    (dolist (parent parents)
      (push (cons previous parent) pairs)
      (setq previous parent))
    (dolist (parent parents pairs)
      (setq pairs (direct-order-pairs parent (direct-parents parent) pairs)))))

;;; Programs that signal contain these functions, but need not contain the functions for all kinds of sequences.

(defun classes-without-predecessor (classes pairs)
  "Those of CLASSES before which PAIRS put no other of them."
  (let ((free '()))
    (dolist (class classes (revappend free nil))
      (unless (has-predecessor class classes pairs)
        (push class free)))))

(defun without-class (class classes)
  "The list CLASSES without CLASS."
  (let ((others '()))
    (dolist (other classes (revappend others nil))
      (unless (eq other class)
        (push other others)))))

(defun topological-order (classes pairs ordered)
  "CLASSES in an order that satisfies PAIRS. ORDERED are those placed already, latest first."
  (if (null classes)
      (revappend ordered nil)
      (let* ((free (classes-without-predecessor classes pairs))
             (next (next-class free ordered)))
        (unless free
          (error 'simple-error :format-control "The condition types ~S contradict each other in their order."
                               :format-arguments (list (mapcar #'layout-name-of classes))))
        (topological-order (without-class next classes) pairs (cons next ordered)))))

(defun layout-name-of (layout) (layout-name layout))

(defun has-predecessor (class classes pairs)
  "Whether PAIRS put one of CLASSES before CLASS."
  (dolist (pair pairs nil)
    (when (and (eq (cdr pair) class) (member (car pair) classes :test #'eq))
      (return t))))

(defun next-class (candidates ordered)
  "The one of CANDIDATES that is a direct parent of the latest possible class in ORDERED (CLHS 4.3.5.1)."
  (dolist (placed ordered (car candidates))
    (dolist (candidate candidates)
      (when (member candidate (direct-parents placed) :test #'eq)
        (return-from next-class candidate)))))

(defun effective-slots (own-slots parents)
  "OWN-SLOTS joined with the slots of the layouts PARENTS; initargs of slots with one name are united."
  (let ((slots (copy-list own-slots)))
    (dolist (parent parents slots)
      (dolist (slot (condition-slots parent))
        (let ((same (assoc (car slot) slots :test #'eq)))
          (if same
              (setq slots (substitute-slot slots same (join-slots same slot)))
              (setq slots (append slots (list slot)))))))))

(defun substitute-slot (slots old new)
  "A copy of SLOTS with NEW in place of OLD."
  (mapcar (lambda (slot) (if (eq slot old) new slot)) slots))

(defun join-slots (own inherited)
  "The slot OWN with the initargs of INHERITED, and its initform where OWN has none."
  (list (car own)
        (union (cadr own) (cadr inherited) :test #'eq)
        (or (caddr own) (caddr inherited))
        (cadddr own)))

(defun ensure-condition-class (name parent-names own-slots default-initargs report documentation)
  "Make or find the condition type NAME and give it the description that the arguments say."
  (let* ((parents (mapcar #'require-condition-layout parent-names))
         (layout (or (find-condition-layout name)
                     (make-class-layout name nil nil))))
    (set-layout-info layout
                     (condition-info (list layout) own-slots default-initargs report documentation parent-names))
    (set-layout-info layout
                     (condition-info (merged-precedence layout parents)
                                     (effective-slots own-slots parents)
                                     default-initargs report documentation parent-names))
    layout))

(defun require-condition-layout (name)
  "The layout of the condition type NAME; an error if there is none."
  (or (find-condition-layout name)
      (error 'simple-error :format-control "~S does not name a condition type." :format-arguments (list name))))

;;; Instances

(defun make-condition (type &rest initargs)
  "A condition of TYPE, a symbol that names a condition type, with slots from INITARGS (CLHS 9.2)."
  (let ((layout (find-condition-layout type)))
    (unless layout
      (error 'simple-type-error :datum type :expected-type '(satisfies condition-type-name-p)
                                :format-control "~S does not name a condition type."
                                :format-arguments (list type)))
    (make-condition-of-layout layout initargs)))

(defun condition-type-name-p (object)
  "Whether OBJECT names a condition type."
  (and (symbolp object) (find-condition-layout object) t))

(defun make-condition-of-layout (layout initargs)
  "A condition of the type of LAYOUT with slots from INITARGS."
  (let* ((slots (condition-slots layout))
         (values (make-any-array (length slots) nil))
         (condition (make-structure layout 1))
         (index 0)
         (complete (append initargs (missing-default-initargs layout initargs))))
    (dolist (slot slots)
      (if (cadddr slot)
          (initialize-shared-slot slot complete)
          (set-any-ref values index (initial-slot-value slot complete)))
      (setq index (+ index 1)))
    (set-structure-ref condition 0 values)
    condition))

(defun missing-default-initargs (layout initargs)
  "The default initargs of LAYOUT and its ancestors that INITARGS do not give, evaluated, as a property list."
  (let ((result '()))
    (dolist (ancestor (condition-precedence layout) (revappend result nil))
      (dolist (default (condition-default-initargs ancestor))
        (unless (or (has-property initargs (car default))
                    (has-property (revappend result nil) (car default)))
          (setq result (list* (funcall (cadr default)) (car default) result)))))))

(defun has-property (plist key)
  "Whether KEY is an indicator of PLIST."
  (do ((tail plist (cddr tail)))
      ((null tail) nil)
    (when (eq (car tail) key) (return t))))

(defun initial-slot-value (slot initargs)
  "The value of SLOT in a condition made with INITARGS; the null reference if it is unbound."
  (do ((tail initargs (cddr tail)))
      ((null tail)
       (if (caddr slot) (funcall (caddr slot)) (null-ref)))
    (when (member (car tail) (cadr slot) :test #'eq)
      (return (cadr tail)))))

(defun initialize-shared-slot (slot initargs)
  "Give SLOT, which all conditions of a type share, its value from INITARGS, or if it has none yet its initial value."
  (when (or (null-ref-p (any-ref (cadddr slot) 0))
            (some-initarg-p initargs (cadr slot)))
    (set-any-ref (cadddr slot) 0 (initial-slot-value slot initargs))))

(defun some-initarg-p (initargs keys)
  "Whether one of KEYS is an indicator of the property list INITARGS."
  (dolist (key keys nil)
    (when (has-property initargs key) (return t))))

(defun condition-slot-place (condition name)
  "The vector and the index where the value of the slot NAME of CONDITION stands."
  (let ((index 0))
    (dolist (slot (condition-slots (structure-layout condition)) nil)
      (when (eq (car slot) name)
        (return (if (cadddr slot)
                    (values (cadddr slot) 0)
                    (values (structure-ref condition 0) index))))
      (setq index (+ index 1)))))

(defun check-condition-slot (condition name type)
  "Signal a type-error unless CONDITION is of TYPE, which has a slot NAME, or another condition with such a slot.

A reader belongs to all types that define one of its name; the function is that of the last."
  (unless (or (condition-of-layout-p condition (find-layout type))
              (and (condition-object-p condition) (condition-slot-place condition name)))
    (wrong-type condition type)))

(defun condition-slot (condition name type)
  "The value of the slot NAME of CONDITION, which must be of the condition type called TYPE or like it."
  (check-condition-slot condition name type)
  (multiple-value-bind (vector index) (condition-slot-place condition name)
    (let ((value (any-ref vector index)))
      (if (null-ref-p value)
          (error 'unbound-slot :name name :instance condition)
          value))))

(defun set-condition-slot (condition name type value)
  "Make VALUE that of the slot NAME of CONDITION, which must be of the condition type called TYPE or like it."
  (check-condition-slot condition name type)
  (multiple-value-bind (vector index) (condition-slot-place condition name)
    (set-any-ref vector index value)))

;;; Reports

(defun condition-report (condition)
  "The function of a condition and a stream that reports CONDITION, its own type's or inherited, or NIL."
  (dolist (layout (condition-precedence (structure-layout condition)) nil)
    (when (condition-own-report layout)
      (return (condition-own-report layout)))))

(defun report-condition (condition stream)
  "Write the report of CONDITION to STREAM."
  (let ((report (condition-report condition)))
    (cond ((stringp report) (write-string report stream))
          (report (funcall report condition stream))
          (t (write-string "Condition of type " stream)
             (princ (layout-name (structure-layout condition)) stream)
             (write-string " was signalled." stream))))
  condition)
