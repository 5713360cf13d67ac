;;;; What the compiler asks of the image, and the image of the compiler.
;;;;
;;;; The compiler calls IMAGE-CALL with a message whose datum is a list (operation argument...). The answer's datum is
;;;; (T result), or (NIL report) if a condition was not handled. The other way the image calls functions of the
;;;; host module clysm:compiler with a message whose datum is a list of arguments, and gets an answer of the same form;
;;;; (NIL report T) if no more calls of the compiler may stand inside one another.

(in-package "CLYSM-SYSTEM")

(define-global *evaluation-result* t nil)

(defun error-condition-p (condition)
  "Whether CONDITION is an error."
  (condition-of-layout-p condition (find-layout 'error)))

(defun report-to-string (condition)
  "The report of CONDITION as a simple string."
  (simple-string-of (princ-to-string condition)))

(defun read-message (message)
  "The datum of MESSAGE, a host string, after what its journal says was done."
  (open-message message)
  (decode-journal)
  (decode-datum))

(defun write-message (datum)
  "A host string: the message of the journal and DATUM."
  (begin-message)
  (encode-journal)
  (encode-whole-datum datum)
  (finish-message))

(defun image-operation (operation arguments)
  "Do what OPERATION, the number of a constant of the compiler's class ImageOperation, says."
  (case operation
    (0 (expand (find-expander (first arguments) (second arguments)) (third arguments) (fourth arguments)))
    (1 (funcall (first arguments) (second arguments) (third arguments)))
    (2 (symbol-value (first arguments)))
    (3 (setq *package* (find-package (first arguments))))
    (4 (apply (first arguments) (second arguments)))
    (5 (let ((result *evaluation-result*))
         (setq *evaluation-result* nil)
         result))
    (6 (mapcar #'print-for-user *evaluation-result*))
    (t (%package-name *package*))))

(defun expand (expander form environment)
  "A list of the expansion of FORM; NIL if EXPANDER returns FORM itself, as a compiler macro does that declines."
  (let ((expansion (funcall expander form environment)))
    (if (eq expansion form) nil (list expansion))))

(defun print-for-user (object)
  "OBJECT as the prompt shows it, a simple string."
  (simple-string-of (prin1-to-string object)))

;;; Questions to the compiler

(ffi:define-foreign-function ask-macroexpand-1 "clysm:compiler.macroexpand1" (:anyref) :anyref)
(ffi:define-foreign-function ask-macroexpand "clysm:compiler.macroexpand" (:anyref) :anyref)
(ffi:define-foreign-function ask-setf-expansion "clysm:compiler.setfExpansion" (:anyref) :anyref)
(ffi:define-foreign-function ask-macro-function "clysm:compiler.macroFunction" (:anyref) :anyref)
(ffi:define-foreign-function ask-constantp "clysm:compiler.isConstant" (:anyref) :anyref)
(ffi:define-foreign-function ask-note-expander "clysm:compiler.noteExpander" (:anyref) :anyref)
(ffi:define-foreign-function ask-note-symbol-macro "clysm:compiler.noteSymbolMacro" (:anyref) :anyref)
(ffi:define-foreign-function ask-evaluate "clysm:compiler.evaluate" (:anyref) :anyref)
(ffi:define-foreign-function ask-define "clysm:compiler.define" (:anyref) :anyref)
(ffi:define-foreign-function ask-documentation "clysm:compiler.documentation" (:anyref) :anyref)
(ffi:define-foreign-function ask-proclaim "clysm:compiler.proclaim" (:anyref) :anyref)

;;; 1 as soon as a compiler has called. A program of its own has none beside it: the linker leaves the functions of
;;; clysm:compiler out.
(define-global compiler-present i32 0)

(defun ask-compiler (function arguments)
  "What the FUNCTION of the compiler answers to ARGUMENTS; an error if the compiler reports one, or if there is none."
  (when (i32= compiler-present 0)
    (error 'no-compiler :arguments arguments))
  (let ((answer (read-message (funcall function (write-message arguments)))))
    (if (first answer)
        (second answer)
        (error (if (third answer) 'simple-storage-condition 'simple-program-error)
               :format-control "~A"
               :format-arguments (list (second answer))))))

(defun tell-compiler (function arguments)
  "Call FUNCTION of the compiler with ARGUMENTS, if there is a compiler that could be concerned."
  (unless (i32= compiler-present 0) (ask-compiler function arguments)))

(defun macroexpand-1 (form &optional environment)
  "FORM expanded once if it is a macro form, and whether it was (CLHS function MACROEXPAND-1)."
  (expansion form (ask-compiler #'ask-macroexpand-1 (list form environment))))

(defun macroexpand (form &optional environment)
  "FORM expanded until it is no macro form, and whether it was one (CLHS function MACROEXPAND)."
  (expansion form (ask-compiler #'ask-macroexpand (list form environment))))

(defun expansion (form answer)
  "The two values of ANSWER, a list (expansion expanded); FORM itself in place of its copy if it was not expanded."
  (if (second answer)
      (values (first answer) t)
      (values form nil)))

(defun get-setf-expansion (place &optional environment)
  "The five values of the setf expansion of PLACE (CLHS 5.1.1.2)."
  (values-list (ask-compiler #'ask-setf-expansion (list place environment))))

(defun macro-function (symbol &optional environment)
  "The function of a form and an environment that expands macro forms of SYMBOL, or NIL."
  (check-symbol symbol)
  (or (and (null environment) (find-expander 'macro symbol))
      (let ((answer (if (i32= compiler-present 0)
                        (standard-macro-p symbol)
                        (ask-compiler #'ask-macro-function (list symbol environment)))))
        (if (eq answer t)
            (or (find-expander 'macro symbol) (function-of-compiler-macro symbol))
            answer))))

(defun function-of-compiler-macro (symbol)
  "The function of SYMBOL, a macro that the compiler itself expands. It takes forms of any other operator for its own."
  (lambda (form environment)
    (values (macroexpand-1 (if (eq (car form) symbol) form (cons symbol (cdr form))) environment))))

(defun (setf macro-function) (function symbol &optional environment)
  "Make FUNCTION the macro function of SYMBOL."
  (declare (ignore environment))
  (check-symbol symbol)
  (install-expander 'macro symbol function)
  function)

(defun install-expander (kind name function)
  "Make FUNCTION the expander of KIND for NAME while the program runs."
  (set-expander kind name function)
  (tell-compiler #'ask-note-expander (list name kind)))

(defun install-symbol-macro (symbol expansion)
  "Make EXPANSION what SYMBOL stands for in forms that are compiled from now on. Return SYMBOL."
  (tell-compiler #'ask-note-symbol-macro (list symbol expansion))
  symbol)

(defun compiler-macro-function (name &optional environment)
  "The compiler macro function of NAME, or NIL."
  (declare (ignore environment))
  (find-expander 'compiler-macro name))

(defun library-documentation (name kind)
  "The docstring of KIND of NAME, a symbol or (setf SYMBOL) of the library, or NIL; no program has it without compiler."
  (if (i32= compiler-present 0) nil (ask-compiler #'ask-documentation (list name kind))))

(defun constantp (form &optional environment)
  "Whether FORM is known to have always the same value."
  (cond ((i32/= compiler-present 0) (ask-compiler #'ask-constantp (list form environment)))
        ((consp form) (eq (car form) 'quote))
        ((symbolp form) (constant-name-p form))
        (t t)))

(defun proclaim (declaration)
  "Make DECLARATION, a declaration specifier, hold everywhere from now on (CLHS function PROCLAIM)."
  (unless (consp declaration) (wrong-type declaration 'cons))
  (tell-compiler #'ask-proclaim (list declaration))
  nil)

(defun make-definition (kind symbol)
  "Make the definition that the program has of KIND of SYMBOL; whether it has one."
  (tell-compiler #'ask-define (list symbol kind)))

(attach image-call (setq *definer* #'make-definition))

(defun eval (form)
  "Evaluate FORM in the null lexical environment; return its values."
  (let ((*literals-keep-identity* t))
    (declare (special *literals-keep-identity*))
    (ask-compiler #'ask-evaluate (list form)))
  (values-list *evaluation-result*))

;;; The image serves from the moment this is defined, so it comes last.

(attach (:function image-call) (setq *request-test* #'error-condition-p))

(defun image-call (request)
  "Carry out REQUEST, a message as a host string; return the answer, likewise."
  (setq compiler-present 1)
  (let ((datum (read-message request)))
    (write-message
     ;; This is HANDLER-CASE, which cannot be used before the image serves.
     (block attempt
       (list nil
             (report-to-string
              (catch-condition #'error-condition-p
                (return-from attempt (list t (image-operation (car datum) (cdr datum)))))))))))
