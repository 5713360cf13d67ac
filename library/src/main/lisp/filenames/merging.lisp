;;;; Completing and abbreviating pathnames (CLHS 19.2.3; merge-pathnames, enough-namestring).

(in-package :clysm-system)

(defun merged-directory (directory default)
  "DIRECTORY, or DEFAULT if there is none, or both one after the other if DIRECTORY is relative."
  (cond ((null directory) default)
        ((and (eq (car directory) :relative) default)
         (simplified-directory (append default (cdr directory))))
        (t directory)))

(defun merge-pathnames (pathname &optional (default-pathname *default-pathname-defaults*) (default-version :newest))
  "PATHNAME with the components that it lacks taken from DEFAULT-PATHNAME, and the version DEFAULT-VERSION if it has a
name."
  (let* ((defaults (pathname default-pathname))
         (pathname (if (stringp pathname)
                       (values (parse-namestring pathname nil defaults))
                       (pathname pathname)))
         (logical (logical-pathname-record-p pathname))
         (name (pathname-name-part pathname))
         (version (pathname-version-part pathname)))
    (funcall (if logical #'new-logical-pathname #'new-pathname)
             (pathname-host-part pathname)
             (or (pathname-device-part pathname) (if logical :unspecific (pathname-device-part defaults)))
             (merged-directory (pathname-directory-part pathname) (pathname-directory-part defaults))
             (or name (pathname-name-part defaults))
             (or (pathname-type-part pathname) (pathname-type-part defaults))
             (or version (if name nil (pathname-version-part defaults)) default-version))))

(defun common-parts (first second)
  "How many elements FIRST and SECOND, two lists, have in common at their heads."
  (let ((count 0))
    (do ((first first (cdr first))
         (second second (cdr second)))
        ((or (null first) (null second) (not (same-component-p (car first) (car second)))) count)
      (setq count (+ count 1)))))

(defun enough-directory (directory default)
  "What is left of DIRECTORY when DEFAULT supplies the rest."
  (let ((common (common-parts directory default)))
    (cond ((null directory) nil)
          ((same-component-p directory default) nil)
          ((and default (eq (car directory) :absolute) (= common (length default)))
           (cons :relative (nthcdr common directory)))
          (t directory))))

(defun enough-namestring (pathname &optional (defaults *default-pathname-defaults*))
  "A namestring that is short, and stands for PATHNAME when it is merged with DEFAULTS."
  (let ((pathname (pathname pathname))
        (defaults (pathname defaults)))
    (flet ((enough (reader)
             (let ((component (funcall reader pathname)))
               (if (same-component-p component (funcall reader defaults)) nil component))))
      (let* ((directory (enough-directory (pathname-directory-part pathname) (pathname-directory-part defaults)))
             (type (enough #'pathname-type-part))
             ;; A type cannot stand alone, nor may the name go where the rest would be empty.
             (name (if (or type (not (logical-pathname-record-p pathname)))
                       (pathname-name-part pathname)
                       (enough #'pathname-name-part))))
        (namestring (if (logical-pathname-record-p pathname)
                        (new-logical-pathname (pathname-host-part pathname) :unspecific directory name type nil)
                        (new-pathname :unspecific nil directory name type nil)))))))
