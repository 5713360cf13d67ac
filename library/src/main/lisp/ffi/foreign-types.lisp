;;;; Marshal types that are defined in Lisp. Values of such a type are converted in Lisp to and from those of its
;;;; base, another marshal type; the types that generated code converts (:FIXNUM, :STRING ...) stand at the bottom.
;;;;
;;;; A conversion has two forms. On its own, as an argument or result, a value crosses as the type at the bottom of the
;;;; chain. Inside of another host value, as the element of an array, it is a host value itself: a *boxed* one, which
;;;; in Lisp is an object that crosses as :ANYREF.

(in-package "CLYSM-SYSTEM")

(defun foreign-type-option (options name)
  "The rest of the option NAME in OPTIONS of DEFINE-FOREIGN-TYPE; the second value is false if there is none."
  (let ((option (assoc name options)))
    (values (cdr option) (and option t))))

(defun foreign-conversion-lambda (options direction)
  "A form of the function that makes a conversion's form of that of a value, from the option DIRECTION; NIL for none."
  (multiple-value-bind (conversion supplied) (foreign-type-option options direction)
    (when supplied
      (destructuring-bind ((value) &body body) conversion
        `(lambda (,value) ,@body)))))

(defmacro ffi:define-foreign-type (name lambda-list &body options)
  "Define NAME, or (NAME argument...) with arguments that fit the macro LAMBDA-LIST, as a marshal type. OPTIONS:
  documentation string
  (:base FORM)                   the value of FORM is the marshal type that crosses
  (:lisp-type FORM)              the value is the Lisp type of the values; by default T
  (:to-host (VALUE) FORM...)     as in a macro: from a form of a Lisp value, one of the value to cross as the base
  (:from-host (VALUE) FORM...)   the other way
  (:typescript FORM [FORM])      what TypeScript calls the type where Lisp gives a value, and where it takes one: a
                                 string, or a list of strings and types, (:FLIP TYPE) for a type that goes the other
                                 way
In the forms the parameters of LAMBDA-LIST are bound. VALUE is bound to a variable, to be used as often as needed. In
the conversions (FFI:CONVERSION-ERROR VALUE TYPE) signals an FFI-TYPE-ERROR, and FFI:TO-HOST and FFI:FROM-HOST convert
what is inside. Without a conversion a value crosses as it is."
  (let* ((documentation (if (stringp (first options)) (list (pop options))))
         (unknown (find-if-not (lambda (option)
                                 (and (consp option)
                                      (member (car option) '(:base :lisp-type :to-host :from-host :typescript))))
                               options)))
    (when unknown
      (error 'simple-program-error :format-control "~S is no option of FFI:DEFINE-FOREIGN-TYPE"
                                   :format-arguments (list unknown)))
    `(describe-foreign-type ,name ,lambda-list
       ,@documentation
       (list :base ,(first (foreign-type-option options :base))
             :lisp-type ,(if (assoc :lisp-type options) (first (foreign-type-option options :lisp-type)) t)
             :to-host ,(foreign-conversion-lambda options :to-host)
             :from-host ,(foreign-conversion-lambda options :from-host)
             :typescript (list ,@(foreign-type-option options :typescript))))))

(defun foreign-type-description (specifier)
  "The property list that describes the marshal type SPECIFIER. Without :BASE, it is one that generated code converts."
  (let* ((form (if (consp specifier) specifier (list specifier)))
         (describe (and (symbolp (first form)) (find-expander 'foreign-type (first form)))))
    (unless describe
      (error 'simple-program-error :format-control "there is no marshal type ~S" :format-arguments (list specifier)))
    (funcall describe form nil)))

(defun typescript-template (specifier description way)
  "What TypeScript calls the type in DESCRIPTION: a string or a list. WAY is 0 where Lisp gives a value, 1 where it
takes one."
  (let ((templates (getf description :typescript)))
    (cond ((null templates) (list (getf description :base)))
          ((and (= way 1) (second templates)))
          ((first templates))
          (t (error 'simple-program-error :format-control "~S has no TypeScript type"
                                          :format-arguments (list specifier))))))

;; What the restart USE-VALUE was invoked with, until the caller takes it; else null.
(define-global *replacement* t (null-ref))

(defun take-replacement ()
  "The value that stands in place of the result of a call that failed."
  (let ((value *replacement*))
    (setq *replacement* (null-ref))
    value))

(defun direct-type-p (specifier)
  "Whether generated code converts values of the marshal type SPECIFIER."
  (null (getf (foreign-type-description specifier) :base)))

(defun explain-foreign-type (specifier)
  "For the compiler: the base of a marshal type, and the two templates of its TypeScript type as lists."
  (let ((description (foreign-type-description specifier)))
    (flet ((template (way)
             (let ((template (typescript-template specifier description way)))
               (if (listp template) template (list template)))))
      (list (getf description :base) (template 0) (template 1)))))

;;; Conversions. CROSSING is a symbol macro around each: a constant list of what an error is to name, the function, the
;;; number of the argument (0 for the result), and the direction.

(defun conversion-form (converter form)
  "The form that CONVERTER makes of the value of FORM, which is evaluated once."
  (cond ((null converter) form)
        ((or (symbolp form) (constantp form)) (funcall converter form))
        (t (let ((value (gensym "VALUE")))
             `(let ((,value ,form)) ,(funcall converter value))))))

(defun to-host-form (type form boxed)
  "A form that converts the value of FORM as of the marshal TYPE, to what crosses or to a boxed host value."
  (let* ((description (foreign-type-description type))
         (base (getf description :base)))
    (cond (base (to-host-form base (conversion-form (getf description :to-host) form) boxed))
          (boxed (conversion-form (getf description :to-host) form))
          (t form))))

(defun from-host-form (type form boxed)
  "A form that converts the value of FORM, which is what crossed or a boxed host value, as of the marshal TYPE."
  (let* ((description (foreign-type-description type))
         (base (getf description :base)))
    (cond (base (conversion-form (getf description :from-host) (from-host-form base form boxed)))
          (boxed (conversion-form (getf description :from-host) form))
          (t form))))

(defmacro ffi:to-host (type form)
  "The boxed host value of the value of FORM, which is of the marshal TYPE. Only within a conversion."
  (to-host-form type form t))

(defmacro ffi:from-host (type form)
  "The Lisp value of the boxed host value of FORM as of the marshal TYPE. Only within a conversion."
  (from-host-form type form t))

(defmacro ffi:conversion-error (value type)
  "Signal that VALUE cannot cross as of the marshal TYPE, which is not evaluated. Only within a conversion."
  `(crossing-error crossing ,value ',type))

(defun crossing-error (crossing value type)
  "Signal that VALUE cannot cross as of the marshal TYPE; CROSSING says where."
  (destructuring-bind (function argument direction) crossing
    (foreign-type-error function argument type direction value)))

(defmacro with-crossing ((function argument direction) form)
  "FORM with its conversions where ARGUMENT of FUNCTION, or for 0 its result, crosses in DIRECTION."
  `(symbol-macrolet ((crossing '(,function ,argument ,direction))) ,form))

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
                         (take-replacement))))))))))

(defmacro converting-callback (types result function &rest arguments)
  "Call a Lisp FUNCTION with ARGUMENTS that came from the host, and convert what it returns."
  (let ((count 0)
        (name `(:function ,types ,result)))
    (flet ((argument (type argument)
             `(with-crossing (,name ,(incf count) :from-host) ,(from-host-form type argument nil))))
      `(with-crossing (,name 0 :to-host)
         ,(to-host-form result `(funcall (the function ,function) ,@(mapcar #'argument types arguments)) nil)))))

(defmacro converting-export (name types result &rest arguments)
  "Call the function NAME with ARGUMENTS that came from the host, and convert what it returns."
  (let ((count 0))
    (flet ((argument (type argument)
             `(with-crossing (,name ,(incf count) :from-host) ,(from-host-form type argument nil))))
      `(with-crossing (,name 0 :to-host)
         ,(to-host-form result `(,name ,@(mapcar #'argument types arguments)) nil)))))
