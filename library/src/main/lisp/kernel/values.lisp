;;;; Multiple values (CLHS 5.3): from a list, and as a function.

(in-package :clysm-system)

(defun values-list (list)
  "Return the elements of LIST as multiple values."
  (apply #'values list))
