;;;; Objects with parts after # (CLHS 2.4.8.3, 2.4.8.4, 2.4.8.11 to 2.4.8.16).

(in-package "CLYSM-SYSTEM")

(defun read-sharp-vector (stream subcharacter argument)
  "#(...) and #n(...): a simple vector, of n elements that the last one given fills up."
  (declare (ignore subcharacter))
  (let* ((elements (read-list-items stream #\) nil))
         (count (length elements)))
    (cond (*read-suppress* nil)
          ((or (null argument) (= argument count)) (coerce elements 'simple-vector))
          ((or (> count argument) (= count 0))
           (reader-failure stream "~D elements do not make a vector of ~D." count argument))
          (t (let ((vector (make-array argument :initial-element (car (last elements)))))
               (replace vector elements))))))

(defun read-sharp-bits (stream subcharacter argument)
  "#*... and #n*...: a simple bit vector, of n bits that the last one given fills up."
  (declare (ignore subcharacter))
  (let ((bits '())
        (count 0))
    (do ((character (next-char stream) (next-char stream)))
        ((null character))
      (when (member (character-syntax character *readtable*) '(:whitespace :terminating))
        (put-back-char character stream)
        (return))
      (unless (or *read-suppress* (find character "01"))
        (reader-failure stream "~S is no bit." character))
      (push (if (char= character #\1) 1 0) bits)
      (setq count (+ count 1)))
    (if *read-suppress*
        nil
        (let ((length (or argument count)))
          (when (or (> count length) (and (= count 0) (> length 0)))
            (reader-failure stream "~D bits do not make a vector of ~D." count length))
          (let ((vector (make-array length :element-type 'bit :initial-element (if bits (car bits) 0))))
            (replace vector (nreverse bits)))))))

(defun read-sharp-complex (stream subcharacter argument)
  "#C(real imaginary): a complex number."
  (declare (ignore subcharacter argument))
  (let ((parts (read-object stream)))
    (cond (*read-suppress* nil)
          ((and (consp parts) (= (length parts) 2) (realp (first parts)) (realp (second parts)))
           (complex (first parts) (second parts)))
          (t (reader-failure stream "~S are no parts of a complex number." parts)))))

(defun read-sharp-array (stream subcharacter argument)
  "#nA: an array of n dimensions from nested sequences."
  (declare (ignore subcharacter))
  (let ((contents (read-object stream)))
    (cond (*read-suppress* nil)
          ((null argument) (reader-failure stream "#A needs the number of dimensions."))
          (t (make-array (nested-dimensions contents argument) :initial-contents contents)))))

(defun nested-dimensions (contents rank)
  "The dimensions of an array of RANK with CONTENTS."
  (if (= rank 0)
      '()
      (cons (length contents)
            (if (and (= 0 (length contents)) (> rank 1))
                (make-list (- rank 1) :initial-element 0)
                (if (= rank 1) '() (nested-dimensions (elt contents 0) (- rank 1)))))))

(defun read-sharp-structure (stream subcharacter argument)
  "#S(name slot value ...): a structure."
  (declare (ignore subcharacter argument))
  (let ((parts (read-object stream)))
    (if *read-suppress*
        nil
        (let* ((layout (and (consp parts) (symbolp (car parts)) (find-layout (car parts))))
               (constructor (and layout (structure-layout-p layout) (structure-constructor layout))))
          (unless constructor (reader-failure stream "~S is no structure that can be made." parts))
          (let ((arguments '()))
            (do ((rest (cdr parts) (cddr rest)))
                ((null rest))
              (push (intern (string (car rest)) "KEYWORD") arguments)
              (push (cadr rest) arguments))
            (apply constructor (nreverse arguments)))))))

(defun read-sharp-pathname (stream subcharacter argument)
  "#P\"...\": a pathname."
  (declare (ignore subcharacter argument))
  (let ((name (read-object stream)))
    (cond (*read-suppress* nil)
          ((stringp name) (values (parse-namestring name)))
          (t (reader-failure stream "~S is no namestring." name)))))

;;; Labels

;;; What stands for a labelled object while that is being read: the OBJECT once it is known.
(define-record label-place nil object known)

(defun read-sharp-label (stream subcharacter argument)
  "#n=x: an object with a label."
  (declare (ignore subcharacter))
  (cond (*read-suppress* (read-object stream))
        ((null argument) (reader-failure stream "#= needs a label."))
        ((assoc argument *reader-labels*) (reader-failure stream "The label ~D is there already." argument))
        (t (let ((place (new-label-place nil nil)))
             (push (cons argument place) *reader-labels*)
             (let ((object (read-object stream)))
               (when (eq object place) (reader-failure stream "The label ~D stands for itself." argument))
               (setf (label-place-object place) object)
               (setf (label-place-known place) t)
               (fill-label-places object place '())
               object)))))

(defun read-sharp-reference (stream subcharacter argument)
  "#n#: the object with a label."
  (declare (ignore subcharacter))
  (if *read-suppress*
      nil
      (let ((place (cdr (assoc argument *reader-labels*))))
        (cond ((null place) (reader-failure stream "There is no label ~D." argument))
              ((label-place-known place) (label-place-object place))
              (t place)))))

(defun fill-label-places (object place seen)
  "Put the object of PLACE wherever PLACE stands within OBJECT. Return the objects SEEN, those in OBJECT included."
  (cond ((or (member object seen :test #'eq)
             (not (or (consp object) (any-array-p object) (structure-object-p object))))
         seen)
        (t (push object seen)
           (flet ((filled (part)
                    (if (eq part place)
                        (label-place-object place)
                        (progn (setq seen (fill-label-places part place seen)) part))))
             (cond ((consp object)
                    (let ((first (filled (car object)))
                          (rest (filled (cdr object))))
                      (unless (eq first (car object)) (rplaca object first))
                      (unless (eq rest (cdr object)) (rplacd object rest))))
                   ((any-array-p object)
                    (dotimes (index (length object))
                      (setf (svref object index) (filled (svref object index)))))
                   ((structure-layout-p (structure-layout object))
                    (dotimes (index (length (structure-slots (structure-layout object))))
                      (set-structure-ref-indexed object index (filled (structure-ref-indexed object index)))))))
           seen)))
