;;;; The macro DEFSTRUCT (CLHS 8.1).
;;;;
;;;; The expansion defines the class, then one function for each constructor, accessor, predicate and copier. With
;;;; the option :TYPE the structures are lists or vectors, and no class is made.

(in-package "CLYSM-SYSTEM")

;;; A slot is a list (name initform type read-only accessor). The accessor is NIL when that of an included structure
;;; serves. The elements of a structure are its slots and, with :TYPE, what stands between them: (NIL form) is an
;;; element with a constant value, the name of the structure or the padding of :INITIAL-OFFSET.

(defun slot-name (slot) (car slot))
(defun slot-initform (slot) (car (cdr slot)))
(defun slot-type (slot) (car (cdr (cdr slot))))
(defun slot-read-only-p (slot) (car (cdr (cdr (cdr slot)))))
(defun slot-accessor (slot) (car (cdr (cdr (cdr (cdr slot))))))
(defun slot-keyword (slot) (intern (symbol-name (slot-name slot)) "KEYWORD"))

(defun defstruct-error (control &rest arguments)
  "Report a malformed DEFSTRUCT form."
  (error 'simple-program-error :format-control control :format-arguments arguments))

(defun concatenated-symbol (&rest designators)
  "The symbol in the current package whose name is that of DEFSTRUCT's string designators, one after another."
  (let ((name ""))
    (dolist (designator designators)
      (setq name (concatenate-strings name (string designator))))
    (values (intern name))))

(defun parse-defstruct-options (name options)
  "The property list of the options of a structure called NAME."
  (let ((conc-name (concatenate-strings (symbol-name name) "-"))
        (constructors '())
        (no-constructor nil)
        (copier (concatenated-symbol "COPY-" name))
        (predicate (concatenated-symbol name "-P"))
        (predicate-given nil)
        (include nil) (overrides '()) (printer nil) (type nil) (named nil) (offset 0))
    (dolist (option options)
      (let ((key (if (consp option) (car option) option))
            (arguments (if (consp option) (cdr option) '())))
        (case key
          (:conc-name
           (setq conc-name (if (car arguments) (string (car arguments)) "")))
          (:constructor
           (cond ((null arguments) (push (list (concatenated-symbol "MAKE-" name)) constructors))
                 ((null (car arguments)) (setq no-constructor t))
                 (t (push arguments constructors))))
          (:copier
           (when arguments (setq copier (car arguments))))
          (:predicate
           (setq predicate-given t)
           (when arguments (setq predicate (car arguments))))
          (:include
           (setq include (car arguments)
                 overrides (cdr arguments)))
          (:print-object
           (when arguments
             (setq printer `(lambda (object stream) (funcall (function ,(car arguments)) object stream)))))
          (:print-function
           (when arguments
             (setq printer `(lambda (object stream)
                              (funcall (function ,(car arguments)) object stream *print-depth*)))))
          (:type (setq type (car arguments)))
          (:named (setq named t))
          (:initial-offset (setq offset (car arguments)))
          (t (defstruct-error "~S is no option of DEFSTRUCT ~S." option name)))))
    (when (and type (not named) (not predicate-given))
      (setq predicate nil))
    (when (and (null constructors) (not no-constructor))
      (setq constructors (list (list (concatenated-symbol "MAKE-" name)))))
    (list :name name :conc-name conc-name :constructors (reverse constructors) :copier copier :predicate predicate
          :include include :overrides overrides :printer printer :type type :named named :offset offset)))

(defun parse-slot (description conc-name)
  "The slot that DESCRIPTION, an element of a DEFSTRUCT form, describes."
  (let* ((name (if (consp description) (car description) description))
         (initform (if (consp description) (car (cdr description)) nil))
         (options (if (consp description) (cdr (cdr description)) '())))
    (list name initform (getf options :type t) (getf options :read-only) (concatenated-symbol conc-name name))))

(defun find-override (name overrides)
  "The slot description among OVERRIDES for the slot NAME, or NIL."
  (dolist (override overrides nil)
    (when (string= (string name) (string (if (consp override) (car override) override)))
      (return override))))

(defun included-elements (options)
  "The elements of the structure that OPTIONS include, or NIL."
  (let ((include (getf options :include)))
    (cond ((null include) '())
          ((getf options :type)
           (or (info include 'structure-elements)
               (defstruct-error "There is no structure ~S with the option :TYPE to include." include)))
          ((find-layout include) (structure-slots (find-layout include)))
          (t (defstruct-error "There is no structure ~S to include." include)))))

(defun inherit-element (element options)
  "ELEMENT of an included structure as an element of the structure with OPTIONS."
  (if (null (slot-name element))
      element
      (let* ((override (find-override (slot-name element) (getf options :overrides)))
             (own (if override
                      (parse-slot override (getf options :conc-name))
                      (list (slot-name element) (slot-initform element) (slot-type element)
                            (slot-read-only-p element)
                            (concatenated-symbol (getf options :conc-name) (slot-name element))))))
        (if (eq (slot-accessor own) (slot-accessor element))
            (list (slot-name own) (slot-initform own) (slot-type own) (slot-read-only-p own) nil)
            own))))

(defun structure-elements (options descriptions)
  "All elements of the structure with OPTIONS and the slot DESCRIPTIONS, in order."
  (append (mapcar (lambda (element) (inherit-element element options)) (included-elements options))
          (make-list (getf options :offset) :initial-element (list nil nil))
          (if (and (getf options :type) (getf options :named))
              (list (list nil `',(getf options :name)))
              '())
          (mapcar (lambda (description) (parse-slot description (getf options :conc-name))) descriptions)))

;;; Constructors.

(defun instance-form (options elements slots forms)
  "A form that makes an instance with the values of FORMS in SLOTS; other elements have their initial values."
  (let ((values (mapcar (lambda (element)
                          (let ((place (position element slots :test #'eq)))
                            (if place (nth place forms) (slot-initform element))))
                        elements))
        (type (getf options :type)))
    (cond ((null type)
           (let ((checked (mapcar (lambda (element value)
                                    (if (eq (slot-type element) t) value `(the ,(slot-type element) ,value)))
                                  elements values)))
             (structure-instance-form options checked)))
          ((eq type 'list) `(list ,@values))
          ((eq type 'vector) `(vector ,@values))
          (t `(make-array ,(length values)
                          :element-type ',(car (cdr type))
                          :initial-contents (list ,@values))))))

(defun layout-form (name include)
  "A form whose value is the layout of the structure class NAME, which includes INCLUDE or NIL."
  `(load-time-value (expected-layout ',name ',include) t))

(defun structure-instance-form (options values)
  "A form that makes an instance of the class that OPTIONS describe with the VALUES of its slots."
  (let ((count (length values))
        (instance (gensym "INSTANCE"))
        (index -1))
    `(let ((,instance (make-structure ,(layout-form (getf options :name) (getf options :include)) ,count)))
       ,@(mapcar (lambda (value)
                   (setq index (+ index 1))
                   `(set-structure-ref ,instance ,index ,value))
                 values)
       ,instance)))

(defun constructor-form (options elements constructor)
  "The definition of CONSTRUCTOR, a list (name [lambda-list])."
  (let ((slots (remove-if-not #'slot-name elements)))
    (if (null (cdr constructor))
        ;; The initforms must not see the other slots: the variables are symbols that no form can mention.
        (let ((variables (mapcar (lambda (slot) (make-symbol (symbol-name (slot-name slot)))) slots)))
          `(defun ,(car constructor) (&key ,@(mapcar #'keyword-parameter slots variables))
             ,(instance-form options elements slots variables)))
        (let* ((lambda-list (car (cdr constructor)))
               (complete (complete-lambda-list lambda-list slots))
               (bound (lambda-list-variables complete))
               (given (remove-if-not (lambda (slot) (member (slot-name slot) bound)) slots)))
          `(defun ,(car constructor) ,complete
             ,(instance-form options elements given (mapcar #'slot-name given)))))))

(defun keyword-parameter (slot variable)
  "The &KEY parameter VARIABLE for SLOT."
  (list (list (slot-keyword slot) variable) (slot-initform slot)))

(defun complete-lambda-list (lambda-list slots)
  "The BOA lambda list with the slots' initforms as defaults where it gives none (CLHS 3.4.6)."
  (let ((state 'required))
    (mapcar-dotted
     (lambda (parameter)
       (cond ((member parameter lambda-list-keywords)
              (setq state parameter)
              parameter)
             ((eq state 'required) parameter)
             ((member state '(&optional &key &aux))
              (complete-parameter parameter state slots))
             (t parameter)))
     lambda-list)))

(defun mapcar-dotted (function list)
  "Like MAPCAR of one list, and lets a list that ends in an atom end in it."
  (cond ((consp list) (cons (funcall function (car list)) (mapcar-dotted function (cdr list))))
        (t list)))

(defun complete-parameter (parameter state slots)
  "PARAMETER of a BOA lambda list with its slot's initform where it has no default."
  (let* ((name (parameter-variable parameter))
         (slot (find-override name slots))
         (has-default (and (consp parameter) (cdr parameter))))
    (cond ((or has-default (null slot)) parameter)
          ;; An &aux variable without a value leaves its slot uninitialised; NIL stands there.
          ((eq state '&aux) (if (consp parameter) parameter (list name nil)))
          ((consp parameter) (list (car parameter) (slot-initform slot)))
          (t (list parameter (slot-initform slot))))))

(defun parameter-variable (parameter)
  "The variable that PARAMETER of a lambda list binds."
  (cond ((atom parameter) parameter)
        ((consp (car parameter)) (car (cdr (car parameter))))
        (t (car parameter))))

(defun lambda-list-variables (lambda-list)
  "The variables that a BOA lambda list binds, without those that tell whether an argument was supplied."
  (mapcar #'parameter-variable
          (remove-if (lambda (element) (member element lambda-list-keywords)) lambda-list)))

;;; Accessors, predicate and copier.

(defun accessor-forms (options element index)
  "The definitions of the reader and writer of the slot ELEMENT at INDEX."
  (let ((accessor (slot-accessor element))
        (name (getf options :name))
        (type (slot-type element)))
    (if (or (null (slot-name element)) (null accessor))
        '()
        `((declaim (inline ,accessor ,@(if (slot-read-only-p element) '() `((setf ,accessor)))))
          (defun ,accessor (structure)
            ,(if (getf options :type)
                 `(elt structure ,index)
                 `(progn
                    (check-structure structure ,name ,(getf options :include))
                    ,(if (eq type t)
                         `(structure-ref structure ,index)
                         `(truly-the ,type ,`(structure-ref structure ,index))))))
          ,@(if (slot-read-only-p element)
                '()
                `((defun (setf ,accessor) (value structure)
                    ,@(if (eq type t) '() `((declare (type ,type value))))
                    ,(if (getf options :type)
                         `(setf (elt structure ,index) value)
                         `(progn
                            (check-structure structure ,name ,(getf options :include))
                            ,`(set-structure-ref structure ,index value))))))))))

(defmacro check-structure (variable name include)
  "Signal a TYPE-ERROR unless the value of VARIABLE is a structure of type NAME, which includes INCLUDE or NIL."
  `(unless (structure-is ,variable ,(layout-form name include))
     (wrong-type ,variable ',name)))

(defun predicate-forms (options elements)
  "The definition of the predicate, if there is one."
  (let ((predicate (getf options :predicate))
        (name (getf options :name))
        (type (getf options :type)))
    (cond ((null predicate) '())
          ;; A slot P makes an accessor of that name.
          ((find predicate elements :key #'slot-accessor) '())
          ((null type)
           `((declaim (inline ,predicate))
             (defun ,predicate (object)
               (structure-is object ,(layout-form name (getf options :include))))))
          ((not (getf options :named))
           (defstruct-error "~S has a predicate, but is neither a class nor :NAMED." name))
          (t
           (let ((index (position-if (lambda (element) (equal element (list nil `',name))) elements)))
             `((defun ,predicate (object)
                 ,(if (eq type 'list)
                      `(let ((tail object))
                         (dotimes (count ,index) (if (consp tail) (setq tail (cdr tail)) (return)))
                         (and (consp tail) (eq (car tail) ',name)))
                      `(and (vectorp object)
                            (> (length object) ,index)
                            (eq (aref object ,index) ',name))))))))))

(defun copier-forms (options)
  "The definition of the copier, if there is one."
  (let ((copier (getf options :copier)))
    (cond ((null copier) '())
          ((getf options :type) `((defun ,copier (structure) (copy-seq structure))))
          (t `((defun ,copier (structure)
                 (check-structure structure ,(getf options :name) ,(getf options :include))
                 (copy-structure structure)))))))

(defun keyword-constructor-name (options)
  "The name of the constructor that takes keywords, which #S uses, or NIL."
  (dolist (constructor (getf options :constructors) nil)
    (when (null (cdr constructor))
      (return (car constructor)))))

(defun class-forms (options elements documentation)
  "The forms that make the class of the structure, at compile time and when the program is loaded."
  (let* ((name (getf options :name))
         (allocator `(lambda (layout) (make-structure layout ,(length elements))))
         (form `(ensure-structure-class
                 ',name ',(getf options :include) ',elements
                 ,allocator ,(getf options :printer)
                 ',(keyword-constructor-name options)
                 ',(getf options :conc-name)
                 ',documentation))
         (without-printer `(ensure-structure-class
                            ',name ',(getf options :include) ',elements ,allocator nil
                            ',(keyword-constructor-name options)
                            ',(getf options :conc-name)
                            ',documentation)))
    (if (getf options :type)
        `((eval-when (:compile-toplevel :load-toplevel :execute)
            (attach ,name (set-info ',name 'structure-elements ',elements))))
        `((eval-when (:compile-toplevel) ,without-printer)
          (attach ,name ,form)
          (declare-structure ,name ,without-printer)))))

(defmacro attach (attachment &body forms)
  "FORMS: at the top level, the compiler notes that a program needs them only if it needs ATTACHMENT."
  (declare (ignore attachment))
  `(progn ,@forms))

(defmacro declare-structure (name definition)
  "Make the class by DEFINITION before the code around is run, whose accessors ask for it when it is loaded. At the top
level, where it has been made, the compiler instead notes that NAME is a structure type."
  (declare (ignore name))
  `(load-time-value ,definition))

(defmacro defstruct (name-and-options &rest slots)
  "Define a structure type with its constructors, accessors, predicate and copier (CLHS macro DEFSTRUCT).

Slots that have a type are checked when they are initialised and set. The structure's name is returned."
  (let* ((name (if (consp name-and-options) (car name-and-options) name-and-options))
         (options (parse-defstruct-options name (if (consp name-and-options) (cdr name-and-options) '())))
         (documentation (if (stringp (car slots)) (car slots) nil))
         (descriptions (if (stringp (car slots)) (cdr slots) slots))
         (elements (structure-elements options descriptions))
         (index -1))
    `(progn
       ,@(class-forms options elements documentation)
       ,@(mapcar (lambda (constructor) (constructor-form options elements constructor))
                 (getf options :constructors))
       ,@(mapcan (lambda (element)
                   (setq index (+ index 1))
                   (accessor-forms options element index))
                 elements)
       ,@(predicate-forms options elements)
       ,@(copier-forms options)
       ',name)))
