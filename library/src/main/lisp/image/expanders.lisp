;;;; The functions that the image keeps for the compiler: macro functions, compiler macros, setf and type expanders.

(in-package "CLYSM-SYSTEM")

;;; KIND is one of MACRO, COMPILER-MACRO, SETF, TYPE, FOREIGN-TYPE. NAME is a symbol, or for compiler macros
;;; perhaps (setf SYMBOL).

(defun expander-indicator (kind name)
  "The indicator under which the expander of KIND for NAME stands among the internal properties of its symbol."
  (if (consp name)
      'setf-compiler-macro
      (case kind
        (macro 'macro-function)
        (compiler-macro 'compiler-macro)
        (setf 'setf-expander)
        (foreign-type 'foreign-type)
        (t 'type-expander))))

(defun expander-symbol (name)
  "The symbol that an expander's NAME belongs to."
  (if (consp name) (car (cdr name)) name))

(defun find-expander (kind name)
  "The expander of KIND for NAME, or NIL."
  (info (expander-symbol name) (expander-indicator kind name)))

(defun set-expander (kind name function)
  "Make FUNCTION the expander of KIND for NAME. Return NAME."
  (set-info (expander-symbol name) (expander-indicator kind name) function)
  name)
