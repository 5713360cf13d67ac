;;;; COERCE (CLHS 4.4).

(in-package "CLYSM-SYSTEM")

;;; A program of its own has no compiler, and COERCE must not bring along what only EVAL needs.
(define-global expression-compiler t nil)

(attach (:function image-call)
  (setq expression-compiler (lambda (expression) (eval (list 'function expression)))))

(defun coerce (object type)
  "OBJECT as an object of TYPE (CLHS function COERCE)."
  (if (typep-or-nil object type)
      object
      (coerce-other object (expand-type type) type)))

(defun typep-or-nil (object type)
  "Whether OBJECT is of TYPE; false for function types, of which TYPEP cannot tell."
  (if (and (consp type) (eq (car type) 'function))
      (functionp object)
      (typep object type)))

(defun coerce-other (object expanded type)
  "OBJECT, which is not of TYPE, as an object of it. EXPANDED is TYPE without uses of DEFTYPE."
  (let ((name (if (consp expanded) (car expanded) expanded)))
    (case name
      ((t) object)
      (character (character object))
      (float (coerce-number object 'single-float type))
      ((single-float short-float) (coerce-number object 'single-float type))
      ((double-float long-float) (coerce-number object 'double-float type))
      (complex (coerce-to-complex object expanded))
      (function (coerce-to-named-function object))
      ((list cons vector simple-vector array simple-array string simple-string base-string simple-base-string
        bit-vector simple-bit-vector sequence)
       (unless (or (listp object) (vector-object-p object))
         (coercion-error object type))
       (sequence-of-list (coerce-to-fresh-list object) (sequence-kind expanded) type))
      ((or and)
       (dolist (part (cdr expanded) (coercion-error object type))
         (let ((result (ignore-errors (coerce object part))))
           (when (typep result type) (return result)))))
      (t (coercion-error object type)))))

(defun coerce-number (object format type)
  "The real number OBJECT as a float of FORMAT."
  (unless (realp object) (coercion-error object type))
  (if (eq format 'single-float)
      (float object 1.0f0)
      (float object 1.0d0)))

(defun coerce-to-complex (object type)
  "The number OBJECT as a complex number, with parts of the type that TYPE gives."
  (let ((part-type (if (consp type) (bound-of type 1) '*)))
    (unless (numberp object) (coercion-error object type))
    (if (eq part-type '*)
        (complex (realpart object) (imagpart object))
        (complex (coerce (realpart object) part-type) (coerce (imagpart object) part-type)))))

(defun coerce-to-named-function (object)
  "The function that OBJECT names, or that of a lambda expression where there is a compiler."
  (cond ((symbolp object) (symbol-function object))
        ((and (consp object) (eq (car object) 'lambda) expression-compiler) (funcall expression-compiler object))
        (t (fdefinition object))))

(defun coercion-error (object type)
  "Signal that OBJECT cannot be made an object of TYPE."
  (error 'simple-type-error
         :datum object :expected-type type
         :format-control "~S cannot be coerced to ~S."
         :format-arguments (list object type)))
