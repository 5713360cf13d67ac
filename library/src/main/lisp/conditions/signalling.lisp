;;;; Signalling and handling conditions (CLHS 9.1.4, 9.2).

(in-package "CLYSM-SYSTEM")

;;; The active handlers stand on the binding stack. One of HANDLER-CASE is an entry of its own (`catch-condition'),
;;; those of a HANDLER-BIND are a value of *HANDLERS*.

(defvar *handlers* nil
  "What the innermost HANDLER-BIND established: a function of a condition that calls the handlers which apply. While it
is called, (index . handlers): what stands on the binding stack above INDEX is not active, and HANDLERS was the value
there. NIL if there is none.")

(defvar *break-on-signals* nil
  "A type; the debugger is entered when a condition of it is signalled.")

(defvar *debugger-hook* nil
  "A function of a condition and the value of this variable that is called before the debugger, or NIL.")

(defun coerce-to-condition (datum arguments default-type operator)
  "The condition that the condition designator DATUM with ARGUMENTS stands for (CLHS 9.1.2.1)."
  (require-conditions (if (symbolp datum) (symbol-name datum) "error"))
  (cond ((condition-object-p datum)
         (when (and arguments (not (eq operator 'cerror)))
           (error 'simple-type-error :datum arguments :expected-type 'null
                                     :format-control "~S was given a condition, and arguments ~S besides."
                                     :format-arguments (list operator arguments)))
         datum)
        ((symbolp datum) (apply #'make-condition datum arguments))
        ((or (stringp datum) (functionp datum))
         (make-condition default-type :format-control datum :format-arguments arguments))
        (t (error 'simple-type-error :datum datum :expected-type '(or symbol string function condition)
                                     :format-control "~S is no condition designator."
                                     :format-arguments (list datum)))))

(defun signal (datum &rest arguments)
  "Call the handlers that apply to the condition, innermost first. Return NIL if all decline."
  (signal-condition (coerce-to-condition datum arguments 'simple-condition 'signal)))

(defun condition-typep (condition type)
  "Whether CONDITION is of TYPE, a symbol or a combination of types by AND, OR and NOT.

TYPEP could tell, but every program that signals would have to contain what it knows of all other types."
  (cond ((eq type t) t)
        ((symbolp type)
         (let ((layout (find-layout type)))
           (if layout (condition-of-layout-p condition layout) nil)))
        ((atom type) nil)
        (t (case (car type)
             (or (dolist (part (cdr type) nil)
                   (when (condition-typep condition part) (return t))))
             (and (dolist (part (cdr type) t)
                    (unless (condition-typep condition part) (return nil))))
             (not (not (condition-typep condition (car (cdr type)))))
             (t nil)))))

(defun signal-condition (condition)
  "Call the handlers that apply to CONDITION, innermost first. Return NIL if all decline."
  (when (and *break-on-signals* (condition-typep condition *break-on-signals*))
    (let ((*break-on-signals* nil))
      (break "~A~%This break is due to *BREAK-ON-SIGNALS*." condition)))
  (let ((index (call-handlers condition nil)))
    (declare (type i32 index))
    (if (i32>= index 0) (leave-for index condition) nil)))

(defun handler-case-frame (condition)
  "The frame to exit with if CONDITION is a matter of a HANDLER-CASE within all other handlers, so that nobody sees what
stands between; else NIL."
  (if *break-on-signals*
      nil
      (let ((index (call-handlers condition t)))
        (declare (type i32 index))
        (if (i32>= index 0) (frame-for index condition) nil))))

(defun call-handlers (condition leaving-only)
  "Call the handlers that apply to CONDITION, innermost first; if LEAVING-ONLY, those within all of HANDLER-BIND. Return
the index on the binding stack of that of a HANDLER-CASE that takes it, or -1.

What signals within a request of the compiler, as a macro function that EVAL needs, is a matter first of the handlers
around EVAL, then of the compiler that made the request: the handler of the newest request comes last."
  (let ((index binding-depth)
        (request -1)
        (handlers *handlers*))
    (declare (type i32 index request))
    (tagbody
     next
       (when (i32> index 0)
         (setq index (i32- index 2))
         (let ((first (any-ref *binding-stack* index))
               (second (any-ref *binding-stack* (i32+ index 1))))
           (cond ((eq first '*handlers*)
                  (cond ((functionp handlers)
                         (when leaving-only (return-from call-handlers -1))
                         (call-handler handlers condition index second))
                        ((consp handlers)
                         (setq index (car handlers)
                               second (cdr handlers))))
                  (setq handlers second))
                 ((not (handler-entry-p first)))
                 ((not (eq second *request-test*))
                  (when (call-handler second condition index handlers) (return-from call-handlers index)))
                 ((i32< request 0) (setq request index))))
         (go next)))
    (if (and (i32>= request 0) (call-handler *request-test* condition request nil))
        request
        -1)))

(defun call-handler (function condition index handlers)
  "Call FUNCTION, a handler or the test of one that stands at INDEX of the binding stack, with CONDITION; meanwhile only
what stands below is active, with HANDLERS."
  (declare (type i32 index))
  (let ((*handlers* (cons index handlers)))
    (funcall (the function function) condition)))

(defun error (datum &rest arguments)
  "Signal the condition; if no handler takes it, enter the debugger. Does not return."
  (let ((condition (coerce-to-condition datum arguments 'simple-error 'error)))
    (signal-condition condition)
    (invoke-debugger condition)))

(defun invoke-debugger (condition)
  "Call *DEBUGGER-HOOK*; if that returns, end the program with the report of CONDITION. Does not return."
  (when *debugger-hook*
    (let ((hook *debugger-hook*)
          (*debugger-hook* nil))
      (funcall hook condition hook)))
  (unhandled-condition condition))

;;; Handlers

(defmacro handler-bind (bindings &body body)
  "Run BODY with handlers for the types of BINDINGS, each (type handler), active."
  (if (null bindings)
      `(progn ,@body)
      `(let ((*handlers* ,(handlers-form bindings)))
         ,@body)))

(defun handlers-form (bindings)
  "A form of the function that calls the handlers of HANDLER-BIND for a condition."
  (let ((condition (gensym "CONDITION"))
        (handlers (mapcar (lambda (binding) (declare (ignore binding)) (gensym "HANDLER")) bindings)))
    `(let ,(mapcar (lambda (handler binding) (list handler (cadr binding))) handlers bindings)
       (lambda (,condition)
         ,@(mapcar (lambda (handler binding)
                     `(when (typep ,condition ',(car binding)) (funcall ,handler ,condition)))
                   handlers bindings)))))

(defmacro handler-case (form &rest clauses)
  "Evaluate FORM; a condition of the type of one of CLAUSES ends it and runs the clause (CLHS macro HANDLER-CASE)."
  (let ((no-error (assoc :no-error clauses))
        (block (gensym "HANDLER-CASE")))
    (if no-error
        (let ((normal (gensym "NORMAL")))
          `(block ,block
             (multiple-value-call (lambda ,@(cdr no-error))
               (block ,normal
                 (return-from ,block
                   (handler-case (return-from ,normal ,form)
                     ,@(remove no-error clauses :test #'eq)))))))
        (handler-case-form form clauses block))))

(defun handler-case-form (form clauses block)
  "The expansion of HANDLER-CASE without :NO-ERROR."
  (let ((argument (gensym "ARGUMENT"))
        (condition (gensym "CONDITION")))
    `(block ,block
       (let ((,condition
               (catch-condition (lambda (,argument) (typep ,argument '(or ,@(mapcar #'car clauses))))
                 (return-from ,block ,form))))
         (declare (ignorable ,condition))
         ,(if (cdr clauses)
              `(cond ,@(mapcon (lambda (rest) (handler-clause rest condition)) clauses))
              (handler-clause-form (car clauses) condition))))))

(defun handler-clause (clauses condition)
  "A list of the clause of COND for the first of CLAUSES; the last need not be tested."
  (list (list (if (cdr clauses) `(typep ,condition ',(car (car clauses))) t)
              (handler-clause-form (car clauses) condition))))

(defun handler-clause-form (clause condition)
  "The form that runs a clause with its condition in the variable CONDITION."
  (let ((variables (cadr clause))
        (body (cddr clause)))
    (if variables
        `(let ((,(car variables) ,condition)) ,@body)
        `(locally ,@body))))

(defmacro ignore-errors (&rest forms)
  "Evaluate FORMS; an error ends them with the values NIL and the condition."
  (let ((condition (gensym "CONDITION")))
    `(handler-case (progn ,@forms)
       (error (,condition) (values nil ,condition)))))
