;;;; defpackage, and going through the symbols of packages (CLHS defpackage, do-symbols, do-external-symbols,
;;;; do-all-symbols, with-package-iterator).

(in-package :clysm-system)

(defun option-values (options key)
  "Return the arguments of all options KEY of a list of options, in one list."
  (mapcan (lambda (option) (if (eq (car option) key) (copy-list (cdr option)) nil)) options))

(defun imports-of (options key)
  "Return the lists (package name...) of all options KEY, which import symbols."
  (mapcan (lambda (option) (if (eq (car option) key) (list (cdr option)) nil)) options))

(defun check-package-options (options)
  "Signal a program-error for options that defpackage does not have."
  (dolist (option options)
    (unless (member (car option)
                    '(:nicknames :documentation :use :shadow :shadowing-import-from :import-from
                      :export :intern :size :local-nicknames))
      (error 'simple-program-error
             :format-control "~S is not an option of DEFPACKAGE." :format-arguments (list option))))
  (dolist (key '(:size :documentation))
    (when (> (count key options :key #'car) 1)
      (error 'simple-program-error
             :format-control "The option ~S of DEFPACKAGE is given twice." :format-arguments (list key))))
  (check-disjoint (list (names-of (option-values options :shadow))
                        (names-of (option-values options :intern))
                        (mapcan (lambda (import) (names-of (cdr import))) (imports-of options :import-from))
                        (mapcan (lambda (import) (names-of (cdr import)))
                                (imports-of options :shadowing-import-from))))
  (check-disjoint (list (names-of (option-values options :intern))
                        (names-of (option-values options :export)))))

(defun check-disjoint (lists)
  "Signal a program-error if a name stands in two of LISTS (CLHS defpackage)."
  (do ((rest lists (cdr rest)))
      ((null rest))
    (dolist (name (car rest))
      (dolist (other (cdr rest))
        (when (member name other :test #'string=)
          (error 'simple-program-error
                 :format-control "The options of DEFPACKAGE name the symbol ~S in two ways."
                 :format-arguments (list name)))))))

(defun names-of (designators)
  "Return a list of the strings that DESIGNATORS designate."
  (mapcar #'string designators))

(defmacro defpackage (name &rest options)
  "Define the package NAME as OPTIONS say; a package that is there already is changed accordingly."
  (check-package-options options)
  (let ((use (if (assoc :use options) (names-of (option-values options :use)) '("COMMON-LISP"))))
    `(eval-when (:compile-toplevel :load-toplevel :execute)
       (ensure-package ,(string name)
                       ',(names-of (option-values options :nicknames))
                       ',use
                       ',(names-of (option-values options :shadow))
                       ',(mapcar #'names-of (imports-of options :shadowing-import-from))
                       ',(mapcar #'names-of (imports-of options :import-from))
                       ',(names-of (option-values options :intern))
                       ',(names-of (option-values options :export))
                       ,(car (option-values options :documentation))))))

(defun symbols-from (import)
  "Return the symbols that IMPORT, a list (package name...), names."
  (let ((package (require-package (car import))))
    (mapcar (lambda (name)
              (multiple-value-bind (symbol status) (find-symbol name package)
                (unless status
                  (error 'symbol-not-accessible :package package :symbol name))
                symbol))
            (cdr import))))

(defun ensure-package (name nicknames use shadow shadowing-imports imports interned exports documentation)
  "Make or change the package NAME as the arguments, which are strings, say; return it."
  (let ((package (find-package name)))
    (if package
        (let ((new (remove-if (lambda (nickname) (eq package (find-package nickname))) nicknames)))
          (when new (rename-package package (package-name package) (append (package-nicknames package) new))))
        (setq package (make-package name :nicknames nicknames)))
    (shadow shadow package)
    (dolist (import shadowing-imports)
      (shadowing-import (symbols-from import) package))
    (let ((used (mapcar #'require-package use)))
      (use-package used package)
      (dolist (old (package-use-list package))
        (unless (member old used) (unuse-package old package))))
    (dolist (import imports)
      (import (symbols-from import) package))
    (dolist (symbol interned) (intern symbol package))
    (export (mapcar (lambda (symbol) (intern symbol package)) exports) package)
    (when documentation (setf (documentation package t) documentation))
    package))

;;; Going through symbols

(defun inherited-symbols (package)
  "Return a list of the symbols that PACKAGE inherits and that none of its own shadow."
  (let ((symbols nil))
    (dolist (used (%package-use-list package) symbols)
      (map-table (lambda (symbol)
                   (when (null-ref-p (present-as symbol package))
                     (push symbol symbols)))
                 (external-table used)))))

(defun symbols-of-kind (package kind)
  "Return a list of the symbols that are accessible in PACKAGE in the way KIND."
  (ecase kind
    (:internal (table-symbols (internal-table package)))
    (:external (table-symbols (external-table package)))
    (:inherited (inherited-symbols package))))

(defun accessible-symbols (package)
  "Return a list of all symbols that are accessible in PACKAGE."
  (let ((package (require-package package)))
    (append (table-symbols (internal-table package))
            (table-symbols (external-table package))
            (inherited-symbols package))))

(defun external-symbols (package)
  "Return a list of the external symbols of PACKAGE."
  (table-symbols (external-table (require-package package))))

(defun all-symbols ()
  "Return a list of the symbols that are present in any package; some may be in it more than once."
  (mapcan (lambda (package)
            (nconc (table-symbols (internal-table package)) (table-symbols (external-table package))))
          (list-all-packages)))

(defmacro do-symbols ((variable &optional (package '*package*) result) &body body)
  "Run BODY, as in a tagbody, with VARIABLE bound to each symbol that is accessible in PACKAGE; return RESULT."
  `(dolist (,variable (accessible-symbols ,package) ,result) ,@body))

(defmacro do-external-symbols ((variable &optional (package '*package*) result) &body body)
  "Run BODY, as in a tagbody, with VARIABLE bound to each external symbol of PACKAGE; return RESULT."
  `(dolist (,variable (external-symbols ,package) ,result) ,@body))

(defmacro do-all-symbols ((variable &optional result) &body body)
  "Run BODY, as in a tagbody, with VARIABLE bound to each symbol present in any package; return RESULT."
  `(dolist (,variable (all-symbols) ,result) ,@body))

(defun iterator-entries (packages kinds)
  "Return a list of entries (symbol kind package) for the symbols of PACKAGES that are accessible in one of KINDS."
  (mapcan (lambda (designator)
            (let ((package (require-package designator)))
              (mapcan (lambda (kind)
                        (mapcar (lambda (symbol) (list symbol kind package)) (symbols-of-kind package kind)))
                      kinds)))
          (designator-list packages)))

(defmacro with-package-iterator ((name packages &rest kinds) &body body)
  "Run BODY with NAME as a macro that returns T, the next symbol of PACKAGES, its status and its package; NIL at the
end."
  (unless kinds
    (error 'simple-program-error :format-control "WITH-PACKAGE-ITERATOR needs kinds of symbols." :format-arguments '()))
  (let ((entries (gensym "ENTRIES")))
    `(let ((,entries (iterator-entries ,packages ',kinds)))
       (macrolet ((,name ()
                    '(if (consp ,entries)
                         (let ((entry (pop ,entries)))
                           (values t (first entry) (second entry) (third entry)))
                         nil)))
         ,@body))))

;;; A program that interns by names that it computes is linked with the whole library, since such a symbol may name any
;;; function. Keywords name none.

(defun intern-keyword (name)
  "Return the keyword called NAME, and :EXTERNAL, or NIL if it is new."
  (intern name *keyword-package*))

(defun find-keyword (name)
  "Return the keyword called NAME and :EXTERNAL, or two times NIL if there is none."
  (find-symbol name *keyword-package*))

(defun names-keyword-package-p (form)
  "Whether FORM always designates the package KEYWORD."
  (member form '(:keyword "KEYWORD") :test #'equal))

(define-compiler-macro intern (&whole form name &optional package)
  (if (names-keyword-package-p package) `(intern-keyword ,name) form))

(define-compiler-macro find-symbol (&whole form name &optional package)
  (if (names-keyword-package-p package) `(find-keyword ,name) form))
