;;;; The packages that a module begins with, as the linker describes them: a vector of descriptions (name, nicknames,
;;;; names of used packages, internal symbols, external symbols, shadowing symbols, present symbols of other homes).
;;;; They are made when one of the globals below is first needed; a program that never asks for a package has none.

(in-package :clysm-system)

(defun package-of-name (name packages)
  "Return the one of PACKAGES that has NAME, a simple string, as its name or a nickname, or NIL."
  (do ((rest packages (%cdr rest)))
      ((null rest) nil)
    (let ((package (%car rest)))
      (when (same-codes-p name (%package-name package)) (return package))
      (when (do ((nicknames (%package-nicknames package) (%cdr nicknames)))
                ((null nicknames) nil)
              (when (same-codes-p name (%car nicknames)) (return t)))
        (return package)))))

(defun enter-described-symbols (package symbols external description)
  "Make SYMBOLS present in PACKAGE, which is the home of those that DESCRIPTION does not give another one."
  (let ((foreign (any-ref description 6))
        (keywords (same-codes-p (any-ref description 0) "KEYWORD")))
    (do ((rest symbols (%cdr rest)))
        ((null rest))
      (let ((symbol (%car rest)))
        (unless (member symbol foreign)
          (set-symbol-package-slot (symbol-object symbol) package))
        (put-in-package package symbol external)
        (when keywords
          (set-symbol-value-slot (symbol-object symbol) symbol))))))

(defun described-package (description)
  "Make the package that DESCRIPTION describes, with all but its used packages."
  (let ((package (new-package (any-ref description 0) (any-ref description 1))))
    (enter-described-symbols package (any-ref description 3) nil description)
    (enter-described-symbols package (any-ref description 4) t description)
    (set-structure-ref package 6 (any-ref description 5))
    package))

(defun connect-package (package used)
  "Let PACKAGE use the package USED, after those that it uses already."
  (set-structure-ref package 4 (append (%package-use-list package) (list used)))
  (set-structure-ref used 5 (cons package (%package-used-by-list used)))
  nil)

(defun described-packages (descriptions)
  "Return a list of the packages that the vector DESCRIPTIONS describes."
  (let ((packages nil)
        (index (array-length descriptions)))
    (declare (type i32 index))
    (do () ((i32= index 0))
      (setq index (i32- index 1))
      (setq packages (cons (described-package (any-ref descriptions index)) packages)))
    (do ((rest packages (%cdr rest)))
        ((null rest) packages)
      (do ((names (any-ref (any-ref descriptions index) 2) (%cdr names)))
          ((null names))
        (connect-package (%car rest) (package-of-name (%car names) packages)))
      (setq index (i32+ index 1)))))

;; The linker defines it, with the symbols that the module has.
(declaim (ftype (function () t) linked-packages))

(define-global *all-packages* t (described-packages (linked-packages)))

(define-global *keyword-package* t (package-of-name "KEYWORD" *all-packages*))

(defvar *package* (package-of-name "COMMON-LISP-USER" *all-packages*)
  "The current package.")
