;;;; What defining forms call that do not stand at top level, docstrings (CLHS 25.1.3), and `compile`.

(in-package :clysm-system)

(defmacro attach (name &body forms)
  "At top level FORMS are part of a program that needs NAME; elsewhere ATTACH is PROGN."
  (declare (ignore name))
  `(progn ,@forms))

(defun set-function (name function)
  "Make FUNCTION the global function called NAME, a symbol or a list (setf SYMBOL). Return FUNCTION."
  (if (consp name)
      (set-symbol-setter-slot (symbol-object (car (cdr name))) function)
      (set-symbol-function-slot (symbol-object name) function))
  function)

(defun documentation-indicator (name kind)
  "The indicator of the docstring of KIND of NAME: functions called (setf SYMBOL) have one of their own."
  (cond ((consp name) 'setf-function)
        ((eq kind 'structure) 'type)
        (t kind)))

(defun set-documentation (name kind string)
  "Make STRING the docstring of KIND of NAME, a symbol or (setf SYMBOL)."
  (let ((symbol (if (consp name) (car (cdr name)) name)))
    (set-info symbol
              'documentation
              (put-property (info symbol 'documentation) (documentation-indicator name kind) string))
    string))

(defun documented-name (object)
  "The name under which the docstring of OBJECT, a name or a function, is kept, or NIL."
  (cond ((functionp object) (global-function-name object))
        ((symbolp object) object)
        ((setter-name-p object) object)
        (t nil)))

(defun class-documentation (name)
  "The docstring of the structure or condition type called NAME, or NIL."
  (let ((layout (find-layout name)))
    (if (and layout (member (any-ref (layout-info layout) 0) '(:structure :condition)))
        (any-ref (layout-info layout) 5)
        nil)))

(defun documentation (object kind)
  "The docstring of KIND (FUNCTION, VARIABLE, TYPE, ...) of OBJECT, or NIL. OBJECT is a name, a function or a
package."
  (let* ((name (documented-name object))
         (indicator (documentation-indicator name (if (functionp object) 'function kind)))
         (properties (info (if (consp name) (car (cdr name)) name) 'documentation)))
    (cond ((packagep object) (package-documentation object))
          ((has-property properties indicator) (getf properties indicator))
          ((and (eq indicator 'type) (class-documentation name)))
          ((and name (symbolp indicator)) (library-documentation name (if (consp name) 'function indicator)))
          (t nil))))

(defun (setf documentation) (string object kind)
  "Make STRING the docstring of KIND of OBJECT, a name, a function or a package."
  (let ((name (documented-name object)))
    (when (packagep object)
      (set-structure-ref object 7 string))
    (when name
      (set-documentation name (if (functionp object) 'function kind) string))
    string))

(defun define-constant (name value)
  "Make VALUE that of the constant NAME; an error if it has another already (CLHS macro DEFCONSTANT)."
  (when (and (boundp name) (not (eql (symbol-value name) value)))
    (error 'simple-error
           :format-control "The constant ~S has the value ~S and cannot get another, ~S."
           :format-arguments (list name (symbol-value name) value)))
  (set-symbol-value-slot (symbol-object name) value)
  (mark-constant name)
  name)

(defun compile (name &optional definition)
  "Return NAME, or without one the compiled function; DEFINITION is a lambda expression or a function (CLHS COMPILE)."
  (let ((function (cond ((functionp definition) definition)
                        (definition (eval (list 'function definition)))
                        (t (fdefinition name)))))
    (when (and name definition)
      (set-function name function))
    (values (or name function) nil nil)))
