;;;; Streams of integers, and sequences of elements (CLHS 21.2: read-byte, write-byte, read-sequence, write-sequence).
;;;;
;;;; Integers come from files alone. A file stream is only known by its operations here, so that programs that have none
;;;; do not carry what belongs to files.

(in-package :clysm-system)

(defun source-stream (stream)
  "The stream from which STREAM reads if it is a synonym or two-way stream; else itself."
  (cond ((synonym-stream-record-p (check-stream stream)) (source-stream (synonym-target stream)))
        ((two-way-stream-record-p stream) (source-stream (two-way-stream-input stream)))
        (t stream)))

(defun target-stream (stream)
  "The stream to which STREAM writes if it is a synonym, two-way or echo stream; else itself."
  (cond ((synonym-stream-record-p (check-stream stream)) (target-stream (synonym-target stream)))
        ((two-way-stream-record-p stream) (target-stream (two-way-stream-output stream)))
        ((echo-stream-record-p stream) (target-stream (echo-stream-output stream)))
        (t stream)))

(defun file-operation (stream reader)
  "What READER takes of the FILE-OPERATIONS of STREAM, or NIL if it has none."
  (let ((file (stream-operations-file (stream-operations stream))))
    (if file (funcall (truly-the function reader) file) nil)))

(defun integers-p (stream)
  "Whether one reads integers from STREAM, not characters."
  (cond ((echo-stream-record-p stream) (integers-p (source-stream (echo-stream-input stream))))
        ((concatenated-stream-record-p stream)
         (and (concatenated-stream-sources stream)
              (integers-p (source-stream (car (concatenated-stream-sources stream))))))
        (t (file-operation stream #'file-operations-read-byte))))

(defun next-integer (stream)
  "The next integer of STREAM, or NIL at its end."
  (cond ((echo-stream-record-p stream)
         (let ((integer (next-integer (source-stream (echo-stream-input stream)))))
           (when integer (write-byte integer (echo-stream-output stream)))
           integer))
        ((concatenated-stream-record-p stream) (next-integer-of-sources stream))
        (t (let ((operation (file-operation stream #'file-operations-read-byte)))
             (if operation
                 (funcall (truly-the function operation) stream)
                 (unsupported-stream-operation stream))))))

(defun next-integer-of-sources (stream)
  "The next integer of the first source of STREAM, a concatenated stream, that has one, or NIL."
  (do ()
      ((null (concatenated-stream-sources stream)) nil)
    (let ((integer (next-integer (source-stream (car (concatenated-stream-sources stream))))))
      (when integer (return integer)))
    (setf (concatenated-stream-sources stream) (cdr (concatenated-stream-sources stream)))))

(defun read-byte (stream &optional (eof-error-p t) eof-value)
  "The next integer of STREAM; at its end EOF-VALUE, or an error."
  (or (next-integer (source-stream stream))
      (at-end-of-file stream eof-error-p eof-value)))

(defun write-byte (integer stream)
  "Write INTEGER to STREAM. Return it."
  (let ((target (target-stream stream)))
    (if (broadcast-stream-record-p target)
        (dolist (each (broadcast-stream-targets target)) (write-byte integer each))
        (let ((operation (file-operation target #'file-operations-write-byte)))
          (unless operation (unsupported-stream-operation target))
          (funcall (truly-the function operation) target integer)))
    integer))

(defun read-sequence (sequence stream &key (start 0) end)
  "Fill SEQUENCE from START to END with elements of STREAM. Return the index of the first element left as it was."
  (let* ((limit (checked-end sequence start end))
         (source (source-stream (input-stream stream)))
         (operation (file-operation source #'file-operations-read-sequence)))
    (if operation
        (funcall (truly-the function operation) source sequence start limit)
        (let ((next (if (integers-p source) #'next-integer #'next-char)))
          (do ((index start (+ index 1)))
              ((>= index limit) index)
            (let ((element (funcall next source)))
              (unless element (return index))
              (setf (elt sequence index) element)))))))

(defun write-sequence (sequence stream &key (start 0) end)
  "Write the elements of SEQUENCE from START to END to STREAM. Return SEQUENCE."
  (let* ((limit (checked-end sequence start end))
         (target (target-stream (output-stream stream)))
         (operation (file-operation target #'file-operations-write-sequence)))
    (cond (operation (funcall (truly-the function operation) target sequence start limit))
          ((stringp sequence) (write-string sequence target :start start :end limit))
          (t (map nil
                  (lambda (element)
                    (if (integerp element)
                        (write-byte element target)
                        (put-char (check-character element) target)))
                  (subseq sequence start limit))))
    sequence))
