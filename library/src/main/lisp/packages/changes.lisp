;;;; The elementary changes of packages, to which all operations of CLHS 11 come down. Each is done without checks and
;;;; noted in the journal, by which the compiler's packages follow those of the image (image/journal.lisp).

(in-package :clysm-system)

;;; The journal: a list, the newest change first, or :off where nobody reads it. A change is a list (kind package-name
;;; ...), kinds being those of the compiler's class PackageChange.

(define-global *package-journal* t :off)

(defun note-change (change)
  "Note CHANGE in the journal."
  (unless (eq *package-journal* :off)
    (setq *package-journal* (cons change *package-journal*)))
  nil)

(defun change-created (name nicknames)
  "Make a package that is empty and uses nothing; return it."
  (let ((package (new-package name nicknames)))
    (setq *all-packages* (append *all-packages* (list package)))
    (note-change (list :created name nicknames))
    package))

(defun change-renamed (package name nicknames)
  "Give PACKAGE a name and nicknames in place of those that it has."
  (note-change (list :renamed (%package-name package) name nicknames))
  (set-structure-ref package 0 name)
  (set-structure-ref package 1 nicknames)
  nil)

(defun change-deleted (package)
  "Forget PACKAGE."
  (note-change (list :deleted (%package-name package)))
  (setq *all-packages* (remove-object package *all-packages*))
  (set-structure-ref package 0 nil)
  (set-structure-ref package 1 nil)
  nil)

(defun change-used (package used)
  "Let PACKAGE use another one, after those that it uses already."
  (connect-package package used)
  (note-change (list :used (%package-name package) (%package-name used))))

(defun change-unused (package used)
  "Let PACKAGE use another one no longer."
  (set-structure-ref package 4 (remove-object used (%package-use-list package)))
  (set-structure-ref used 5 (remove-object package (%package-used-by-list used)))
  (note-change (list :unused (%package-name package) (%package-name used))))

(defun change-interned (package symbol external)
  "Put SYMBOL, which has no home, in PACKAGE, which is its home from now on."
  (set-symbol-package-slot (symbol-object symbol) package)
  (put-in-package package symbol external)
  (when (eq package *keyword-package*)
    (set-symbol-value-slot (symbol-object symbol) symbol))
  (note-change (list :interned (%package-name package) symbol external)))

(defun change-present (package symbol external)
  "Make SYMBOL present in PACKAGE, or change its status there."
  (put-in-package package symbol external)
  (note-change (list :present (%package-name package) symbol external)))

(defun change-absent (package symbol)
  "Take SYMBOL out of PACKAGE; it is no shadowing symbol there any more."
  (remove-from-table (internal-table package) symbol)
  (remove-from-table (external-table package) symbol)
  (set-structure-ref package 6 (remove-object symbol (%package-shadowing-symbols package)))
  (note-change (list :absent (%package-name package) symbol)))

(defun change-shadowing (package symbol)
  "Make SYMBOL, which is present, one of the shadowing symbols of PACKAGE."
  (set-structure-ref package 6 (cons symbol (remove-object symbol (%package-shadowing-symbols package))))
  (note-change (list :shadowing (%package-name package) symbol)))

(defun change-homeless (symbol)
  "Take the home of SYMBOL away."
  (set-symbol-package-slot (symbol-object symbol) nil)
  (note-change (list :homeless nil symbol)))
