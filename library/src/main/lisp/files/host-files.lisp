;;;; What the host does to files: the host module `clysm:fs`, which host/README.md describes.

(in-package :clysm-system)

(ffi:define-foreign-function open-host-file "clysm:fs.open" (:string :fixnum) :fixnum)
(ffi:define-foreign-function read-host-file "clysm:fs.read" (:fixnum :fixnum) :anyref)
(ffi:define-foreign-function write-host-file "clysm:fs.write" (:fixnum :anyref) :fixnum)
(ffi:define-foreign-function seek-in-host-file "clysm:fs.seek" (:fixnum :float) :fixnum)
(ffi:define-foreign-function host-file-size "clysm:fs.size" (:fixnum) :float)
(ffi:define-foreign-function close-host-file "clysm:fs.close" (:fixnum) :fixnum)
(ffi:define-foreign-function host-file-kind "clysm:fs.kind" (:string) :fixnum)
(ffi:define-foreign-function host-true-path "clysm:fs.truePath" (:string) :string)
(ffi:define-foreign-function host-file-time "clysm:fs.modified" (:string) :float)
(ffi:define-foreign-function remove-host-file "clysm:fs.remove" (:string :boolean) :fixnum)
(ffi:define-foreign-function rename-host-file "clysm:fs.rename" (:string :string) :fixnum)
(ffi:define-foreign-function make-host-directory "clysm:fs.makeDirectory" (:string) :fixnum)
(ffi:define-foreign-function host-directory-entries "clysm:fs.list" (:string) :string)
(ffi:define-foreign-function host-home "clysm:fs.home" () :string)
(ffi:define-foreign-function host-file-failure "clysm:fs.failure" () :fixnum)
(ffi:define-foreign-function host-file-failure-text "clysm:fs.failureText" () :string)
(ffi:define-foreign-function call-at-end "clysm:fs.later" (:anyref) :void)

;;; How a file is opened: sums of these.
(defconstant open-to-read 1)
(defconstant open-to-write 2)
(defconstant open-creating 4)
(defconstant open-exclusively 8)
(defconstant open-truncating 16)

;;; What a path leads to. A link is one only among the entries of a directory.
(defconstant nothing-there 0)
(defconstant directory-there 2)
(defconstant link-there 4)

;;; The numbers of the failures that are not only failures.
(defconstant absence 1)
(defconstant existence 2)
(defconstant being-a-directory 4)

(define-condition file-operation-error (file-error)
  ((operation :initarg :operation :reader file-operation-error-operation)
   (reason :initarg :reason :reader file-operation-error-reason))
  (:report (lambda (condition stream)
             (format stream "Cannot ~A ~S: ~A."
                     (file-operation-error-operation condition)
                     (namestring (file-error-pathname condition))
                     (file-operation-error-reason condition))))
  (:documentation "Something could not be done to a file."))

(defun failure-reason (number)
  "Why a file could not be used, by the NUMBER of the failure."
  (if (= number 0)
      (host-file-failure-text)
      (svref #(nil
               "it does not exist"
               "it exists already"
               "permission is denied"
               "it is a directory"
               "what should be a directory is none"
               "it is not empty"
               "too many files are open"
               "there is no space left"
               "its file system is read-only"
               "its name is too long"
               "no file can have this name"
               "its links lead round in a circle"
               "it has no positions")
             number)))

(defun file-failure (operation pathname &optional (number (host-file-failure)))
  "Signal that OPERATION, a verb, could not be done to the file of PATHNAME, by the NUMBER of the failure."
  (error 'file-operation-error :pathname pathname :operation operation :reason (failure-reason number)))

(defun check-done (result operation pathname)
  "Return RESULT, what the host returned for OPERATION on the file of PATHNAME, unless it tells of a failure."
  (if (or (eql result -1) (null result) (and (floatp result) (/= result result)))
      (file-failure operation pathname)
      result))

;;; Names

(defun file-pathname (designator)
  "The physical pathname, complete but for its version, of the file that DESIGNATOR names; an error if it is wild."
  (let ((pathname (translate-logical-pathname (merge-pathnames designator))))
    (when (wild-pathname-p pathname)
      (pathname-failure pathname "~S is wild, so that it names no file." pathname))
    pathname))

(defun pathname-of-native (path directoryp)
  "The pathname of the file that the host knows as PATH; of a directory if DIRECTORYP."
  (let ((text (escaped path)))
    (when (and directoryp (not (and (string/= text "") (char= (char text (- (length text) 1)) #\/))))
      (setq text (joined text "/")))
    (parse-physical-namestring text 0 (length text))))

(defun kind-of-file (path pathname)
  "What PATH, that of PATHNAME, leads to."
  (check-done (host-file-kind path) "look for" pathname))

(defun true-pathname (path pathname)
  "The pathname of what PATH, that of PATHNAME, leads to, without links; NIL if it leads to nothing."
  (let ((kind (kind-of-file path pathname)))
    (if (= kind nothing-there)
        nil
        (pathname-of-native (check-done (host-true-path path) "look for" pathname)
                            (= kind directory-there)))))
