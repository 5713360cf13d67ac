;;;; What the expansions of standard macros call when something does not fit: lambda lists of macros (CLHS 3.4.4),
;;;; `check-type', `ccase', `ctypecase' and `assert' (CLHS 9.1.4.2.1).

(in-package :clysm-system)

(defun macro-argument-error (name arguments lambda-list)
  "Signal that ARGUMENTS of the macro called NAME do not match its LAMBDA-LIST."
  (error 'simple-program-error
         :format-control "~S cannot take the arguments ~S: its lambda list is ~A."
         :format-arguments (list name arguments lambda-list)))

(defun request-value (datum expected-type place description)
  "Signal that DATUM, the value of PLACE, is not of EXPECTED-TYPE. Return what the restart STORE-VALUE is given.

DESCRIPTION is a string that names the type for people, or NIL."
  (restart-case
      (if description
          (error 'simple-type-error
                 :datum datum :expected-type expected-type
                 :format-control "The value of ~S is ~S, which is not ~A."
                 :format-arguments (list place datum description))
          (error 'type-error :datum datum :expected-type expected-type))
    (store-value (value)
      :report (lambda (stream) (format stream "Give ~S another value." place))
      value)))

(defun assertion-failed (test &optional (datum nil datum-supplied-p) &rest arguments)
  "Signal that TEST, the form of an ASSERT, is false: by DATUM and ARGUMENTS if there are any. Return when continued."
  (restart-case
      (if datum-supplied-p
          (apply #'error datum arguments)
          (error 'simple-error
                 :format-control "The assertion ~S failed."
                 :format-arguments (list test)))
    (continue ()
      :report "Evaluate the assertion again."
      nil)))
