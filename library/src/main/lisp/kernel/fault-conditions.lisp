;;;; The condition types of faults that the standard leaves without a name of their own.
;;;; Loaded after conditions/; the functions that signal them stand in kernel/ and conses/.

(in-package :clysm-system)

(define-condition missing-catch-tag (control-error)
  ((tag :initarg :tag :reader missing-catch-tag-tag))
  (:report (lambda (condition stream)
             (format stream "There is no catch for the tag ~S." (missing-catch-tag-tag condition))))
  (:documentation "THROW to a tag for which no CATCH is active."))

(define-condition odd-keywords (program-error)
  ((function-name :initarg :function-name :reader odd-keywords-function-name))
  (:report (lambda (condition stream)
             (format stream "~A was called with a keyword that no value follows."
                     (odd-keywords-function-name condition))))
  (:documentation "The keyword arguments of a call are no pairs."))

(define-condition unknown-keyword (program-error)
  ((function-name :initarg :function-name :reader unknown-keyword-function-name)
   (keyword :initarg :keyword :reader unknown-keyword-keyword))
  (:report (lambda (condition stream)
             (format stream "~A does not take the keyword argument ~S."
                     (unknown-keyword-function-name condition)
                     (unknown-keyword-keyword condition))))
  (:documentation "A function was called with a keyword that its lambda list does not have."))

(define-condition conflicting-tests (program-error)
  ((test :initarg :test :reader conflicting-tests-test)
   (test-not :initarg :test-not :reader conflicting-tests-test-not))
  (:report "The arguments :TEST and :TEST-NOT exclude each other.")
  (:documentation "A function was given both :TEST and :TEST-NOT."))

(define-condition lists-of-unequal-length (error)
  ((lists :initarg :lists :reader lists-of-unequal-length-lists))
  (:report (lambda (condition stream)
             (format stream "The lists~{ ~S~} are not of the same length."
                     (lists-of-unequal-length-lists condition))))
  (:documentation "Lists whose elements belong together are not of the same length."))

(define-condition too-many-values (program-error)
  ((count :initarg :count :reader too-many-values-count))
  (:report (lambda (condition stream)
             (format stream "~D values are more than a form can have." (too-many-values-count condition))))
  (:documentation "A list has more elements than a form can have values."))

(define-condition integer-too-large (storage-condition)
  ((operation :initarg :operation :reader integer-too-large-operation)
   (operands :initarg :operands :reader integer-too-large-operands))
  (:report (lambda (condition stream)
             (format stream "The result of ~S is too large to be stored." (integer-too-large-operation condition))))
  (:documentation "An integer would not fit into the memory."))

(define-condition integer-syntax (parse-error)
  ((string :initarg :string :reader integer-syntax-string)
   (start :initarg :start :reader integer-syntax-start)
   (end :initarg :end :reader integer-syntax-end)
   (radix :initarg :radix :reader integer-syntax-radix))
  (:report (lambda (condition stream)
             (format stream "~S is no integer in radix ~D."
                     (subseq (integer-syntax-string condition)
                             (integer-syntax-start condition)
                             (integer-syntax-end condition))
                     (integer-syntax-radix condition))))
  (:documentation "PARSE-INTEGER found something else than an integer."))

(define-condition arrays-of-unequal-shape (error)
  ((arrays :initarg :arrays :reader arrays-of-unequal-shape-arrays))
  (:report (lambda (condition stream)
             (format stream "The arrays~{ ~S~} do not have the same dimensions."
                     (arrays-of-unequal-shape-arrays condition))))
  (:documentation "Arrays whose elements belong together do not have the same dimensions."))

(define-condition no-compiler (control-error)
  ((arguments :initarg :arguments :reader no-compiler-arguments))
  (:report (lambda (condition stream)
             (format stream "A program that runs without its compiler cannot evaluate or expand ~S."
                     (car (no-compiler-arguments condition)))))
  (:documentation "EVAL, MACROEXPAND and what else needs the compiler was called in a program that was built."))
