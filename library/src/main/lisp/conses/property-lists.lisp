;;;; Property lists (CLHS 14.2.45 get-properties, getf, remf).

(in-package :clysm-system)

(defun property-tail (plist indicator)
  "Return the tail of PLIST that begins with INDICATOR, or NIL; a type-error if a value is missing."
  (do ((rest plist (%cdr (%cdr rest))))
      ((endp rest) nil)
    (unless (consp (%cdr rest)) (wrong-type (%cdr rest) 'cons))
    (when (eq (%car rest) indicator) (return rest))))

(defun getf (plist indicator &optional default)
  "Return the value of INDICATOR in PLIST, or DEFAULT."
  (let ((tail (property-tail plist indicator)))
    (if tail (%car (%cdr tail)) default)))

(defun put-property (plist indicator value)
  "Return PLIST with VALUE for INDICATOR: changed in place, or with a new pair in front. Serves (setf getf)."
  (let ((tail (property-tail plist indicator)))
    (if tail
        (progn (set-car (%cdr tail) value) plist)
        (cons indicator (cons value plist)))))

(defun delete-property (plist indicator)
  "Return PLIST without its first pair of INDICATOR, and whether there was one. Serves remf."
  (let ((previous nil))
    (do ((rest plist (%cdr (%cdr rest))))
        ((endp rest) (values plist nil))
      (unless (consp (%cdr rest)) (wrong-type (%cdr rest) 'cons))
      (when (eq (%car rest) indicator)
        (return
          (if (null previous)
              (values (%cdr (%cdr rest)) t)
              (progn
                (set-cdr previous (%cdr (%cdr rest)))
                (values plist t)))))
      (setq previous (%cdr rest)))))

(defun get-properties (plist indicators)
  "Return the first indicator in PLIST that is one of INDICATORS, its value and the tail that begins with it."
  (do ((rest plist (%cdr (%cdr rest))))
      ((endp rest) (values nil nil nil))
    (unless (consp (%cdr rest)) (wrong-type (%cdr rest) 'cons))
    (when (do ((candidates indicators (%cdr candidates)))
              ((endp candidates) nil)
            (when (eq (%car candidates) (%car rest)) (return t)))
      (return (values (%car rest) (%car (%cdr rest)) rest)))))
