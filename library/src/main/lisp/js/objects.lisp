;;;; Properties and methods of JavaScript objects.

(in-package "CLYSM-SYSTEM")

(defmacro define-js-function (name (function host-name types result))
  "Define NAME as the call of a function of the host module for objects; errors name FUNCTION."
  (let ((parameters (loop for type in types collect (gensym (symbol-name type)))))
    `(progn
       (declaim (inline ,name))
       (defun ,name ,parameters
         ,(format nil "Call ~A of the host for ~A." host-name (symbol-name function))
         (foreign-call ,function 1 ,(concatenate 'string "clysm:js." host-name) ,types ,result ,@parameters)))))

(define-js-function js-get (js:get "get" (:anyref :anyref) :anyref))
(define-js-function js-set (js:get "set" (:anyref :anyref :anyref) :void))
(define-js-function js-has (js:has "has" (:anyref :anyref) :boolean))
(define-js-function js-delete (js:delete "delete" (:anyref :anyref) :void))
(define-js-function js-construct (js:new "construct" (:anyref :anyref) :anyref))
(define-js-function js-type-of (js:typeof "typeOf" (:anyref) :string))
(define-js-function js-instance-of (js:instanceof "instanceOf" (:anyref :anyref) :boolean))
(define-js-function js-global (js:global "global" (:string) :anyref))
(define-js-function js-set-global (js:global "setGlobal" (:string :anyref) :void))
(define-js-function js-undefined (js:undefined "undefined" () :anyref))

(define-symbol-macro js:null 'ffi:null)
(define-symbol-macro js:undefined (load-time-value (js-undefined)))
(define-symbol-macro js:true (load-time-value (box-boolean t)))
(define-symbol-macro js:false (load-time-value (box-boolean nil)))

(defun js-property (object key)
  "The property of OBJECT with KEY, which is ready to cross."
  (any-from-host (js-get (any-to-host object) key)))

(defun set-js-property (object key value)
  "Make VALUE the property of OBJECT with KEY, which is ready to cross; return VALUE."
  (js-set (any-to-host object) key (any-to-host value))
  value)

(defun js:get (object key &rest more)
  "The property of OBJECT that is called KEY, a symbol, string or index; of MORE keys, the property of that one, and so
on. May be assigned by SETF."
  (let ((value (js-property object (js-key key))))
    (if more (apply #'js:get value more) value)))

(define-compiler-macro js:get (object key &rest more)
  (let ((property `(js-property ,object ,(js-key-form key))))
    (if more `(js:get ,property ,@more) property)))

(defun (setf js:get) (value object key &rest more)
  "Make VALUE the property of OBJECT that the keys lead to."
  (if more
      (apply #'(setf js:get) value (js:get object key) more)
      (set-js-property object (js-key key) value)))

(define-compiler-macro (setf js:get) (value object &rest keys)
  (let ((new (gensym "VALUE")))
    `(let ((,new ,value))
       (set-js-property ,(if (rest keys) `(js:get ,object ,@(butlast keys)) object)
                        ,(js-key-form (first (last keys)))
                        ,new))))

(defun js:has (object key)
  "Whether OBJECT has a property called KEY, its own or an inherited one."
  (js-has (any-to-host object) (js-key key)))

(defun js:delete (object key)
  "Take the property called KEY from OBJECT. Return OBJECT."
  (js-delete (any-to-host object) (js-key key))
  object)

;;; Methods. Errors name JS:CALL; their messages, which are the host's, tell the method.

(defmacro define-method-caller (name count)
  "Define NAME as the function that calls the method KEY of OBJECT with COUNT arguments."
  (let ((arguments (loop repeat count collect (gensym "ARGUMENT"))))
    `(defun ,name (object key ,@arguments)
       "Call the method of OBJECT called KEY, which is ready to cross."
       (any-from-host
        (foreign-call js:call 0 ,(format nil "clysm:js.method~D" count)
                      ,(make-list (+ count 2) :initial-element :anyref) :anyref
                      (any-to-host object) key
                      ,@(mapcar (lambda (argument) `(any-to-host ,argument)) arguments))))))

(define-method-caller call-method-0 0)
(define-method-caller call-method-1 1)
(define-method-caller call-method-2 2)
(define-method-caller call-method-3 3)

(defun js:call (object method &rest arguments)
  "Call the method of OBJECT that is called METHOD, a symbol or string, with ARGUMENTS."
  (let ((key (js-key method)))
    (case (length arguments)
      (0 (call-method-0 object key))
      (1 (call-method-1 object key (first arguments)))
      (2 (call-method-2 object key (first arguments) (second arguments)))
      (t (any-from-host (foreign-call js:call 0 "clysm:js.methodMany" (:anyref :anyref :anyref) :anyref
                                      (any-to-host object) key (host-array-of arguments)))))))

(define-compiler-macro js:call (&whole form object method &rest arguments)
  (let ((caller (nth (length arguments) '(call-method-0 call-method-1 call-method-2 call-method-3))))
    (if (and caller (constant-js-key-p method))
        `(,caller ,object ,(js-key-form method) ,@arguments)
        form)))

(defmacro js:chain (object &rest steps)
  "The value of OBJECT after STEPS: (METHOD ARGUMENT...) calls a method, KEY gets a property. May be assigned by SETF if
the last step gets a property."
  (let ((value object))
    (dolist (step steps value)
      (setq value (if (consp step) `(js:call ,value ,@step) `(js:get ,value ,step))))))

;;; Globals and classes.

(defun js:global (name)
  "The value that the host knows as NAME, a string such as \"document.body\" or a symbol; NIL if there is none. May be
assigned by SETF."
  (any-from-host (js-global (if (symbolp name) (js:camel-case name) name))))

(defun (setf js:global) (value name)
  "Make VALUE what the host knows as NAME."
  (js-set-global (if (symbolp name) (js:camel-case name) name) (any-to-host value))
  value)

(defun js-class (class)
  "What crosses for CLASS: a function of the host, or the name of a global one."
  (any-to-host (if (and class (symbolp class)) (class-name-of class) class)))

(defun js:new (class &rest arguments)
  "A new object of CLASS, a function of the host, its name as a string or a symbol: :TYPE-ERROR is \"TypeError\"."
  (any-from-host (js-construct (js-class class) (host-array-of arguments))))

(defun js:instanceof (object class)
  "Whether OBJECT is an instance of CLASS, which is as for JS:NEW."
  (js-instance-of (any-to-host object) (js-class class)))

(defun js:typeof (value)
  "What JavaScript's typeof says of VALUE, as a keyword: :STRING, :OBJECT and so on."
  (string-to-keyword (js-type-of (any-to-host value))))
