;;;; Mapping over lists (CLHS 14.2.39 mapc, mapcar, mapcan, mapl, maplist, mapcon). One and two lists, the usual
;;;; cases, go without argument lists.

(in-package :clysm-system)

(defun take-arguments (lists part)
  "Return a list of PART, a function, of each of LISTS, or the null reference if one of them is at its end."
  (let ((reversed nil))
    (do ((rest lists (%cdr rest)))
        ((null rest) (nreconc reversed nil))
      (when (endp (%car rest)) (return (null-ref)))
      (setq reversed (cons (funcall part (%car rest)) reversed)))))

(defun step-lists (lists)
  "Replace each of LISTS by its cdr."
  (do ((rest lists (%cdr rest)))
      ((null rest) lists)
    (set-car rest (%cdr (%car rest)))))

(defun map-each (function part lists)
  "Call FUNCTION with PART of LISTS, of their cdrs and so on until one ends."
  (do () (nil)
    (let ((arguments (take-arguments lists part)))
      (when (null-ref-p arguments) (return nil))
      (apply function arguments)
      (step-lists lists))))

(defun map-collect (function part lists)
  "Return a list of the results of calling FUNCTION with PART of LISTS, of their cdrs and so on until one ends."
  (let ((reversed nil))
    (do () (nil)
      (let ((arguments (take-arguments lists part)))
        (when (null-ref-p arguments) (return (nreconc reversed nil)))
        (setq reversed (cons (apply function arguments) reversed))
        (step-lists lists)))))

(defun join-lists (lists)
  "Join LISTS as nconc does."
  (let ((result nil)
        (end nil))
    (do ((rest lists (%cdr rest)))
        ((null rest) result)
      (let ((list (%car rest)))
        (unless (null list)
          (if (null end) (setq result list) (set-cdr end list))
          (when (consp list) (setq end (last list))))))))

(defun mapcar (function list &rest lists)
  "Return a list of the results of calling FUNCTION with the first elements of the lists, the second and so on."
  (let ((function (coerce-to-function function))
        (reversed nil))
    (cond ((null lists)
           (do ((rest list (%cdr rest)))
               ((endp rest) (nreconc reversed nil))
             (setq reversed (cons (funcall function (%car rest)) reversed))))
          ((null (%cdr lists))
           (do ((rest list (%cdr rest))
                (other (%car lists) (%cdr other)))
               ((if (endp rest) t (endp other)) (nreconc reversed nil))
             (setq reversed (cons (funcall function (%car rest) (%car other)) reversed))))
          (t (map-collect function #'car (cons list lists))))))

(defun mapc (function list &rest lists)
  "Call FUNCTION with the first elements of the lists, the second and so on; return the first list."
  (let ((function (coerce-to-function function)))
    (cond ((null lists)
           (do ((rest list (%cdr rest)))
               ((endp rest))
             (funcall function (%car rest))))
          ((null (%cdr lists))
           (do ((rest list (%cdr rest))
                (other (%car lists) (%cdr other)))
               ((if (endp rest) t (endp other)))
             (funcall function (%car rest) (%car other))))
          (t (map-each function #'car (cons list lists))))
    list))

(defun maplist (function list &rest lists)
  "Return a list of the results of calling FUNCTION with the lists, their cdrs and so on."
  (map-collect (coerce-to-function function) #'identity (cons list lists)))

(defun mapl (function list &rest lists)
  "Call FUNCTION with the lists, their cdrs and so on; return the first list."
  (map-each (coerce-to-function function) #'identity (cons list lists))
  list)

(defun mapcan (function list &rest lists)
  "Join the lists that FUNCTION returns for the first elements of the lists, the second and so on."
  (join-lists (if (null lists)
                  (mapcar function list)
                  (map-collect (coerce-to-function function) #'car (cons list lists)))))

(defun mapcon (function list &rest lists)
  "Join the lists that FUNCTION returns for the lists, their cdrs and so on."
  (join-lists (map-collect (coerce-to-function function) #'identity (cons list lists))))
