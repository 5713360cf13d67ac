;;;; Lists and arrays as text (CLHS 22.1.3.5 to 22.1.3.8).

(in-package "CLYSM-SYSTEM")

(defmacro with-level ((stream) &body body)
  "Run BODY, which prints the parts of an object, one level deeper; or write # to STREAM if *PRINT-LEVEL* is reached."
  (let ((function (gensym "BODY")))
    `(flet ((,function () ,@body))
       (cond ((or (null *print-level*) *print-readably*) (,function))
             ((>= *print-depth* *print-level*) (put-char #\# ,stream))
             (t (let ((*print-depth* (+ *print-depth* 1))) (,function)))))))

(defun printed-length ()
  "How many elements of an object are printed, or NIL for all."
  (if *print-readably* nil *print-length*))

(defun output-list (list stream)
  "Write LIST, a cons, to STREAM."
  (let ((prefix (if *print-pretty* (reader-prefix list) nil)))
    (cond (prefix
           (put-string prefix stream)
           (output-object (car (cdr list)) stream))
          (t (output-elements-of-list list stream)))))

(defun reader-prefix (list)
  "What the reader makes LIST of when it stands before an object: of \"'\" a list (QUOTE object); or NIL."
  (if (and (consp (cdr list)) (null (cdr (cdr list))) (not (labelled-p (cdr list))))
      (case (car list)
        (quote "'")
        (function "#'")
        (t nil))
      nil))

(defun output-elements-of-list (list stream)
  "Write LIST, a cons, to STREAM with its elements between parentheses."
  (with-level (stream)
    (put-char #\( stream)
    (let ((limit (printed-length))
          (count 0)
          (tail list))
      (do () (nil)
        (when (and limit (>= count limit))
          (put-string "..." stream)
          (return))
        (output-object (car tail) stream)
        (setq tail (cdr tail))
        (setq count (+ count 1))
        (cond ((null tail) (return))
              ((and (consp tail) (not (labelled-p tail)))
               (put-char #\Space stream))
              (t (put-string " . " stream)
                 (output-object tail stream)
                 (return)))))
    (put-char #\) stream)))

(defun output-array (array stream)
  "Write ARRAY, which is no string, to STREAM."
  (cond ((not (or *print-array* *print-readably*)) (output-unreadable-array array stream))
        ((bit-vector-p array) (output-bit-vector array stream))
        ((vectorp array) (output-vector array stream))
        (t (put-char #\# stream)
           (put-string (integer-to-string (array-rank array) 10) stream)
           (put-char #\A stream)
           (output-dimension array 0 0 stream))))

(defun output-vector (vector stream)
  "Write the elements of VECTOR to STREAM."
  (with-level (stream)
    (put-string "#(" stream)
    (output-elements (length vector)
                     (lambda (index) (output-object (aref vector index) stream))
                     stream)
    (put-char #\) stream)))

(defun output-elements (count function stream)
  "Call FUNCTION with each index below COUNT to write that element to STREAM, as many as *PRINT-LENGTH* allows."
  (let ((limit (printed-length)))
    (dotimes (index count)
      (when (> index 0) (put-char #\Space stream))
      (when (and limit (>= index limit))
        (put-string "..." stream)
        (return))
      (funcall function index))))

(defun output-dimension (array axis start stream)
  "Write the elements of ARRAY from row-major index START on to STREAM, as nested lists of the dimensions from AXIS on."
  (if (= axis (array-rank array))
      (output-object (row-major-aref array start) stream)
      (let ((stride 1))
        (do ((other (+ axis 1) (+ other 1)))
            ((>= other (array-rank array)))
          (setq stride (* stride (array-dimension array other))))
        (with-level (stream)
          (put-char #\( stream)
          (output-elements (array-dimension array axis)
                           (lambda (index) (output-dimension array (+ axis 1) (+ start (* index stride)) stream))
                           stream)
          (put-char #\) stream)))))

(defun output-bit-vector (vector stream)
  "Write the bits of VECTOR to STREAM."
  (put-string "#*" stream)
  (dotimes (index (length vector))
    (put-char (if (eql (aref vector index) 0) #\0 #\1) stream)))

(defun output-unreadable-array (array stream)
  "Write what kind of array ARRAY is to STREAM, without its elements."
  (put-string (if (vectorp array) "#<VECTOR " "#<ARRAY ") stream)
  (output-object (array-element-type array) stream)
  (put-char #\Space stream)
  (output-object (array-dimensions array) stream)
  (put-char #\> stream))
