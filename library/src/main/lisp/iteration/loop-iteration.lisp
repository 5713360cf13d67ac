;;;; The clauses of LOOP that iterate: FOR, AS and REPEAT (CLHS 6.1.2.1).

(in-package "CLYSM-SYSTEM")

;;; What one part of a FOR clause contributes. FIRST is what happens before the first iteration and NEXT before each
;;; further one, each a list (tests steps tests-after steps-after): tests are forms that end the loop if they are true,
;;; steps are lists (pattern form). Parts joined by AND make their steps at once.
(define-record loop-part nil bindings declarations first next)

(define-loop-clause ("FOR" "AS") parse-for (state keyword)
  "{for | as} part {and part}*"
  (let ((parts '()))
    (do ((more t (accept-keyword state "AND")))
        ((not more))
      (accept-keyword state "FOR" "AS")
      (push (parse-for-part state) parts))
    (setq parts (nreverse parts))
    (add-group state 'let
               (mapcan (lambda (part) (copy-list (loop-part-bindings part))) parts)
               (mapcan (lambda (part) (copy-list (loop-part-declarations part))) parts))
    (dolist (form (phase-forms (mapcar (lambda (part) (loop-part-first part)) parts)))
      (push form (loop-state-first-steps state)))
    (dolist (form (phase-forms (mapcar (lambda (part) (loop-part-next part)) parts)))
      (push form (loop-state-steps state)))))

(defun phase-forms (phases)
  "The forms of PHASES, lists (tests steps tests-after steps-after), made at once."
  (flet ((tests (position)
           (mapcan (lambda (phase) (mapcar (lambda (test) (end-test test)) (nth position phase))) phases))
         (steps (position)
           (parallel-assignment-forms (mapcan (lambda (phase) (copy-list (nth position phase))) phases))))
    (append (tests 0) (steps 1) (tests 2) (steps 3))))

(defun parse-for-part (state)
  "Take the variable of a FOR clause and what follows it."
  (let* ((pattern (next-loop-form state))
         (type (loop-type state))
         (keyword (next-loop-form state)))
    (flet ((is (&rest names) (loop-keyword-p keyword names)))
      (cond ((is "FROM" "UPFROM" "DOWNFROM" "TO" "UPTO" "BELOW" "DOWNTO" "ABOVE" "BY")
             (push keyword (loop-state-forms state))
             (for-arithmetic state pattern type))
            ((is "IN") (for-list state pattern type t))
            ((is "ON") (for-list state pattern type nil))
            ((is "=") (for-equals state pattern type))
            ((is "ACROSS") (for-across state pattern type))
            ((is "BEING") (for-being state pattern type))
            (t (loop-error state "~S is no way to iterate" keyword))))))

;;; Arithmetic (6.1.2.1.1)

(defun for-arithmetic (state variable type)
  "for var [type] {from | upfrom | downfrom} form {to | upto | below | downto | above} form [by form]"
  (let ((variable (or variable (gensym "COUNTER")))
        (start nil) (limit nil) (limited nil) (step 1) (down nil) (exclusive nil) (bindings '()))
    (flet ((value (name)
             ;; Forms are evaluated in the order in which they stand.
             (let ((form (next-loop-form state)))
               (if (numberp form)
                   form
                   (let ((temporary (gensym name)))
                     (setq bindings (append bindings (list (list temporary form))))
                     temporary)))))
      (do ((keyword (arithmetic-keyword state) (arithmetic-keyword state)))
          ((null keyword))
        (cond ((string= keyword "BY") (setq step (value "BY")))
              ((member keyword '("FROM" "UPFROM" "DOWNFROM") :test #'string=)
               (setq start (next-loop-form state))
               (setq bindings (append bindings (list (list variable start))))
               (when (string= keyword "DOWNFROM") (setq down t)))
              (t (setq limit (value "LIMIT"))
                 (setq limited t)
                 (when (member keyword '("DOWNTO" "ABOVE") :test #'string=) (setq down t))
                 (when (member keyword '("BELOW" "ABOVE") :test #'string=) (setq exclusive t))))))
    (unless start
      (when down (loop-error state "A loop that counts down must say FROM where"))
      (setq start 0)
      (setq bindings (cons (list variable 0) bindings)))
    (let ((tests (if limited
                     `((,(if down (if exclusive '<= '<) (if exclusive '>= '>)) ,variable ,limit))
                     '()))
          (declared (counter-type type start limit limited step down)))
      (new-loop-part bindings
                     (if declared `((type ,declared ,variable)) '())
                     `(() () ,tests ())
                     `(() ((,variable (,(if down '- '+) ,variable ,step))) ,tests ())))))

(defun arithmetic-keyword (state)
  "Take the next keyword of an arithmetic clause, or return NIL."
  (accept-keyword state "FROM" "UPFROM" "DOWNFROM" "TO" "UPTO" "BELOW" "DOWNTO" "ABOVE" "BY"))

(defun counter-type (type start limit limited step down)
  "The type of a counter of the declared TYPE, FIXNUM if constant bounds let it be one, or NIL."
  ;; The body may assign the counter, so that the bounds are no bounds of its values.
  (cond ((and type (not (eq type t))) type)
        ((and limited (integerp start) (integerp limit) (integerp step) (> step 0)
              (typep start 'fixnum)
              (typep (if down (- limit step) (+ limit step)) 'fixnum))
         'fixnum)
        (t nil)))

;;; Lists (6.1.2.1.2, 6.1.2.1.3)

(defun for-list (state pattern type elements)
  "for var [type] {in | on} form [by function]; ELEMENTS for IN."
  (let* ((list (gensym "LIST"))
         (form (next-loop-form state))
         (by (if (accept-keyword state "BY") (next-loop-form state) nil))
         (step (gensym "STEP"))
         (named (and (consp by) (member (car by) '(function quote)) (symbolp (cadr by))))
         (plain (pattern-bindings pattern type))
         (next (cond ((null by) `(cdr ,list))
                     (named `(,(cadr by) ,list))
                     (t `(funcall ,step ,list))))
         (phase `((,(if elements `(endp ,list) `(atom ,list)))
                  ((,pattern ,(if elements `(car ,list) list)))
                  ()
                  ((,list ,next)))))
    (new-loop-part `((,list ,form) ,@(if (and by (not named)) `((,step ,by)) '()) ,@(first plain))
                   (second plain) phase phase)))

;;; General (6.1.2.1.4)

(defun for-equals (state pattern type)
  "for var [type] = form [then form]"
  (let* ((first (next-loop-form state))
         (next (if (accept-keyword state "THEN") (next-loop-form state) first))
         (plain (pattern-bindings pattern type)))
    (new-loop-part (first plain) (second plain)
                   `(() ((,pattern ,first)) () ())
                   `(() ((,pattern ,next)) () ()))))

;;; Vectors (6.1.2.1.5)

(defun for-across (state pattern type)
  "for var [type] across vector"
  (let* ((vector (gensym "VECTOR"))
         (index (gensym "INDEX"))
         (length (gensym "LENGTH"))
         (form (next-loop-form state))
         (plain (pattern-bindings pattern type))
         (rest `(((,pattern (aref ,vector ,index))) () ((,index (+ ,index 1))))))
    (new-loop-part `((,vector ,form) (,index 0) (,length 0) ,@(first plain))
                   `((type fixnum ,index ,length) ,@(second plain))
                   `(((progn (setq ,length (length ,vector)) (>= ,index ,length))) ,@rest)
                   `(((>= ,index ,length)) ,@rest))))

;;; Hash tables and packages (6.1.2.1.6, 6.1.2.1.7)

(defun for-being (state pattern type)
  "for var [type] being {the | each} {hash-key[s] | hash-value[s] | symbol[s] ...} {in | of} form [using (...)]"
  (accept-keyword state "THE" "EACH")
  (let ((kind (accept-keyword state "HASH-KEY" "HASH-KEYS" "HASH-VALUE" "HASH-VALUES"
                              "SYMBOL" "SYMBOLS" "PRESENT-SYMBOL" "PRESENT-SYMBOLS"
                              "EXTERNAL-SYMBOL" "EXTERNAL-SYMBOLS")))
    (cond ((null kind) (loop-error state "~S is nothing to iterate over" (car (loop-state-forms state))))
          ((string= "HASH" (subseq kind 0 4))
           (for-hash-table state pattern type (string= "HASH-KEY" (subseq kind 0 8))))
          (t (for-package state pattern type
                          (case (char kind 0)
                            (#\S '(:internal :external :inherited))
                            (#\P '(:internal :external))
                            (t '(:external))))))))

(defun for-hash-table (state pattern type keys)
  "Iterate over the keys of a hash table if KEYS, else over its values, and with USING over both."
  (accept-keyword state "IN" "OF")
  (let* ((iterator (gensym "ITERATOR"))
         (more (gensym "MORE"))
         (key (gensym "KEY"))
         (value (gensym "VALUE"))
         (form (next-loop-form state))
         (using (if (accept-keyword state "USING") (next-loop-form state) nil))
         (other (cadr using))
         (plain (pattern-bindings pattern type))
         (phase `(((progn (multiple-value-setq (,more ,key ,value) (funcall ,iterator)) (not ,more)))
                  ((,pattern ,(if keys key value)) ,@(if other `((,other ,(if keys value key))) '()))
                  () ())))
    (new-loop-part `((,iterator (hash-table-iterator ,form)) (,more nil) (,key nil) (,value nil)
                     ,@(first plain) ,@(first (pattern-bindings other nil)))
                   (second plain)
                   phase phase)))

(defun for-package (state pattern type kinds)
  "Iterate over the symbols of KINDS of a package, the current one if none is given."
  (let* ((entries (gensym "ENTRIES"))
         (form (if (accept-keyword state "IN" "OF") (next-loop-form state) '*package*))
         (plain (pattern-bindings pattern type))
         (phase `(((null ,entries)) ((,pattern (car (car ,entries)))) () ((,entries (cdr ,entries))))))
    (new-loop-part `((,entries (iterator-entries ,form ',kinds)) ,@(first plain))
                   (second plain)
                   phase phase)))

;;; REPEAT (6.1.4)

(define-loop-clause ("REPEAT") parse-repeat (state keyword)
  "repeat form"
  (let* ((count (gensym "COUNT"))
         (test (end-test `(<= ,count 0))))
    (add-group state 'let `((,count ,(next-loop-form state))) '())
    (push test (loop-state-first-steps state))
    (push `(setq ,count (- ,count 1)) (loop-state-steps state))
    (push test (loop-state-steps state))))
