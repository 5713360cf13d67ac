;;;; Functions over several sequences at once, and REDUCE (CLHS 17.3).

(in-package "CLYSM-SYSTEM")

;;; A cursor over a list is its tail; over a vector it is an index. Cursors are advanced together until one is at its
;;; end.

(defun first-cursors (sequences)
  "A list of cursors at the beginning of each of SEQUENCES."
  (mapcar (lambda (sequence)
            (require-sequence sequence)
            (if (listp sequence) sequence 0))
          sequences))

(defun at-end-p (sequences cursors)
  "Whether one of CURSORS is at the end of its sequence."
  (do ((sequence sequences (cdr sequence))
       (cursor cursors (cdr cursor)))
      ((null sequence) nil)
    (when (if (listp (car sequence))
              (endp (car cursor))
              (>= (car cursor) (active-length (car sequence))))
      (return t))))

(defun current-elements (sequences cursors)
  "The elements at CURSORS; advances these."
  (let ((elements '()))
    (do ((sequence sequences (cdr sequence))
         (cursor cursors (cdr cursor)))
        ((null sequence) (nreverse elements))
      (cond ((listp (car sequence))
             (push (car (car cursor)) elements)
             (set-car cursor (cdr (car cursor))))
            (t
             (push (element (car sequence) (car cursor)) elements)
             (set-car cursor (+ (car cursor) 1)))))))

(defmacro do-sequences ((elements sequences) &body body)
  "Run BODY with ELEMENTS a fresh list of the corresponding elements of SEQUENCES, up to the end of the shortest.

BODY stands in an implicit block NIL."
  (let ((cursors (gensym "CURSORS")))
    `(let ((,cursors (first-cursors ,sequences)))
       (do ()
           ((at-end-p ,sequences ,cursors))
         (let ((,elements (current-elements ,sequences ,cursors)))
           ,@body)))))

(defun map (type function sequence &rest more)
  "A sequence of TYPE of what FUNCTION returns for corresponding elements; NIL if TYPE is NIL."
  (let ((function (coerce-to-function function))
        (results '()))
    (if (null more)
        (let ((end (sequence-length sequence))
              (start 0))
          (do-part (element index sequence start end)
            (let ((result (funcall function element)))
              (when type (push result results)))))
        (let ((sequences (cons sequence more)))
          (do-sequences (elements sequences)
            (let ((result (apply function elements)))
              (when type (push result results))))))
    (if type
        (sequence-of-list (nreverse results) (sequence-kind type) type)
        nil)))

(defun map-into (result function &rest sequences)
  "Store what FUNCTION returns for corresponding elements of SEQUENCES in RESULT. Return RESULT."
  (require-sequence result)
  (let* ((function (coerce-to-function function))
         (capacity (if (listp result) (length result) (array-total-size result)))
         (cursors (first-cursors sequences))
         (tail result)
         (count 0))
    (do ()
        ((or (>= count capacity) (at-end-p sequences cursors)))
      (let ((value (apply function (current-elements sequences cursors))))
        (cond ((listp result)
               (set-car tail value)
               (setq tail (cdr tail)))
              (t (set-element result count value)))
        (setq count (+ count 1))))
    (when (and (arrayp result) (array-has-fill-pointer-p result))
      (setf (fill-pointer result) count))
    result))

(defun some (predicate sequence &rest more)
  "The first true value of PREDICATE for corresponding elements, or NIL."
  (let ((predicate (coerce-to-function predicate))
        (sequences (cons sequence more)))
    (do-sequences (elements sequences)
      (let ((value (apply predicate elements)))
        (when value (return-from some value))))
    nil))

(defun every (predicate sequence &rest more)
  "Whether PREDICATE is true for all corresponding elements."
  (let ((predicate (coerce-to-function predicate))
        (sequences (cons sequence more)))
    (do-sequences (elements sequences)
      (unless (apply predicate elements) (return-from every nil)))
    t))

(defun notany (predicate sequence &rest more)
  "Whether PREDICATE is true for no corresponding elements."
  (not (apply #'some predicate sequence more)))

(defun notevery (predicate sequence &rest more)
  "Whether PREDICATE is false for some corresponding elements."
  (not (apply #'every predicate sequence more)))

(defun reduce (function sequence &key key from-end (start 0) end (initial-value nil initial-value-given))
  "Combine the elements of SEQUENCE from START to END by FUNCTION."
  (let* ((function (coerce-to-function function))
         (key (key-function key))
         (end (checked-end sequence start end))
         (value initial-value)
         (empty (not initial-value-given)))
    (if from-end
        (do-part-backwards (element index sequence start end)
          (let ((element (funcall key element)))
            (setq value (if empty element (funcall function element value))
                  empty nil)))
        (do-part (element index sequence start end)
          (let ((element (funcall key element)))
            (setq value (if empty element (funcall function value element))
                  empty nil))))
    (if empty (funcall function) value)))
