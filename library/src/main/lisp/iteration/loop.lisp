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
  (let ((state (new-loop-state forms nil '() '() '() '() '() '() nil '() (gensym "END") nil whole)))
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
         (end (loop-state-end-tag state))
         (core `(tagbody
                   ,@(reverse (loop-state-prologue state))
                   ,@(reverse (loop-state-first-steps state))
                   ,next
                   ,@(reverse (loop-state-body state))
                   ,@(reverse (loop-state-steps state))
                   (go ,next)
                   ,end
                   ,@(reverse (loop-state-epilogue state))
                   (return-from ,(loop-state-name state) ,(car (loop-state-result state))))))
    (if (mentions-p 'loop-finish (cdr (loop-state-whole state)))
        `(macrolet ((loop-finish () '(go ,end))) ,core)
        core)))

(defun mentions-p (symbol form)
  "Whether SYMBOL stands anywhere in FORM."
  (do ((rest form (cdr rest)))
      ((atom rest) (eq rest symbol))
    (when (mentions-p symbol (car rest)) (return t))))

(defun wrap-groups (groups form name)
  "FORM within the bindings of GROUPS, innermost first, in a block called NAME."
  (dolist (group groups `(block ,name ,form))
    (setq form
          `(,(first group) ,(second group)
            ,@(if (third group) `((declare ,@(third group))) '())
            ,form))))
