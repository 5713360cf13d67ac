;;;; Walking over sequences: the macros that hide lists and vectors, bounds, and direction from the sequence functions
;;;; (CLHS 17).

(in-package "CLYSM-SYSTEM")

(defun require-sequence (object)
  "Signal a TYPE-ERROR unless OBJECT is a list or a vector."
  (unless (or (listp object) (vector-object-p object))
    (wrong-type object 'sequence)))

(defun sequence-length (sequence)
  "The number of elements of SEQUENCE; a TYPE-ERROR if it is no proper sequence."
  (cond ((listp sequence) (proper-list-length sequence))
        ((vector-object-p sequence) (active-length sequence))
        (t (wrong-type sequence 'sequence))))

(defun proper-list-length (list)
  "The number of elements of LIST; a TYPE-ERROR if it is dotted."
  (let ((count 0)
        (tail list))
    (declare (type i32 count))
    (tagbody
     next
       (when (consp tail)
         (setq count (i32+ count 1)
               tail (%cdr tail))
         (go next)))
    (unless (null tail) (wrong-type list 'list))
    count))

(defun bounding-error (sequence start end)
  "Signal that START and END do not bound a part of SEQUENCE."
  (let ((length (sequence-length sequence)))
    (error 'bounding-index-error
           :datum (cons start end)
           :expected-type `(cons (integer 0 ,length) (or null (integer ,(if (integerp start) (max start 0) 0) ,length)))
           :sequence sequence)))

(defun checked-end (sequence start end)
  "The end of the part of SEQUENCE that START and END bound (CLHS 17.1.1, bounding index designators)."
  (let ((length (sequence-length sequence)))
    (let ((limit (if (null end) length end)))
      (unless (and (fixnump start) (fixnump limit) (<= 0 start limit length))
        (bounding-error sequence start end))
      limit)))

(defmacro do-part ((element index sequence start end) &body body)
  "Run BODY for each ELEMENT of the part of SEQUENCE, the value of a variable, from START to END, with its INDEX.

The bounds are variables that were checked. BODY stands in an implicit block NIL."
  (let ((tail (gensym "TAIL")))
    `(block nil
       (if (listp ,sequence)
           (let ((,tail (nthcdr ,start ,sequence))
                 (,index ,start))
             (declare (ignorable ,index))
             (do ()
                 ((>= ,index ,end))
               (let ((,element (%car ,tail)))
                 (declare (ignorable ,element))
                 ,@body)
               (setq ,tail (%cdr ,tail)
                     ,index (+ ,index 1))))
           (do ((,index ,start (+ ,index 1)))
               ((>= ,index ,end))
             (let ((,element (element ,sequence ,index)))
               (declare (ignorable ,element))
               ,@body))))))

(defmacro do-part-backwards ((element index sequence start end) &body body)
  "Like DO-PART, from the last element to the first."
  (let ((vector (gensym "VECTOR")))
    `(block nil
       (let ((,vector (if (listp ,sequence) (part-as-vector ,sequence ,start ,end) nil)))
         (do ((,index (- ,end 1) (- ,index 1)))
             ((< ,index ,start))
           (let ((,element (if ,vector
                               (any-ref ,vector (- ,index ,start))
                               (element ,sequence ,index))))
             (declare (ignorable ,element))
             ,@body))))))

(defun part-as-vector (list start end)
  "A simple vector of the elements of LIST from START to END."
  (let ((vector (make-any-array (- end start) nil))
        (tail (nthcdr start list)))
    (dotimes (index (- end start) vector)
      (set-any-ref vector index (%car tail))
      (setq tail (%cdr tail)))))

(defmacro do-matches ((element index sequence start end from-end) test &body body)
  "Run BODY for each ELEMENT for which the form TEST is true, forwards or, if FROM-END is true, backwards.

BODY leaves by RETURN when it has seen enough."
  `(if ,from-end
       (do-part-backwards (,element ,index ,sequence ,start ,end)
         (when ,test ,@body))
       (do-part (,element ,index ,sequence ,start ,end)
         (when ,test ,@body))))

;;; The three forms of a function such as FIND share one body, which calls a predicate of an element.

(defun item-predicate (item test test-not key)
  "The function of an element that says whether it matches ITEM under TEST or TEST-NOT and KEY (CLHS 17.2.1)."
  (let ((test (test-function test test-not)))
    (if key
        (let ((key (coerce-to-function key)))
          (lambda (element) (funcall test item (funcall key element))))
        (lambda (element) (funcall test item element)))))

(defun element-predicate (predicate key)
  "The function of an element that says whether it satisfies PREDICATE under KEY (CLHS 17.2.2)."
  (let ((predicate (coerce-to-function predicate)))
    (if key
        (let ((key (coerce-to-function key)))
          (lambda (element) (funcall predicate (funcall key element))))
        predicate)))

(defun element-not-predicate (predicate key)
  "The function of an element that says whether it does not satisfy PREDICATE under KEY."
  (element-predicate (negated-predicate predicate) key))

;;; Making results like a given sequence.

(defun make-vector-like (vector length)
  "A simple vector of LENGTH elements of the element type of VECTOR."
  (let ((code (element-code vector)))
    (if (code-has-bare-vector-p code)
        (make-bare-vector code length (default-element code))
        (make-header-array (list length) length code nil nil))))

(defun vector-from-list (list length like)
  "A simple vector of the LENGTH elements of LIST, of the element type of the vector LIKE."
  (let ((vector (make-vector-like like length))
        (index 0))
    (dolist (element list vector)
      (set-element vector index element)
      (setq index (+ index 1)))))
