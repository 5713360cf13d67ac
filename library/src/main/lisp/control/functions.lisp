;;;; Functions as objects and by name (CLHS 5.3 apply to function-lambda-expression, identity, complement, constantly).

(in-package :clysm-system)

(defun functionp (object)
  "Whether OBJECT is a function."
  (functionp object))

(defun compiled-function-p (object)
  "Whether OBJECT is a function; all are compiled."
  (functionp object))

(defun identity (object)
  "Return OBJECT."
  object)

(defun not (object)
  "Whether OBJECT is NIL."
  (null object))

(defun complement (function)
  "Return a function that is true where FUNCTION is false."
  (let ((function (coerce-to-function function)))
    (lambda (&rest arguments) (not (apply function arguments)))))

(defun constantly (value)
  "Return a function of any arguments that returns VALUE."
  (lambda (&rest arguments)
    (declare (ignore arguments))
    value))

(defun funcall (function &rest arguments)
  "Call FUNCTION with ARGUMENTS."
  (apply function arguments))

(defun apply (function argument &rest arguments)
  "Call FUNCTION with the arguments, the last of which is a list of the remaining ones."
  (if (null arguments)
      (apply function argument)
      (let ((last-but-one (last arguments 2)))
        (if (null (%cdr arguments))
            (apply function argument (%car arguments))
            (progn
              (set-cdr last-but-one (%car (%cdr last-but-one)))
              (apply function argument arguments))))))

;;; A function is named by a symbol or by a list (setf SYMBOL).

(defun setter-name-p (name)
  "Whether NAME is a list (setf SYMBOL)."
  (if (consp name)
      (if (eq (%car name) 'setf)
          (if (consp (%cdr name)) (if (symbolp (cadr name)) (null (cddr name)) nil) nil)
          nil)
      nil))

(defun function-of-name (name)
  "Return the function that NAME names, or the null reference; a type-error for what is no name."
  (cond ((symbolp name) (symbol-function-slot (symbol-object name)))
        ((setter-name-p name) (symbol-setter-slot (symbol-object (cadr name))))
        (t (wrong-type name '(or symbol (cons (eql setf) (cons symbol null)))))))

(defun set-function-of-name (name function)
  "Make FUNCTION, or no function for the null reference, what NAME names."
  (if (symbolp name)
      (set-symbol-function-slot (symbol-object name) function)
      (set-symbol-setter-slot (symbol-object (cadr name)) function)))

(defun fboundp (name)
  "Whether NAME names a function, a macro or a special operator."
  (if (null-ref-p (function-of-name name))
      (if (symbolp name) (if (info name 'macro-function) t (standard-operator-p name)) nil)
      t))

(defun fdefinition (name)
  "Return the function that NAME names, or the macro function; for what the compiler expands, one that none can call."
  (let ((function (function-of-name name)))
    (cond ((not (null-ref-p function)) function)
          ((if (symbolp name) (info name 'macro-function) nil))
          ((if (symbolp name) (standard-operator-p name) nil)
           (lambda (&rest arguments)
             (declare (ignore arguments))
             (error 'undefined-function :name name)))
          (t (error 'undefined-function :name name)))))

(defun (setf fdefinition) (function name)
  "Make FUNCTION the function that NAME names."
  (unless (functionp function) (wrong-type function 'function))
  (function-of-name name)
  (set-function-of-name name function)
  function)

(defun symbol-function (symbol)
  "Return the function that SYMBOL names, or the macro function."
  (check-symbol symbol)
  (fdefinition symbol))

(defun (setf symbol-function) (function symbol)
  "Make FUNCTION the function that SYMBOL names."
  (check-symbol symbol)
  (setf (fdefinition symbol) function))

(defun fmakunbound (name)
  "Make NAME the name of no function and no macro."
  (function-of-name name)
  (set-function-of-name name (null-ref))
  (when (symbolp name)
    (when (info name 'macro-function) (set-info name 'macro-function nil)))
  name)

(defun function-lambda-expression (function)
  "Return NIL, since sources are not kept; T, since there may be an environment; and the name of FUNCTION."
  (unless (functionp function) (wrong-type function 'function))
  (values nil t (or (global-function-name function) (function-name-slot function))))

;;; A function knows the text of its name: PACKAGE:SYMBOL or (setf PACKAGE:SYMBOL), and that of an inner one more.

(defun global-function-name (function)
  "The name that FUNCTION is the global function of, a symbol or a list (setf SYMBOL), or NIL."
  (let* ((text (function-name-slot function))
         (setter (if (> (length text) 6) (string= text "(setf " :end1 6) nil))
         (start (if setter 6 0))
         (end (if setter (- (length text) 1) (length text)))
         (colon (position #\: text :start start))
         (package (if colon (find-package (subseq text start colon)) nil))
         (symbol (if package (find-symbol (subseq text (+ colon 1) end) package) nil))
         (name (if setter (list 'setf symbol) symbol)))
    (if (eq (function-of-name name) function) name nil)))
