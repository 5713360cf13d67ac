;;;; Making association lists (CLHS 14.2.33 acons, copy-alist, pairlis).

(in-package :clysm-system)

(defun acons (key datum alist)
  "Return ALIST with the pair of KEY and DATUM in front."
  (cons (cons key datum) alist))

(defun copy-alist (alist)
  "Return a copy of ALIST and of its pairs."
  (let ((reversed nil))
    (do ((rest alist (%cdr rest)))
        ((endp rest) (nreconc reversed nil))
      (let ((pair (%car rest)))
        (setq reversed (cons (if (consp pair) (cons (%car pair) (%cdr pair)) pair) reversed))))))

(defun pairlis (keys data &optional alist)
  "Return ALIST with the pairs of KEYS and DATA in front."
  (let ((reversed nil))
    (do ((keys-rest keys (%cdr keys-rest))
         (data-rest data (%cdr data-rest)))
        ((if (endp keys-rest) t (endp data-rest))
         (unless (if (endp keys-rest) (endp data-rest) nil)
           (error 'lists-of-unequal-length :lists (list keys data)))
         (nreconc reversed alist))
      (setq reversed (cons (cons (%car keys-rest) (%car data-rest)) reversed)))))
