;;;; Lists as sets (CLHS 14.2.40 to 14.2.44).

(in-package :clysm-system)

(defun member-by (item list key test)
  "Whether an element of LIST, seen through the function KEY, matches ITEM by the function TEST."
  (do ((rest list (%cdr rest)))
      ((endp rest) nil)
    (when (funcall test item (funcall key (%car rest))) (return t))))

(defun swapped (test)
  "Return the function TEST with its two arguments exchanged."
  (lambda (first second) (funcall test second first)))

(defun adjoin (item list &key key test test-not)
  "Return LIST, with ITEM in front if no element matches it."
  (let ((key (key-function key)))
    (if (member-by (funcall key item) list key (test-function test test-not))
        list
        (cons item list))))

(defun union (first second &key key test test-not)
  "Return a list of the elements of either list."
  (let ((key (key-function key))
        (test (test-function test test-not))
        (result second))
    (do ((rest first (%cdr rest)))
        ((endp rest) result)
      (unless (member-by (funcall key (%car rest)) second key test)
        (setq result (cons (%car rest) result))))))

(defun nunion (first second &key key test test-not)
  "Return a list of the elements of either list; may change them."
  (union first second :key key :test test :test-not test-not))

(defun select-members (wanted first second key test)
  "Return the elements of FIRST whose being matched in SECOND is WANTED, in order."
  (let ((reversed nil))
    (do ((rest first (%cdr rest)))
        ((endp rest) (nreconc reversed nil))
      (when (eq wanted (member-by (funcall key (%car rest)) second key test))
        (setq reversed (cons (%car rest) reversed))))))

(defun intersection (first second &key key test test-not)
  "Return a list of the elements of FIRST that match one of SECOND."
  (select-members t first second (key-function key) (test-function test test-not)))

(defun nintersection (first second &key key test test-not)
  "Return a list of the elements of FIRST that match one of SECOND; may change FIRST."
  (select-members t first second (key-function key) (test-function test test-not)))

(defun set-difference (first second &key key test test-not)
  "Return a list of the elements of FIRST that match none of SECOND."
  (select-members nil first second (key-function key) (test-function test test-not)))

(defun nset-difference (first second &key key test test-not)
  "Return a list of the elements of FIRST that match none of SECOND; may change FIRST."
  (select-members nil first second (key-function key) (test-function test test-not)))

(defun set-exclusive-or (first second &key key test test-not)
  "Return a list of the elements that match none of the other list."
  (let ((key (key-function key))
        (test (test-function test test-not)))
    ;; The test sees an element of FIRST before one of SECOND, whichever is looked for.
    (nconc (select-members nil first second key test)
           (select-members nil second first key (swapped test)))))

(defun nset-exclusive-or (first second &key key test test-not)
  "Return a list of the elements that match none of the other list; may change both."
  (set-exclusive-or first second :key key :test test :test-not test-not))

(defun subsetp (first second &key key test test-not)
  "Whether every element of FIRST matches one of SECOND."
  (let ((key (key-function key))
        (test (test-function test test-not)))
    (do ((rest first (%cdr rest)))
        ((endp rest) t)
      (unless (member-by (funcall key (%car rest)) second key test) (return nil)))))
