;;;; The marshal type (:RECORD FIELD...), and records that are structures: objects of the host with fields.

(in-package "CLYSM-SYSTEM")

(ffi:define-foreign-function new-host-object "clysm:runtime.newObject" () :anyref)
(ffi:define-foreign-function has-fields-p "clysm:runtime.isObject" (:anyref) :boolean)
(ffi:define-foreign-function host-field "clysm:runtime.field" (:anyref :anyref) :anyref)
(ffi:define-foreign-function host-field-or "clysm:runtime.fieldOr" (:anyref :anyref :anyref) :anyref)
(ffi:define-foreign-function set-host-field "clysm:runtime.setField" (:anyref :anyref :anyref) :void)

(defun javascript-literal (value)
  "A string or integer as JavaScript writes it."
  (if (stringp value)
      (with-output-to-string (stream)
        (write-char #\' stream)
        (loop for character across value
              do (cond ((find character "'\\") (write-char #\\ stream) (write-char character stream))
                       ((< (char-code character) 32) (format stream "\\u~4,'0X" (char-code character)))
                       (t (write-char character stream))))
        (write-char #\' stream))
      (princ-to-string value)))

(defun javascript-key (name)
  "NAME as the name of a property in JavaScript: quoted unless it is an identifier."
  (flet ((letter-p (character)
           (or (char<= #\a character #\z) (char<= #\A character #\Z) (find character "_$"))))
    (if (and (plusp (length name))
             (letter-p (char name 0))
             (every (lambda (character) (or (letter-p character) (char<= #\0 character #\9))) name))
        name
        (javascript-literal name))))

;;; A field is a list of its symbol, its type, whether it is optional, and its name in the host.

(defun parse-field (field)
  "A field from (NAME TYPE [:OPTIONAL boolean] [:AS \"hostName\"])."
  (unless (and (consp field) (symbolp (first field)) (first field) (consp (cdr field)) (finite-list-p field)
               (evenp (length field))
               (loop for (key value) on (cddr field) by #'cddr
                     always (case key (:optional t) (:as (stringp value)))))
    (foreign-type-misuse "~S is no field of a record: (NAME TYPE [:OPTIONAL T] [:AS \"name\"]) is expected" field))
  (destructuring-bind (name type &key optional as) field
    (list name type optional (or as (camel-case (symbol-name name))))))

(defun parse-fields (fields)
  "The fields of a record, no two with the same names."
  (let ((parsed (mapcar #'parse-field fields)))
    (unless (= (length parsed)
               (length (remove-duplicates parsed :key #'fourth :test #'string=))
               (length (remove-duplicates parsed :key #'first :test #'string=)))
      (foreign-type-misuse "a record has a field twice"))
    parsed))

(defun record-typescript (fields)
  "The template of the TypeScript type of a record."
  `("{ "
    ,@(loop for ((nil type optional host-name) . more) on (parse-fields fields)
            collect (format nil "~A~:[~;?~]: " (javascript-key host-name) optional)
            collect type
            when more collect "; ")
    " }"))

(defun record-to-host-form (value fields reader missing)
  "A form of the object for VALUE, of which a function READER makes a form of the value of a field. If that is the null
reference, the field is left out if it is optional; else the form MISSING is evaluated."
  `(let ((object (new-host-object)))
     ,@(loop for field in (parse-fields fields)
             collect (destructuring-bind (name type optional host-name) field
                       (let ((part (gensym (symbol-name name))))
                         `(let ((,part ,(funcall reader value field)))
                            (if (null-ref-p ,part)
                                ,(if optional nil missing)
                                (set-host-field object
                                                (host-literal ,host-name)
                                                (within-part ,host-name (ffi:to-host ,type ,part))))))))
     object))

(defun field-from-host-form (object field missing)
  "A form of the Lisp value of FIELD of OBJECT; if it is optional and not there, of MISSING."
  (destructuring-bind (name type optional host-name) field
    (declare (ignore name))
    (let ((conversion `(within-part ,host-name (ffi:from-host ,type field))))
      `(let ((field (field-of ,object (host-literal ,host-name) crossing)))
         ,(cond (optional `(if (undefined-p field) ,missing ,conversion))
                ((member type '(:anyref :host-object))
                 `(let ((value (if (undefined-p field)
                                   (host-field-or ,object (host-literal ,host-name) 'missing)
                                   field)))
                    (if (eq value 'missing)
                        (within-part ,host-name (ffi:conversion-error field ,type))
                        (let ((field value)) ,conversion))))
                (t conversion))))))

(defun field-of (object name crossing)
  "The field NAME of OBJECT, boxed."
  (naming-crossing crossing (host-field object name)))

(defun record-object-p (value)
  "Whether VALUE is something of the host that has fields."
  (and (host-object-p value) (has-fields-p value)))

(defun field-keyword (field)
  "The keyword for a field in a property list."
  (intern (symbol-name (first field)) :keyword))

(defun plist-value (plist keyword)
  "The value of KEYWORD in PLIST, or the null reference."
  (loop for (key value) on plist by #'cddr
        do (when (eq key keyword) (return value))
        finally (return (null-ref))))

(defun property-list-p (value keywords)
  "Whether VALUE is a list of values, each after one of KEYWORDS."
  (and (finite-list-p value)
       (evenp (length value))
       (loop for key in value by #'cddr always (member key keywords))))

(ffi:define-foreign-type :record (&rest fields)
  "A property list; in the host an object. FIELDS are (NAME TYPE): :NAME in Lisp, in the host NAME in camel case, or as
(NAME TYPE :AS \"name\") says. A field with :OPTIONAL T may be missing."
  (:base :anyref)
  (:lisp-type 'list)
  (:to-host (value)
    `(if (property-list-p ,value ',(mapcar #'field-keyword (parse-fields fields)))
         ,(record-to-host-form value fields
                               (lambda (value field) `(plist-value ,value ,(field-keyword field)))
                               `(ffi:conversion-error ,value (:record ,@fields)))
         (ffi:conversion-error ,value (:record ,@fields))))
  (:from-host (value)
    `(if (record-object-p ,value)
         (append ,@(loop for field in (parse-fields fields)
                         collect `(let ((value ,(field-from-host-form value field '(null-ref))))
                                    (if (null-ref-p value) '() (list ,(field-keyword field) value)))))
         (ffi:conversion-error ,value (:record ,@fields))))
  (:typescript (record-typescript fields))
  (:java "java.util.Map<String, Object>"))

(defun structure-symbol (&rest parts)
  "The symbol in the current package whose name is made of PARTS, as DEFSTRUCT makes it."
  (intern (format nil "~{~A~}" parts)))

(defun missing-field (record field)
  "Signal that FIELD of a new RECORD has no value."
  (error 'simple-program-error :format-control "the field ~S of the record ~S has no value"
                               :format-arguments (list field record)))

(defvar *record-definitions* 0
  "The number of records that have been defined: each definition has conversions of its own.")

(defun conversion-name (record direction)
  "The name of the function that converts what is defined now as RECORD in DIRECTION, a string."
  (intern (format nil "~A ~A ~D" (foreign-type-name record) direction *record-definitions*) "CLYSM-SYSTEM"))

(defun structure-to-host-form (name predicate fields accessors)
  "A form of the object of the host for the structure in RECORD, of the type NAME; ACCESSORS is an alist by fields."
  `(if (,predicate record)
       ,(record-to-host-form 'record fields
                             (lambda (value field)
                               (let ((form (list (cdr (assoc (first field) accessors)) value)))
                                 (if (third field) `(or ,form (null-ref)) form)))
                             nil)
       (ffi:conversion-error record ,name)))

(defun structure-from-host-form (name constructor fields)
  "A form of the structure of the type NAME for the object of the host in OBJECT."
  `(if (record-object-p object)
       (,constructor ,@(loop for field in (parse-fields fields)
                             collect (field-keyword field)
                             collect (field-from-host-form 'object field nil)))
       (ffi:conversion-error object ,name)))

(defmacro ffi:define-foreign-record (name &body fields)
  "Define the structure NAME and the marshal type NAME of its objects; in the host they are objects with FIELDS, after
an optional documentation string. A field is (NAME TYPE [:OPTIONAL T] [:AS \"name\"]), as of the type :RECORD. An
optional field is NIL in the structure if it is missing in the host, and the other way round."
  (unless (and name (symbolp name))
    (foreign-type-misuse "~S is no name of a record" name))
  (incf *record-definitions*)
  (let* ((documentation (if (stringp (first fields)) (list (pop fields))))
         (parsed (parse-fields fields))
         (accessors (loop for field in parsed
                          collect (cons (first field) (structure-symbol name "-" (first field)))))
         (to-host (conversion-name name "to host"))
         (from-host (conversion-name name "from host")))
    `(progn
       (defstruct ,name
         ,@documentation
         ,@(loop for (field nil optional) in parsed
                 collect (if optional `(,field nil) `(,field (missing-field ',name ',field)))))
       (ffi:define-foreign-type ,name ()
         ,@documentation
         (:base :anyref)
         (:lisp-type ',name)
         (:to-host (value)
           (list 'by-function ',to-host ',name value 'record
                 (structure-to-host-form ',name ',(structure-symbol name "-P") ',fields ',accessors)))
         (:from-host (value)
           (list 'by-function ',from-host ',name value 'object
                 (structure-from-host-form ',name ',(structure-symbol "MAKE-" name) ',fields)))
         (:typescript (record-typescript ',fields))
         (:java "java.util.Map<String, Object>")))))
