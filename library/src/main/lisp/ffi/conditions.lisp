;;;; The conditions of the foreign function interface, and what generated code calls when a foreign call fails.

(in-package "CLYSM-SYSTEM")

(define-condition ffi:ffi-error (error)
  ((function-name :initarg :function-name :initform nil :reader ffi:ffi-error-function-name))
  (:documentation "Something went wrong between Lisp and its host."))

(defun report-ffi-type-error (condition stream)
  "Write the report of an FFI-TYPE-ERROR."
  (let ((argument (ffi:ffi-type-error-argument condition))
        (path (ffi:ffi-type-error-path condition))
        (function (ffi:ffi-error-function-name condition))
        (value (ffi:ffi-type-error-actual-value condition))
        (type (ffi:ffi-type-error-expected-type condition)))
    (cond ((and (consp type) (eq (car type) :arguments))
           (format stream "~S takes at least ~D argument~:P, not ~D." function (second type) value))
          (t
           (when path
             (format stream "The ~:[field~;element~] " (integerp (first (last path))))
             (write-path path stream)
             (write-string " of " stream))
           (if argument
               (format stream "~:[A~;a~]rgument ~D" path argument)
               (format stream "~:[T~;t~]he result" path))
           (if (and (consp type) (eq (car type) :acyclic))
               (format stream " of ~S is of the type ~S and contains itself." function (second type))
               (format stream " of ~S is ~S, which is not of the foreign type ~S." function value type))))))

(defun write-path (path stream)
  "Write the PATH to a part of a value as \"points[3].x\"."
  (let ((separator ""))
    (dolist (part path)
      (if (integerp part)
          (format stream "[~D]" part)
          (format stream "~A~A" separator part))
      (setq separator "."))))

(define-condition ffi:ffi-type-error (type-error ffi:ffi-error)
  ((direction :initarg :direction :reader ffi:ffi-type-error-direction)
   (argument :initarg :argument :initform nil :reader ffi:ffi-type-error-argument)
   (path :initarg :path :initform nil :reader ffi:ffi-type-error-path))
  (:report report-ffi-type-error)
  (:documentation "A value cannot be converted to the declared type: DIRECTION is :TO-HOST or :FROM-HOST, ARGUMENT the
position of the argument, counted from 1, or NIL for a result. If the value is a part of what crosses, PATH leads to it:
the names of fields of records and the indices of elements of lists and vectors, the outermost first."))

(defun ffi:ffi-type-error-expected-type (condition)
  "The marshal type that the value should have had."
  (type-error-expected-type condition))

(defun ffi:ffi-type-error-actual-value (condition)
  "The value that could not be converted."
  (type-error-datum condition))

(define-condition ffi:ffi-host-error (ffi:ffi-error)
  ((message :initarg :message)
   (cause :initarg :cause :reader ffi:ffi-host-error-cause))
  (:report (lambda (condition stream)
             (format stream "The host function ~S failed: ~A"
                     (ffi:ffi-host-error-function-name condition)
                     (ffi:ffi-host-error-message condition))))
  (:documentation "A host function threw. CAUSE is the object that it threw."))

(defun ffi:ffi-host-error-function-name (condition)
  "The Lisp name of the host function that threw."
  (ffi:ffi-error-function-name condition))

(ffi:define-foreign-function host-error-stack "clysm:runtime.errorStack" (:anyref) :string)

(defun ffi:ffi-host-error-stack (condition)
  "The stack of what the host function threw, as the engine words it, a string; NIL if it was no error object."
  (host-error-stack (ffi:ffi-host-error-cause condition)))

(ffi:define-foreign-function cause-message "clysm:runtime.errorMessage" (:anyref) :string)

(defun ffi:ffi-host-error-message (condition)
  "The message of what the host function threw, a string. It is made when it is first asked for."
  (check-condition-slot condition 'message 'ffi:ffi-host-error)
  (multiple-value-bind (vector index) (condition-slot-place condition 'message)
    (if (null-ref-p (any-ref vector index))
        (set-any-ref vector index (cause-message (ffi:ffi-host-error-cause condition)))
        (any-ref vector index))))

(ffi:define-foreign-function host-error-condition "clysm:runtime.errorCondition" (:anyref) :anyref)

(defun condition-of-host-error (function cause)
  "The condition for CAUSE, which the host function called FUNCTION in Lisp threw: an FFI-HOST-ERROR, but a condition of
ours that the host has let pass is itself; NIL if CAUSE is the end of the program, which is no error."
  (let ((condition (host-error-condition cause)))
    (cond ((eq condition 'ffi:null)
           (make-host-error function (if (null-ref-p cause) 'ffi:null cause)))
          ((condition-object-p condition) condition)
          (t nil))))

(defun make-host-error (function cause)
  "An FFI-HOST-ERROR as MAKE-CONDITION makes it, in a fifth of the time; its message is left to be asked for."
  (let* ((layout (find-layout 'ffi:ffi-host-error))
         (slots (condition-slots layout))
         (values (make-any-array (list-length slots) (null-ref)))
         (condition (make-structure layout 1))
         (index 0))
    (dolist (slot slots)
      (case (car slot)
        (function-name (set-any-ref values index function))
        (cause (set-any-ref values index cause)))
      (setq index (+ index 1)))
    (set-structure-ref condition 0 values)
    condition))

(defun host-error (function cause)
  "Signal that the host function called FUNCTION in Lisp threw CAUSE, or let that end the program."
  (let ((condition (condition-of-host-error function cause)))
    (if condition (error condition) (throw-host-error cause))))

(defun host-error-restarts (function cause)
  "Signal as HOST-ERROR, with restarts: the value that USE-VALUE got for the result; the null reference to call again; a
frame to exit with. It is not thrown here: who called may be where it lands, or is nearer to that."
  (let ((condition (or (condition-of-host-error function cause) (throw-host-error cause))))
    (or (handler-case-frame condition)
        (restart-case (error condition)
          (use-value (value)
            :report (lambda (stream) (format stream "Use a value in place of what ~S returns." function))
            value)
          (ffi:retry ()
            :report (lambda (stream) (format stream "Call ~S again." function))
            (null-ref))))))

(defun report-text (condition)
  "The report of CONDITION as a string, or if that fails its type."
  (handler-case (princ-to-string condition)
    (error ()
      (concatenate-strings (symbol-name-slot (symbol-object (layout-name (structure-layout condition))))
                           ", a condition whose report fails"))))

(defun unhandled-condition (condition)
  "Leave Lisp because nobody handles CONDITION. Does not return."
  (throw-host-error (error-for-host condition)))

(defun error-for-host (condition)
  "What the host sees of CONDITION: its own error again, or a LispError."
  (if (condition-typep condition 'ffi:ffi-host-error)
      (let ((cause (ffi:ffi-host-error-cause condition)))
        (if (eq cause 'ffi:null) (null-ref) cause))
      (lisp-error condition)))

(ffi:define-foreign-function set-error-slot "clysm:runtime.setSlot" (:anyref :string :anyref) :void)

(defun lisp-error (condition)
  "What the host sees of an unhandled CONDITION: an error object with its report, type and slots."
  (let* ((layout (structure-layout condition))
         (error (make-lisp-error (host-string (report-text condition))
                                 condition
                                 (host-string (symbol-name (layout-name layout)))
                                 (host-mistake-p condition))))
    (dolist (slot (condition-slots layout) error)
      (multiple-value-bind (vector index) (condition-slot-place condition (car slot))
        (unless (null-ref-p (any-ref vector index))
          (set-error-slot error (symbol-name (car slot)) (shown-to-host (any-ref vector index) 0)))))))

(defun host-mistake-p (condition)
  "Whether CONDITION says that the host gave a value that cannot be converted."
  (and (condition-typep condition 'ffi:ffi-type-error)
       (eq (ffi:ffi-type-error-direction condition) :from-host)))

(ffi:define-foreign-function box-number "clysm:runtime.number" (:float) :anyref)

(defconstant shown-depth 4
  "How deep lists within lists are shown to the host.")

(defconstant shown-length 100
  "The length of a list above which it is not.")

(defun shown-list-p (value depth)
  "Whether VALUE is a list to be shown to the host, in so many others: it may be long, or contain itself."
  (do ((tail value (cdr tail))
       (length 0 (+ length 1)))
      ((not (consp tail)) (null tail))
    (when (or (= depth shown-depth) (= length shown-length)) (return nil))))

(defun shown-to-host (value depth)
  "VALUE, which is in lists to the DEPTH, as the host can look at it: strings, characters, real numbers, the names of
symbols, and arrays of these for lists; NIL is null, other objects are opaque."
  (cond ((null value) 'ffi:null)
        ((and (consp value) (shown-list-p value depth))
         (let ((array (new-host-array)))
           (dolist (element value array)
             (push-element array (shown-to-host element (+ depth 1))))))
        ((symbolp value) (host-string (symbol-name value)))
        ((stringp value) (host-string value))
        ((characterp value) (host-string (string value)))
        ((floatp value) (box-number value))
        ((or (int64p value) (bignump value)) (any-integer-to-host value))
        ((and (ratio-object-p value) (has-double-float-p value)) (box-number value))
        (t value)))
