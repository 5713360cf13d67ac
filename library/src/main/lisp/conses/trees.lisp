;;;; Conses as trees (CLHS 14.1.1): copying, comparing, substituting.

(in-package :clysm-system)

(defun copy-tree (tree)
  "Return a copy of all conses of TREE."
  (if (consp tree)
      ;; Recursion in the direction of the car only, so that long lists do not exhaust the stack.
      (let* ((result (cons (copy-tree (%car tree)) nil))
             (tail result)
             (rest (%cdr tree)))
        (do () ((not (consp rest)))
          (let ((new (cons (copy-tree (%car rest)) nil)))
            (set-cdr tail new)
            (setq tail new)
            (setq rest (%cdr rest))))
        (set-cdr tail rest)
        result)
      tree))

(defun tree-equal (first second &key test test-not)
  "Whether the trees have the same shape and matching leaves."
  (let ((test (test-function test test-not)))
    (labels ((same (first second)
               (do () ((not (consp first))
                       (if (consp second)
                           nil
                           (if (funcall test first second) t nil)))
                 (unless (consp second) (return nil))
                 (unless (same (%car first) (%car second)) (return nil))
                 (setq first (%cdr first))
                 (setq second (%cdr second)))))
      (same first second))))

(defun substitute-tree (new predicate tree key)
  "Return TREE with NEW in place of each subtree whose KEY satisfies PREDICATE; what does not change is shared."
  (labels ((walk (tree)
             (cond ((funcall predicate (funcall key tree)) new)
                   ((consp tree)
                    (let ((car (walk (%car tree)))
                          (cdr (walk (%cdr tree))))
                      (if (if (eq car (%car tree)) (eq cdr (%cdr tree)) nil)
                          tree
                          (cons car cdr))))
                   (t tree))))
    (walk tree)))

(defun nsubstitute-tree (new predicate tree key)
  "Put NEW in place of each subtree of TREE whose KEY satisfies PREDICATE, by changing its conses."
  (labels ((walk (tree)
             (cond ((funcall predicate (funcall key tree)) new)
                   ((consp tree)
                    (set-car tree (walk (%car tree)))
                    (set-cdr tree (walk (%cdr tree)))
                    tree)
                   (t tree))))
    (walk tree)))

(defun tree-item-predicate (item test test-not)
  "Return a function of one argument: whether it matches ITEM."
  (let ((test (test-function test test-not)))
    (lambda (object) (funcall test item object))))

(defun subst (new old tree &key key test test-not)
  "Return TREE with NEW in place of each subtree that matches OLD."
  (substitute-tree new (tree-item-predicate old test test-not) tree (key-function key)))

(defun subst-if (new predicate tree &key key)
  "Return TREE with NEW in place of each subtree that satisfies PREDICATE."
  (substitute-tree new (coerce-to-function predicate) tree (key-function key)))

(defun subst-if-not (new predicate tree &key key)
  "Return TREE with NEW in place of each subtree that does not satisfy PREDICATE."
  (substitute-tree new (negated-predicate predicate) tree (key-function key)))

(defun nsubst (new old tree &key key test test-not)
  "Put NEW in place of each subtree of TREE that matches OLD, by changing its conses."
  (nsubstitute-tree new (tree-item-predicate old test test-not) tree (key-function key)))

(defun nsubst-if (new predicate tree &key key)
  "Put NEW in place of each subtree of TREE that satisfies PREDICATE, by changing its conses."
  (nsubstitute-tree new (coerce-to-function predicate) tree (key-function key)))

(defun nsubst-if-not (new predicate tree &key key)
  "Put NEW in place of each subtree of TREE that does not satisfy PREDICATE, by changing its conses."
  (nsubstitute-tree new (negated-predicate predicate) tree (key-function key)))

(defun find-replacement (object alist test)
  "Return the first pair of ALIST whose car OBJECT matches by the function TEST, or NIL (CLHS sublis)."
  (do ((rest alist (%cdr rest)))
      ((endp rest) nil)
    (let ((pair (%car rest)))
      (unless (null pair)
        (when (funcall test object (car pair)) (return pair))))))

(defun sublis (alist tree &key key test test-not)
  "Return TREE with the replacement that ALIST has for it in place of each subtree."
  (let ((key (key-function key))
        (test (test-function test test-not)))
    (labels ((walk (tree)
               (let ((pair (find-replacement (funcall key tree) alist test)))
                 (cond (pair (%cdr pair))
                       ((consp tree)
                        (let ((car (walk (%car tree)))
                              (cdr (walk (%cdr tree))))
                          (if (if (eq car (%car tree)) (eq cdr (%cdr tree)) nil)
                              tree
                              (cons car cdr))))
                       (t tree)))))
      (walk tree))))

(defun nsublis (alist tree &key key test test-not)
  "Put the replacement that ALIST has for it in place of each subtree of TREE, by changing its conses."
  (let ((key (key-function key))
        (test (test-function test test-not)))
    (labels ((walk (tree)
               (let ((pair (find-replacement (funcall key tree) alist test)))
                 (cond (pair (%cdr pair))
                       ((consp tree)
                        (set-car tree (walk (%car tree)))
                        (set-cdr tree (walk (%cdr tree)))
                        tree)
                       (t tree)))))
      (walk tree))))
