;;;; The standard condition types (CLHS 9.1.1, figure 9-1) with their readers.

(in-package "CLYSM-SYSTEM")

(define-condition condition () ())
(define-condition serious-condition (condition) ())
(define-condition error (serious-condition) ())
(define-condition warning (condition) ())
(define-condition style-warning (warning) ())
(define-condition storage-condition (serious-condition) ())

(defun report-simple-condition (condition stream)
  "Write the format control of CONDITION with its arguments to STREAM."
  (let ((control (simple-condition-format-control condition)))
    (if control
        (apply #'format stream control (simple-condition-format-arguments condition))
        (write-string "No reason was given." stream))))

(define-condition simple-condition (condition)
  ((format-control :initarg :format-control :initform nil :reader simple-condition-format-control)
   (format-arguments :initarg :format-arguments :initform '() :reader simple-condition-format-arguments))
  (:report report-simple-condition))

(define-condition simple-error (simple-condition error) ())
(define-condition simple-warning (simple-condition warning) ())
(define-condition simple-storage-condition (simple-condition storage-condition) ())

(define-condition type-error (error)
  ((datum :initarg :datum :reader type-error-datum)
   (expected-type :initarg :expected-type :reader type-error-expected-type))
  (:report (lambda (condition stream)
             (format stream "The value ~S is not of type ~S."
                     (type-error-datum condition)
                     (type-error-expected-type condition)))))

(define-condition simple-type-error (simple-condition type-error) ())

(define-condition control-error (error) ())
(define-condition simple-control-error (simple-condition control-error) ())
(define-condition program-error (error) ())
(define-condition simple-program-error (simple-condition program-error) ())

(define-condition argument-count-error (program-error)
  ((function-name :initarg :function-name :reader argument-count-error-function-name)
   (argument-count :initarg :argument-count :reader argument-count-error-argument-count))
  (:report (lambda (condition stream)
             (format stream "~A was called with ~D argument~:P, a number that it does not take."
                     (argument-count-error-function-name condition)
                     (argument-count-error-argument-count condition))))
  (:documentation "A function was called with a number of arguments that its lambda list does not allow."))

(define-condition parse-error (error) ())
(define-condition simple-parse-error (simple-condition parse-error) ())

(define-condition cell-error (error)
  ((name :initarg :name :reader cell-error-name)))

(define-condition unbound-variable (cell-error) ()
  (:report (lambda (condition stream)
             (format stream "The variable ~S is unbound." (cell-error-name condition)))))

(define-condition undefined-function (cell-error) ()
  (:report (lambda (condition stream)
             (format stream "The function ~S is undefined." (cell-error-name condition)))))

(define-condition unbound-slot (cell-error)
  ((instance :initarg :instance :reader unbound-slot-instance))
  (:report (lambda (condition stream)
             (format stream "The slot ~S is unbound." (cell-error-name condition)))))

(define-condition arithmetic-error (error)
  ((operation :initarg :operation :initform nil :reader arithmetic-error-operation)
   (operands :initarg :operands :initform '() :reader arithmetic-error-operands))
  (:report (lambda (condition stream)
             (format stream "~S cannot be computed for the operands~{ ~S~}."
                     (arithmetic-error-operation condition)
                     (arithmetic-error-operands condition)))))

(define-condition division-by-zero (arithmetic-error) ()
  (:report (lambda (condition stream)
             (format stream "Division by zero~@[ in ~S~]."
                     (and (arithmetic-error-operation condition)
                          (cons (arithmetic-error-operation condition)
                                (arithmetic-error-operands condition)))))))

(define-condition floating-point-overflow (arithmetic-error) ())
(define-condition floating-point-underflow (arithmetic-error) ())
(define-condition floating-point-inexact (arithmetic-error) ())
(define-condition floating-point-invalid-operation (arithmetic-error) ())

(define-condition stream-error (error)
  ((stream :initarg :stream :reader stream-error-stream)))
(define-condition simple-stream-error (simple-condition stream-error) ())
(define-condition end-of-file (stream-error) ()
  (:report (lambda (condition stream)
             (format stream "End of file on ~S." (stream-error-stream condition)))))
(define-condition reader-error (parse-error stream-error) ())
(define-condition simple-reader-error (simple-condition reader-error) ())

(define-condition file-error (error)
  ((pathname :initarg :pathname :reader file-error-pathname)))
(define-condition simple-file-error (simple-condition file-error) ())

(define-condition package-error (error)
  ((package :initarg :package :reader package-error-package)))
(define-condition simple-package-error (simple-condition package-error) ())
(define-condition reader-package-error (simple-reader-error package-error) ()
  (:documentation "A text names a package that does not exist, or a symbol that a package does not export."))

(define-condition print-not-readable (error)
  ((object :initarg :object :reader print-not-readable-object))
  (:report (lambda (condition stream)
             (let ((*print-readably* nil))
               (format stream "~S cannot be printed readably." (print-not-readable-object condition))))))

(define-condition index-error (type-error)
  ((array :initarg :array :reader index-error-array))
  (:report (lambda (condition stream)
             (format stream "The index ~S is not in range for ~S."
                     (type-error-datum condition)
                     (index-error-array condition))))
  (:documentation "An index is not an integer within the bounds of an array or a list."))
