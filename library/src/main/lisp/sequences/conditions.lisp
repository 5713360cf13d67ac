;;;; The conditions of sequence functions.

(in-package "CLYSM-SYSTEM")

(define-condition bounding-index-error (type-error)
  ((sequence :initarg :sequence :reader bounding-index-error-sequence))
  (:report (lambda (condition stream)
             (let ((bounds (type-error-datum condition)))
               (format stream "The bounding indices ~S and ~S are not right for a sequence of length ~D."
                       (car bounds) (cdr bounds)
                       (length (bounding-index-error-sequence condition))))))
  (:documentation "The arguments START and END do not bound a part of a sequence."))
