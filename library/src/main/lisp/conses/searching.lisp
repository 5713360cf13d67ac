;;;; Searching lists (CLHS 14.2.29 member to 14.2.36 rassoc), and the tests that all list functions share
;;;; (CLHS 17.2.1 "Satisfying a Two-Argument Test").

(in-package :clysm-system)

(defun key-function (key)
  "Return the function that the argument KEY stands for."
  (if (null key) #'identity (coerce-to-function key)))

(defun test-function (test test-not)
  "Return the function of two arguments that the arguments TEST and TEST-NOT stand for."
  (cond ((null test-not) (if (null test) #'eql (coerce-to-function test)))
        ((null test)
         (let ((test-not (coerce-to-function test-not)))
           (lambda (first second) (not (funcall test-not first second)))))
        (t (error 'conflicting-tests :test test :test-not test-not))))

(defun negated-predicate (predicate)
  "Return a function of one argument that is true where PREDICATE is not."
  (let ((predicate (coerce-to-function predicate)))
    (lambda (object) (not (funcall predicate object)))))

(defun member (item list &key key test test-not)
  "Return the tail of LIST that begins with the first element that matches ITEM, or NIL."
  (if (or key test test-not)
      (let ((key (key-function key))
            (test (test-function test test-not)))
        (do ((rest list (%cdr rest)))
            ((endp rest) nil)
          (when (funcall test item (funcall key (%car rest))) (return rest))))
      (do ((rest list (%cdr rest)))
          ((endp rest) nil)
        (when (eql item (%car rest)) (return rest)))))

(defun member-if (predicate list &key key)
  "Return the tail of LIST that begins with the first element that satisfies PREDICATE, or NIL."
  (let ((predicate (coerce-to-function predicate))
        (key (key-function key)))
    (do ((rest list (%cdr rest)))
        ((endp rest) nil)
      (when (funcall predicate (funcall key (%car rest))) (return rest)))))

(defun member-if-not (predicate list &key key)
  "Return the tail of LIST that begins with the first element that does not satisfy PREDICATE, or NIL."
  (member-if (negated-predicate predicate) list :key key))

(defun find-pair (part item alist key test test-not)
  "Return the first cons of ALIST whose PART, taken by a function, matches ITEM, or NIL."
  (let ((key (key-function key))
        (test (test-function test test-not)))
    (do ((rest alist (%cdr rest)))
        ((endp rest) nil)
      (let ((pair (%car rest)))
        (unless (null pair)
          (when (funcall test item (funcall key (funcall part pair))) (return pair)))))))

(defun find-pair-if (part predicate alist key)
  "Return the first cons of ALIST whose PART, taken by a function, satisfies PREDICATE, or NIL."
  (let ((predicate (coerce-to-function predicate))
        (key (key-function key)))
    (do ((rest alist (%cdr rest)))
        ((endp rest) nil)
      (let ((pair (%car rest)))
        (unless (null pair)
          (when (funcall predicate (funcall key (funcall part pair))) (return pair)))))))

(defun assoc (item alist &key key test test-not)
  "Return the first cons of ALIST whose car matches ITEM, or NIL."
  (if (or key test test-not)
      (find-pair #'car item alist key test test-not)
      (do ((rest alist (%cdr rest)))
          ((endp rest) nil)
        (let ((pair (%car rest)))
          (when (if (eql item (car pair)) (consp pair) nil) (return pair))))))

(defun assoc-if (predicate alist &key key)
  "Return the first cons of ALIST whose car satisfies PREDICATE, or NIL."
  (find-pair-if #'car predicate alist key))

(defun assoc-if-not (predicate alist &key key)
  "Return the first cons of ALIST whose car does not satisfy PREDICATE, or NIL."
  (find-pair-if #'car (negated-predicate predicate) alist key))

(defun rassoc (item alist &key key test test-not)
  "Return the first cons of ALIST whose cdr matches ITEM, or NIL."
  (find-pair #'cdr item alist key test test-not))

(defun rassoc-if (predicate alist &key key)
  "Return the first cons of ALIST whose cdr satisfies PREDICATE, or NIL."
  (find-pair-if #'cdr predicate alist key))

(defun rassoc-if-not (predicate alist &key key)
  "Return the first cons of ALIST whose cdr does not satisfy PREDICATE, or NIL."
  (find-pair-if #'cdr (negated-predicate predicate) alist key))
