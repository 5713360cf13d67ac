;;;; Marshal types that are defined in Lisp. Values of such a type are converted in Lisp to and from those of its
;;;; base, another marshal type; the types that generated code converts (:FIXNUM, :STRING ...) stand at the bottom.
;;;;
;;;; A conversion has two forms. On its own, as an argument or result, a value crosses as the type at the bottom of the
;;;; chain. Inside of another host value, as the element of an array, it is a host value itself: a *boxed* one, which
;;;; in Lisp is an object that crosses as :ANYREF.

(in-package "CLYSM-SYSTEM")

(defun foreign-type-misuse (control &rest arguments)
  "Signal that a marshal type is not used or defined as it should be."
  (error 'simple-program-error :format-control control :format-arguments arguments))

(defun foreign-type-option (options name)
  "The rest of the option NAME in OPTIONS of DEFINE-FOREIGN-TYPE; the second value is false if there is none."
  (let ((option (assoc name options)))
    (values (cdr option) (and option t))))

(defun foreign-conversion-lambda (options direction)
  "A form of the function that makes a conversion's form of that of a value, from the option DIRECTION; NIL for none."
  (multiple-value-bind (conversion supplied) (foreign-type-option options direction)
    (when supplied
      (let ((parameters (first conversion)))
        (unless (and (consp parameters) (symbolp (first parameters)) (null (rest parameters)))
          (foreign-type-misuse "~S is no conversion: (~S (variable) form...) is expected"
                               (cons direction conversion)
                               direction)))
      `(lambda ,@conversion))))

(defun of-library-p ()
  "Whether what is being compiled is a part of the library."
  (eq *package* (find-package "CLYSM-SYSTEM")))

(defmacro ffi:define-foreign-type (name lambda-list &body options)
  "Define NAME, or (NAME argument...) with arguments that fit the macro LAMBDA-LIST, as a marshal type. OPTIONS:
  documentation string
  (:base FORM)                   the value of FORM is the marshal type that crosses
  (:lisp-type FORM)              the value is the Lisp type of the values, by default T; others do not cross
  (:to-host (VALUE) FORM...)     as in a macro: from a form of a Lisp value, one of the value to cross as the base
  (:from-host (VALUE) FORM...)   the other way
  (:typescript FORM [FORM])      what TypeScript calls the type where Lisp gives a value, and where it takes one: a
                                 string, or a list of strings and types, those of values inside of the value; for a
                                 function, (:ARGUMENT TYPE) and (:RESULT TYPE). By default, as the base
  (:java FORM [FORM])            likewise in Java for an argument or result, and for a value inside of another
In the forms the parameters of LAMBDA-LIST are bound. VALUE is bound to a variable, to be used as often as needed. In
the conversions (FFI:CONVERSION-ERROR VALUE TYPE) signals an FFI-TYPE-ERROR, and FFI:TO-HOST and FFI:FROM-HOST convert
what is inside. Without a conversion a value crosses as it is."
  (let* ((documentation (if (stringp (first options)) (list (pop options))))
         (unknown (find-if-not (lambda (option)
                                 (and (consp option)
                                      (member (car option) '(:base :lisp-type :to-host :from-host :typescript :java))))
                               options)))
    (unless (and name (symbolp name))
      (foreign-type-misuse "~S is no name of a marshal type" name))
    (when (and (keywordp name) (not (of-library-p)))
      (foreign-type-misuse "~S cannot be defined: keywords name the marshal types of the library" name))
    (when unknown
      (foreign-type-misuse "~S is no option of FFI:DEFINE-FOREIGN-TYPE" unknown))
    (loop for (option . others) on options
          do (when (assoc (car option) others)
               (foreign-type-misuse "the option ~S stands there twice" (car option))))
    (unless (assoc :base options)
      (foreign-type-misuse "the marshal type ~S needs (:BASE type)" name))
    `(describe-foreign-type ,name ,lambda-list
       ,@documentation
       (list :base ,(first (foreign-type-option options :base))
             :lisp-type ,(if (assoc :lisp-type options) (first (foreign-type-option options :lisp-type)) t)
             ;; The conversions of the library's own types check for themselves.
             :is-checked ,(not (of-library-p))
             :to-host ,(foreign-conversion-lambda options :to-host)
             :from-host ,(foreign-conversion-lambda options :from-host)
             :typescript (list ,@(foreign-type-option options :typescript))
             :java (list ,@(foreign-type-option options :java))
             :documentation ,(first documentation)))))

(defun foreign-type-description (specifier)
  "The property list that describes the marshal type SPECIFIER. Without :BASE, it is one that generated code converts."
  (let* ((form (if (consp specifier) specifier (list specifier)))
         (describe (and (symbolp (first form)) (find-expander 'foreign-type (first form)))))
    (unless describe
      (foreign-type-misuse "there is no marshal type ~S" specifier))
    (funcall describe form nil)))

(defun foreign-type-templates (templates)
  "What another language calls a type, two ways, as lists; NIL for as its base."
  (mapcar (lambda (template) (if (listp template) template (list template)))
          (list (first templates) (or (second templates) (first templates)))))

;; What the restart USE-VALUE was invoked with, until the caller takes it; else null.
(define-global *replacement* t (null-ref))

(defun take-replacement ()
  "The value that stands in place of the result of a call that failed."
  (let ((value *replacement*))
    (setq *replacement* (null-ref))
    value))

(defun replacement-form (type)
  "A form of that value, which must be of the Lisp type of the marshal TYPE: its representation is then the result's."
  (let ((lisp-type (getf (foreign-type-description type) :lisp-type t)))
    (if (eq lisp-type t)
        '(take-replacement)
        `(let ((value (take-replacement)))
           (if (typep value ',lisp-type) value (ffi:conversion-error value ,type))))))

(defun direct-type-p (specifier)
  "Whether generated code converts values of the marshal type SPECIFIER."
  (null (getf (foreign-type-description specifier) :base)))

(defun explain-foreign-type (specifier)
  "For the compiler: the base of a marshal type, the templates of its type in TypeScript where Lisp gives a value and
where it takes one, and in Java on its own and inside of another, whether only results may have it, and whether it has a
name of its own, T or its documentation."
  (let ((description (foreign-type-description specifier)))
    `(,(getf description :base)
      ,@(foreign-type-templates (getf description :typescript))
      ,@(foreign-type-templates (getf description :java))
      ,(getf description :result-only)
      ,(and (symbolp specifier)
            (not (keywordp specifier))
            (or (getf description :documentation) t)))))

(defun foreign-type-name (specifier)
  "A text that tells marshal types apart, whatever the current package."
  (with-standard-io-syntax
    (let ((*package* (find-package "KEYWORD")))
      (prin1-to-string specifier))))

;;; Conversions. CROSSING is a symbol macro around each: a form of what an error is to name, a list of the symbol
;;; CROSSING, by which the compiler knows that nobody calls what follows, the function, the number of the argument (0
;;; for the result), the direction, and the path to the value, names of fields and indices of elements, outermost first.
;;; It may also be a vector: of such a part of the path, and what CROSSING is outside of that; or of the type to name in
;;; place of its base, what CROSSING is there, and T; or what NESTED-CROSSING returns. Most often it is a constant.

(defun conversion-form (converter form)
  "The form that CONVERTER makes of the value of FORM, which is evaluated once."
  (cond ((null converter) form)
        ((or (symbolp form) (constantp form)) (funcall converter form))
        (t (let ((value (gensym "VALUE")))
             `(let ((,value ,form)) ,(funcall converter value))))))

(defun base-form (type base form)
  "FORM, a conversion as of BASE, as a part of that of TYPE, which errors name. As of :ANYREF there are none."
  (if (eq base :anyref)
      form
      `(within-type ,type ,form)))

(defun to-host-form (type form boxed)
  "A form that converts the value of FORM as of the marshal TYPE, to what crosses or to a boxed host value."
  (let* ((description (foreign-type-description type))
         (base (getf description :base)))
    (cond ((getf description :result-only)
           (to-host-form base (funcall (getf description :to-host) form) boxed))
          (base (base-form type base
                           (to-host-form base
                                         (conversion-form (getf description :to-host)
                                                          (checked-form type description form))
                                         boxed)))
          (boxed (conversion-form (getf description :to-host) form))
          (t form))))

(defun checked-form (type description form)
  "FORM, which must be of the Lisp type of the marshal TYPE, which DESCRIPTION describes; else the error."
  (let ((lisp-type (getf description :lisp-type)))
    (if (and (getf description :is-checked) (not (eq lisp-type t)))
        (conversion-form (lambda (value)
                           `(if (typep ,value ',lisp-type) ,value (ffi:conversion-error ,value ,type)))
                         form)
        form)))

(defun from-host-form (type form boxed)
  "A form that converts the value of FORM, which is what crossed or a boxed host value, as of the marshal TYPE."
  (let* ((description (foreign-type-description type))
         (base (getf description :base)))
    (cond (base (checked-form type description
                              (conversion-form (getf description :from-host)
                                               (base-form type base (from-host-form base form boxed)))))
          (boxed (conversion-form (getf description :from-host) form))
          (t form))))

(defun require-conversion (operator environment)
  "Signal that OPERATOR is not used within a conversion, if so."
  (when (eq (macroexpand-1 'crossing environment) 'crossing)
    (foreign-type-misuse "~S stands outside of the conversions of a marshal type" operator)))

(defmacro ffi:to-host (type form &environment environment)
  "The boxed host value of the value of FORM, which is of the marshal TYPE. Only within a conversion."
  (require-conversion 'ffi:to-host environment)
  (to-host-form type form t))

(defmacro ffi:from-host (type form &environment environment)
  "The Lisp value of the boxed host value of FORM as of the marshal TYPE. Only within a conversion."
  (require-conversion 'ffi:from-host environment)
  (from-host-form type form t))

(defmacro ffi:conversion-error (value type &environment environment)
  "Signal that VALUE cannot cross as of the marshal TYPE, which is not evaluated. Only within a conversion."
  (require-conversion 'ffi:conversion-error environment)
  `(crossing-error crossing ,value ',type))

(defun crossing-function (crossing)
  "The name of the function that CROSSING names."
  (loop while (simple-vector-p crossing)
        do (setq crossing (svref crossing 1)))
  (second crossing))

(defmacro naming-crossing (crossing call)
  "The value of CALL, of a host function that converts and by which code of the user may run, an iterator or a getter.
If that throws, it is an error of the function that CROSSING names."
  `(handler-bind ((ffi:ffi-host-error
                    (lambda (condition)
                      (when (eq (ffi:ffi-host-error-function-name condition) ',(first call))
                        (error 'ffi:ffi-host-error :function-name (crossing-function ,crossing)
                                                   :message (ffi:ffi-host-error-message condition)
                                                   :cause (ffi:ffi-host-error-cause condition))))))
     ,call))

(defmacro within-type (type form &environment environment)
  "FORM with its conversions as a part of that of the marshal TYPE, which errors are to name."
  (let ((outer (macroexpand-1 'crossing environment)))
    `(symbol-macrolet ((crossing ,(if (and (consp outer) (eq (car outer) 'quote))
                                      `'#(,type ,(second outer) t)
                                      `(vector ',type ,outer t))))
       ,form)))

;; It never returns.
(declaim (ftype (function (t t t) nil) crossing-error))

(defun crossing-error (crossing value type)
  "Signal that VALUE cannot cross as of the marshal TYPE; CROSSING says where."
  (let ((path '()))
    (loop while (simple-vector-p crossing)
          do (case (length crossing)
               (2 (push (svref crossing 0) path))
               (3 (when (null path) (setq type (svref crossing 0)))))
             (setq crossing (svref crossing 1)))
    (destructuring-bind (function argument direction &rest outer) (cdr crossing)
      (error 'ffi:ffi-type-error :function-name function
                                 :argument (if (eql argument 0) nil argument)
                                 :expected-type type
                                 :datum (if (eq direction :from-host) (shown-from-host value) value)
                                 :direction direction
                                 :path (append outer path)))))

(defmacro within-part (part form &environment environment)
  "FORM with its conversions in a part of what CROSSING names outside: PART is the name of a field, a string, or a form
of the index of an element."
  (let ((outer (macroexpand-1 'crossing environment)))
    `(symbol-macrolet ((crossing ,(if (and (constantp part)
                                           (consp outer) (eq (car outer) 'quote) (listp (second outer)))
                                      `'(,@(second outer) ,part)
                                      `(vector ,part ,outer))))
       ,form)))

(defmacro within-argument (index form &environment environment)
  "FORM with its conversions in the argument that is by INDEX, a form, behind that which CROSSING names outside."
  `(symbol-macrolet ((crossing (argument-crossing ,(macroexpand-1 'crossing environment) ,index))) ,form))

(defun argument-crossing (crossing index)
  "What CROSSING is for the argument that is by INDEX behind that of CROSSING."
  (destructuring-bind (mark function argument direction) crossing
    (list mark function (+ argument index) direction)))

(defmacro by-function (name type value variable form)
  "What FORM makes of VALUE, of the marshal TYPE, in VARIABLE, by way of the function NAME, which is defined once and
may use itself."
  `(progn
     (define-conversion ,name (,variable place)
       (let ((place (nested-crossing place ,variable ',type)))
         (symbol-macrolet ((crossing place)) ,form)))
     (,name ,value crossing)))

(defun nested-crossing (crossing object type)
  "What CROSSING is for what is inside of OBJECT, which is of the marshal TYPE; the error if OBJECT contains itself. It
is a vector: of NIL, CROSSING, one of the objects that OBJECT is in or OBJECT itself, and the number of these. Whoever
goes down into an object that contains itself comes upon the same objects again and again. So it is enough to compare
each with one above, the last whose number was a power of two (Brent, An Improved Monte Carlo Factorization Algorithm)."
  (let ((around crossing))
    (loop until (or (consp around) (= (length around) 4))
          do (setq around (svref around 1)))
    (if (consp around)
        (vector nil crossing object 1)
        (let ((compared (svref around 2))
              (number (svref around 3)))
          (declare (type fixnum number))
          (when (eq object compared)
            (crossing-error crossing object `(:acyclic ,type)))
          (vector nil crossing (if (= (logand number (1- number)) 0) object compared) (1+ number))))))

(defmacro with-crossing ((function argument direction) form)
  "FORM with its conversions where ARGUMENT of FUNCTION, or for 0 its result, crosses in DIRECTION."
  `(symbol-macrolet ((crossing '(crossing ,function ,argument ,direction))) ,form))

(defmacro converting-call (name host-name types result &rest arguments)
  "Call the function of the host that is known as NAME, with converted ARGUMENTS, and convert what it returns."
  (converting-call-form name host-name types result arguments 1))

(defun converting-call-form (name host-name types result arguments first)
  "A form of a call with converted ARGUMENTS, of which errors count the first as number FIRST."
  (let ((count (1- first))
        (values (mapcar (lambda (type) (gensym (princ-to-string type))) types)))
    (flet ((argument (type argument)
             `(with-crossing (,name ,(incf count) :to-host) ,(to-host-form type argument nil))))
      `(let* ,(mapcar #'list values (mapcar #'argument types arguments))
         (with-crossing (,name 0 :from-host)
           ,(if (direct-type-p result)
                `(foreign-call ,name ,first ,host-name ,types ,result ,@values)
                (let ((value (gensym "RESULT")))
                  `(let ((,value (foreign-call ,name ,first ,host-name ,types ,result ,@values)))
                     (if (null-ref-p *replacement*)
                         ,(from-host-form result value nil)
                         ,(replacement-form result))))))))))

(defmacro converting-callback (types result function &rest arguments)
  "Call a Lisp FUNCTION with ARGUMENTS that came from the host, and convert what it returns."
  (let ((count 0)
        (name `(:function ,types ,result)))
    (flet ((argument (type argument)
             `(with-crossing (,name ,(incf count) :from-host) ,(from-host-form type argument nil))))
      `(with-crossing (,name 0 :to-host)
         ,(to-host-form result `(funcall (the function ,function) ,@(mapcar #'argument types arguments)) nil)))))
