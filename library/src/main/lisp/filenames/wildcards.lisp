;;;; Wild pathnames (CLHS 19.4: wild-pathname-p, pathname-match-p, translate-pathname).

(in-package :clysm-system)

(defun wild-component-p (component)
  "Whether COMPONENT, anything but a directory, is wild."
  (or (eq component :wild) (name-pattern-record-p component)))

(defun wild-directory-p (directory)
  "Whether DIRECTORY has an element that is wild."
  (dolist (part directory nil)
    (when (or (eq part :wild-inferiors) (wild-component-p part)) (return t))))

(defun wild-pathname-p (pathname &optional field)
  "Whether the component FIELD of PATHNAME, or any if it is NIL, is wild."
  (let ((pathname (pathname pathname)))
    (ecase field
      ((:host :device) nil)
      (:directory (wild-directory-p (pathname-directory-part pathname)))
      (:name (wild-component-p (pathname-name-part pathname)))
      (:type (wild-component-p (pathname-type-part pathname)))
      (:version (eq (pathname-version-part pathname) :wild))
      ((nil) (or (wild-directory-p (pathname-directory-part pathname))
                 (wild-component-p (pathname-name-part pathname))
                 (wild-component-p (pathname-type-part pathname))
                 (eq (pathname-version-part pathname) :wild))))))

;;; Matching. What matches gives its captures, a list of what the wildcards stand for in order; what does not, :FAIL.

(defun failed-p (captures)
  "Whether CAPTURES tell that nothing matched."
  (eq captures :fail))

(defun character-set-end (pattern index)
  "The index of the ] that ends the set of characters in PATTERN that begins at INDEX, or NIL."
  (position #\] pattern :start (min (length pattern) (+ index 2))))

(defun match-text (pattern index text start)
  "The captures of PATTERN from INDEX when it is matched with TEXT from START."
  (if (= index (length pattern))
      (if (= start (length text)) '() :fail)
      (case (char pattern index)
        (#\* (match-any pattern index text start))
        (#\? (match-one t pattern (+ index 1) text start))
        (#\[ (let ((end (character-set-end pattern index)))
               (if end
                   (match-one (subseq pattern (+ index 1) end) pattern (+ end 1) text start)
                   (match-literal pattern index text start))))
        (#\\ (match-literal pattern (+ index 1) text start))
        (t (match-literal pattern index text start)))))

(defun match-any (pattern index text start)
  "The captures of PATTERN from INDEX, where a * stands, when it is matched with TEXT from START."
  (do ((end start (+ end 1)))
      ((> end (length text)) :fail)
    (let ((captures (match-text pattern (+ index 1) text end)))
      (unless (failed-p captures)
        (return (cons (subseq text start end) captures))))))

(defun match-one (characters pattern index text start)
  "The captures when one of CHARACTERS, a string or T for all, stands in TEXT at START, and PATTERN matches from INDEX."
  (if (and (< start (length text))
           (or (eq characters t) (in-character-set-p (char text start) characters)))
      (let ((captures (match-text pattern index text (+ start 1))))
        (if (failed-p captures)
            :fail
            (cons (string (char text start)) captures)))
      :fail))

(defun in-character-set-p (character set)
  "Whether CHARACTER is in SET, a string of characters and of ranges such as a-z."
  (do ((index 0 (+ index 1)))
      ((>= index (length set)) nil)
    (cond ((and (< (+ index 2) (length set)) (char= (char set (+ index 1)) #\-))
           (when (char<= (char set index) character (char set (+ index 2))) (return t))
           (setq index (+ index 2)))
          ((char= (char set index) character) (return t)))))

(defun match-literal (pattern index text start)
  "The captures when the character of PATTERN at INDEX stands in TEXT at START, and the rest matches the rest."
  (if (and (< start (length text)) (< index (length pattern)) (char= (char pattern index) (char text start)))
      (match-text pattern (+ index 1) text (+ start 1))
      :fail))

(defun match-component (wildcard component)
  "The captures of WILDCARD when it is matched with COMPONENT. A wildcard that is missing matches all."
  (cond ((member wildcard '(nil :wild)) (list component))
        ((name-pattern-record-p wildcard)
         (cond ((stringp component) (match-text (name-pattern-text wildcard) 0 component 0))
               ((same-component-p wildcard component) (list component))
               (t :fail)))
        ((eql wildcard :unspecific) (if (absent-component-p component) '() :fail))
        ((equal wildcard component) '())
        (t :fail)))

(defun match-directories (wildcards parts)
  "The captures of WILDCARDS, elements of a directory, when they are matched with PARTS."
  (cond ((null wildcards) (if (null parts) '() :fail))
        ((eq (car wildcards) :wild-inferiors) (match-inferiors (cdr wildcards) parts))
        ((null parts) :fail)
        ((eq (car parts) :wild-inferiors) :fail)
        (t (let ((first (match-component (car wildcards) (car parts))))
             (if (failed-p first)
                 :fail
                 (let ((rest (match-directories (cdr wildcards) (cdr parts))))
                   (if (failed-p rest) :fail (append first rest))))))))

(defun match-inferiors (wildcards parts)
  "The captures when WILDCARDS follow a :WILD-INFERIORS: any number of PARTS, as a list, and those of WILDCARDS."
  (do ((rest parts (cdr rest))
       (taken '() (cons (car rest) taken)))
      (nil)
    (let ((captures (match-directories wildcards rest)))
      (cond ((not (failed-p captures)) (return (cons (reverse taken) captures)))
            ((null rest) (return :fail))))))

(defun directory-to-match (pathname)
  "The directory of PATHNAME; that of a logical one is absolute if there is none."
  (or (pathname-directory-part pathname)
      (if (logical-pathname-record-p pathname) (list :absolute) nil)))

(defun match-directory (wildcard directory)
  "The captures of the directory WILDCARD when it is matched with DIRECTORY. A wildcard that is missing matches all."
  (cond ((null wildcard) (list (cdr directory)))
        ((eq (car wildcard) (or (car directory) :relative))
         (match-directories (cdr wildcard) (cdr directory)))
        (t :fail)))

(defun match-version (wildcard version)
  "Whether the version WILDCARD matches VERSION."
  (or (member wildcard '(nil :wild)) (same-version-p wildcard version)))

(defun pathname-match-p (pathname wildcard)
  "Whether PATHNAME matches the pathname WILDCARD, of which missing components match all."
  (let ((pathname (pathname pathname))
        (wildcard (pathname wildcard)))
    (and (equal (pathname-host-part pathname) (pathname-host-part wildcard))
         (not (failed-p (match-directory (pathname-directory-part wildcard) (directory-to-match pathname))))
         (not (failed-p (match-component (pathname-name-part wildcard) (pathname-name-part pathname))))
         (not (failed-p (match-component (pathname-type-part wildcard) (pathname-type-part pathname))))
         (match-version (pathname-version-part wildcard) (pathname-version-part pathname))
         t)))

;;; Translation

(defun substitute-text (pattern captures)
  "The text of PATTERN with the strings CAPTURES, in order, in place of its wildcards; :FAIL if they are too few."
  (with-output-to-string (result)
    (do ((index 0 (+ index 1)))
        ((>= index (length pattern)))
      (let* ((character (char pattern index))
             (set-end (and (char= character #\[) (character-set-end pattern index))))
        (cond ((or set-end (find character "*?"))
               (unless (stringp (car captures)) (return-from substitute-text :fail))
               (write-string (pop captures) result)
               (when set-end (setq index set-end)))
              ((char= character #\\)
               (setq index (+ index 1))
               (write-char (char pattern index) result))
              (t (write-char character result)))))))

(defun translate-component (source from to)
  "SOURCE, which the wildcard FROM matches, translated to TO; :FAIL if FROM does not match or has too few wildcards."
  (let ((captures (match-component from source)))
    (cond ((failed-p captures) :fail)
          ((null to) source)
          ((eq to :wild) (if (and (name-pattern-record-p from) captures) (car captures) source))
          ((name-pattern-record-p to) (substitute-text (name-pattern-text to) captures))
          (t to))))

(defun translate-directories (parts captures)
  "PARTS of a directory with CAPTURES in order in place of its wildcards; :FAIL if they do not fit."
  (let ((result '()))
    (dolist (part parts (nreverse result))
      (cond ((eq part :wild-inferiors)
             (unless (and captures (listp (car captures))) (return :fail))
             (dolist (inferior (pop captures)) (push inferior result)))
            ((eq part :wild)
             (unless (and captures (atom (car captures)) (car captures)) (return :fail))
             (push (pop captures) result))
            ((name-pattern-record-p part)
             (let ((text (substitute-text (name-pattern-text part) (list (pop captures)))))
               (when (failed-p text) (return :fail))
               (push text result)))
            (t (push part result))))))

(defun translate-directory (source from to)
  "The directory SOURCE, which the wildcard FROM matches, translated to TO; :FAIL if they do not fit."
  (let ((captures (match-directory from source)))
    (cond ((failed-p captures) :fail)
          ((null to) source)
          (t (let ((parts (translate-directories (cdr to) captures)))
               (if (failed-p parts)
                   :fail
                   (cons (car to) parts)))))))

(defun translate-pathname (source from-wildcard to-wildcard &key)
  "SOURCE, which matches FROM-WILDCARD, translated: TO-WILDCARD with what the wildcards of FROM-WILDCARD stand for in
place of its own, and with the components of SOURCE that it lacks."
  (let* ((source (pathname source))
         (from (pathname from-wildcard))
         (to (pathname to-wildcard))
         (to-physical (not (logical-pathname-record-p to)))
         (lowers (and to-physical (logical-pathname-record-p source))))
    (flet ((customary (component)
             (if (and lowers (stringp component)) (string-downcase component) component))
           (checked (component)
             (if (failed-p component)
                 (pathname-failure source "~S cannot be translated from ~S to ~S." source from to)
                 component)))
      (unless (equal (pathname-host-part source) (pathname-host-part from)) (checked :fail))
      (flet ((translated (reader)
               (let ((component (customary (funcall reader source)))
                     (wildcard (customary-wildcard (funcall reader from) lowers)))
                 (checked (translate-component component wildcard (funcall reader to))))))
        (funcall (if to-physical #'new-pathname #'new-logical-pathname)
                 (pathname-host-part to)
                 (if to-physical nil :unspecific)
                 (checked (translate-directory
                           (mapcar-component #'customary (directory-to-match source))
                           (mapcar-component (lambda (part) (customary-wildcard part lowers))
                                             (pathname-directory-part from))
                           (pathname-directory-part to)))
                 (translated #'pathname-name-part)
                 (translated #'pathname-type-part)
                 (let ((version (pathname-version-part to)))
                   (if (member version '(nil :wild)) (pathname-version-part source) version)))))))

(defun customary-wildcard (component lowers)
  "COMPONENT of a wildcard; in lower case if LOWERS."
  (cond ((not lowers) component)
        ((stringp component) (string-downcase component))
        ((name-pattern-record-p component) (new-name-pattern (string-downcase (name-pattern-text component))))
        (t component)))
