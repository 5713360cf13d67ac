;;;; LOOP (CLHS 6.1): the expansion while it grows, and the tools of the clauses.
;;;;
;;;; The expansion has the shape
;;;;
;;;;     (block NAME
;;;;       (let (BINDINGS) ...            one LET for each group of clauses that bind in parallel
;;;;         (tagbody
;;;;            PROLOGUE FIRST-STEPS
;;;;          next
;;;;            BODY STEPS
;;;;            (go next)
;;;;          end
;;;;            EPILOGUE
;;;;            (return-from NAME RESULT))))

(in-package "CLYSM-SYSTEM")

;;; All lists but FORMS, those not yet parsed, are in reverse. GROUPS are lists (operator bindings declarations) with
;;; LET or LET* for an operator. RESULT is a list of one form, or NIL. ACCUMULATORS are lists (name kind variable
;;; state), the state being a variable for the last cons of a list, or for whether there was a value. IT is the variable
;;; that holds the value of the test of the conditional clause around, or NIL. WHOLE is the form itself.
(define-record loop-state nil
  forms name groups prologue first-steps body steps epilogue result accumulators it whole)

;;; The clauses by the names of their keywords: a list of conses (name . function of the state).
(define-global *loop-clauses* t '())

;;; The functions of the clauses that may stand in a conditional clause, likewise.
(define-global *selectable-loop-clauses* t '())

(defun enter-loop-clause (names function selectable)
  "Make FUNCTION the one of the clauses that begin with one of NAMES."
  (dolist (name names)
    (push (cons name function) *loop-clauses*)
    (when selectable (push (cons name function) *selectable-loop-clauses*))))

(defmacro define-loop-clause (names function-name (state keyword &key selectable) &body body)
  "Define a function that parses clauses that begin with one of NAMES, after that KEYWORD, and adds them to STATE."
  `(progn
     (defun ,function-name (,state ,keyword)
       ,@(if (stringp (car body)) (list (car body)) '())
       (declare (ignorable ,keyword))
       ,@(if (stringp (car body)) (cdr body) body))
     (attach (:variable *loop-clauses*)
       (enter-loop-clause ',names (function ,function-name) ,selectable))))

(defun loop-error (state control &rest arguments)
  "Signal that the LOOP form of STATE is malformed."
  (error 'simple-program-error
         :format-control "~? in ~S"
         :format-arguments (list control arguments (loop-state-whole state))))

;;; Reading the forms of the clauses

(defun loop-keyword-p (form names)
  "Whether FORM is a symbol with one of NAMES."
  (and form
       (symbolp form)
       (member (symbol-name form) names :test #'string=)
       t))

(defun next-is-p (state &rest names)
  "Whether the next form is a symbol with one of NAMES."
  (and (loop-state-forms state)
       (loop-keyword-p (car (loop-state-forms state)) names)))

(defun next-loop-form (state)
  "Take the next form."
  (if (loop-state-forms state)
      (let ((form (car (loop-state-forms state))))
        (setf (loop-state-forms state) (cdr (loop-state-forms state)))
        form)
      (loop-error state "A form is missing at the end")))

(defun accept-keyword (state &rest names)
  "Take the next form if it is a symbol with one of NAMES, and return that name; else NIL."
  (if (and (loop-state-forms state)
           (loop-keyword-p (car (loop-state-forms state)) names))
      (symbol-name (next-loop-form state))
      nil))

(defun compound-forms (state)
  "Take the forms up to the next atom; there must be one."
  (let ((forms '()))
    (do ()
        ((atom (car (loop-state-forms state))))
      (push (next-loop-form state) forms))
    (unless forms (loop-error state "A compound form is missing"))
    (nreverse forms)))

(defun loop-type (state)
  "Take a type specification if there is one, and return the type; else NIL."
  (cond ((accept-keyword state "OF-TYPE") (next-loop-form state))
        ((next-is-p state "FIXNUM" "FLOAT" "T" "SINGLE-FLOAT" "DOUBLE-FLOAT" "INTEGER" "NUMBER") (next-loop-form state))
        (t nil)))

;;; Variables

(defun initial-value-of-type (type)
  "A constant of TYPE to begin with: a zero for number types, or NIL."
  (let ((name (if (consp type) (car type) type)))
    (cond ((null type) nil)
          ((member name '(fixnum integer bit unsigned-byte signed-byte mod number real rational)) 0)
          ((member name '(float single-float short-float)) 0.0f0)
          ((member name '(double-float long-float)) 0.0d0)
          ((eq name 'character) #\Nul)
          (t nil))))

(defun type-with-initial-value (type)
  "TYPE, extended by NULL where NIL is the value to begin with."
  (cond ((or (null type) (eq type t)) nil)
        ((initial-value-of-type type) type)
        ((member type '(list null symbol boolean)) type)
        (t `(or null ,type))))

(defun pattern-bindings (pattern type)
  "Bindings of the variables of PATTERN to what they begin with, and declarations of their types, as a list."
  (cond ((null pattern) '(() ()))
        ((symbolp pattern)
         (let ((declared (type-with-initial-value type)))
           (list (list (list pattern (initial-value-of-type type)))
                 (if declared (list `(type ,declared ,pattern)) '()))))
        ((consp pattern)
         (let ((first (pattern-bindings (car pattern) (if (consp type) (car type) type)))
               (rest (pattern-bindings (cdr pattern) (if (consp type) (cdr type) type))))
           (list (append (first first) (first rest))
                 (append (second first) (second rest)))))
        (t (error 'simple-program-error
                  :format-control "~S cannot be a variable of LOOP." :format-arguments (list pattern)))))

(defun assignment-forms (pattern value)
  "Forms that set the variables of PATTERN to the parts of the value of the form VALUE."
  (cond ((null pattern) (list value))
        ((symbolp pattern) (list `(setq ,pattern ,value)))
        (t (let ((whole (gensym "VALUE")))
             (list `(let ((,whole ,value))
                      ,@(if (car pattern) (assignment-forms (car pattern) `(car ,whole)) '())
                      ,@(if (cdr pattern) (assignment-forms (cdr pattern) `(cdr ,whole)) '())))))))

(defun parallel-assignment-forms (steps)
  "Forms that set the pattern of each of STEPS, lists (pattern form), to the value of its form, all at once."
  (cond ((null steps) '())
        ((null (cdr steps)) (assignment-forms (first (car steps)) (second (car steps))))
        (t (let ((variables (mapcar (lambda (step) (declare (ignore step)) (gensym "NEW")) steps)))
             (list `(let ,(mapcar (lambda (variable step) (list variable (second step))) variables steps)
                      ,@(mapcan (lambda (variable step) (assignment-forms (first step) variable))
                                variables steps)))))))

(defun part-bindings (pattern form)
  "Bindings for LET* of the variables of PATTERN to the parts of the value of FORM, which has no side effects."
  (cond ((null pattern) '())
        ((symbolp pattern) (list (list pattern form)))
        (t (append (part-bindings (car pattern) `(car ,form))
                   (part-bindings (cdr pattern) `(cdr ,form))))))

(defun pattern-declarations (pattern type)
  "Declarations of the variables of PATTERN to be of TYPE, or of its parts."
  (cond ((or (null pattern) (null type) (eq type t)) '())
        ((symbolp pattern) (list `(type ,type ,pattern)))
        (t (append (pattern-declarations (car pattern) (if (consp type) (car type) type))
                   (pattern-declarations (cdr pattern) (if (consp type) (cdr type) type))))))

(defun add-group (state operator bindings declarations)
  "Bind variables with OPERATOR, LET or LET*, around all that follows."
  (when bindings
    (push (list operator bindings declarations) (loop-state-groups state))))

(defun add-body (state &rest forms)
  "Add FORMS to the body."
  (dolist (form forms)
    (push form (loop-state-body state))))

(defun exit-form ()
  "A form that ends the iteration."
  '(go end-loop))

(defun end-test (test)
  "A form that ends the iteration if the form TEST is true."
  `(when ,test ,(exit-form)))

(defun set-default-result (state form)
  "Make FORM, a variable that gathers values or T or NIL, the result of the loop unless a clause gives another."
  (let ((result (loop-state-result state)))
    (flet ((constant (result) (or (null result) (eq result t))))
      (cond ((null result) (setf (loop-state-result state) (list form)))
            ((not (eq (constant form) (constant (car result))))
             (loop-error state "A loop that gathers values cannot have the result of ALWAYS, NEVER or THEREIS too"))))))
