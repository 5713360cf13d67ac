;;;; What generated code calls when something is wrong: each fault is a standard condition (CLHS 9.1).
;;;; The condition types without a standard name are defined in conditions/faults.lisp.

(in-package :clysm-system)

(defun wrong-type (datum expected-type)
  "Signal that DATUM is not of EXPECTED-TYPE."
  (require-conditions "wrong type")
  (error 'type-error :datum datum :expected-type expected-type))

(defun missing-catch-tag (tag)
  "Signal that there is no catch for TAG (CLHS throw)."
  (error 'missing-catch-tag :tag tag))

(defun dead-exit ()
  "Signal that a block or tagbody has ended that was to be left (CLHS return-from, go)."
  (error 'simple-control-error
         :format-control "An exit to a block or a tag whose form has ended already."
         :format-arguments '()))

(defun argument-count-error (function arguments)
  "Signal that FUNCTION cannot take the elements of the array ARGUMENTS."
  (error 'argument-count-error
         :function-name (function-name-slot function)
         :argument-count (array-length arguments)))

(defun odd-keywords (function)
  "Signal that FUNCTION got a keyword without a value."
  (error 'odd-keywords :function-name (function-name-slot function)))

(defun unknown-keyword (function keyword)
  "Signal that FUNCTION got KEYWORD, which it does not know."
  (error 'unknown-keyword :function-name (function-name-slot function) :keyword keyword))

;;; The error object that the host sees of a condition: of its report, itself, the name of its type, and whether the
;;; host made the mistake; the texts are host strings.
(ffi:define-foreign-function make-lisp-error "clysm:runtime.lispError" (:anyref :anyref :anyref :boolean) :anyref)

;;; 1 as soon as conditions can be reported: conditions/complete.lisp sets it.
(define-global conditions-complete i32 0)

(defun require-conditions (name)
  "Throw NAME, a simple string, to the host as long as no condition can be reported: while the library is being built."
  (when (i32= conditions-complete 0)
    (let ((report (host-string-from-i16 (string-data name) 0 (array-length (string-data name)))))
      (throw-host-error (make-lisp-error report nil report nil)))))

;;; In the image of a compiler, a function of a kind, FUNCTION, SETF or VARIABLE, and a symbol: it makes the definition
;;; that the program has of the symbol, and returns whether it has one. Macros come upon such names.
(define-global *definer* t nil)

(defun made-definition-p (kind symbol)
  "Whether SYMBOL had a definition of KIND that waited and has been made."
  (if (null *definer*) nil (funcall *definer* kind symbol)))

(defun no-function (symbol)
  "Signal that SYMBOL names no function; return a function to call instead."
  (require-conditions (symbol-name-slot symbol))
  (made-definition-p 'function symbol)
  (let ((function (symbol-function-slot symbol)))
    (if (null-ref-p function)
        (coerce-to-function (error 'undefined-function :name symbol))
        function)))

(defun no-setter (symbol)
  "Signal that (setf SYMBOL) names no function; return a function to call instead."
  (made-definition-p 'setf symbol)
  (let ((function (symbol-setter-slot symbol)))
    (if (null-ref-p function)
        (coerce-to-function (error 'undefined-function :name (list 'setf symbol)))
        function)))

(defun no-value (symbol)
  "Signal that the variable SYMBOL has no value; return a value to use instead."
  (made-definition-p 'variable symbol)
  (let ((value (symbol-value-slot symbol)))
    (if (null-ref-p value)
        (error 'unbound-variable :name symbol)
        value)))

(defun coerce-to-function (object)
  "Return the function that OBJECT designates (CLHS function designator)."
  (if (functionp object)
      object
      (if (symbolp object)
          (let ((function (symbol-function-slot (symbol-object object))))
            (if (null-ref-p function)
                (if (null object)
                    (error 'undefined-function :name nil)
                    (no-function object))
                function))
          (wrong-type object '(or function symbol)))))

(defun invalid-index (array index)
  "Signal that INDEX is no valid index of ARRAY."
  (error 'index-error :datum index :array array
                      :expected-type (list 'integer 0 (list (array-total-size array)))))
