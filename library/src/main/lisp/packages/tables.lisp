;;;; Packages as objects, and their tables of symbols (CLHS 11.1.1).
;;;;
;;;; A package is a structure with the slots: name, nicknames, internal symbols, external symbols, used packages,
;;;; packages that use it, shadowing symbols. The name of a deleted package is NIL.
;;;;
;;;; A table of symbols is a vector (places, count, used): places holds symbols, the null reference where nothing is,
;;;; and 0 where one was; used counts all places that are not free. Symbols are found by the hash of their names, which
;;;; they keep.

(in-package :clysm-system)

(define-global *package-layout* t (built-in-layout 'package))

(defun packagep (object)
  "Whether OBJECT is a package."
  (structure-is object *package-layout*))

(defun new-package (name nicknames)
  "Return a package that is entered nowhere."
  (let ((package (make-structure *package-layout* 8)))
    (set-structure-ref package 0 name)
    (set-structure-ref package 1 nicknames)
    (set-structure-ref package 2 (make-symbol-table))
    (set-structure-ref package 3 (make-symbol-table))
    package))

(defun %package-name (package)
  "Return the name of PACKAGE, NIL if it is deleted."
  (structure-ref package 0))

(defun %package-nicknames (package)
  "Return the nicknames of PACKAGE."
  (structure-ref package 1))

(defun internal-table (package)
  "Return the table of the internal symbols of PACKAGE."
  (structure-ref package 2))

(defun external-table (package)
  "Return the table of the external symbols of PACKAGE."
  (structure-ref package 3))

(defun %package-use-list (package)
  "Return the packages that PACKAGE uses."
  (structure-ref package 4))

(defun %package-used-by-list (package)
  "Return the packages that use PACKAGE."
  (structure-ref package 5))

(defun %package-shadowing-symbols (package)
  "Return the shadowing symbols of PACKAGE."
  (structure-ref package 6))

(defun package-documentation (package)
  "Return the docstring of PACKAGE, or NIL."
  (structure-ref package 7))

;;; Names

(defun codes-hash (string)
  "Return a hash of the characters of the simple STRING: the polynomial of its UTF-16 units with base 31.
The compiler computes the same for the symbols that it makes."
  (let ((hash 0)
        (index 0)
        (length (string-object-length string)))
    (declare (type i32 hash index length))
    (do () ((i32= index length) (i32-and hash #x3FFFFFFF))
      (let ((code (string-code string index)))
        (declare (type i32 code))
        (when (i32> code #xFFFF)
          (setq hash (i32+ (i32* hash 31) (i32+ #xD800 (i32-shr-u (i32- code #x10000) 10))))
          (setq code (i32+ #xDC00 (i32-and code #x3FF))))
        (setq hash (i32+ (i32* hash 31) code)))
      (setq index (i32+ index 1)))))

(defun symbol-hash (symbol)
  "Return the hash of the name of SYMBOL, a symbol object."
  (let ((hash (symbol-hash-slot symbol)))
    (declare (type i32 hash))
    (when (i32= hash 0)
      (setq hash (codes-hash (symbol-name-slot symbol)))
      (set-symbol-hash-slot symbol hash))
    hash))

(defun same-codes-p (first second)
  "Whether two simple strings have the same characters."
  (let ((length (string-object-length first))
        (index 0))
    (declare (type i32 length index))
    (if (i32= length (string-object-length second))
        (do ()
            ((i32= index length) t)
          (unless (i32= (string-code first index) (string-code second index)) (return nil))
          (setq index (i32+ index 1)))
        nil)))

;;; Tables

(defun make-symbol-table ()
  "Return an empty table of symbols."
  (let ((table (make-any-array 3 0)))
    (set-any-ref table 0 (make-any-array 8 (null-ref)))
    table))

(defun find-in-table (table name hash)
  "Return the symbol of NAME, a simple string with HASH, in TABLE, or the null reference."
  (declare (type i32 hash))
  (let* ((places (any-ref table 0))
         (mask (i32- (array-length places) 1))
         (index (i32-and hash mask)))
    (declare (type i32 mask index))
    (do () (nil)
      (let ((entry (any-ref places index)))
        (when (null-ref-p entry) (return entry))
        (unless (eq entry 0)
          (let ((symbol (symbol-object entry)))
            (when (if (i32= (symbol-hash symbol) hash) (same-codes-p (symbol-name-slot symbol) name) nil)
              (return entry)))))
      (setq index (i32-and (i32+ index 1) mask)))))

(defun in-table-p (table symbol)
  "Whether SYMBOL itself is in TABLE."
  (let ((object (symbol-object symbol)))
    (eq symbol (find-in-table table (symbol-name-slot object) (symbol-hash object)))))

(defun put-in-places (places symbol)
  "Put SYMBOL in a free place of PLACES, of which there is one."
  (let* ((mask (i32- (array-length places) 1))
         (index (i32-and (symbol-hash (symbol-object symbol)) mask)))
    (declare (type i32 mask index))
    (do () ((null-ref-p (any-ref places index)))
      (setq index (i32-and (i32+ index 1) mask)))
    (set-any-ref places index symbol)))

(defun add-to-table (table symbol)
  "Put SYMBOL, of whose name there is none yet, in TABLE."
  (let ((places (any-ref table 0)))
    (when (> (* 4 (+ 1 (any-ref table 2))) (* 3 (array-length places)))
      (let ((larger (make-any-array (i32* 2 (array-length places)) (null-ref))))
        (map-table (lambda (old) (put-in-places larger old)) table)
        (set-any-ref table 0 larger)
        (set-any-ref table 2 (any-ref table 1))
        (setq places larger)))
    (put-in-places places symbol)
    (set-any-ref table 1 (+ (any-ref table 1) 1))
    (set-any-ref table 2 (+ (any-ref table 2) 1))
    symbol))

(defun remove-from-table (table symbol)
  "Take SYMBOL out of TABLE, if it is there."
  (let* ((places (any-ref table 0))
         (mask (i32- (array-length places) 1))
         (index (i32-and (symbol-hash (symbol-object symbol)) mask)))
    (declare (type i32 mask index))
    (do () (nil)
      (let ((entry (any-ref places index)))
        (when (null-ref-p entry) (return nil))
        (when (eq entry symbol)
          (set-any-ref places index 0)
          (set-any-ref table 1 (- (any-ref table 1) 1))
          (return t)))
      (setq index (i32-and (i32+ index 1) mask)))))

(defun map-table (function table)
  "Call FUNCTION with each symbol in TABLE as it is now."
  (let* ((places (any-ref table 0))
         (index 0))
    (declare (type i32 index))
    (do () ((i32= index (array-length places)))
      (let ((entry (any-ref places index)))
        (unless (if (null-ref-p entry) t (eq entry 0))
          (funcall function entry)))
      (setq index (i32+ index 1)))
    nil))

(defun table-symbols (table)
  "Return a list of the symbols in TABLE."
  (let ((symbols nil))
    (map-table (lambda (symbol) (setq symbols (cons symbol symbols))) table)
    symbols))

(defun put-in-package (package symbol external)
  "Make SYMBOL present in PACKAGE: external, or else internal, and only so."
  (let ((from (if external (internal-table package) (external-table package)))
        (to (if external (external-table package) (internal-table package))))
    (when (in-table-p from symbol) (remove-from-table from symbol))
    (unless (in-table-p to symbol) (add-to-table to symbol))
    nil))
