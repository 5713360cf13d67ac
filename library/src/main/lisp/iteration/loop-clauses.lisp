;;;; The clauses of LOOP that do not iterate (CLHS 6.1.2.2 to 6.1.8).

(in-package "CLYSM-SYSTEM")

;;; WITH (6.1.2.2)

(define-loop-clause ("WITH") parse-with (state keyword)
  "with var [type] [= form] {and var [type] [= form]}*"
  (let ((bindings '())
        (declarations '())
        (parts '())
        (part-declarations '()))
    (do ((more t (accept-keyword state "AND")))
        ((not more))
      (let* ((pattern (next-loop-form state))
             (type (loop-type state))
             (form (if (accept-keyword state "=") (list (next-loop-form state)) nil)))
        (cond ((null form)
               (let ((plain (pattern-bindings pattern type)))
                 (setq bindings (append bindings (first plain)))
                 (setq declarations (append declarations (second plain)))))
              ((and pattern (symbolp pattern))
               (setq bindings (append bindings (list (list pattern (car form)))))
               (setq declarations (append declarations (pattern-declarations pattern type))))
              (t (let ((whole (gensym "WITH")))
                   (setq bindings (append bindings (list (list whole (car form)))))
                   (setq parts (append parts (part-bindings pattern whole)))
                   (setq part-declarations (append part-declarations (pattern-declarations pattern type))))))))
    (add-group state 'let bindings declarations)
    (add-group state 'let* parts part-declarations)))

;;; NAMED, INITIALLY, FINALLY (6.1.7, 6.1.8)

(define-loop-clause ("NAMED") parse-named (state keyword)
  "named name"
  (setf (loop-state-name state) (next-loop-form state)))

(define-loop-clause ("INITIALLY") parse-initially (state keyword)
  "initially form+"
  (dolist (form (compound-forms state))
    (push form (loop-state-prologue state))))

(define-loop-clause ("FINALLY") parse-finally (state keyword)
  "finally form+ | finally return form"
  (if (accept-keyword state "RETURN")
      (push `(return-from ,(loop-state-name state) ,(next-loop-form state)) (loop-state-epilogue state))
      (progn
        (accept-keyword state "DO" "DOING")
        (dolist (form (compound-forms state))
          (push form (loop-state-epilogue state))))))

;;; DO and RETURN (6.1.5, 6.1.4)

(define-loop-clause ("DO" "DOING") parse-do (state keyword :selectable t)
  "do form+"
  (dolist (form (compound-forms state))
    (add-body state form)))

(define-loop-clause ("RETURN") parse-return (state keyword :selectable t)
  "return form"
  (add-body state `(return-from ,(loop-state-name state) ,(form-or-it state))))

(defun form-or-it (state)
  "Take the next form; IT stands for the value of the test of the conditional clause around it."
  (let ((form (next-loop-form state)))
    (if (and (loop-state-it state) (loop-keyword-p form '("IT")))
        (loop-state-it state)
        form)))

;;; Termination tests (6.1.4)

(define-loop-clause ("WHILE") parse-while (state keyword)
  "while form"
  (add-body state `(unless ,(next-loop-form state) ,(exit-form))))

(define-loop-clause ("UNTIL") parse-until (state keyword)
  "until form"
  (add-body state (end-test (next-loop-form state))))

(define-loop-clause ("ALWAYS") parse-always (state keyword)
  "always form"
  (add-body state `(unless ,(next-loop-form state) (return-from ,(loop-state-name state) nil)))
  (set-default-result state t))

(define-loop-clause ("NEVER") parse-never (state keyword)
  "never form"
  (add-body state `(when ,(next-loop-form state) (return-from ,(loop-state-name state) nil)))
  (set-default-result state t))

(define-loop-clause ("THEREIS") parse-thereis (state keyword)
  "thereis form"
  (let ((value (gensym "THEREIS")))
    (add-body state `(let ((,value ,(next-loop-form state)))
                       (when ,value (return-from ,(loop-state-name state) ,value))))
    (set-default-result state nil)))

;;; Conditional clauses (6.1.6)

(define-loop-clause ("IF" "WHEN" "UNLESS") parse-conditional (state keyword :selectable t)
  "{if | when | unless} form clause {and clause}* [else clause {and clause}*] [end]"
  (let* ((test (next-loop-form state))
         (outer-it (loop-state-it state))
         (it (gensym "IT"))
         (then (progn
                 (setf (loop-state-it state) it)
                 (selectable-clauses state)))
         (else (if (accept-keyword state "ELSE")
                   (progn
                     (setf (loop-state-it state) it)
                     (selectable-clauses state))
                   '())))
    (accept-keyword state "END")
    (setf (loop-state-it state) outer-it)
    (add-body state
              `(let ((,it ,test))
                 (if ,(if (string= keyword "UNLESS") `(not ,it) it)
                     (progn ,@then)
                     (progn ,@else))))))

(defun selectable-clauses (state)
  "Take a selectable clause and all that AND joins to it; return their forms."
  (let ((outer-body (loop-state-body state)))
    (setf (loop-state-body state) '())
    (do ((more t (accept-keyword state "AND")))
        ((not more))
      (let* ((keyword (next-loop-form state))
             (entry (if (symbolp keyword)
                        (assoc (symbol-name keyword) *selectable-loop-clauses* :test #'string=)
                        nil)))
        (unless entry (loop-error state "~S begins no clause that can be conditional" keyword))
        (funcall (cdr entry) state (car entry))
        ;; IT means the test in the first clause only.
        (setf (loop-state-it state) nil)))
    (let ((forms (reverse (loop-state-body state))))
      (setf (loop-state-body state) outer-body)
      forms)))

;;; Accumulation (6.1.3)

(defun find-accumulator (state kind type)
  "Take INTO and a variable if they come, and a type; return the accumulator of KIND, of TYPE if none comes."
  (let* ((name (if (accept-keyword state "INTO") (next-loop-form state) nil))
         (type (or (loop-type state) type))
         (accumulator (assoc name (loop-state-accumulators state))))
    (cond ((null accumulator)
           (new-accumulator state name kind type))
          ((eq (second accumulator) kind) accumulator)
          (t (loop-error state "Values of different kinds are gathered in one place")))))

(defun new-accumulator (state name kind type)
  "Make the accumulator of KIND that is called NAME, or is the default for NIL, with a variable of TYPE."
  (let* ((variable (or name (gensym "RESULT")))
         (tail (if (member kind '(:list :maximize)) (gensym "STATE") nil))
         (accumulator (list name kind variable tail))
         (value (case kind
                  (:list nil)
                  (:sum (or (initial-value-of-type type) 0))
                  (t (initial-value-of-type type))))
         (declared (if (and (eq kind :sum) (null (initial-value-of-type type)))
                       'number
                       (type-with-initial-value type))))
    (push accumulator (loop-state-accumulators state))
    (add-group state 'let
               `((,variable ,value) ,@(if tail `((,tail nil)) '()))
               (if declared `((type ,declared ,variable)) '()))
    (unless name (set-default-result state variable))
    accumulator))

(defun add-list-clause (state operator)
  "Take the rest of a clause that gathers a list of what OPERATOR makes of its form, or of the form itself for NIL."
  (let* ((form (form-or-it state))
         (accumulator (find-accumulator state :list nil))
         (variable (third accumulator))
         (tail (fourth accumulator))
         (items (gensym "ITEMS")))
    (add-body state
              `(let ((,items ,(if operator `(,operator ,form) form)))
                 (if ,tail (rplacd ,tail ,items) (setq ,variable ,items))
                 ,(if (eq operator 'list)
                      `(setq ,tail ,items)
                      `(when (consp ,items) (setq ,tail (last ,items))))))))

(define-loop-clause ("COLLECT" "COLLECTING") parse-collect (state keyword :selectable t)
  "collect form [into var]"
  (add-list-clause state 'list))

(define-loop-clause ("APPEND" "APPENDING") parse-append (state keyword :selectable t)
  "append form [into var]"
  (add-list-clause state 'copy-if-list))

(define-loop-clause ("NCONC" "NCONCING") parse-nconc (state keyword :selectable t)
  "nconc form [into var]"
  (add-list-clause state nil))

(defun copy-if-list (object)
  "A copy of OBJECT if it is a list, else OBJECT."
  (if (consp object) (copy-list object) object))

(define-loop-clause ("COUNT" "COUNTING") parse-count (state keyword :selectable t)
  "count form [into var] [type]"
  (let* ((form (form-or-it state))
         (variable (third (find-accumulator state :sum 'fixnum))))
    (add-body state `(when ,form (setq ,variable (+ ,variable 1))))))

(define-loop-clause ("SUM" "SUMMING") parse-sum (state keyword :selectable t)
  "sum form [into var] [type]"
  (let* ((form (form-or-it state))
         (variable (third (find-accumulator state :sum nil))))
    (add-body state `(setq ,variable (+ ,variable ,form)))))

(defun add-extreme-clause (state operator)
  "Take the rest of a clause that gathers the greatest or least number, which OPERATOR computes."
  (let* ((form (form-or-it state))
         (accumulator (find-accumulator state :maximize nil))
         (variable (third accumulator))
         (seen (fourth accumulator))
         (value (gensym "VALUE")))
    (add-body state
              `(let ((,value ,form))
                 (setq ,variable (if ,seen (,operator ,variable ,value) ,value))
                 (setq ,seen t)))))

(define-loop-clause ("MAXIMIZE" "MAXIMIZING") parse-maximize (state keyword :selectable t)
  "maximize form [into var] [type]"
  (add-extreme-clause state 'max))

(define-loop-clause ("MINIMIZE" "MINIMIZING") parse-minimize (state keyword :selectable t)
  "minimize form [into var] [type]"
  (add-extreme-clause state 'min))
