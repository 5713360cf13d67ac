;;;; What the expanders of `defsetf' and `define-modify-macro' call (CLHS 5.1).

(in-package :clysm-system)

(defun literal-form-p (form)
  "Whether FORM is a constant that needs no variable to be evaluated once."
  (cond ((consp form) (eq (car form) 'quote))
        ((symbolp form) (or (null form) (eq form t) (keywordp form)))
        (t t)))

(defun setf-arguments (arguments)
  "Variables for those of the argument forms of a place that are no literals, these forms, and all arguments as
operands."
  (let ((temporaries '())
        (forms '())
        (operands '()))
    (dolist (argument arguments)
      (if (literal-form-p argument)
          (push argument operands)
          (let ((temporary (gensym "ARGUMENT")))
            (push temporary temporaries)
            (push argument forms)
            (push temporary operands))))
    (values (reverse temporaries) (reverse forms) (reverse operands))))

(defun modify-macro-expansion (place environment function operands)
  "The expansion of a macro that stores in PLACE the value of FUNCTION applied to the value there and OPERANDS."
  (multiple-value-bind (temporaries forms stores writer reader) (get-setf-expansion place environment)
    `(let* (,@(mapcar #'list temporaries forms)
            (,(car stores) (,function ,reader ,@operands)))
       ,writer)))
