;;;; Parameters that may be left out. The types of a function's parameters are a list in the manner of a lambda list:
;;;;
;;;;   (TYPE... &optional TYPE... &rest TYPE)    or    (TYPE... &optional TYPE... &key (NAME TYPE)...)
;;;;
;;;; with (TYPE :DEFAULT FORM) for an optional parameter, and (NAME TYPE [:DEFAULT FORM] [:AS "name"]) for a key. The
;;;; host leaves an optional argument out by giving undefined; it gives all that &REST takes as one array (its loader
;;;; gathers them), and all keys as one object. What each of these crosses as is a marshal type of its own.

(in-package "CLYSM-SYSTEM")

;;; What may be left out crosses as it would inside of another value. In Lisp an argument that was left out is the null
;;; reference, as it is to the functions that the compiler makes.

(ffi:define-foreign-type optional-argument (type &rest default)
  "An argument that the host may leave out: then the value of the form in the list DEFAULT, or the null reference."
  (:base :anyref)
  (:to-host (value) `(ffi:to-host ,type ,value))
  (:from-host (value)
    `(if (undefined-p ,value) ,(if default (first default) '(null-ref)) (ffi:from-host ,type ,value)))
  (:typescript (list type))
  (:java (list type)))

(ffi:define-foreign-type rest-arguments (type)
  "The last arguments as a list, of which all are of TYPE; in the host an array."
  (:base :anyref)
  (:to-host (value)
    (let ((index (gensym "INDEX")))
      `(elements-to-host ,value (lambda (element ,index)
                                  (within-argument ,index (ffi:to-host ,type element))))))
  (:from-host (value)
    (let ((index (gensym "INDEX")))
      `(let ((elements (if (null-of-host-p ,value) (new-host-array) (elements-from-host ,value crossing ',type))))
         (loop for ,index from 0 below (host-array-length elements)
               collect (let ((element (host-element elements ,index)))
                         (within-argument ,index (ffi:from-host ,type element)))))))
  (:typescript (list "Array<" type ">"))
  (:java (list "Object[]")))

(defun without-default (field)
  "FIELD, (NAME TYPE [:DEFAULT FORM] [:AS \"name\"]), as an optional field of a record; and a list of its form, if any."
  (unless (and (finite-list-p field) (>= (length field) 2) (evenp (length field))
               (loop for (option) on (cddr field) by #'cddr always (member option '(:default :as))))
    (foreign-type-misuse
     "~S is no keyword parameter: (NAME TYPE [:DEFAULT FORM] [:AS \"name\"]) is expected" field))
  (destructuring-bind (name type &key (default nil has-default) (as nil has-name)) field
    (values `(,name ,type :optional t ,@(if has-name `(:as ,as)))
            (if has-default (list default) '()))))

(ffi:define-foreign-type key-arguments (&rest fields)
  "The keyword arguments as a property list; in the host an object, which may be left out."
  (:base :anyref)
  (:to-host (value) `(ffi:to-host (:record ,@(mapcar #'without-default fields)) ,value))
  (:from-host (value)
    `(let ((supplied (if (null-of-host-p ,value)
                         '()
                         (ffi:from-host (:record ,@(mapcar #'without-default fields)) ,value))))
       ,@(loop for field in fields
               for default = (nth-value 1 (without-default field))
               for key = (field-keyword field)
               when default
                 collect `(when (null-ref-p (plist-value supplied ,key))
                            (setq supplied (list* ,key ,(first default) supplied))))
       supplied))
  (:typescript (record-typescript (mapcar #'without-default fields)))
  (:java "java.util.Map<String, Object>"))

(defun parameter-keyword-p (item)
  "Whether ITEM is a symbol such as &OPTIONAL."
  (and (symbolp item) (not (keywordp item)) (char= (char (symbol-name item) 0) #\&)))

(defun parameter-sections (parameters)
  "The types of PARAMETERS that are required, optional and taken by &REST, and the fields after &KEY, as four lists."
  (let ((keywords '(nil &optional &rest &key))
        (sections (list '() '() '() '()))
        (current 0))
    (dolist (item parameters (values-list (mapcar #'reverse sections)))
      (let ((section (and (parameter-keyword-p item) (position item keywords))))
        (cond (section
               (unless (> section current)
                 (foreign-type-misuse "~S stands in the wrong place: the order is &OPTIONAL, &REST or &KEY" item))
               (setq current section))
              ((parameter-keyword-p item)
               (foreign-type-misuse "~S is not known among parameters; &OPTIONAL, &REST and &KEY are" item))
              (t (push item (nth current sections))))))))

(defun optional-type (item)
  "The marshal type of an optional parameter, from TYPE or (TYPE :DEFAULT FORM)."
  (cond ((not (and (consp item) (consp (cdr item)) (eq (second item) :default)))
         `(optional-argument ,item))
        ((= (length item) 3) `(optional-argument ,(first item) ,(third item)))
        (t (foreign-type-misuse "~S is no optional parameter: TYPE or (TYPE :DEFAULT FORM) is expected" item))))

(defun parse-foreign-parameters (parameters)
  "The marshal types as which the arguments cross, the number of required and of optional ones, and what the last is
for besides: &REST, &KEY or NIL."
  (multiple-value-bind (required optional rest keys) (parameter-sections parameters)
    (when (and rest keys)
      (foreign-type-misuse "&REST and &KEY cannot both stand among the types of parameters"))
    (when (if rest (cdr rest) (member '&rest parameters))
      (foreign-type-misuse "&REST takes one type, that of each argument, not ~D" (length rest)))
    (parse-fields (mapcar #'without-default keys))
    (values (append required
                    (mapcar #'optional-type optional)
                    (if rest `((rest-arguments ,@rest)))
                    (if keys `((key-arguments ,@keys))))
            (length required)
            (length optional)
            (cond (rest '&rest) (keys '&key)))))

(defun refuse-defaults (parameters)
  "Signal that there are defaults among the PARAMETERS of a foreign function, if so."
  (multiple-value-bind (required optional rest keys) (parameter-sections parameters)
    (declare (ignore required rest))
    (when (or (some (lambda (item) (has-default-p (optional-type item))) optional)
              (some (lambda (field) (nth-value 1 (without-default field))) keys))
      (foreign-type-misuse "a foreign function has no defaults: its host decides about arguments that are left out"))))

(defun has-default-p (type)
  "Whether a parameter of the marshal TYPE is an optional one with a default."
  (and (consp type) (eq (first type) 'optional-argument) (cddr type)))

(defun explain-foreign-parameters (parameters foreign)
  "For the compiler: as PARSE-FOREIGN-PARAMETERS, as a list, and at its end the keywords. FOREIGN tells whether they are
those of a foreign function."
  (let ((explanation (multiple-value-list (parse-foreign-parameters parameters))))
    (when foreign
      (refuse-defaults parameters))
    (append explanation (list (mapcar #'field-keyword (nth-value 3 (parameter-sections parameters)))))))

;;; Exports.

(defun export-call-form (name types required optional more arguments)
  "A form that calls the function NAME with the variables ARGUMENTS, of which some may be the null reference."
  (let* ((fixed (subseq arguments 0 (+ required optional)))
         (rest (if more (first (last arguments))))
         (first-supplied (or (position-if #'has-default-p types :from-end t) (1- required))))
    (flet ((call (count)
             ;; A function that is opened up in place would take a null reference for a value.
             (if (> count (+ required 1))
                 `(locally (declare (notinline ,name)) (,name ,@(subseq fixed 0 count)))
                 `(,name ,@(subseq fixed 0 count)))))
      `(cond ,@(if rest `((,rest (apply #',name ,@fixed ,rest))))
             ,@(loop for index from (1- (length fixed)) above first-supplied
                     collect `((not (null-ref-p ,(nth index fixed))) ,(call (1+ index))))
             (t ,(call (1+ first-supplied)))))))

(defmacro converting-export (name parameters result &rest arguments)
  "Call the function NAME with ARGUMENTS that came from the host as of PARAMETERS, and convert what it returns."
  (multiple-value-bind (types required optional more) (parse-foreign-parameters parameters)
    (let* ((count 0)
           (values (loop for type in types
                         for argument in arguments
                         collect `(with-crossing (,name ,(incf count) :from-host) ,(from-host-form type argument nil))))
           (variables (loop for nil in values collect (gensym "ARGUMENT"))))
      `(with-crossing (,name 0 :to-host)
         ,(to-host-form result
                        (if (= required (length types))
                            `(,name ,@values)
                            `(let* ,(mapcar #'list variables values)
                               ,(export-call-form name types required optional more variables)))
                        nil)))))

;;; Foreign functions: a call passes exactly the arguments that it is given.

(defconstant spread-arguments-limit 8
  "A call with at most so many arguments passes each by itself, one with more an array, which the loader spreads.")

(defun exact-types (types count)
  "The marshal types of the first COUNT arguments of a function with parameters of TYPES, each by itself."
  (loop with rest = types
        repeat count
        for type = (first rest)
        if (and (consp type) (eq (first type) 'rest-arguments))
          collect `(optional-argument ,(second type))
        else
          collect (pop rest)))

(defmacro define-foreign-function-of-many (name host-name parameters result &rest documentation)
  "Define NAME as the function of the host called HOST-NAME, whose PARAMETERS are not all required."
  (multiple-value-bind (types required optional more) (parse-foreign-parameters parameters)
    (let* ((fixed (loop repeat required collect (gensym "REQUIRED")))
           (optionals (loop repeat optional collect (list (gensym "OPTIONAL") nil (gensym "SUPPLIED"))))
           (positional (append fixed (mapcar #'first optionals)))
           (keys (if (eq more '&key)
                     (loop for field in (nth-value 3 (parameter-sections parameters))
                           collect (list (list (field-keyword field) (gensym "KEY")) nil (gensym "SUPPLIED")))))
           (rest (if more (gensym "MORE"))))
      (labels ((call (host-name types arguments)
                 `(converting-call ,name ,host-name ,types ,result ,@arguments))
               (exact (count)
                 (call host-name (exact-types types count) (subseq positional 0 count))))
        (let ((body `(cond ,@(if rest
                                 `((,rest ,(call (if keys host-name (format nil "~A..." host-name))
                                                 (append (exact-types types (+ required optional)) (last types))
                                                 (append positional (list rest))))))
                           ,@(loop for index from (1- optional) downto 0
                                   collect (list (third (nth index optionals)) (exact (+ required index 1))))
                           (t ,(exact required)))))
          `(progn
             (defun ,name (,@fixed &optional ,@optionals ,@(if keys `(&key ,@keys) (if rest `(&rest ,rest))))
               ,@documentation
               ,(if keys
                    `(let ((,rest (append ,@(loop for ((key variable) nil supplied) in keys
                                                  collect `(if ,supplied (list ,key ,variable) '())))))
                       ,body)
                    body))
             ,@(unless keys
                 `((define-compiler-macro ,name (&whole form &rest arguments)
                     (exact-call-form form ',name ,host-name ',types ',result ,required
                                      ,(if rest 'spread-arguments-limit (+ required optional))
                                      arguments))))))))))

(defun exact-call-form (form name host-name types result least most arguments)
  "A form that calls the host with just ARGUMENTS, forms, if they are LEAST to MOST; else FORM."
  (if (<= least (length arguments) most)
      (let ((variables (loop for nil in arguments collect (gensym "ARGUMENT"))))
        `(let ,(mapcar #'list variables arguments)
           (converting-call ,name ,host-name ,(exact-types types (length arguments)) ,result ,@variables)))
      form))
