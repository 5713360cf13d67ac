;;;; Opening files (CLHS 21.2: open, with-open-file).

(in-package :clysm-system)

;;; The operations of file streams, by direction.

(defun finish-file (stream)
  "Have the host write what was written to STREAM, a file stream."
  (write-buffer stream)
  nil)

(defun column-in-file (stream)
  "The column of STREAM, a file stream."
  (file-stream-column stream))

(defun refuse-character (stream &rest arguments)
  "Signal that STREAM, a file stream of integers, has no characters."
  (declare (ignore arguments))
  (unsupported-stream-operation stream))

(defun open-operations (direction characters)
  "The operations of a file stream of DIRECTION, with CHARACTERS or integers."
  (let ((input (member direction '(:input :io)))
        (output (member direction '(:output :io))))
    (flet ((for-characters (able function)
             (cond ((not able) nil)
                   (characters function)
                   (t #'refuse-character))))
      (new-stream-operations
       (for-characters output #'write-char-to-file)
       (for-characters output #'write-text-to-file)
       (for-characters output #'column-in-file)
       (if output #'finish-file #'clear-nothing)
       (for-characters input #'read-char-of-file)
       (for-characters input #'unread-char-of-file)
       (and input #'listen-to-string)
       #'clear-nothing
       (flet ((for-integers (able function)
                (if (and able (not characters)) function nil)))
         (new-file-operations #'close-file
                              (for-integers input #'read-integer)
                              (for-integers output #'write-integer)
                              (for-integers input #'read-integers)
                              (for-integers output #'write-integers)))))))

;;; Element types

(defun integer-width (type)
  "The number of bits of the integers of TYPE, and whether they have a sign; NIL if TYPE is none of integers."
  (let* ((type (expand-type type))
         (name (if (consp type) (car type) type))
         (argument (if (and (consp type) (cdr type)) (second type) '*))
         (bits (if (integerp argument) argument 8)))
    (case name
      (bit (values 1 nil))
      (unsigned-byte (values bits nil))
      (signed-byte (values bits t))
      (mod (values (integer-length (- argument 1)) nil))
      (integer (integer-range-width type))
      (or (union-width (cdr type)))
      (t nil))))

(defun integer-range-width (type)
  "The number of bits of the integers of TYPE, (INTEGER LOW HIGH), and whether they have a sign."
  (let ((low (if (consp type) (second type) '*))
        (high (if (consp type) (third type) '*)))
    (cond ((not (and (integerp low) (integerp high))) (values 8 nil))
          ((< low 0) (values (+ 1 (max (integer-length low) (integer-length high))) t))
          (t (values (max 1 (integer-length high)) nil)))))

(defun union-width (types)
  "The number of bits of the integers of all TYPES, and whether they have a sign; NIL if one is none of integers."
  (let ((most 0)
        (sign nil))
    (dolist (type types (values most sign))
      (multiple-value-bind (bits signed) (integer-width type)
        (unless bits (return nil))
        ;; One more, so that those without a sign fit beside others.
        (setq most (max most (if signed bits (+ bits 1))))
        (when signed (setq sign t))))))

(defun file-element-type (type)
  "The type of the elements of a file that is opened with the element TYPE, and the bits and sign of integers."
  (if (member type '(:default character base-char standard-char extended-char))
      'character
      (multiple-value-bind (bits signed) (integer-width type)
        (if bits
            (values (list (if signed 'signed-byte 'unsigned-byte) bits) bits signed)
            (simple-type-failure type '(or (member character) (cons (member unsigned-byte signed-byte)))
                                 "There are no files with elements of type ~S." type)))))

(defun check-external-format (format)
  "The external FORMAT by the name that it has here; an error if there is none."
  (case format
    ((:default :utf-8 :utf8) :utf-8)
    ((:latin-1 :latin1 :iso-8859-1) :latin-1)
    (t (simple-type-failure format '(member :default :utf-8 :latin-1) "There is no external format ~S." format))))

;;; Opening

(defun make-file-stream (pathname path handle direction type format)
  "A stream of the file of PATHNAME, which the host knows as PATH and HANDLE, with elements of TYPE."
  (multiple-value-bind (element-type bits signed) (file-element-type type)
    (let ((stream (new-file-stream
                   (if (eq direction :probe) *closed-operations* (open-operations direction (not bits)))
                   pathname path handle element-type format
                   (not bits) (if bits (ceiling bits 8) 1) signed
                   (make-i8-array file-buffer-size 0) 0 0 0 0 nil nil 0 0 nil nil)))
      (unless (eq direction :input)
        (setf (file-stream-writer stream) (lambda () (write-buffer stream))))
      stream)))

(defun open-mode (direction if-exists if-does-not-exist exists)
  "How the host is to open a file that EXISTS or not."
  (let ((access (ecase direction
                  (:input open-to-read)
                  (:output open-to-write)
                  (:io (+ open-to-read open-to-write)))))
    (cond ((eq direction :input) access)
          (exists (+ access (if (member if-exists '(:supersede :new-version)) open-truncating 0)))
          ((eq if-does-not-exist :create) (+ access open-creating open-exclusively))
          (t access))))

(defun open (filename &key (direction :input) (element-type 'character) (if-exists nil if-exists-p)
                        (if-does-not-exist nil if-does-not-exist-p) (external-format :default))
  "Open the file of FILENAME, a pathname designator. Return a stream, or NIL if IF-EXISTS or IF-DOES-NOT-EXIST say so."
  (let* ((pathname (file-pathname filename))
         (path (native-namestring pathname))
         (format (check-external-format external-format))
         (if-exists (if if-exists-p (check-if-exists if-exists) :error))
         (if-does-not-exist (if if-does-not-exist-p
                                (check-if-does-not-exist if-does-not-exist)
                                (default-if-does-not-exist direction if-exists)))
         (exists (/= nothing-there (kind-of-file path pathname)))
         (output (member direction '(:output :io))))
    (cond ((and exists output (null if-exists)) nil)
          ((and exists output (eq if-exists :error)) (file-failure "open" pathname existence))
          ((and (not exists) (null if-does-not-exist)) nil)
          ((and (not exists) (eq if-does-not-exist :error)) (file-failure "open" pathname absence))
          ((eq direction :input) (open-file pathname path direction element-type format open-to-read))
          (output (open-output pathname path direction element-type format if-exists if-does-not-exist exists))
          (t (check-direction direction)
             (unless exists (create-file pathname path))
             (make-file-stream pathname path nil :probe element-type format)))))

(defun check-if-exists (option)
  "Return OPTION, what to do if a file exists; a type-error if it is none."
  (if (member option '(:error :new-version :rename :rename-and-delete :overwrite :append :supersede nil))
      option
      (wrong-type option '(member :error :new-version :rename :rename-and-delete :overwrite :append :supersede nil))))

(defun check-if-does-not-exist (option)
  "Return OPTION, what to do if a file does not exist; a type-error if it is none."
  (if (member option '(:error :create nil))
      option
      (wrong-type option '(member :error :create nil))))

(defun check-direction (direction)
  "A type-error if DIRECTION is none."
  (unless (member direction '(:input :output :io :probe))
    (wrong-type direction '(member :input :output :io :probe))))

(defun default-if-does-not-exist (direction if-exists)
  "What OPEN does if a file does not exist and it is not told."
  (cond ((eq direction :input) :error)
        ((eq direction :probe) nil)
        ((member if-exists '(:overwrite :append)) :error)
        (t :create)))

(defun open-file (pathname path direction element-type format mode)
  "Have the host open a file in MODE, and return a stream of it."
  (file-element-type element-type)
  (make-file-stream pathname path (check-done (open-host-file path mode) "open" pathname)
                    direction element-type format))

(defun create-file (pathname path)
  "Make a file without contents."
  (close-host-file (check-done (open-host-file path (+ open-to-write open-creating open-exclusively))
                               "make" pathname)))

(defun open-output (pathname path direction element-type format if-exists if-does-not-exist exists)
  "Open a file for output, or both input and output if that is the DIRECTION. EXISTS tells whether it is there."
  (let* ((backup (if (and exists (member if-exists '(:rename :rename-and-delete)))
                     (joined path ".bak")
                     nil))
         (create (if backup :create if-does-not-exist)))
    (when backup
      (check-done (rename-host-file path backup) "rename" pathname)
      (setq exists nil))
    (let ((stream (open-file pathname path direction element-type format
                             (open-mode direction if-exists create exists))))
      (when (eq if-exists :append) (go-to-end stream))
      (setf (file-stream-undo stream)
            (cond (backup (lambda (abort) (settle-backup path backup abort if-exists)))
                  (exists nil)
                  (t (lambda (abort) (when abort (remove-host-file path nil))))))
      stream)))

(defun go-to-end (stream)
  "Have STREAM, a file stream that was just opened, stand at the end of its file, if that has positions at all."
  (let ((size (host-file-size (file-stream-handle stream))))
    (when (= size size)
      (go-in-file stream (values (floor size))))))

(defun settle-backup (path backup abort if-exists)
  "Do what is due with the file at the path BACKUP when the one that took its PATH is closed."
  (cond (abort (rename-host-file backup path))
        ((eq if-exists :rename-and-delete) (remove-host-file backup nil))))

(defmacro with-open-file ((stream filename &rest options) &body body)
  "Run BODY with the variable STREAM bound to what OPEN returns for FILENAME and OPTIONS, which is closed afterwards."
  (let ((aborted (gensym "ABORTED")))
    `(let ((,stream (open ,filename ,@options))
           (,aborted t))
       (unwind-protect
            (multiple-value-prog1 ,(body-form body) (setq ,aborted nil))
         (when ,stream (close ,stream :abort ,aborted))))))
