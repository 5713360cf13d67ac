;;;; Restarts (CLHS 9.1.4.2, 9.2).

(in-package "CLYSM-SYSTEM")

(defvar *restart-clusters* '()
  "The active restarts, innermost first: a list of lists of restarts.")

(defvar *condition-restarts* '()
  "Associations by WITH-CONDITION-RESTARTS: a list of lists (condition restart...).")

(defstruct (restart (:constructor make-restart (name function report interactive test))
                    (:copier nil)
                    (:print-object print-restart))
  "A restart: its name, what invoking it calls, and how it is reported, asked for and tested."
  (name nil :read-only t)
  (function nil :read-only t)
  (report nil :read-only t)
  (interactive nil :read-only t)
  (test nil :read-only t))

(defun print-restart (restart stream)
  "Print RESTART: its report when escape characters are off (CLHS 9.1.4.2.1), else unreadably."
  (if *print-escape*
      (print-unreadable-object (restart stream :type t :identity t)
        (prin1 (restart-name restart) stream))
      (report-restart restart stream)))

(defun report-restart (restart stream)
  "Write what RESTART does to STREAM."
  (let ((report (restart-report restart)))
    (cond ((stringp report) (write-string report stream))
          (report (funcall report stream))
          (t (prin1 (restart-name restart) stream)))))

(defun applicable-restart-p (restart condition)
  "Whether RESTART is visible to somebody who handles CONDITION, or to anybody if that is NIL."
  (and (or (null condition)
           (associated-with-p restart condition))
       (or (null (restart-test restart))
           (funcall (restart-test restart) condition))))

(defun associated-with-p (restart condition)
  "Whether RESTART is associated with CONDITION, or with no condition at all."
  (let ((associated nil))
    (dolist (association *condition-restarts* (not associated))
      (when (member restart (cdr association) :test #'eq)
        (if (eq (car association) condition)
            (return t)
            (setq associated t))))))

(defun compute-restarts (&optional condition)
  "The active restarts, innermost first; with CONDITION, without those associated with other conditions."
  (let ((result '()))
    (dolist (cluster *restart-clusters* (reverse result))
      (dolist (restart cluster)
        (when (applicable-restart-p restart condition)
          (push restart result))))))

(defun find-restart (identifier &optional condition)
  "The innermost active restart that IDENTIFIER, a symbol or a restart, stands for, or NIL."
  (dolist (cluster *restart-clusters* nil)
    (dolist (restart cluster)
      (when (and (or (eq restart identifier)
                     (and (eq (restart-name restart) identifier) identifier))
                 (applicable-restart-p restart condition))
        (return-from find-restart restart)))))

(defun require-restart (designator)
  "The active restart that DESIGNATOR stands for; a CONTROL-ERROR if there is none."
  (cond ((find-restart designator))
        (t (error 'simple-control-error
                  :format-control "There is no active restart ~S."
                  :format-arguments (list designator)))))

(defun invoke-restart (restart &rest arguments)
  "Call the function of RESTART, a restart or the name of an active one, with ARGUMENTS."
  (apply (restart-function (require-restart restart)) arguments))

(defun invoke-restart-interactively (restart)
  "Call the function of RESTART with the arguments that its interactive function yields."
  (let* ((found (require-restart restart))
         (interactive (restart-interactive found)))
    (apply (restart-function found)
           (if interactive (funcall interactive) '()))))

(defmacro restart-bind (bindings &body body)
  "Run BODY with restarts (name function &key interactive-function report-function test-function) active."
  `(let ((*restart-clusters*
           (cons (list ,@(mapcar #'restart-binding-form bindings))
                 *restart-clusters*)))
     ,@body))

(defun restart-binding-form (binding)
  "A form that makes the restart of an element of RESTART-BIND."
  (let ((name (car binding))
        (function (cadr binding))
        (options (cddr binding)))
    `(make-restart ',name ,function
                   ,(getf options :report-function)
                   ,(getf options :interactive-function)
                   ,(getf options :test-function))))

;;; RESTART-CASE. A clause is parsed to (name lambda-list body report interactive test).

(defun parse-restart-clause (clause)
  "The parts of a clause of RESTART-CASE: (name lambda-list body report interactive test)."
  (let ((body (cddr clause))
        (report nil) (interactive nil) (test nil))
    (do ()
        ((not (and (consp body) (cdr body) (member (car body) '(:report :interactive :test)))))
      (let ((value (cadr body)))
        (case (car body)
          (:report (setq report (if (stringp value) value `(function ,value))))
          (:interactive (setq interactive `(function ,value)))
          (:test (setq test `(function ,value)))))
      (setq body (cddr body)))
    (list (car clause) (cadr clause) body report interactive test)))

(defun signalling-form-p (form environment)
  "FORM macroexpanded if it is a call of a function that signals, whose condition gets the restarts; else NIL."
  (let ((expansion (macroexpand form environment)))
    (and (consp expansion)
         (member (car expansion) '(signal error cerror warn))
         expansion)))

(defun associating-form (form)
  "The call FORM of a signalling function, rewritten to associate its condition with the innermost restarts."
  (let* ((operator (car form))
         (cerror (eq operator 'cerror))
         (datum (if cerror (caddr form) (cadr form)))
         (arguments (if cerror (cdddr form) (cddr form)))
         (default (case operator (signal 'simple-condition) (warn 'simple-warning) (t 'simple-error)))
         (condition (gensym "CONDITION"))
         (control (gensym "CONTROL"))
         (rest (gensym "ARGUMENTS")))
    `(let* (,@(if cerror `((,control ,(cadr form))) '())
            (,rest (list ,datum ,@arguments))
            (,condition (coerce-to-condition (car ,rest) (cdr ,rest) ',default ',operator)))
       (with-condition-restarts ,condition (car *restart-clusters*)
         ,(if cerror
              `(apply #'cerror ,control ,condition (cdr ,rest))
              `(,operator ,condition))))))

(defmacro restart-case (form &rest clauses &environment environment)
  "Evaluate FORM with the restarts of CLAUSES active; invoking one leaves FORM and runs its clause."
  (let* ((block (gensym "RESTART-CASE"))
         (arguments (gensym "ARGUMENTS"))
         (parsed (mapcar #'parse-restart-clause clauses))
         (tags (mapcar (lambda (clause) (declare (ignore clause)) (gensym "CLAUSE")) clauses))
         (signalling (signalling-form-p form environment)))
    `(block ,block
       (let ((,arguments '()))
         (tagbody
            (return-from ,block
              (restart-bind ,(mapcar (lambda (clause tag) (restart-clause-binding clause tag arguments)) parsed tags)
                ,(if signalling (associating-form signalling) form)))
            ,@(mapcan (lambda (clause tag)
                        (list tag
                              `(return-from ,block
                                 (apply (lambda ,(cadr clause) ,@(caddr clause)) ,arguments))))
                      parsed tags))))))

(defun restart-clause-binding (clause tag arguments)
  "The element of RESTART-BIND for a parsed clause, which goes to TAG with its arguments in the variable ARGUMENTS."
  (let ((rest (gensym "REST")))
    `(,(car clause)
      (lambda (&rest ,rest)
        (setq ,arguments ,rest)
        (go ,tag))
      ,@(clause-report-option (cadddr clause))
      ,@(option-if (nth 4 clause) :interactive-function)
      ,@(option-if (nth 5 clause) :test-function))))

(defun clause-report-option (report)
  "The option of RESTART-BIND for the report of a clause."
  (cond ((null report) '())
        ((stringp report)
         `(:report-function (lambda (stream) (write-string ,report stream))))
        (t `(:report-function ,report))))

(defun option-if (form key)
  "The option KEY with FORM, or nothing if FORM is NIL."
  (if form (list key form) '()))

(defmacro with-simple-restart ((name control &rest arguments) &body body)
  "Run BODY with a restart NAME that leaves it with the values NIL and T."
  `(restart-case (progn ,@body)
     (,name ()
       :report (lambda (stream) (format stream ,control ,@arguments))
       (values nil t))))

(defmacro with-condition-restarts (condition restarts &body body)
  "Run BODY while RESTARTS are associated with CONDITION."
  `(let ((*condition-restarts* (cons (cons ,condition ,restarts) *condition-restarts*)))
     ,@body))

;;; The functions named like standard restarts (CLHS 9.2).

(defun abort (&optional condition)
  "Invoke the innermost restart ABORT. Does not return."
  (let ((restart (find-restart 'abort condition)))
    (if restart
        (invoke-restart restart)
        (error 'simple-control-error :format-control "There is no active restart ABORT."
                                     :format-arguments '()))))

(defun muffle-warning (&optional condition)
  "Invoke the innermost restart MUFFLE-WARNING. Does not return."
  (let ((restart (find-restart 'muffle-warning condition)))
    (if restart
        (invoke-restart restart)
        (error 'simple-control-error :format-control "There is no active restart MUFFLE-WARNING."
                                     :format-arguments '()))))

(defun continue (&optional condition)
  "Invoke the innermost restart CONTINUE if there is one, else return NIL."
  (let ((restart (find-restart 'continue condition)))
    (when restart (invoke-restart restart))))

(defun store-value (value &optional condition)
  "Invoke the innermost restart STORE-VALUE with VALUE if there is one, else return NIL."
  (let ((restart (find-restart 'store-value condition)))
    (when restart (invoke-restart restart value))))

(defun use-value (value &optional condition)
  "Invoke the innermost restart USE-VALUE with VALUE if there is one, else return NIL."
  (let ((restart (find-restart 'use-value condition)))
    (when restart (invoke-restart restart value))))
