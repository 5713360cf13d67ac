;;;; What defining forms call that do not stand at top level, docstrings (CLHS 25.1.3), and `compile`.

(in-package :clysm-system)

(defun set-function (name function)
  "Make FUNCTION the global function called NAME, a symbol or a list (setf SYMBOL). Return FUNCTION."
  (if (consp name)
      (set-symbol-setter-slot (symbol-object (car (cdr name))) function)
      (set-symbol-function-slot (symbol-object name) function))
  function)

(defun documentation-indicator (name kind)
  "The indicator of the docstring of KIND of NAME: functions called (setf SYMBOL) have one of their own."
  (if (consp name) 'setf-function kind))

(defun set-documentation (name kind string)
  "Make STRING the docstring of KIND of NAME, a symbol or (setf SYMBOL)."
  (let ((symbol (if (consp name) (car (cdr name)) name)))
    (set-info symbol
              'documentation
              (put-property (info symbol 'documentation) (documentation-indicator name kind) string))
    string))

(defun documentation (object kind)
  "The docstring of KIND (FUNCTION, VARIABLE, TYPE, ...) of OBJECT, or NIL. OBJECT is a name or a function."
  (let ((name (if (functionp object) (function-name-slot object) object)))
    (cond ((consp name)
           (getf (info (car (cdr name)) 'documentation) (documentation-indicator name kind)))
          ((symbolp name)
           (getf (info name 'documentation) (if (functionp object) 'function kind)))
          (t nil))))

(defun (setf documentation) (string object kind)
  "Make STRING the docstring of KIND of OBJECT, a name."
  (set-documentation object kind string))

(defun compile (name &optional definition)
  "Return NAME, or without one the compiled function; DEFINITION is a lambda expression or a function (CLHS COMPILE)."
  (let ((function (cond ((functionp definition) definition)
                        (definition (eval (list 'function definition)))
                        (t (fdefinition name)))))
    (when (and name definition)
      (set-function name function))
    (values (or name function) nil nil)))
