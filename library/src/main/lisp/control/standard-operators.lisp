;;;; The special operators and the standard macros. A program of its own contains neither, and FBOUNDP still knows them.

(in-package :clysm-system)

;;; The tables are kept in step with the standard, not with the compiler: no program can add to them.

(defun special-operator-p (symbol)
  "Whether SYMBOL names a special operator (CLHS figure 3-2)."
  (check-symbol symbol)
  (if (member symbol
              '(block catch eval-when flet function go if labels let let* load-time-value locally macrolet
                multiple-value-call multiple-value-prog1 progn progv quote return-from setq symbol-macrolet tagbody
                the throw unwind-protect)
              :test #'eq)
      t
      nil))

(defun standard-macro-p (symbol)
  "Whether SYMBOL names a standard macro (CLHS figure 1.9)."
  (if (member symbol
              '(and assert case ccase check-type cond ctypecase decf declaim defconstant define-compiler-macro
                define-condition define-modify-macro define-setf-expander define-symbol-macro defmacro defpackage
                defparameter defsetf defstruct deftype defun defvar destructuring-bind do do* do-all-symbols
                do-external-symbols do-symbols dolist dotimes ecase etypecase formatter handler-bind handler-case
                ignore-errors in-package incf lambda loop loop-finish multiple-value-bind multiple-value-list
                multiple-value-setq nth-value or pop print-unreadable-object prog prog* prog1 prog2 psetf psetq push
                pushnew remf restart-bind restart-case return rotatef setf shiftf time typecase unless when
                with-condition-restarts with-hash-table-iterator with-input-from-string with-open-stream
                with-output-to-string with-package-iterator with-simple-restart with-standard-io-syntax)
              :test #'eq)
      t
      nil))

(defun standard-operator-p (symbol)
  "Whether SYMBOL names a special operator or a standard macro."
  (or (special-operator-p symbol) (standard-macro-p symbol)))
