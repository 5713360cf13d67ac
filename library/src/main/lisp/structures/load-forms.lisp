;;;; Objects of the image as parts of a program (CLHS 3.2.4.4).

(in-package "CLYSM-SYSTEM")

(defun load-form (object)
  "A form that makes an object similar to OBJECT (CLHS 3.2.4.2.2), which is none that the compiler can write down.
An error if there is none."
  (cond ((packagep object) `(find-package ,(package-name object)))
        ((hash-table-p object)
         `(hash-table-of ',(hash-table-test object) ',(hash-table-entries object)))
        ((pathname-record-p object) (pathname-form object))
        ((name-pattern-record-p object) `(new-name-pattern ',(name-pattern-text object)))
        ((and (structure-object-p object) (structure-layout-p (structure-layout object)))
         `(structure-of ',(layout-name (structure-layout object)) ',(structure-values object)))
        (t (error 'simple-error
                  :format-control "No form makes an object like ~S, ~
                                   so it cannot be handed from compile time to the time of loading."
                  :format-arguments (list object)))))

(defun pathname-form (pathname)
  "A form that makes a pathname like PATHNAME."
  `(,(if (logical-pathname-record-p pathname) 'new-logical-pathname 'new-pathname)
    ',(pathname-host-part pathname)
    ',(pathname-device-part pathname)
    ',(pathname-directory-part pathname)
    ',(pathname-name-part pathname)
    ',(pathname-type-part pathname)
    ',(pathname-version-part pathname)))

(defun structure-values (structure)
  "A list of the values of the slots of STRUCTURE."
  (let ((values '()))
    (dotimes (index (length (structure-slots (structure-layout structure))) (nreverse values))
      (push (structure-ref-indexed structure index) values))))

(defun structure-of (name values)
  "A structure of the type NAME whose slots have VALUES."
  (let* ((layout (find-layout name))
         (structure (funcall (any-ref (layout-info layout) 6) layout))
         (index -1))
    (dolist (value values structure)
      (set-structure-ref-indexed structure (incf index) value))))

(defun hash-table-entries (table)
  "A list of the entries of TABLE, conses (key . value)."
  (let ((entries '()))
    (maphash (lambda (key value) (push (cons key value) entries)) table)
    (nreverse entries)))

(defun hash-table-of (test entries)
  "A hash table with the ENTRIES, conses (key . value)."
  (let ((table (make-hash-table :test test)))
    (dolist (entry entries table)
      (setf (gethash (car entry) table) (cdr entry)))))
