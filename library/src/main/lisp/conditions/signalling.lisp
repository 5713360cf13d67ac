;;;; Signalling and handling conditions (CLHS 9.1.4, 9.2).

(in-package "CLYSM-SYSTEM")

(defvar *handler-clusters* '()
  "The active handlers, innermost first, a list of clusters. A cluster is a function that is called with a condition and
calls the handlers that apply. That of a HANDLER-CASE leaves or returns; one that does what it likes stands in a list.")

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
  (do ((clusters *handler-clusters* (cdr clusters)))
      ((null clusters) nil)
    (call-cluster clusters condition)))

(defun call-cluster (clusters condition)
  "Call the first of CLUSTERS with CONDITION while only the others are active."
  (let ((*handler-clusters* (cdr clusters))
        (cluster (car clusters)))
    (funcall (the function (if (consp cluster) (car cluster) cluster)) condition)))

(defun leave-for-handler-case (condition)
  "Go where CONDITION is handled if that is a HANDLER-CASE within all other handlers: nobody sees what stands between.
Else return."
  (unless *break-on-signals*
    (do ((clusters *handler-clusters* (cdr clusters)))
        ((or (null clusters) (consp (car clusters))) nil)
      (call-cluster clusters condition))))

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
      `(let ((*handler-clusters* (cons (list ,(handler-cluster-form bindings)) *handler-clusters*)))
         ,@body)))

(defun handler-cluster-form (bindings)
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
        (condition (gensym "CONDITION"))
        (handled (gensym "HANDLED")))
    `(block ,block
       (let ((,condition
               (block ,handled
                 (return-from ,block
                   (let ((*handler-clusters*
                           (cons (lambda (,argument)
                                   (when (typep ,argument '(or ,@(mapcar #'car clauses)))
                                     (return-from ,handled ,argument)))
                                 *handler-clusters*)))
                     ,form)))))
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
