;;;; Readtables (CLHS 2.1.1, 23.1.1).
;;;;
;;;; A readtable holds what differs from standard syntax. The functions of the standard macro characters are known to
;;;; the reader alone, so that the printer, which asks for the syntax of characters, does not bring the reader with it.

(in-package "CLYSM-SYSTEM")

;;; CHANGES is an association list from characters to entries.
(define-record readtable nil letter-case changes)

;;; SYNTAX is one of :CONSTITUENT, :WHITESPACE, :TERMINATING and :NON-TERMINATING macro character, :SINGLE-ESCAPE and
;;; :MULTIPLE-ESCAPE. FUNCTION is that of a macro character. DISPATCH is T for a dispatching macro character whose
;;; subcharacters mean by default what they mean after the standard one, NIL for a macro character that does not
;;; dispatch, or :EMPTY; SUBCHARACTERS is an association list to functions.
(define-record syntax-entry nil syntax function dispatch subcharacters)

(defun standard-syntax (character)
  "The syntax type of CHARACTER in standard syntax (CLHS 2.1.4, figure 2-7)."
  (let ((code (char-code character)))
    (cond ((> code 127) (if (= code 160) :whitespace :constituent))
          ((or (= code 32) (= code 9) (= code 10) (= code 12) (= code 13)) :whitespace)
          ((or (= code 34) (= code 39) (= code 40) (= code 41) (= code 44) (= code 59) (= code 96)) :terminating)
          ((= code 35) :non-terminating)
          ((= code 92) :single-escape)
          ((= code 124) :multiple-escape)
          (t :constituent))))

(defun find-syntax-entry (character readtable)
  "The entry of READTABLE for CHARACTER, or NIL if it has its standard syntax."
  (let ((changes (readtable-changes readtable)))
    (if (null changes) nil (cdr (assoc character changes)))))

(defun character-syntax (character readtable)
  "The syntax type of CHARACTER in READTABLE."
  (let ((entry (find-syntax-entry character readtable)))
    (if entry (syntax-entry-syntax entry) (standard-syntax character))))

(defun set-syntax-entry (character readtable entry)
  "Make ENTRY what READTABLE says of CHARACTER; NIL for standard syntax."
  (let ((others (remove character (readtable-changes readtable) :key #'car)))
    (setf (readtable-changes readtable)
          (if entry (cons (cons character entry) others) others))))

(defun copy-of-syntax-entry (entry)
  "A copy of ENTRY that shares nothing that changes with it."
  (new-syntax-entry (syntax-entry-syntax entry) (syntax-entry-function entry)
                    (syntax-entry-dispatch entry) (copy-alist (syntax-entry-subcharacters entry))))

(defun standard-readtable ()
  "A fresh readtable of standard syntax."
  (new-readtable :upcase '()))

(defvar *readtable* (standard-readtable) "The current readtable.")

(defun readtablep (object)
  "Whether OBJECT is a readtable."
  (readtable-record-p object))

(defun designated-readtable (readtable)
  "The readtable that READTABLE designates: itself, or one of standard syntax for NIL."
  (cond ((readtable-record-p readtable) readtable)
        ((null readtable) (standard-readtable))
        (t (wrong-type readtable '(or readtable null)))))

(defun check-readtable (object)
  "Return OBJECT, a readtable; a type-error for any other."
  (if (readtable-record-p object) object (wrong-type object 'readtable)))

(defun copy-readtable (&optional (from *readtable*) to)
  "A copy of the readtable FROM, or of standard syntax for NIL; TO is made that copy if it is given."
  (let* ((source (designated-readtable from))
         (changes (mapcar (lambda (change) (cons (car change) (copy-of-syntax-entry (cdr change))))
                          (readtable-changes source))))
    (if to
        (progn
          (check-readtable to)
          (setf (readtable-letter-case to) (readtable-letter-case source))
          (setf (readtable-changes to) changes)
          to)
        (new-readtable (readtable-letter-case source) changes))))

(defun readtable-case (readtable)
  "How READTABLE treats the case of letters: :UPCASE, :DOWNCASE, :PRESERVE or :INVERT."
  (readtable-letter-case (check-readtable readtable)))

(defun (setf readtable-case) (case readtable)
  "Make READTABLE treat the case of letters as CASE says."
  (unless (member case '(:upcase :downcase :preserve :invert))
    (wrong-type case '(member :upcase :downcase :preserve :invert)))
  (setf (readtable-letter-case (check-readtable readtable)) case))
