;;;; Namestrings (CLHS 19.1.1, 19.3): pathnames as text, in the syntax of Unix.
;;;;
;;;; Slashes part directories, the last dot that does not begin the name parts name and type. The wildcards are * ? and
;;;; [...]; a backslash takes the character after it for what it is.

(in-package :clysm-system)

(define-condition namestring-error (parse-error file-error)
  ((namestring :initarg :namestring :reader namestring-error-namestring)
   (problem :initarg :problem :reader namestring-error-problem))
  (:report (lambda (condition stream)
             (format stream "~S is no namestring: ~A." (namestring-error-namestring condition)
                     (namestring-error-problem condition))))
  (:documentation "A text that cannot be parsed as the name of a file."))

(defun namestring-error (namestring problem)
  "Signal that NAMESTRING has the PROBLEM, a string."
  (error 'namestring-error :pathname namestring :namestring namestring :problem problem))

(defun pathname-failure (object control &rest arguments)
  "Signal a file-error about OBJECT with the report of a format CONTROL and ARGUMENTS."
  (error 'simple-file-error :pathname object :format-control control :format-arguments arguments))

;; Unlike CONCATENATE it takes nothing else, and does not bring all kinds of sequences into a program.
(defun joined (&rest texts)
  "A string of the characters of TEXTS, strings, in order."
  (with-output-to-string (result)
    (dolist (text texts) (write-string text result))))

;;; From text

(defun position-unescaped (character text start end)
  "The index of the first CHARACTER in TEXT from START to END that no backslash stands before, or NIL."
  (do ((index start (+ index 1)))
      ((>= index end) nil)
    (let ((found (char text index)))
      (cond ((char= found character) (return index))
            ((char= found #\\) (setq index (+ index 1)))))))

(defun last-dot (text start end)
  "The index of the dot in TEXT that parts name and type, or NIL."
  (let ((dot nil))
    (do ((index (position-unescaped #\. text (min end (+ start 1)) end)
                (position-unescaped #\. text (+ index 1) end)))
        ((null index) dot)
      (setq dot index))))

(defun unescaped (text start end)
  "TEXT from START to END without the backslashes that take what follows for what it is."
  (with-output-to-string (result)
    (do ((index start (+ index 1)))
        ((>= index end))
      (when (char= (char text index) #\\)
        (setq index (+ index 1))
        (when (= index end) (namestring-error text "nothing follows the backslash at its end")))
      (write-char (char text index) result))))

(defun parse-component (text start end)
  "The name that stands in TEXT from START to END: :WILD, a pattern or a string."
  (cond ((and (= end (+ start 1)) (char= (char text start) #\*)) :wild)
        ((or (position-unescaped #\* text start end)
             (position-unescaped #\? text start end)
             (position-unescaped #\[ text start end))
         (new-name-pattern (substring text start end)))
        (t (unescaped text start end))))

(defun text-between-p (part text start end)
  "Whether PART is what stands in TEXT from START to END."
  (string= part text :start2 start :end2 end))

(defun parse-directory-part (text start end)
  "The element of a directory that stands in TEXT from START to END."
  (cond ((text-between-p ".." text start end) :up)
        ((text-between-p "**" text start end) :wild-inferiors)
        (t (parse-component text start end))))

(defun parse-directory (text start end)
  "The directory that stands in TEXT from START to END, and the index where the name of the file begins."
  (let ((absolute (and (< start end) (char= (char text start) #\/)))
        (parts '())
        (index start))
    (do ((slash (position-unescaped #\/ text index end) (position-unescaped #\/ text index end)))
        ((null slash))
      (when (< index slash) (push (parse-directory-part text index slash) parts))
      (setq index (+ slash 1)))
    (when (or (text-between-p ".." text index end) (text-between-p "." text index end))
      (push (parse-directory-part text index end) parts)
      (setq index end))
    (values (cond (absolute (cons :absolute (nreverse parts)))
                  (parts (cons :relative (nreverse parts)))
                  (t nil))
            index)))

(defun parse-physical-namestring (text start end)
  "The pathname whose namestring stands in TEXT from START to END."
  (multiple-value-bind (directory index) (parse-directory text start end)
    (let* ((dot (last-dot text index end))
           (name-end (or dot end)))
      (new-pathname :unspecific
                    nil
                    directory
                    (if (= index name-end) nil (parse-component text index name-end))
                    (if dot (parse-component text (+ dot 1) end) nil)
                    nil))))

(defun parse-namestring (thing &optional host (default-pathname *default-pathname-defaults*)
                         &key (start 0) end junk-allowed)
  "The pathname that THING, a namestring, a pathname or a stream of a file, stands for, and the index in the namestring
where it ends. HOST is that of a logical pathname; so is the host of DEFAULT-PATHNAME, or one that THING begins with.
What is no namestring is NIL if JUNK-ALLOWED, else an error."
  (if (stringp thing)
      (let* ((text (simple-string-of thing))
             (limit (end-index text start end)))
        (handler-bind ((namestring-error
                         (lambda (condition)
                           (declare (ignore condition))
                           (when junk-allowed (return-from parse-namestring (values nil start))))))
          (values (parse-text text start limit host default-pathname) limit)))
      (let ((pathname (pathname thing)))
        (when (and (stringp host) (not (equal (logical-host host) (pathname-host-part pathname))))
          (pathname-failure pathname "The host of ~S is not ~S." pathname host))
        (values pathname start))))

(defun parse-text (text start end host defaults)
  "The pathname whose namestring stands in TEXT from START to END. HOST and DEFAULTS are as in PARSE-NAMESTRING."
  (let* ((named (named-logical-host text start end))
         (given (if (stringp host) (logical-host host) nil))
         (default (pathname-host-part (pathname defaults)))
         (logical (or named given (if (and (null host) (stringp default)) default nil))))
    (when (and named given (string/= named given))
      (namestring-error text (format nil "its host is ~S, not ~S" named given)))
    (if logical
        (funcall (truly-the function *logical-parser*) text start end logical)
        (parse-physical-namestring text start end))))

;;; To text

(defun special-character-p (character)
  "Whether CHARACTER stands for itself in a namestring only after a backslash."
  (case character
    ((#\* #\? #\[ #\\) t)
    (t nil)))

(defun escaped (text)
  "TEXT, a simple string, with a backslash before each character that would not stand for itself."
  (with-output-to-string (result)
    (dotimes (index (length text))
      (let ((character (char text index)))
        (when (special-character-p character) (write-char #\\ result))
        (write-char character result)))))

(defun contains-character-p (character text)
  "Whether CHARACTER stands in TEXT."
  (dotimes (index (length text) nil)
    (when (char= character (char text index)) (return t))))

(defun component-text (component)
  "The text of COMPONENT, a name or an element of a directory."
  (cond ((stringp component) (escaped component))
        ((name-pattern-record-p component) (name-pattern-text component))
        (t (ecase component
             ((nil :unspecific) "")
             (:wild "*")
             (:wild-inferiors "**")
             ((:up :back) "..")))))

(defun directory-text (directory)
  "The text of DIRECTORY."
  (with-output-to-string (result)
    (when (eq (car directory) :absolute) (write-char #\/ result))
    (dolist (part (cdr directory))
      (write-string (component-text part) result)
      (write-char #\/ result))))

(defun name-text (pathname)
  "The text of a physical PATHNAME for its name."
  (let ((name (pathname-name-part pathname)))
    (if (and (stringp name) (absent-component-p (pathname-type-part pathname)))
        ;; Without the backslash the dot would begin a type.
        (let* ((text (escaped name))
               (dot (last-dot text 0 (length text))))
          (if dot (joined (substring text 0 dot) "\\" (substring text dot (length text))) text))
        (component-text name))))

(defun file-text (pathname)
  "The text of a physical PATHNAME for name and type."
  (let ((type (pathname-type-part pathname)))
    (if (absent-component-p type)
        (name-text pathname)
        (joined (name-text pathname) "." (component-text type)))))

(defun absent-component-p (component)
  "Whether COMPONENT stands for nothing."
  (member component '(nil :unspecific)))

(defun impossible-component-p (component)
  "Whether COMPONENT cannot stand in the name of a file."
  (and (stringp component)
       (or (= 0 (length component)) (contains-character-p #\/ component))))

(defun namestring-problem (pathname)
  "Why there is no namestring of a physical PATHNAME, or NIL if there is one."
  (let ((name (pathname-name-part pathname))
        (type (pathname-type-part pathname)))
    (cond ((or (impossible-component-p name)
               (and (stringp type) (contains-character-p #\/ type))
               (dolist (part (cdr (pathname-directory-part pathname)) nil)
                 (when (impossible-component-p part) (return t))))
           "a name is empty or contains a slash")
          ((and (absent-component-p name) (not (absent-component-p type)))
           "there is a type without a name")
          ((and (stringp type) (contains-character-p #\. type))
           "the type contains a dot")
          (t nil))))

(defun namestring-or-nil (pathname)
  "The namestring of PATHNAME, a pathname; NIL if it has none."
  (cond ((logical-pathname-record-p pathname) (funcall (truly-the function *logical-unparser*) pathname))
        ((namestring-problem pathname) nil)
        (t (joined (directory-text (pathname-directory-part pathname)) (file-text pathname)))))

(defun namestring (pathname)
  "The namestring of PATHNAME."
  (let ((pathname (pathname pathname)))
    (or (namestring-or-nil pathname)
        (pathname-failure pathname "~S has no namestring: ~A." pathname (namestring-problem pathname)))))

(defun file-namestring (pathname)
  "The part of the namestring of PATHNAME that is the name, type and version of the file."
  (let ((pathname (pathname pathname)))
    (if (logical-pathname-record-p pathname)
        (logical-file-text pathname)
        (file-text pathname))))

(defun directory-namestring (pathname)
  "The part of the namestring of PATHNAME that is its directory."
  (let ((pathname (pathname pathname)))
    (if (logical-pathname-record-p pathname)
        (logical-directory-text (pathname-directory-part pathname))
        (directory-text (pathname-directory-part pathname)))))

(defun host-namestring (pathname)
  "The part of the namestring of PATHNAME that is its host."
  (let ((host (pathname-host-part (pathname pathname))))
    (if (stringp host) host "")))

(defun native-component (component)
  "The text by which the host knows COMPONENT, an element of a directory."
  (if (stringp component) component (component-text component)))

(defun native-namestring (pathname)
  "The text by which the host knows the file of a physical PATHNAME without wildcards."
  (let ((name (pathname-name-part pathname))
        (type (pathname-type-part pathname))
        (directory (pathname-directory-part pathname)))
    (with-output-to-string (result)
      (when (eq (car directory) :absolute) (write-char #\/ result))
      (dolist (part (cdr directory))
        (write-string (native-component part) result)
        (write-char #\/ result))
      (when (stringp name) (write-string name result))
      (when (stringp type)
        (write-char #\. result)
        (write-string type result)))))
