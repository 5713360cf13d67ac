;;;; What the tables of rows share; RowsTest evaluates this file before each of them.

(defun outcome-of-condition (condition)
  "(:error types ...): the standard types of CONDITION, then its datum, name or operands if it has them."
  (list* :error
         (remove-if-not (lambda (type) (typep condition type))
                        '(type-error unbound-variable undefined-function unbound-slot division-by-zero
                          floating-point-overflow arithmetic-error control-error program-error end-of-file
                          reader-error parse-error stream-error file-error package-error print-not-readable
                          simple-error simple-warning style-warning warning storage-condition cell-error))
         (append (if (typep condition 'type-error)
                     (list (handler-case (type-error-datum condition) (unbound-slot () :unbound))))
                 (if (typep condition 'cell-error) (list (cell-error-name condition)))
                 (if (typep condition 'arithmetic-error) (list (arithmetic-error-operands condition))))))

(defmacro outcome (form)
  "The list of the values of FORM, or what OUTCOME-OF-CONDITION tells of the condition that ended it."
  `(handler-case (let ((*error-output* (make-broadcast-stream)))
                   (multiple-value-list (eval ',form)))
     (serious-condition (condition) (outcome-of-condition condition))))

(defmacro outcome-of (form)
  "What OUTCOME tells of FORM, which is compiled where it stands: the list of its values, or of what ended it."
  `(handler-case (multiple-value-list ,form)
     (serious-condition (condition) (outcome-of-condition condition))))
