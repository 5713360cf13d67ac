;;;; The special operators and the standard macros. A program of its own contains neither, and FBOUNDP still knows them.

(in-package :clysm-system)

(defun standard-operator-p (symbol)
  "Whether SYMBOL names a special operator or a standard macro (CLHS figures 3-2 and 1.9)."
  (if (member symbol
              '(block catch eval-when flet function go if labels let let* load-time-value locally macrolet
                multiple-value-call multiple-value-prog1 progn progv quote return-from setq symbol-macrolet tagbody
                the throw unwind-protect
                and assert case ccase check-type cond ctypecase decf declaim defconstant define-compiler-macro
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
