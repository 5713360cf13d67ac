;;;; The function DIRECTORY (CLHS 20.2).

(in-package :clysm-system)

;;; A search begins with paths of directories, each empty or with a slash at its end, and goes from each set of them to
;;; the next by one element of the pathname's directory.

(defun directory-entries (path)
  "The entries of the directory with PATH, sorted, each a cons of its kind and its name; none if it cannot be read."
  (let ((text (host-directory-entries (if (string= path "") "." path)))
        (entries '()))
    (when (and text (string/= text ""))
      (do ((start 0))
          ((null start))
        (let ((end (position (code-char 0) text :start start)))
          (push (cons (digit-char-p (char text start)) (subseq text (+ start 1) end)) entries)
          (setq start (and end (+ end 1))))))
    (sort entries #'string< :key #'cdr)))

(defun directory-entry-p (path entry)
  "Whether ENTRY of the directory with PATH is a directory, or a link to one."
  (or (= (car entry) directory-there)
      (and (= (car entry) link-there)
           (= (host-file-kind (joined path (cdr entry))) directory-there))))

(defun inferior-directories (path)
  "The paths of the directory with PATH and of all below it. Links are not followed: they may lead round in a circle."
  (cons path
        (mapcan (lambda (entry)
                  (and (= (car entry) directory-there)
                       (inferior-directories (joined path (cdr entry) "/"))))
                (directory-entries path))))

(defun matching-directories (path part)
  "The paths of the directories to which PART, an element of a pathname's directory, leads from that with PATH."
  (cond ((eq part :wild-inferiors) (inferior-directories path))
        ((wild-component-p part)
         (mapcan (lambda (entry)
                   (and (not (failed-p (match-component part (cdr entry))))
                        (directory-entry-p path entry)
                        (list (joined path (cdr entry) "/"))))
                 (directory-entries path)))
        (t (let ((next (joined path (native-component part) "/")))
             (and (= (host-file-kind next) directory-there)
                  (list next))))))

(defun entry-matches-p (pathname name)
  "Whether name and type of PATHNAME match NAME, that of a file. A type that is missing matches none but itself."
  (let* ((text (escaped name))
         (file (parse-physical-namestring text 0 (length text)))
         (type (pathname-type-part pathname)))
    (and (not (failed-p (match-component (pathname-name-part pathname) (pathname-name-part file))))
         (if (absent-component-p type)
             (absent-component-p (pathname-type-part file))
             (not (failed-p (match-component type (pathname-type-part file))))))))

(defun matching-files (path pathname)
  "The paths of what name and type of PATHNAME match in the directory with PATH."
  (cond ((directory-form-p pathname) (list path))
        ((or (wild-component-p (pathname-name-part pathname)) (wild-component-p (pathname-type-part pathname)))
         (mapcan (lambda (entry)
                   (and (entry-matches-p pathname (cdr entry))
                        (list (joined path (cdr entry)))))
                 (directory-entries path)))
        (t (list (joined path
                              (native-namestring (make-pathname :directory nil :defaults pathname)))))))

(defun directory (pathspec &key)
  "The true names of the files and directories that match PATHSPEC, in the order of their names."
  (let* ((pathname (translate-logical-pathname (merge-pathnames pathspec)))
         (directory (pathname-directory-part pathname))
         (paths (list (if (eq (car directory) :absolute) "/" ""))))
    (dolist (part (cdr directory))
      (setq paths (mapcan (lambda (path) (matching-directories path part)) paths)))
    (let ((found (make-hash-table :test 'equal))
          (result '()))
      (dolist (path (mapcan (lambda (path) (matching-files path pathname)) paths) (nreverse result))
        (let ((true-name (true-pathname (if (string= path "") "." path) pathname)))
          (unless (or (null true-name) (gethash true-name found))
            (setf (gethash true-name found) t)
            (push true-name result)))))))
