;;;; The macro LOOP (CLHS 6.1.1).

(in-package "CLYSM-SYSTEM")

(defmacro loop (&whole whole &rest forms)
  "Run FORMS again and again; or, if one of them is an atom, do what the clauses they make say."
  (if (every #'consp forms)
      (let ((next (gensym "NEXT")))
        `(block nil (tagbody ,next ,@forms (go ,next))))
      (expand-loop forms whole)))

(defun expand-loop (forms whole)
  "The expansion of the LOOP form WHOLE with the clauses FORMS."
  (let ((state (new-loop-state forms nil '() '() '() '() '() '() nil '() nil whole)))
    (do ()
        ((null (loop-state-forms state)))
      (parse-loop-clause state))
    (wrap-groups (loop-state-groups state)
                 (loop-core state)
                 (loop-state-name state))))

(defun parse-loop-clause (state)
  "Take the next clause."
  (let* ((keyword (next-loop-form state))
         (entry (if (symbolp keyword)
                    (assoc (symbol-name keyword) *loop-clauses* :test #'string=)
                    nil)))
    (unless entry (loop-error state "~S begins no clause" keyword))
    (funcall (cdr entry) state (car entry))))

(defun loop-core (state)
  "The TAGBODY of the expansion."
  (let* ((next (gensym "NEXT"))
         (groups (loop-state-groups state)))
    (require-distinct-variables state (mapcan (lambda (group) (mapcar #'car (second group))) groups))
    `(tagbody
        ,@(reverse (loop-state-prologue state))
        ,@(reverse (loop-state-first-steps state))
        ,next
        ,@(reverse (loop-state-body state))
        ,@(reverse (loop-state-steps state))
        (go ,next)
      end-loop
        ,@(reverse (loop-state-epilogue state))
        (return-from ,(loop-state-name state) ,(car (loop-state-result state))))))

(defmacro loop-finish ()
  "End the iteration of the LOOP around, and go on with its FINALLY clauses."
  ;; The innermost LOOP with clauses has the innermost tag of this name.
  '(go end-loop))

(defun require-distinct-variables (state variables)
  "Signal that LOOP is malformed if one of VARIABLES is bound twice (CLHS 6.1.1.7)."
  (do ((tail variables (cdr tail)))
      ((null tail))
    (when (member (car tail) (cdr tail) :test #'eq)
      (loop-error state "The variable ~S is bound twice" (car tail)))))

(defun wrap-groups (groups form name)
  "FORM within the bindings of GROUPS, innermost first, in a block called NAME."
  (dolist (group groups `(block ,name ,form))
    (setq form
          `(,(first group) ,(second group)
            ,@(if (third group) `((declare ,@(third group))) '())
            ,form))))
