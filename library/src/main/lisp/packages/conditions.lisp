;;;; What can be wrong with packages: the kinds of package-error (CLHS 11.1.1.2.5), and assignments to constants.

(in-package :clysm-system)

(define-condition no-such-package (package-error) ()
  (:report (lambda (condition stream)
             (format stream "There is no package ~S." (package-error-package condition))))
  (:documentation "A designator designates no package."))

(define-condition package-locked (package-error) ()
  (:report (lambda (condition stream)
             (format stream "The package ~A cannot be changed in this way."
                     (package-name (package-error-package condition)))))
  (:documentation "A standard package was to be changed in a way that would break programs."))

(define-condition package-name-taken (package-error)
  ((name :initarg :name :reader package-name-taken-name))
  (:report (lambda (condition stream)
             (format stream "There is a package named ~A already." (package-name-taken-name condition))))
  (:documentation "A package was to get a name that another one has."))

(define-condition package-in-use (package-error)
  ((users :initarg :users :reader package-in-use-users))
  (:report (lambda (condition stream)
             (format stream "The package ~A is used by~{ ~A~}."
                     (package-name (package-error-package condition))
                     (mapcar #'package-name (package-in-use-users condition)))))
  (:documentation "A package was to be deleted that others use."))

(define-condition symbol-not-accessible (package-error)
  ((symbol :initarg :symbol :reader symbol-not-accessible-symbol))
  (:report (lambda (condition stream)
             (format stream "The symbol ~S is not accessible in the package ~A."
                     (symbol-not-accessible-symbol condition)
                     (package-name (package-error-package condition)))))
  (:documentation "A symbol was to be exported or unexported that is not accessible."))

(define-condition name-conflict (package-error)
  ((symbols :initarg :symbols :reader name-conflict-symbols))
  (:report (lambda (condition stream)
             (format stream "In the package ~A, the symbols~{ ~S~} would have the same name."
                     (package-name (package-error-package condition))
                     (name-conflict-symbols condition))))
  (:documentation "Two different symbols of one name would be accessible in a package."))

(define-condition constant-assignment (program-error)
  ((name :initarg :name :reader constant-assignment-name))
  (:report (lambda (condition stream)
             (format stream "The constant ~S cannot be assigned." (constant-assignment-name condition))))
  (:documentation "NIL, T, a keyword or another constant was to get another value."))
