;;;; Logical pathnames (CLHS 19.3, 19.4: logical-pathname, translate-logical-pathname).

(in-package :clysm-system)

;;; From text

(defun logical-word-char-p (character)
  "Whether CHARACTER may stand in a word of a logical namestring."
  (and (standard-char-p character)
       (or (alphanumericp character) (char= character #\-))))

(defun named-logical-host (text start end)
  "The name of the defined logical host that the namestring in TEXT from START to END begins with, or NIL."
  (let ((colon (and *logical-hosts* (position-unescaped #\: text start end))))
    (if colon
        (car (known-logical-host (substring text start colon)))
        nil)))

(defun parse-logical-component (text start end)
  "The word or pattern that stands in TEXT from START to END, a part of a logical namestring."
  (unless (and (< start end)
               (every (lambda (character) (or (logical-word-char-p character) (char= character #\*)))
                      (subseq text start end)))
    (namestring-error text (format nil "~S is no word of a logical pathname" (subseq text start end))))
  (upcased-component (parse-component text start end)))

(defun parse-logical-version (text start end)
  "The version that stands in TEXT from START to END."
  (let ((word (subseq text start end)))
    (cond ((string= word "*") :wild)
          ((string-equal word "NEWEST") :newest)
          ((and (string/= word "") (every #'digit-char-p word)) (values (parse-integer word)))
          (t (namestring-error text (format nil "~S is no version" word))))))

(defun parse-logical-namestring (text start end host)
  "The logical pathname of HOST whose namestring stands in TEXT from START to END."
  (let* ((colon (position #\: text :start start :end end))
         (index (if colon (+ colon 1) start))
         (relative (and (< index end) (char= (char text index) #\;)))
         (parts '()))
    (when (and colon (not (string-equal (subseq text start colon) host)))
      (namestring-error text (format nil "its host is not ~S" host)))
    (when relative (setq index (+ index 1)))
    (do ((semicolon (position #\; text :start index :end end) (position #\; text :start index :end end)))
        ((null semicolon))
      (push (if (text-between-p "**" text index semicolon)
                :wild-inferiors
                (parse-logical-component text index semicolon))
            parts)
      (setq index (+ semicolon 1)))
    (parse-logical-file text index end host
                        (cond (relative (cons :relative (nreverse parts)))
                              (parts (cons :absolute (nreverse parts)))
                              (t nil)))))

(defun parse-logical-file (text start end host directory)
  "The logical pathname of HOST in DIRECTORY whose name, type and version stand in TEXT from START to END."
  (let* ((dot (position #\. text :start start :end end))
         (type-start (if dot (+ dot 1) end))
         (second-dot (position #\. text :start type-start :end end)))
    (new-logical-pathname
     host :unspecific directory
     (if (= start (or dot end)) nil (parse-logical-component text start (or dot end)))
     (if dot (parse-logical-component text type-start (or second-dot end)) nil)
     (if second-dot (parse-logical-version text (+ second-dot 1) end) nil))))

(defun logical-pathname (designator)
  "The logical pathname that DESIGNATOR, one itself, a namestring with its host, or a stream, stands for."
  (let ((pathname (if (and (stringp designator) (not (named-logical-host designator 0 (length designator))))
                      (simple-type-failure designator 'logical-pathname
                                           "~S does not begin with the name of a logical host." designator)
                      (pathname designator))))
    (if (logical-pathname-record-p pathname)
        pathname
        (wrong-type pathname 'logical-pathname))))

(defun simple-type-failure (datum type control &rest arguments)
  "Signal a type-error that DATUM is not of TYPE with the report of a format CONTROL and ARGUMENTS."
  (error 'simple-type-error :datum datum :expected-type type :format-control control :format-arguments arguments))

;;; To text

(defun logical-directory-text (directory)
  "The text of DIRECTORY, that of a logical pathname."
  (with-output-to-string (result)
    (when (eq (car directory) :relative) (write-char #\; result))
    (dolist (part (cdr directory))
      (write-string (component-text part) result)
      (write-char #\; result))))

(defun logical-file-text (pathname)
  "The text of a logical PATHNAME for its name, type and version."
  (let ((type (pathname-type-part pathname))
        (version (pathname-version-part pathname)))
    (with-output-to-string (result)
      (write-string (component-text (pathname-name-part pathname)) result)
      (unless (absent-component-p type)
        (write-char #\. result)
        (write-string (component-text type) result)
        (unless (absent-component-p version)
          (write-char #\. result)
          (cond ((eq version :wild) (write-char #\* result))
                (t (princ version result))))))))

(defun logical-namestring (pathname)
  "The namestring of a logical PATHNAME."
  (joined (pathname-host-part pathname) ":"
               (logical-directory-text (pathname-directory-part pathname))
               (logical-file-text pathname)))

;;; Translation

(defun translate-logical-pathname (pathname &key)
  "The physical pathname that PATHNAME stands for, by the translations of its host."
  (let ((pathname (pathname pathname)))
    (if (logical-pathname-record-p pathname)
        (funcall (truly-the function *logical-translator*) pathname)
        pathname)))

(defun translate-by-host (pathname)
  "The physical pathname that a logical PATHNAME stands for."
  (do ((steps 0 (+ steps 1)))
      ((not (logical-pathname-record-p pathname)) pathname)
    (when (> steps 100)
      (pathname-failure pathname "The translations of ~S lead round in a circle." pathname))
    (let ((translation (find-if (lambda (translation) (pathname-match-p pathname (first translation)))
                                (logical-pathname-translations (pathname-host-part pathname)))))
      (unless translation
        (pathname-failure pathname "No translation of the host ~S fits ~S." (pathname-host-part pathname) pathname))
      (setq pathname (translate-pathname pathname (first translation) (second translation))))))

(attach (:function add-logical-host)
        (setq *logical-parser* #'parse-logical-namestring)
        (setq *logical-unparser* #'logical-namestring)
        (setq *logical-translator* #'translate-by-host))
