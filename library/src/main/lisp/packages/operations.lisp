;;;; Changing packages (CLHS 11.1.1.2.5 "Prevention of Name Conflicts in Packages"; 11.2: export to use-package). Each
;;;; operation checks everything before it changes anything.

(in-package :clysm-system)

(defun symbol-list (designator)
  "Return a list of symbols: DESIGNATOR, or itself in a list if it is a symbol other than NIL."
  (let ((symbols (if (listp designator) designator (list designator))))
    (do ((rest symbols (%cdr rest)))
        ((endp rest) symbols)
      (check-symbol (%car rest)))))

(defun designator-list (designator)
  "Return DESIGNATOR if it is a list, else a list of it."
  (if (listp designator) designator (list designator)))

(defun accessible-as (symbol package)
  "Return the symbol of the name of SYMBOL that is accessible in PACKAGE, or the null reference."
  (let ((object (symbol-object symbol)))
    (find-accessible package (symbol-name-slot object) (symbol-hash object))))

(defun present-as (symbol package)
  "Return the symbol of the name of SYMBOL that is present in PACKAGE, or the null reference."
  (let ((object (symbol-object symbol)))
    (find-present package (symbol-name-slot object) (symbol-hash object))))

(defun signal-conflict (package first second)
  "Signal that two symbols of one name would be accessible in PACKAGE."
  (error 'name-conflict :package package :symbols (list first second)))

(defun check-no-conflict (package symbol)
  "Signal a name-conflict if SYMBOL cannot become inherited in PACKAGE."
  (let ((other (accessible-as symbol package)))
    (unless (if (null-ref-p other)
                t
                (if (eq other symbol) t (member other (%package-shadowing-symbols package))))
      (signal-conflict package other symbol))))

;;; export, unexport

(defun export (symbols &optional (package *package*))
  "Make SYMBOLS, one or a list, which are accessible in PACKAGE, external there."
  (let ((package (require-package package))
        (symbols (symbol-list symbols)))
    (do ((rest symbols (%cdr rest)))
        ((null rest))
      (check-exportable package (%car rest)))
    (do ((rest symbols (%cdr rest)))
        ((null rest) t)
      (unless (in-table-p (external-table package) (%car rest))
        (change-present package (%car rest) t)))))

(defun check-exportable (package symbol)
  "Signal an error unless SYMBOL can be made external in PACKAGE."
  (unless (eq symbol (accessible-as symbol package))
    (error 'symbol-not-accessible :package package :symbol symbol))
  (unless (in-table-p (external-table package) symbol)
    (require-unlocked package)
    (do ((rest (%package-used-by-list package) (%cdr rest)))
        ((null rest))
      (check-no-conflict (%car rest) symbol))))

(defun unexport (symbols &optional (package *package*))
  "Make SYMBOLS, one or a list, which are accessible in PACKAGE, internal there."
  (let ((package (require-package package))
        (symbols (symbol-list symbols)))
    (do ((rest symbols (%cdr rest)))
        ((null rest))
      (unless (eq (%car rest) (accessible-as (%car rest) package))
        (error 'symbol-not-accessible :package package :symbol (%car rest)))
      (when (in-table-p (external-table package) (%car rest))
        (require-unlocked package)
        (when (eq package *keyword-package*) (error 'package-locked :package package))))
    (do ((rest symbols (%cdr rest)))
        ((null rest) t)
      (when (in-table-p (external-table package) (%car rest))
        (change-present package (%car rest) nil)))))

;;; import, shadow, unintern

(defun add-present (package symbol)
  "Make SYMBOL present in PACKAGE, which becomes its home if it has none."
  (require-unlocked package)
  (let ((external (eq package *keyword-package*)))
    (if (symbol-package symbol)
        (change-present package symbol external)
        (change-interned package symbol external))))

(defun import (symbols &optional (package *package*))
  "Make SYMBOLS, one or a list, present in PACKAGE."
  (let ((package (require-package package))
        (symbols (symbol-list symbols)))
    (do ((rest symbols (%cdr rest)))
        ((null rest))
      (let ((other (accessible-as (%car rest) package)))
        (unless (if (null-ref-p other) t (eq other (%car rest)))
          (signal-conflict package other (%car rest)))))
    (do ((rest symbols (%cdr rest)))
        ((null rest) t)
      (when (null-ref-p (present-as (%car rest) package))
        (add-present package (%car rest))))))

(defun take-out (package symbol)
  "Take SYMBOL out of PACKAGE; if that was its home, it has none then."
  (change-absent package symbol)
  (when (eq package (symbol-package symbol)) (change-homeless symbol))
  nil)

(defun note-shadowing (package symbol)
  "Make SYMBOL, which is present, a shadowing symbol of PACKAGE."
  (unless (member symbol (%package-shadowing-symbols package))
    (change-shadowing package symbol)))

(defun shadowing-import (symbols &optional (package *package*))
  "Make SYMBOLS, one or a list, present and shadowing in PACKAGE, in place of others of their names."
  (let ((package (require-package package)))
    (require-unlocked package)
    (do ((rest (symbol-list symbols) (%cdr rest)))
        ((null rest) t)
      (let* ((symbol (%car rest))
             (other (present-as symbol package)))
        (unless (eq other symbol)
          (unless (null-ref-p other) (take-out package other))
          (add-present package symbol))
        (note-shadowing package symbol)))))

(defun shadow (names &optional (package *package*))
  "Make sure that PACKAGE has symbols of its own of NAMES, one string designator or a list, that shadow inherited ones."
  (let ((package (require-package package)))
    (require-unlocked package)
    (do ((rest (designator-list names) (%cdr rest)))
        ((endp rest) t)
      (let* ((name (simple-designated-string (%car rest)))
             (symbol (find-present package name (codes-hash name))))
        (when (null-ref-p symbol)
          (setq symbol (make-symbol name))
          (add-present package symbol))
        (note-shadowing package symbol)))))

(defun unintern (symbol &optional (package *package*))
  "Take SYMBOL out of PACKAGE; return whether it was present."
  (let ((package (require-package package)))
    (check-symbol symbol)
    (if (eq symbol (present-as symbol package))
        (progn
          (require-unlocked package)
          (when (member symbol (%package-shadowing-symbols package))
            (check-one-inherited package symbol))
          (take-out package symbol)
          t)
        nil)))

(defun check-one-inherited (package symbol)
  "Signal a name-conflict if PACKAGE inherits different symbols of the name of SYMBOL."
  (let* ((object (symbol-object symbol))
         (name (symbol-name-slot object))
         (hash (symbol-hash object))
         (first (find-inherited package name hash)))
    (do ((rest (%package-use-list package) (%cdr rest)))
        ((null rest))
      (let ((second (find-in-table (external-table (%car rest)) name hash)))
        (unless (if (null-ref-p second) t (eq first second))
          (signal-conflict package first second))))))

;;; use-package, unuse-package

(defun check-usable (package used)
  "Signal an error unless PACKAGE can use the package USED."
  (when (if (eq used *keyword-package*) t (eq package *keyword-package*))
    (error 'package-locked :package *keyword-package*))
  (require-unlocked package)
  (map-table (lambda (symbol) (check-no-conflict package symbol)) (external-table used)))

(defun use-package (packages &optional (package *package*))
  "Make the external symbols of PACKAGES, one or a list, accessible in PACKAGE."
  (let ((package (require-package package)))
    (do ((rest (designator-list packages) (%cdr rest)))
        ((endp rest) t)
      (let ((used (require-package (%car rest))))
        (unless (if (eq used package) t (member used (%package-use-list package)))
          (check-usable package used)
          (change-used package used))))))

(defun unuse-package (packages &optional (package *package*))
  "Let PACKAGE no longer use PACKAGES, one or a list."
  (let ((package (require-package package)))
    (do ((rest (designator-list packages) (%cdr rest)))
        ((endp rest) t)
      (let ((used (require-package (%car rest))))
        (when (member used (%package-use-list package))
          (change-unused package used))))))

;;; make-package, rename-package, delete-package

(defun name-list (designators)
  "Return a list of simple strings, copies of those that a list of string designators designates."
  (let ((reversed nil))
    (do ((rest designators (%cdr rest)))
        ((endp rest) (nreconc reversed nil))
      (setq reversed (cons (simple-copy (string (%car rest))) reversed)))))

(defun check-names-free (names owner)
  "Signal a package-error if one of NAMES belongs to a package other than OWNER."
  (do ((rest names (%cdr rest)))
      ((null rest))
    (let ((holder (package-of-name (%car rest) *all-packages*)))
      (unless (if (null holder) t (eq holder owner))
        (error 'package-name-taken :package holder :name (%car rest))))))

(defun make-package (name &key nicknames use)
  "Make a package of NAME with NICKNAMES that uses the packages USE."
  (let ((name (simple-copy (string name)))
        (nicknames (name-list nicknames))
        (used (mapcar #'require-package use)))
    (check-names-free (cons name nicknames) nil)
    (let ((package (change-created name nicknames)))
      (use-package used package)
      package)))

(defun check-ordinary (package)
  "Signal a package-error if PACKAGE is one that cannot be renamed or deleted."
  (when (member (%package-name package)
                '("COMMON-LISP" "KEYWORD" "CLYSM-SYSTEM" "FFI" "CLYSM" "JS" "COMMON-LISP-USER")
                :test #'string=)
    (error 'package-locked :package package)))

(defun rename-package (package new-name &optional new-nicknames)
  "Give PACKAGE the name NEW-NAME and NEW-NICKNAMES in place of those that it has."
  (let ((package (require-package package))
        (name (simple-copy (if (packagep new-name) (%package-name new-name) (string new-name))))
        (nicknames (name-list new-nicknames)))
    (check-ordinary package)
    (check-names-free (cons name nicknames) package)
    (change-renamed package name nicknames)
    package))

(defun delete-package (package)
  "Delete PACKAGE; return false if it is deleted already. A package-error if other packages use it."
  (let ((package (require-package-object package)))
    (if (null (%package-name package))
        nil
        (progn
          (check-ordinary package)
          (when (%package-used-by-list package)
            (error 'package-in-use :package package :users (package-used-by-list package)))
          (do ((rest (%package-use-list package) (%cdr rest)))
              ((null rest))
            (change-unused package (%car rest)))
          (do ((rest (append (table-symbols (internal-table package)) (table-symbols (external-table package)))
                     (%cdr rest)))
              ((null rest))
            (take-out package (%car rest)))
          (change-deleted package)
          t))))
