;;;; Lists as chains of conses (CLHS 14.1.2): making, measuring, taking apart, joining.

(in-package :clysm-system)

(defun list (&rest objects)
  "Return a fresh list of OBJECTS."
  objects)

(defun list* (object &rest objects)
  "Return a list of the arguments whose last cdr is the last argument."
  (if (null objects)
      object
      (let* ((result (cons object objects))
             (previous result)
             (rest objects))
        (do () ((null (%cdr rest)))
          (setq previous rest)
          (setq rest (%cdr rest)))
        (set-cdr previous (%car rest))
        result)))

(defun check-count (count)
  "Return COUNT as a fixnum, the most positive one for integers beyond; a type-error for others."
  (if (fixnump count)
      (if (< count 0) (wrong-type count 'unsigned-byte) count)
      (if (if (integerp count) (> count 0) nil)
          ;; The most positive fixnum: no list is longer.
          1073741823
          (wrong-type count 'unsigned-byte))))

(defun make-list (size &key initial-element)
  "Return a fresh list of SIZE times INITIAL-ELEMENT."
  (let ((n (check-count size))
        (list nil))
    (declare (type i32 n))
    (do () ((i32= n 0) list)
      (setq list (cons initial-element list))
      (setq n (i32- n 1)))))

(defun proper-length (list)
  "Return the number of conses of LIST, which must be a proper list."
  (let ((n 0)
        (rest list))
    (declare (type i32 n))
    (do () ((not (consp rest)))
      (setq n (i32+ n 1))
      (setq rest (%cdr rest)))
    (unless (null rest) (wrong-type rest 'list))
    n))

(defun list-length (list)
  "Return the length of LIST, or NIL if it is circular."
  (let ((n 0)
        (slow list)
        (fast list))
    (declare (type i32 n))
    (do () (nil)
      (when (endp fast) (return n))
      (when (endp (%cdr fast)) (return (i32+ n 1)))
      (when (if (eq fast slow) (i32> n 0) nil) (return nil))
      (setq n (i32+ n 2))
      (setq fast (cdr (%cdr fast)))
      (setq slow (cdr slow)))))

(defun copy-list (list)
  "Return a copy of the conses of LIST; a last cdr that is an atom is kept."
  (unless (listp list) (wrong-type list 'list))
  (if (null list)
      nil
      (let* ((result (cons (%car list) nil))
             (tail result)
             (rest (%cdr list)))
        (do () ((not (consp rest)))
          (let ((new (cons (%car rest) nil)))
            (set-cdr tail new)
            (setq tail new)
            (setq rest (%cdr rest))))
        (set-cdr tail rest)
        result)))

(defun nthcdr (n list)
  "Return what is left of LIST after N times cdr."
  (let ((n (check-count n)))
    (declare (type i32 n))
    (do () ((if (i32<= n 0) t (null list)) list)
      (setq list (cdr list))
      (setq n (i32- n 1)))))

(defun nth (n list)
  "Return element N of LIST, counted from 0; NIL if it is shorter."
  (car (nthcdr n list)))

(defun (setf nth) (object n list)
  "Make OBJECT element N of LIST."
  (rplaca (nthcdr n list) object)
  object)

(defun last (list &optional (n 1))
  "Return the last N conses of LIST, with what follows them."
  (unless (listp list) (wrong-type list 'list))
  (let ((n (check-count n))
        (ahead list)
        (result list))
    (declare (type i32 n))
    (do () ((if (i32= n 0) t (not (consp ahead))))
      (setq ahead (%cdr ahead))
      (setq n (i32- n 1)))
    (do () ((not (consp ahead)) result)
      (setq ahead (%cdr ahead))
      (setq result (%cdr result)))))

(defun cons-count (list)
  "Return the number of conses of LIST, which may be dotted."
  (unless (listp list) (wrong-type list 'list))
  (let ((n 0))
    (declare (type i32 n))
    (do () ((not (consp list)) n)
      (setq n (i32+ n 1))
      (setq list (%cdr list)))))

(defun butlast (list &optional (n 1))
  "Return a copy of LIST without its last N conses."
  (let ((keep (i32- (cons-count list) (check-count n)))
        (reversed nil))
    (declare (type i32 keep))
    (do () ((i32<= keep 0) (nreconc reversed nil))
      (setq reversed (cons (%car list) reversed))
      (setq list (%cdr list))
      (setq keep (i32- keep 1)))))

(defun nbutlast (list &optional (n 1))
  "Cut the last N conses from LIST; return it, or NIL if nothing is left."
  (let ((keep (i32- (cons-count list) (check-count n)))
        (rest list))
    (declare (type i32 keep))
    (if (i32<= keep 0)
        nil
        (do () ((i32= keep 1) (set-cdr rest nil) list)
          (setq rest (%cdr rest))
          (setq keep (i32- keep 1))))))

(defun append-two (first second)
  "Return a list of the elements of the proper list FIRST, ending in SECOND."
  (if (endp first)
      second
      (let* ((result (cons (%car first) nil))
             (tail result)
             (rest (%cdr first)))
        (do () ((not (consp rest)))
          (let ((new (cons (%car rest) nil)))
            (set-cdr tail new)
            (setq tail new)
            (setq rest (%cdr rest))))
        (unless (null rest) (wrong-type rest 'list))
        (set-cdr tail second)
        result)))

(defun append (&rest lists)
  "Return the elements of LISTS in one list, ending in the last argument itself."
  (if (null lists)
      nil
      (let* ((reversed (nreconc lists nil))
             (result (%car reversed)))
        (do ((rest (%cdr reversed) (%cdr rest)))
            ((null rest) result)
          (setq result (append-two (%car rest) result))))))

(defun nconc (&rest lists)
  "Join LISTS by making each the last cdr of the one before."
  (let ((result nil)
        (end nil))
    (do ((rest lists (%cdr rest)))
        ((null rest) result)
      (let ((list (%car rest)))
        (if (consp list)
            (progn
              (if (null end) (setq result list) (set-cdr end list))
              ;; The last list may be circular.
              (unless (null (%cdr rest)) (setq end (last list))))
            (progn
              (unless (or (null list) (null (%cdr rest))) (wrong-type list 'list))
              (unless (null list)
                (if (null end) (setq result list) (set-cdr end list)))))))))

(defun revappend (list tail)
  "Return the elements of LIST in reverse order, ending in TAIL."
  (do ((rest list (%cdr rest)))
      ((endp rest) tail)
    (setq tail (cons (%car rest) tail))))

(defun nreconc (list tail)
  "Reverse LIST by changing its conses, ending in TAIL."
  (do () ((endp list) tail)
    (let ((next (%cdr list)))
      (set-cdr list tail)
      (setq tail list)
      (setq list next))))

(defun ldiff (list object)
  "Return a copy of what stands in LIST before the tail OBJECT."
  (unless (listp list) (wrong-type list 'list))
  (let ((reversed nil))
    (do () ((not (consp list)) (nreconc reversed (if (eql list object) nil list)))
      (when (eql list object) (return (nreconc reversed nil)))
      (setq reversed (cons (%car list) reversed))
      (setq list (%cdr list)))))

(defun tailp (object list)
  "Whether OBJECT is LIST, one of its tails or its last cdr."
  (unless (listp list) (wrong-type list 'list))
  (do () ((not (consp list)) (eql list object))
    (when (eql list object) (return t))
    (setq list (%cdr list))))

(defun remove-object (object list)
  "Return LIST without OBJECT, which is found by eq."
  (let ((reversed nil))
    (do ((rest list (%cdr rest)))
        ((null rest) (nreconc reversed nil))
      (unless (eq (%car rest) object)
        (setq reversed (cons (%car rest) reversed))))))
