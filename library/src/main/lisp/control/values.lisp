;;;; Multiple values from lists (CLHS 5.3 values, values-list).

(in-package :clysm-system)

(defconstant multiple-values-limit 1024 "One more than the number of values that a form can have.")
(defconstant call-arguments-limit 1073741823 "One more than the number of arguments of a call.")
(defconstant lambda-parameters-limit 1000 "One more than the number of parameters of a function.")

(defun values-list (list)
  "Return the elements of LIST as multiple values."
  (let* ((elements (list-to-arguments list 0))
         (count (array-length elements)))
    (declare (type i32 count))
    (when (i32>= count 1024) (error 'too-many-values :count count))
    ;; The first two make room; what follows calls nothing and so puts the real ones in their place.
    (multiple-value-prog1 (values (if (i32= count 0) nil (any-ref elements 0)) nil)
      (if (i32> count 1) (any-copy (values-vector) 1 elements 1 (i32- count 1)) nil)
      (set-values-count count))))

(defun values (&rest objects)
  "Return OBJECTS as multiple values."
  (values-list objects))
