;;; A program that finds functions by names that it computes may pass them anything.
(defun half (x)
  (list x))

(defun caller ()
  (half 1))

(print (caller))
(print (funcall (intern "HALF") 'a))
(print (funcall (symbol-function (find-symbol (concatenate 'string "HA" "LF"))) 2.5))
