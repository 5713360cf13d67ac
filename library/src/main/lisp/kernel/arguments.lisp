;;;; Arguments in arrays: what the general entry of a function and `apply' need (CLHS 3.4.1).

(in-package :clysm-system)

(defun rest-list (arguments start)
  "Return a fresh list of the elements of the array ARGUMENTS from START on."
  (declare (type i32 start))
  (let ((index (array-length arguments))
        (list nil))
    (declare (type i32 index))
    (tagbody
     next
       (when (i32> index start)
         (setq index (i32- index 1))
         (setq list (cons (any-ref arguments index) list))
         (go next)))
    list))

(defun list-to-arguments (list start)
  "Return an array of the elements of LIST, a proper list, from index START on; the caller fills what is before."
  (declare (type i32 start))
  (let ((length start)
        (rest list))
    (declare (type i32 length))
    (tagbody
     next
       (when (consp rest)
         (setq length (i32+ length 1))
         (setq rest (%cdr rest))
         (go next)))
    (unless (null rest) (wrong-type rest 'list))
    (let ((arguments (make-any-array length nil))
          (index start))
      (declare (type i32 index))
      (setq rest list)
      (tagbody
       next
         (when (i32< index length)
           (set-any-ref arguments index (%car rest))
           (setq rest (%cdr rest))
           (setq index (i32+ index 1))
           (go next)))
      arguments)))

(defun key-argument (arguments start keyword)
  "Return the argument after the leftmost KEYWORD from START on, or the null reference."
  (declare (type i32 start))
  (let ((index start)
        (last (i32- (array-length arguments) 1)))
    (declare (type i32 index last))
    (block nil
      (tagbody
       next
         (when (i32< index last)
           (when (eq (any-ref arguments index) keyword)
             (return (any-ref arguments (i32+ index 1))))
           (setq index (i32+ index 2))
           (go next)))
      (null-ref))))

(defun other-keys-allowed-p (arguments start)
  "Whether the leftmost :allow-other-keys from START on is followed by a true value (CLHS 3.4.1.4.1)."
  (declare (type i32 start))
  (let ((value (key-argument arguments start :allow-other-keys)))
    (if (null-ref-p value)
        nil
        (if (null value) nil t))))

(defun check-keys (function arguments start keywords)
  "Check that ARGUMENTS from START on are pairs whose first members stand in the vector KEYWORDS (CLHS 3.4.1.4)."
  (declare (type i32 start))
  (let ((count (i32- (array-length arguments) start)))
    (declare (type i32 count))
    (when (i32= (i32-and count 1) 1) (odd-keywords function))
    (let ((index start)
          (unknown (null-ref)))
      (declare (type i32 index))
      (tagbody
       next
         (when (i32< index (array-length arguments))
           (unless (known-keyword-p (any-ref arguments index) keywords)
             (setq unknown (any-ref arguments index)))
           (setq index (i32+ index 2))
           (go next)))
      (unless (null-ref-p unknown)
        (unless (other-keys-allowed-p arguments start)
          (unknown-keyword function unknown)))
      nil)))

(defun known-keyword-p (keyword keywords)
  "Whether KEYWORD is an element of the vector KEYWORDS or :allow-other-keys."
  (let ((index 0))
    (declare (type i32 index))
    (block nil
      (tagbody
       next
         (when (i32< index (array-length keywords))
           (when (eq (any-ref keywords index) keyword) (return t))
           (setq index (i32+ index 1))
           (go next)))
      (eq keyword :allow-other-keys))))
