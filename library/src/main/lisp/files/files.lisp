;;;; Files (CLHS 20): whether they are there, their names and times, making and removing them.

(in-package :clysm-system)

(defun probe-file (file)
  "The true name of FILE, a pathname designator, or NIL if it does not exist."
  (let ((pathname (file-pathname file)))
    (true-pathname (native-namestring pathname) pathname)))

(defun truename (file)
  "The pathname of FILE, a pathname designator, from the root and without links; a file-error if it does not exist."
  (let ((pathname (file-pathname file)))
    (or (true-pathname (native-namestring pathname) pathname)
        (file-failure "find" pathname absence))))

(defun directory-form-p (pathname)
  "Whether PATHNAME names a directory by having no name."
  (and (absent-component-p (pathname-name-part pathname))
       (absent-component-p (pathname-type-part pathname))))

(defun delete-file (file)
  "Remove FILE, a pathname designator; one without a name is that of a directory, which must be empty. Return T."
  (let ((pathname (file-pathname file)))
    (check-done (remove-host-file (native-namestring pathname) (directory-form-p pathname)) "delete" pathname)
    t))

(defun rename-file (file new-name)
  "Give FILE the name NEW-NAME, whose missing components are those of FILE.
Return the complete new name, and the true names of FILE before and after."
  (let* ((old (file-pathname file))
         (old-true-name (truename old))
         (new (merge-pathnames new-name (merge-pathnames file))))
    (check-done (rename-host-file (native-namestring old) (native-namestring (file-pathname new))) "rename" old)
    (values new old-true-name (truename new))))

(defun file-write-date (file)
  "The universal time when FILE was written last."
  (let ((pathname (file-pathname file)))
    (+ seconds-to-1970
       (values (floor (check-done (host-file-time (native-namestring pathname)) "find" pathname) 1000)))))

(defun file-author (file)
  "NIL: the host does not tell who wrote FILE. A file-error if it does not exist."
  (truename file)
  nil)

(defun user-homedir-pathname (&optional host)
  "The home directory of the user."
  (declare (ignore host))
  (pathname-of-native (host-home) t))

(defun ensure-directories-exist (pathname &key verbose)
  "Make the directories that PATHNAME leads through and that do not exist. Return PATHNAME, and whether any was made."
  (let* ((file (file-pathname pathname))
         (directory (pathname-directory-part file))
         (created nil))
    (do ((count 2 (+ count 1)))
        ((> count (length directory)))
      (when (ensure-directory (new-pathname :unspecific nil (subseq directory 0 count) nil nil nil) verbose)
        (setq created t)))
    (values pathname created)))

(defun ensure-directory (pathname verbose)
  "Make the directory of PATHNAME if nothing is there; say so if VERBOSE. Return whether that was done."
  (let* ((path (native-namestring pathname))
         (kind (kind-of-file (string-right-trim "/" path) pathname)))
    (cond ((= kind directory-there) nil)
          ((/= kind nothing-there) (file-failure "make" pathname existence))
          ((string= (string-right-trim "/" path) "") nil) ; the root
          (t (when verbose (format t "~&Making the directory ~A~%" path))
             (check-done (make-host-directory path) "make" pathname)
             t))))
