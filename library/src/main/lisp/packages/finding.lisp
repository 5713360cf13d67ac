;;;; Finding packages and symbols (CLHS 11.2: find-package, list-all-packages, package-name to package-used-by-list,
;;;; find-symbol, intern).

(in-package :clysm-system)

(defun find-package (name)
  "Return the package that NAME, a string designator or a package, designates, or NIL."
  (if (packagep name) name (package-of-name (simple-designated-string name) *all-packages*)))

(defun require-package (designator)
  "Return the package that DESIGNATOR designates; a package-error if there is none."
  (let ((package (find-package designator)))
    (cond ((null package) (error 'no-such-package :package designator))
          ((null (%package-name package)) (error 'no-such-package :package package))
          (t package))))

(defun require-package-object (designator)
  "Return the package, perhaps deleted, that DESIGNATOR designates; a package-error if there is none."
  (if (packagep designator) designator (require-package designator)))

(defun list-all-packages ()
  "Return a fresh list of all packages."
  (copy-list *all-packages*))

(defun package-name (package)
  "Return the name of PACKAGE, NIL if it is deleted."
  (%package-name (require-package-object package)))

(defun package-nicknames (package)
  "Return a list of the nicknames of PACKAGE."
  (copy-list (%package-nicknames (require-package-object package))))

(defun package-use-list (package)
  "Return a list of the packages that PACKAGE uses."
  (copy-list (%package-use-list (require-package-object package))))

(defun package-used-by-list (package)
  "Return a list of the packages that use PACKAGE."
  (copy-list (%package-used-by-list (require-package-object package))))

(defun package-shadowing-symbols (package)
  "Return a list of the shadowing symbols of PACKAGE."
  (copy-list (%package-shadowing-symbols (require-package-object package))))

;;; An absent symbol is the null reference, since NIL is a symbol.

(defun find-inherited (package name hash)
  "Return the symbol of NAME that PACKAGE inherits, or the null reference."
  (do ((rest (%package-use-list package) (%cdr rest)))
      ((null rest) (null-ref))
    (let ((symbol (find-in-table (external-table (%car rest)) name hash)))
      (unless (null-ref-p symbol) (return symbol)))))

(defun find-present (package name hash)
  "Return the symbol of NAME that is present in PACKAGE, or the null reference."
  (let ((internal (find-in-table (internal-table package) name hash)))
    (if (null-ref-p internal)
        (find-in-table (external-table package) name hash)
        internal)))

(defun find-accessible (package name hash)
  "Return the symbol of NAME that is accessible in PACKAGE, or the null reference."
  (let ((present (find-present package name hash)))
    (if (null-ref-p present) (find-inherited package name hash) present)))

(defun find-symbol-named (package name hash)
  "Return the symbol of NAME, a simple string, accessible in PACKAGE, and its status; two times NIL if there is none."
  (let ((internal (find-in-table (internal-table package) name hash)))
    (if (null-ref-p internal)
        (let ((external (find-in-table (external-table package) name hash)))
          (if (null-ref-p external)
              (let ((inherited (find-inherited package name hash)))
                (if (null-ref-p inherited) (values nil nil) (values inherited :inherited)))
              (values external :external)))
        (values internal :internal))))

(defun find-symbol (string &optional (package *package*))
  "Return the symbol of the name STRING accessible in PACKAGE, and its status; two times NIL if there is none."
  (let ((name (simple-string-of string)))
    (find-symbol-named (require-package package) name (codes-hash name))))

(defun intern (string &optional (package *package*))
  "Return the symbol of the name STRING accessible in PACKAGE, and its status; a new one, and NIL, if there is none."
  (let* ((name (simple-string-of string))
         (hash (codes-hash name))
         (package (require-package package)))
    (multiple-value-bind (symbol status) (find-symbol-named package name hash)
      (if status
          (values symbol status)
          (let ((new (make-symbol name)))
            (require-unlocked package)
            (change-interned package new (eq package *keyword-package*))
            (values new nil))))))

(defun require-unlocked (package)
  "Signal a package-error if PACKAGE is COMMON-LISP, whose symbols do not change."
  (when (same-codes-p "COMMON-LISP" (%package-name package))
    (error 'package-locked :package package)))

(defun find-all-symbols (string)
  "Return a list of the symbols of the name STRING, a designator, that are present in any package."
  (let* ((name (simple-designated-string string))
         (hash (codes-hash name))
         (symbols nil))
    (do ((rest *all-packages* (%cdr rest)))
        ((null rest) symbols)
      (let ((symbol (find-present (%car rest) name hash)))
        (unless (null-ref-p symbol)
          (unless (member symbol symbols) (setq symbols (cons symbol symbols))))))))
