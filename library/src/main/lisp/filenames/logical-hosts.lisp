;;;; The hosts of logical pathnames (CLHS 19.3, 19.4: logical-pathname-translations).

(in-package :clysm-system)

;;; The logical hosts: a list of (name . translations), each translation a list of two pathnames.
(define-global *logical-hosts* t '())

;;; What is done with logical pathnames. A program that defines no logical host has none, and does not carry the
;;; functions: PARSE-LOGICAL-NAMESTRING, LOGICAL-NAMESTRING and TRANSLATE-BY-HOST.
(define-global *logical-parser* t nil)
(define-global *logical-unparser* t nil)
(define-global *logical-translator* t nil)

(defun known-logical-host (name)
  "The entry of the logical host NAME, a string, or NIL."
  (assoc name *logical-hosts* :test #'string-equal))

(defun logical-host (name)
  "The name of a logical host in capitals; an error if there is none of that NAME."
  (let ((entry (known-logical-host name)))
    (if entry
        (car entry)
        (pathname-failure name "There is no logical host ~S." name))))

(defun logical-pathname-translations (host)
  "The translations of the logical HOST: lists of a pathname to translate from and one to translate to."
  (cdr (known-logical-host (logical-host host))))

(defun (setf logical-pathname-translations) (translations host)
  "Define the logical HOST, or define it anew, with TRANSLATIONS."
  (let* ((name (string-upcase (check-host-word host)))
         (entry (or (known-logical-host name) (add-logical-host name))))
    (setf (cdr entry)
          (mapcar (lambda (translation)
                    (list (logical-pattern (first translation) name) (pathname (second translation))))
                  translations))
    translations))

(defun add-logical-host (name)
  "Make an entry for the logical host NAME."
  (push (cons name '()) *logical-hosts*)
  (car *logical-hosts*))

(defun check-host-word (host)
  "Return HOST if it can be the name of a logical host; an error otherwise."
  (unless (stringp host) (wrong-type host 'string))
  (if (and (string/= host "") (every #'logical-word-char-p host))
      host
      (wrong-type host '(satisfies logical-host-name-p))))

(defun logical-pattern (designator host)
  "DESIGNATOR, a pathname or a namestring that may lack the HOST, as a logical pathname."
  (if (stringp designator)
      (values (parse-namestring designator host))
      (pathname designator)))

(defun load-logical-pathname-translations (host)
  "Make sure that the logical HOST is defined: return NIL if it is. There is no place from where to load definitions."
  (logical-host host)
  nil)
