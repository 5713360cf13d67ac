;;;; Labels for shared and circular structure (CLHS variable *PRINT-CIRCLE*).

(in-package "CLYSM-SYSTEM")

;;; While an object is printed with *PRINT-CIRCLE*, the table holds its parts: NIL for those met once, T for those met
;;; more often, and the number of the label once that is printed.
(defvar *circle-table* nil "The table of the parts of the object that is being printed, or NIL.")
(defvar *circle-count* 0 "How many labels were printed.")

(defun has-parts-p (object)
  "Whether OBJECT may share parts with others."
  (or (consp object)
      (and (arrayp object) (not (stringp object)) (not (bit-vector-p object)))
      (and (structure-object-p object) (structure-layout-p (structure-layout object)))
      (and object (symbolp object) (null (symbol-package object)))))

(defun new-part-p (object table)
  "Enter OBJECT in TABLE. Whether it was met for the first time."
  (multiple-value-bind (value found) (gethash object table)
    (declare (ignore value))
    (setf (gethash object table) found)
    (not found)))

(defun note-parts (object table)
  "Enter OBJECT and its parts in TABLE."
  ;; A list is followed by a loop: it may be longer than the stack is deep.
  (do ()
      ((not (and (consp object) (new-part-p object table))))
    (note-parts (car object) table)
    (setq object (cdr object)))
  (unless (consp object)
    (when (has-parts-p object)
      (when (new-part-p object table)
        (cond ((symbolp object) nil)
              ((arrayp object)
               (dotimes (index (array-total-size object))
                 (note-parts (row-major-aref object index) table)))
              (t (dotimes (index (length (structure-slots (structure-layout object))))
                   (note-parts (structure-ref-indexed object index) table))))))))

(defun output-with-labels (object stream)
  "Write OBJECT to STREAM with labels for what it contains more than once."
  (let ((*circle-table* (make-hash-table :test 'eq))
        (*circle-count* 0))
    (note-parts object *circle-table*)
    (output-labelled object stream)))

(defun labelled-p (object)
  "Whether OBJECT has a label or is to get one."
  (and *circle-table* (gethash object *circle-table*)))

(defun output-labelled (object stream)
  "Write OBJECT, or a reference to where it was written, to STREAM."
  (let ((label (and (has-parts-p object) (gethash object *circle-table*))))
    (cond ((null label) (output-unlabelled object stream))
          ((eq label t)
           (let ((number (+ *circle-count* 1)))
             (setq *circle-count* number)
             (setf (gethash object *circle-table*) number)
             (output-label number "=" stream)
             (output-unlabelled object stream)))
          (t (output-label label "#" stream)))))

(defun output-label (number end stream)
  "Write # with NUMBER and END to STREAM."
  (put-char #\# stream)
  (put-string (integer-to-string number 10) stream)
  (put-string end stream))
