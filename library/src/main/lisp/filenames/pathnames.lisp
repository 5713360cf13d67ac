;;;; Pathnames and their components (CLHS 19.2, 19.3).

(in-package :clysm-system)

;;; A component is NIL, :UNSPECIFIC, :WILD, a string or a name-pattern. The directory is a list: :ABSOLUTE or :RELATIVE,
;;; then strings, patterns, :WILD, :WILD-INFERIORS, :UP and :BACK. The host of a physical pathname is :UNSPECIFIC, that
;;; of a logical one a string. Pathnames are never changed.
(define-record pathname nil host-part device-part directory-part name-part type-part version-part)
(define-record logical-pathname pathname host-part device-part directory-part name-part type-part version-part)

;;; What a name with wildcards is: TEXT as it stands in a namestring, with * ? [...] and a \ before what stands for
;;; itself.
(define-record name-pattern nil text)

(defun pathnamep (object)
  "Whether OBJECT is a pathname."
  (pathname-record-p object))

;;; Equality and hashes

(defun same-component-p (first second)
  "Whether two components of pathnames are the same."
  (cond ((name-pattern-record-p first)
         (and (name-pattern-record-p second)
              (string= (name-pattern-text first) (name-pattern-text second))))
        ((consp first)
         (and (consp second)
              (same-component-p (car first) (car second))
              (same-component-p (cdr first) (cdr second))))
        (t (equal first second))))

(defun same-version-p (first second)
  "Whether two versions are the same: a missing one is the newest."
  (eql (or first :newest) (or second :newest)))

(defun same-pathname-p (first second)
  "Whether FIRST and SECOND, two structures, are pathnames with the same components."
  (and (pathname-record-p first)
       (pathname-record-p second)
       (eq (logical-pathname-record-p first) (logical-pathname-record-p second))
       (same-component-p (pathname-host-part first) (pathname-host-part second))
       (same-component-p (pathname-device-part first) (pathname-device-part second))
       (same-component-p (pathname-directory-part first) (pathname-directory-part second))
       (same-component-p (pathname-name-part first) (pathname-name-part second))
       (same-component-p (pathname-type-part first) (pathname-type-part second))
       (same-version-p (pathname-version-part first) (pathname-version-part second))))

(defun pathname-hash (object)
  "A hash of OBJECT, a structure, that is the same for equal pathnames."
  (if (pathname-record-p object)
      (mix-hashes (directory-hash (pathname-directory-part object))
                  (mix-hashes (component-hash (pathname-name-part object))
                              (component-hash (pathname-type-part object))))
      (eql-hash object)))

(defun directory-hash (directory)
  "A hash of DIRECTORY."
  (let ((hash 11))
    (dolist (part directory hash)
      (setq hash (mix-hashes hash (component-hash part))))))

(defun component-hash (component)
  "A hash of COMPONENT, a name, a type or an element of a directory."
  (if (name-pattern-record-p component)
      7
      (equal-hash component)))

;;; Making pathnames

(defvar *default-pathname-defaults* (new-pathname :unspecific nil nil nil nil nil)
  "The pathname whose components stand for those that others lack.")

(defun pathname (designator)
  "The pathname that DESIGNATOR, a pathname, a namestring or a stream of a file, stands for."
  (cond ((pathname-record-p designator) designator)
        ((stringp designator) (values (parse-namestring designator)))
        ((file-stream-record-p designator) (file-stream-pathname designator))
        ((synonym-stream-record-p designator) (pathname (synonym-target designator)))
        (t (wrong-type designator '(or pathname string file-stream)))))

(defun check-component (component)
  "Return COMPONENT, a name or type, strings as simple ones; a type-error for any other object."
  (cond ((stringp component) (simple-string-of component))
        ((or (member component '(nil :wild :unspecific)) (name-pattern-record-p component)) component)
        (t (wrong-type component '(or string (member nil :wild :unspecific))))))

(defun check-version (version)
  "Return VERSION; a type-error for what is none."
  (if (or (member version '(nil :wild :newest :unspecific)) (integerp version))
      version
      (wrong-type version '(or integer (member nil :wild :newest :unspecific)))))

(defun check-directory (directory)
  "DIRECTORY, as MAKE-PATHNAME takes it, as a list or NIL; a type-error for any other object."
  (cond ((member directory '(nil :unspecific)) nil)
        ((eq directory :wild) (list :absolute :wild-inferiors))
        ((stringp directory) (list :absolute (simple-string-of directory)))
        ((and (consp directory) (member (car directory) '(:absolute :relative)))
         (simplified-directory (cons (car directory) (mapcar #'check-directory-part (cdr directory)))))
        (t (wrong-type directory '(or string list (member :wild :unspecific))))))

(defun check-directory-part (part)
  "Return PART, an element of a directory, strings as simple ones; a type-error for any other object."
  (cond ((stringp part) (simple-string-of part))
        ((or (member part '(:wild :wild-inferiors :up :back)) (name-pattern-record-p part)) part)
        (t (wrong-type part '(or string (member :wild :wild-inferiors :up :back))))))

(defun simplified-directory (directory)
  "DIRECTORY without its :BACKs: each is taken away with the name before it (CLHS 19.2.2.4.3)."
  (let ((parts '()))
    (dolist (part (cdr directory))
      (let ((before (if parts (car parts) (car directory))))
        (cond ((and (member part '(:up :back)) (member before '(:absolute :wild-inferiors)))
               (pathname-failure directory "There is no ~S after ~S in a directory." part before))
              ((and (eq part :back) parts (not (member before '(:up :back))))
               (pop parts))
              (t (push part parts)))))
    (cons (car directory) (nreverse parts))))

(defun make-pathname (&key (host nil host-p) (device nil device-p) (directory nil directory-p) (name nil name-p)
                        (type nil type-p) (version nil version-p) defaults (case :local))
  "A pathname of the components given; others come from DEFAULTS, or else are missing."
  (let* ((base (if defaults (pathname defaults) nil))
         (host (cond (host-p (check-host host))
                     (base (pathname-host-part base))
                     (t (pathname-host-part *default-pathname-defaults*))))
         (constructor (if (stringp host) #'new-logical-pathname #'new-pathname)))
    (flet ((localized (component)
             (if (stringp host) (upcased-component component) (localized-component component case)))
           (inherited (reader)
             (if base (funcall (truly-the function reader) base) nil)))
      (funcall constructor
               host
               (if device-p (check-component device) (inherited #'pathname-device))
               (if directory-p
                   (mapcar-component #'localized (check-directory directory))
                   (inherited #'pathname-directory))
               (if name-p (localized (check-component name)) (inherited #'pathname-name))
               (if type-p (localized (check-component type)) (inherited #'pathname-type))
               (if version-p (check-version version) (inherited #'pathname-version))))))

(defun check-host (host)
  "The host of a pathname that MAKE-PATHNAME is given: the name of a logical host, or none."
  (cond ((member host '(nil :unspecific)) :unspecific)
        ((stringp host) (logical-host host))
        (t (wrong-type host '(or string (member nil :unspecific))))))

(defun mapcar-component (function directory)
  "DIRECTORY with FUNCTION applied to each of its elements."
  (if (consp directory)
      (cons (car directory) (mapcar function (cdr directory)))
      directory))

;;; Case (CLHS 19.2.2.1.2). Files here have names in lower case by custom, so that :COMMON swaps names of one case.

(defun localized-component (component case)
  "COMPONENT in the case of files if it is one of CASE."
  (if (and (eq case :common) (stringp component))
      (swapped-case component)
      component))

(defun upcased-component (component)
  "COMPONENT of a logical pathname in capitals."
  (cond ((stringp component) (string-upcase component))
        ((name-pattern-record-p component) (new-name-pattern (string-upcase (name-pattern-text component))))
        (t component)))

(defun swapped-case (string)
  "STRING in lower case if it is in capitals, and the other way round; one with both is left as it is."
  (cond ((string= string (string-upcase string)) (string-downcase string))
        ((string= string (string-downcase string)) (string-upcase string))
        (t string)))

(defun shown-component (component pathname case)
  "COMPONENT of PATHNAME in CASE."
  (if (logical-pathname-record-p pathname)
      component
      (localized-component component case)))

;;; Reading components

(defun pathname-host (pathname &key (case :local))
  "The host of PATHNAME: the name of a logical host, or :UNSPECIFIC."
  (declare (ignore case))
  (pathname-host-part (pathname pathname)))

(defun pathname-device (pathname &key (case :local))
  "The device of PATHNAME."
  (let ((pathname (pathname pathname)))
    (if (logical-pathname-record-p pathname)
        :unspecific
        (localized-component (pathname-device-part pathname) case))))

(defun pathname-directory (pathname &key (case :local))
  "The directory of PATHNAME: NIL, or a list that begins with :ABSOLUTE or :RELATIVE."
  (let ((pathname (pathname pathname)))
    (mapcar-component (lambda (part) (shown-component part pathname case))
                      (pathname-directory-part pathname))))

(defun pathname-name (pathname &key (case :local))
  "The name of the file of PATHNAME without its type."
  (let ((pathname (pathname pathname)))
    (shown-component (pathname-name-part pathname) pathname case)))

(defun pathname-type (pathname &key (case :local))
  "The type of the file of PATHNAME, what follows the last dot of its name."
  (let ((pathname (pathname pathname)))
    (shown-component (pathname-type-part pathname) pathname case)))

(defun pathname-version (pathname)
  "The version of PATHNAME; files of the host have none."
  (pathname-version-part (pathname pathname)))

;;; Printing

(defun print-pathname (pathname stream)
  "Write PATHNAME to STREAM in the syntax #P; one that has no namestring unreadably."
  (let ((text (namestring-or-nil pathname)))
    (cond ((null text)
           (print-unreadable-object (pathname stream)
             (format stream "PATHNAME :DIRECTORY ~S :NAME ~S :TYPE ~S"
                     (pathname-directory-part pathname) (pathname-name-part pathname) (pathname-type-part pathname))))
          ((escaping-p)
           (put-string "#P" stream)
           (output-object text stream))
          (t (put-string text stream)))))

(defun print-name-pattern (pattern stream)
  "Write PATTERN to STREAM unreadably."
  (print-unreadable-object (pattern stream)
    (format stream "PATTERN ~S" (name-pattern-text pattern))))

(attach (:function new-pathname)
        (setq *pathname-test* #'same-pathname-p)
        (setq *pathname-hash* #'pathname-hash)
        (set-printer 'pathname #'print-pathname))

(attach (:function new-name-pattern) (set-printer 'name-pattern #'print-name-pattern))
