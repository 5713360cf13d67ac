;;;; Symbolic algebra: reads formulas, simplifies, differentiates, expands and evaluates them, and prints them again.
;;;;
;;;; An expression is a number, a symbol, or a list of an operator and its operands. Inside, a difference is a sum and
;;;; a quotient a product: x - 1/y is (+ x (* -1 (expt y -1))). Sums and products have any number of operands.

(defpackage "SYMBOLIC"
  (:use "COMMON-LISP"))

(in-package "SYMBOLIC")

;;; Names

(defvar *names* (make-hash-table :test 'equal)
  "The symbols of formulas by their names. Formulas have a table of their own, so that no input can reach a Lisp
symbol.")

(defun name-symbol (name)
  "The symbol that stands for NAME in expressions."
  (or (gethash name *names*)
      (setf (gethash name *names*) (make-symbol name))))

(defmacro define-function (name (argument) &key value derivative)
  "Define a function that formulas may call: its numeric VALUE, and its DERIVATIVE as an expression in ARGUMENT."
  `(progn
     (setf (gethash ,(string-downcase name) *names*) ',name)
     (setf (get ',name 'value) ,value)
     (setf (get ',name 'derivative) (lambda (,argument) ,derivative))
     ',name))

(define-function sin (u) :value #'sin :derivative `(cos ,u))
(define-function cos (u) :value #'cos :derivative `(* -1 (sin ,u)))
(define-function exp (u) :value #'exp :derivative `(exp ,u))
(define-function log (u) :value #'log :derivative `(expt ,u -1))
(define-function sqrt (u) :value #'sqrt :derivative `(* 1/2 (expt (sqrt ,u) -1)))

(defun formula-function-p (object)
  "True of the symbols that formulas may call."
  (and (symbolp object) (get object 'value)))

;;; Conditions

(define-condition formula-error (error)
  ((text :initarg :text :reader formula-error-text)
   (position :initarg :position :reader formula-error-position)
   (problem :initarg :problem :reader formula-error-problem))
  (:report (lambda (condition stream)
             (format stream "~A~%  ~A~%  ~A^"
                     (formula-error-problem condition)
                     (formula-error-text condition)
                     (make-string (formula-error-position condition) :initial-element #\Space)))))

(define-condition unknown-value (error)
  ((name :initarg :name :reader unknown-value-name))
  (:report (lambda (condition stream)
             (format stream "~A has no value" (unknown-value-name condition)))))

;;; Reading: text to tokens to expressions

(defvar *text*)                         ; the formula
(defvar *tokens*)                       ; what is left of it: lists of a token and its position

(defun fail (position control &rest arguments)
  "Signal that the formula is wrong at POSITION."
  (error 'formula-error :text *text* :position position :problem (apply #'format nil control arguments)))

(defun scan-while (predicate start)
  "The first position from START on whose character does not satisfy PREDICATE."
  (or (position-if-not predicate *text* :start start) (length *text*)))

(defun read-decimal (start end)
  "The number written as digits with an optional point, exactly."
  (let ((point (position #\. *text* :start start :end end)))
    (if (null point)
        (values (parse-integer *text* :start start :end end))
        (let ((fraction (subseq *text* (1+ point) end)))
          (when (or (= start point) (notevery #'digit-char-p fraction) (string= fraction ""))
            (fail point "A point needs digits on both sides"))
          (+ (parse-integer *text* :start start :end point)
             (/ (parse-integer fraction) (expt 10 (length fraction))))))))

(defun tokenize ()
  "The tokens of the formula: numbers, symbols and characters, each with its position."
  (let ((tokens '())
        (position 0))
    (loop
      (setf position (scan-while (lambda (char) (char= char #\Space)) position))
      (when (= position (length *text*))
        (push (list :end position) tokens)
        (return (nreverse tokens)))
      (let* ((char (char *text* position))
             (end (cond ((digit-char-p char)
                         (scan-while (lambda (char) (or (digit-char-p char) (char= char #\.))) position))
                        ((alpha-char-p char) (scan-while #'alphanumericp position))
                        ((find char "+-*/^()") (1+ position))
                        (t (fail position "~S is no part of a formula" char)))))
        (push (list (cond ((digit-char-p char) (read-decimal position end))
                          ((alpha-char-p char) (name-symbol (subseq *text* position end)))
                          (t char))
                    position)
              tokens)
        (setf position end)))))

(defun next-token ()
  "Take the next token: returns it and its position."
  (destructuring-bind (token position) (pop *tokens*)
    (values token position)))

(defun peek-token ()
  (first (first *tokens*)))

(defparameter *binary-operators*
  '((#\+ 1 2 add) (#\- 1 2 subtract) (#\* 2 3 multiply) (#\/ 2 3 divide) (#\^ 4 4 power))
  "Character, how strongly it binds to the left and at least to the right, and the function that makes the expression.")

(defconstant +sign-strength+ 3 "A sign binds less than a power and more than a product: -x^2 is -(x^2).")

(defun parse-expression (strength)
  "Parse operands joined by operators that bind at least as strongly as STRENGTH."
  (let ((left (parse-operand)))
    (loop
      (let ((entry (assoc (peek-token) *binary-operators*)))
        (unless (and entry (>= (second entry) strength))
          (return left))
        (next-token)
        (setf left (funcall (fourth entry) left (parse-expression (third entry))))))))

(defun parse-operand ()
  (multiple-value-bind (token position) (next-token)
    (cond ((numberp token) token)
          ((formula-function-p token)
           (unless (eql (peek-token) #\()
             (fail position "The function ~A needs an argument in parentheses" (expression-name token)))
           (list token (parse-operand)))
          ((eq token :end) (fail position "The formula ends too early"))
          ((symbolp token) token)
          ((char= token #\-) (multiply -1 (parse-expression +sign-strength+)))
          ((char= token #\() (parse-parenthesized position))
          (t (fail position "~A stands where a value should be" token)))))

(defun parse-parenthesized (open)
  (prog1 (parse-expression 1)
    (unless (eql (next-token) #\))
      (fail open "This parenthesis is not closed"))))

(defun parse (text)
  "The expression that TEXT stands for, as it is written."
  (let* ((*text* text)
         (*tokens* (tokenize))
         (expression (parse-expression 1)))
    (multiple-value-bind (token position) (next-token)
      (unless (eq token :end)
        (fail position "The formula should end before ~A" token)))
    expression))

(defun add (a b) (list '+ a b))
(defun subtract (a b) (list '+ a (list '* -1 b)))
(defun multiply (a b) (list '* a b))
(defun divide (a b) (list '* a (list 'expt b -1)))
(defun power (a b) (list 'expt a b))

;;; The order of operands

(defun operator-p (operator expression)
  (and (consp expression) (eq (first expression) operator)))

(defun expression-name (symbol)
  (if (formula-function-p symbol) (string-downcase symbol) (symbol-name symbol)))

(defun kind (expression)
  (etypecase expression
    (number 0)
    (symbol 1)
    (cons 2)))

(defun compare (a b)
  "A negative number if A comes before B, 0 if they are equal, a positive number if A comes after B."
  (cond ((/= (kind a) (kind b)) (- (kind a) (kind b)))
        ((numberp a) (- a b))
        ((symbolp a)
         (let ((first (expression-name a))
               (second (expression-name b)))
           (cond ((string< first second) -1)
                 ((string> first second) 1)
                 (t 0))))
        (t (loop for (x . more-a) on a
                 for (y . more-b) on b
                 for order = (compare x y)
                 unless (zerop order) return order
                 unless (and more-a more-b) return (- (length more-a) (length more-b))))))

(defun degree (term)
  "The sum of the numeric exponents of the variables in TERM."
  (cond ((numberp term) 0)
        ((symbolp term) 1)
        ((operator-p 'expt term)
         (if (and (symbolp (second term)) (realp (third term))) (third term) 0))
        ((operator-p '* term) (reduce #'+ (rest term) :key #'degree))
        (t 0)))

(defun term-before-p (a b)
  (if (= (degree a) (degree b))
      (minusp (compare a b))
      (> (degree a) (degree b))))

;;; Simplification: constructors that take simplified operands and make a simplified expression

(defun operands-of (operator expression)
  "The operands of an expression with OPERATOR; any other expression is its own only operand."
  (if (operator-p operator expression) (rest expression) (list expression)))

(defun split-coefficient (term)
  "The number that TERM is a multiple of, and the rest: 3*x*y is 3 and (* x y)."
  (cond ((numberp term) (values term 1))
        ((and (operator-p '* term) (numberp (second term)))
         (values (second term) (if (cdddr term) (cons '* (cddr term)) (third term))))
        (t (values 1 term))))

(defun split-power (factor)
  "Base and exponent of FACTOR."
  (if (operator-p 'expt factor)
      (values (second factor) (third factor))
      (values factor 1)))

(defun collect (parts split combine)
  "Group PARTS by the second value of SPLIT; the first values of a group are joined by COMBINE. An alist in order."
  (let ((groups '()))
    (dolist (part parts (nreverse groups))
      (multiple-value-bind (amount key) (funcall split part)
        (let ((group (assoc key groups :test #'equal)))
          (if group
              (setf (cdr group) (funcall combine (cdr group) amount))
              (push (cons key amount) groups)))))))

(defun join (operator operands identity)
  "The expression of OPERATOR and OPERANDS, which need no operator if there are fewer than two."
  (case (length operands)
    (0 identity)
    (1 (first operands))
    (t (cons operator operands))))

(defun make-sum (terms)
  (let ((groups (collect (mapcan (lambda (term) (copy-list (operands-of '+ term))) terms)
                         #'split-coefficient #'+)))
    (join '+
          (sort (loop for (rest . coefficient) in groups
                      unless (zerop coefficient)
                        collect (make-product (list coefficient rest)))
                #'term-before-p)
          0)))

(defun make-product (factors)
  (let ((coefficient 1)
        (others '()))
    (dolist (factor (mapcan (lambda (factor) (copy-list (operands-of '* factor))) factors))
      (if (numberp factor)
          (setf coefficient (* coefficient factor))
          (push factor others)))
    (let* ((groups (collect (nreverse others)
                            (lambda (factor)
                              (multiple-value-bind (base exponent) (split-power factor)
                                (values exponent base)))
                            (lambda (a b) (make-sum (list a b)))))
           (powers (loop for (base . exponent) in groups
                         for power = (make-power base exponent)
                         if (numberp power)
                           do (setf coefficient (* coefficient power))
                         else
                           collect power)))
      (cond ((eql coefficient 0) 0)
            ((eql coefficient 1) (join '* (sort powers (lambda (a b) (minusp (compare a b)))) 1))
            (t (join '* (cons coefficient (sort powers (lambda (a b) (minusp (compare a b))))) 1))))))

(defun make-power (base exponent)
  (cond ((eql exponent 0) 1)
        ((eql exponent 1) base)
        ((and (rationalp base) (integerp exponent)) (expt base exponent))
        ((eql base 1) 1)
        ((and (operator-p 'expt base) (integerp exponent))
         (make-power (second base) (make-product (list (third base) exponent))))
        ((and (operator-p '* base) (integerp exponent))
         (make-product (mapcar (lambda (factor) (make-power factor exponent)) (rest base))))
        (t (list 'expt base exponent))))

;;; Rules for calls. DEFINE-RULES compiles its patterns into nested tests when the program is compiled.

(eval-when (:compile-toplevel :load-toplevel :execute)
  (defun pattern-variable-p (object)
    "True of the symbols whose names begin with a question mark."
    (and (symbolp object) (plusp (length (symbol-name object))) (char= (char (symbol-name object) 0) #\?)))

  (defun match-form (pattern place body)
    "A form that evaluates BODY, with the variables of PATTERN bound, if the value of the variable PLACE matches."
    (cond ((pattern-variable-p pattern) `(let ((,pattern ,place)) ,body))
          ((consp pattern)
           (let ((head (gensym "HEAD"))
                 (tail (gensym "TAIL")))
             `(when (consp ,place)
                (let ((,head (car ,place))
                      (,tail (cdr ,place)))
                  ,(match-form (car pattern) head (match-form (cdr pattern) tail body))))))
          (t `(when (eql ,place ',pattern) ,body))))

  (defun template-form (template)
    "A form that builds TEMPLATE with the values of its variables."
    (cond ((pattern-variable-p template) template)
          ((consp template) `(list ',(first template) ,@(mapcar #'template-form (rest template))))
          (t `',template))))

(defmacro define-rules (name &body rules)
  "Define a function that rewrites an expression by the first of RULES, each a pattern and a template, that matches.
Returns the expression itself if none does."
  (let ((expression (gensym "EXPRESSION")))
    `(defun ,name (,expression)
       (block ,name
         ,@(loop for (pattern template) in rules
                 collect (match-form pattern expression `(return-from ,name ,(template-form template))))
         ,expression))))

(define-rules rewrite-call
  ((sin 0) 0)
  ((cos 0) 1)
  ((exp 0) 1)
  ((log 1) 0)
  ((sqrt 0) 0)
  ((sqrt 1) 1)
  ((exp (log ?x)) ?x)
  ((log (exp ?x)) ?x)
  ((log (expt ?x ?n)) (* ?n (log ?x)))
  ((sin (* -1 ?x)) (* -1 (sin ?x)))
  ((cos (* -1 ?x)) (cos ?x))
  ((sqrt (expt ?x 4)) (expt ?x 2)))

(defun simplify (expression)
  "The simplest expression that this program knows to be equal to EXPRESSION."
  (if (atom expression)
      expression
      (let ((operands (mapcar #'simplify (rest expression))))
        (case (first expression)
          (+ (make-sum operands))
          (* (make-product operands))
          (expt (make-power (first operands) (second operands)))
          (t (let* ((call (cons (first expression) operands))
                    (rewritten (rewrite-call call)))
               (if (eq rewritten call) call (simplify rewritten))))))))

;;; Calculus

(defun derivative (expression variable)
  "The derivative of EXPRESSION with respect to VARIABLE, simplified."
  (simplify (differentiate expression variable)))

(defun differentiate (expression variable)
  (cond ((eq expression variable) 1)
        ((atom expression) 0)
        (t (destructuring-bind (operator operand &rest more) expression
             (case operator
               (+ `(+ ,@(mapcar (lambda (term) (differentiate term variable)) (rest expression))))
               (* (let ((others (join '* more 1)))
                    `(+ (* ,(differentiate operand variable) ,others)
                        (* ,operand ,(differentiate others variable)))))
               (expt (differentiate-power operand (first more) variable))
               (t `(* ,(funcall (get operator 'derivative) operand)
                      ,(differentiate operand variable))))))))

(defun differentiate-power (base exponent variable)
  (if (numberp exponent)
      `(* ,exponent (expt ,base ,(1- exponent)) ,(differentiate base variable))
      `(* (expt ,base ,exponent)
          (+ (* ,(differentiate exponent variable) (log ,base))
             (* ,exponent ,(differentiate base variable) (expt ,base -1))))))

(defun expand (expression)
  "Multiply out the products and powers of sums in EXPRESSION."
  (flet ((product (a b)
           (make-sum (loop for x in (operands-of '+ a)
                           nconc (loop for y in (operands-of '+ b)
                                       collect (make-product (list x y)))))))
    (if (atom expression)
        expression
        (let ((operands (mapcar #'expand (rest expression))))
          (case (first expression)
            (* (reduce #'product operands))
            (expt (destructuring-bind (base exponent) operands
                    (if (and (operator-p '+ base) (typep exponent '(integer 2 100)))
                        (loop repeat exponent
                              for power = base then (product power base)
                              finally (return power))
                        (make-power base exponent))))
            (t (simplify (cons (first expression) operands))))))))

(defun substitute-variable (value variable expression)
  "EXPRESSION with VALUE in place of VARIABLE, simplified."
  (simplify (subst value variable expression)))

(defun taylor (expression variable order)
  "The Taylor polynomial of EXPRESSION around 0 up to ORDER."
  (let ((terms '())
        (factorial 1))
    (dotimes (n (1+ order) (make-sum terms))
      (when (plusp n)
        (setf factorial (* factorial n)
              expression (derivative expression variable)))
      (push (make-product (list (substitute-variable 0 variable expression)
                                (/ factorial)
                                (make-power variable n)))
            terms))))

(defun evaluate (expression bindings)
  "The number that EXPRESSION is; BINDINGS is an alist of variables and numbers."
  (cond ((numberp expression) expression)
        ((symbolp expression)
         (let ((binding (assoc expression bindings)))
           (if binding
               (cdr binding)
               (restart-case (error 'unknown-value :name (expression-name expression))
                 (use-value (value) value)))))
        (t (let ((values (mapcar (lambda (operand) (evaluate operand bindings)) (rest expression))))
             (case (first expression)
               (+ (apply #'+ values))
               (* (apply #'* values))
               (expt (apply #'expt values))
               (t (funcall (get (first expression) 'value) (first values))))))))

(defun find-root (expression variable start)
  "A zero of EXPRESSION near START by Newton's method, and the number of steps."
  (let ((slope (derivative expression variable))
        (x (float start 1d0)))
    (loop for step from 1 to 50
          do (let* ((bindings (list (cons variable x)))
                    (change (/ (evaluate expression bindings) (evaluate slope bindings))))
               (decf x change)
               (when (< (abs change) 1d-12)
                 (return-from find-root (values x step)))))
    (error "Newton's method does not converge from ~A" start)))

;;; Printing. Each printer returns text and how strongly its outermost operator binds.

(defconstant +atom-strength+ 5)

(defun print-operand (expression strength)
  "The text of EXPRESSION, in parentheses if it binds less than STRENGTH."
  (multiple-value-bind (text own-strength) (formula-text expression)
    (if (< own-strength strength)
        (format nil "(~A)" text)
        text)))

(defun formula-text (expression)
  (cond ((and (realp expression) (minusp expression)) (values (format nil "~A" expression) +sign-strength+))
        ((integerp expression) (values (format nil "~D" expression) +atom-strength+))
        ((numberp expression) (values (format nil "~A" expression) 2))
        ((symbolp expression) (values (expression-name expression) +atom-strength+))
        (t (case (first expression)
             (+ (values (sum-text (rest expression)) 1))
             (* (product-text expression))
             (expt (power-text expression))
             (t (values (format nil "~A(~A)" (expression-name (first expression))
                                (formula-text (second expression)))
                        +atom-strength+))))))

(defun sum-text (terms)
  (format nil "~{~A~}"
          (loop for term in terms
                for first = t then nil
                for (coefficient rest) = (multiple-value-list (split-coefficient term))
                if (minusp coefficient)
                  collect (if first "-" " - ")
                  and collect (print-operand (make-product (list (- coefficient) rest)) 2)
                else
                  unless first collect " + " end
                  and collect (print-operand term 1))))

(defun product-text (product)
  (multiple-value-bind (coefficient rest) (split-coefficient product)
    (if (minusp coefficient)
        (values (format nil "-~A" (print-operand (make-product (list (- coefficient) rest)) 2)) 2)
        (values (quotient-text coefficient (operands-of '* rest)) 2))))

(defun quotient-text (coefficient factors)
  (let ((above (if (= (numerator coefficient) 1) '() (list (numerator coefficient))))
        (below (if (= (denominator coefficient) 1) '() (list (denominator coefficient)))))
    (dolist (factor factors)
      (multiple-value-bind (base exponent) (split-power factor)
        (if (and (realp exponent) (minusp exponent))
            (push (make-power base (- exponent)) below)
            (push factor above))))
    (flet ((text (factors)
             (format nil "~{~A~^*~}" (mapcar (lambda (factor) (print-operand factor 3)) (reverse factors)))))
      (cond ((null below) (text above))
            (t (format nil (if (rest below) "~A/(~A)" "~A/~A")
                       (if above (text above) "1")
                       (text below)))))))

(defun power-text (power)
  (destructuring-bind (base exponent) (rest power)
    (if (and (realp exponent) (minusp exponent))
        (values (quotient-text 1 (list power)) 2)
        (values (format nil "~A^~A" (print-operand base +atom-strength+) (print-operand exponent 4)) 4))))

;;; The show

(defun show (title expression)
  (format t "  ~A~A~A~%"
          title
          (make-string (- 12 (length title)) :initial-element #\Space)
          (formula-text expression)))

(defun explore (text)
  "Print what can be said about the formula TEXT in x."
  (format t "~A~%" text)
  (handler-case
      (let* ((x (name-symbol "x"))
             (expression (simplify (parse text))))
        (show "simplified" expression)
        (show "derivative" (derivative expression x))
        (let ((expanded (expand expression)))
          (unless (equal expanded expression)
            (show "expanded" expanded))))
    (formula-error (condition)
      (format t "  ~A~%" condition))
    (division-by-zero ()
      (format t "  divides by zero~%"))))

(mapc #'explore
      '("2 + 3*4 - 6/4"
        "x + x + 2*y - x"
        "x^2 * x^3 / x"
        "(x + 1)^3"
        "(x + y)*(x - y)"
        "-x^2 + 0.25*x - (1 - 1)*y"
        "1/(1 + x^2)"
        "x*sin(x)*exp(-x)"
        "log(exp(x)) + exp(log(x)) + cos(-x)"
        "sqrt(x^2 + 1)"
        "x^x"
        "2^100 * x / 2^98"
        "1/(x - x)"
        "3*(x + 1"
        "3 $ x"
        "sin x"
        "2 * / x"))

(let ((x (name-symbol "x")))
  (format t "~%Taylor polynomials~%")
  (dolist (text '("exp(x)" "sin(x)" "1/(1 - x)" "log(1 + x)"))
    (show text (taylor (simplify (parse text)) x 6)))

  (format t "~%Zeros~%")
  (dolist (text '("x^2 - 2" "cos(x) - x" "exp(x) - 10"))
    (multiple-value-bind (root steps) (find-root (simplify (parse text)) x 1)
      (format t "  ~A = 0 at ~,9F after ~D steps~%" text root steps)))

  (format t "~%Values~%")
  (format t "  (x + 1)^40 at x = 9 is ~D~%" (evaluate (parse "(x + 1)^40") (list (cons x 9))))
  (format t "  x/y without y: ~A~%"
          (handler-case (evaluate (parse "x/y") (list (cons x 1)))
            (unknown-value (condition) (princ-to-string condition))))
  (format t "  x/y with y supplied: ~A~%"
          (handler-bind ((unknown-value (lambda (condition)
                                          (declare (ignore condition))
                                          (invoke-restart 'use-value 4))))
            (evaluate (parse "x/y") (list (cons x 1))))))
