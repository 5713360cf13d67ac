;;;; String streams for output (CLHS 21.1.4: make-string-output-stream, with-output-to-string).

(in-package "CLYSM-SYSTEM")

(define-record string-stream stream operations)

;;; Of the simple string BUFFER the first FILL characters were written.
(define-record string-output-stream string-stream operations buffer fill)

(defun reserve-in-buffer (stream count)
  "Make room for COUNT more characters in the buffer of STREAM, and return the buffer."
  (declare (type i32 count))
  (let* ((buffer (string-output-stream-buffer stream))
         (fill (string-output-stream-fill stream))
         (length (string-object-length buffer))
         (needed (i32+ fill count)))
    (declare (type i32 fill length needed))
    (if (i32<= needed length)
        buffer
        (let* ((room (if (i32> needed (i32* 2 length)) needed (i32* 2 length)))
               (data (if (i16-array-p (string-data buffer)) (make-i16-array room 0) (make-i32-array room 0))))
          (declare (type i32 room))
          (copy-codes buffer 0 data 0 fill)
          (setf (string-output-stream-buffer stream) (make-string-object data))))))

(defun write-char-to-string (stream character)
  "Write CHARACTER to STREAM, a string output stream."
  (let ((buffer (reserve-in-buffer stream 1))
        (fill (string-output-stream-fill stream)))
    (declare (type i32 fill))
    (set-string-object-ref buffer fill character)
    (setf (string-output-stream-fill stream) (i32+ fill 1))
    nil))

(defun write-text-to-string (stream text start end)
  "Write TEXT from START to END to STREAM, a string output stream."
  (declare (type i32 start end))
  (let ((buffer (reserve-in-buffer stream (i32- end start)))
        (fill (string-output-stream-fill stream)))
    (declare (type i32 fill))
    (when (if (i16-array-p (string-data buffer)) (not (narrow-codes-p text start end)) nil)
      (widen-string buffer))
    (copy-codes text start (string-data buffer) fill (i32- end start))
    (setf (string-output-stream-fill stream) (i32+ fill (i32- end start)))
    nil))

(defun column-in-string (stream)
  "The column of STREAM, a string output stream."
  (column-after (string-output-stream-buffer stream) 0 (string-output-stream-fill stream) 0))

(defun finish-nothing (stream)
  "What FINISH-OUTPUT does with a STREAM whose output has arrived when it was written."
  (declare (ignore stream))
  nil)

(define-global *string-output-operations* t
  (new-stream-operations #'write-char-to-string #'write-text-to-string #'column-in-string #'finish-nothing
                          nil nil nil nil nil))

(declaim (inline string-output-p))

(defun string-output-p (stream)
  "Whether STREAM is an open string output stream. Most output goes to one, so its operations are called directly."
  (eqref= (stream-operations stream) *string-output-operations*))

(defun open-string-output ()
  "An output stream that gathers what is written to it."
  (new-string-output-stream *string-output-operations* (make-string-object (make-i16-array 64 0)) 0))

(defun make-string-output-stream (&key (element-type 'character))
  "An output stream that gathers what is written to it for GET-OUTPUT-STREAM-STRING."
  (declare (ignore element-type))
  (open-string-output))

(defun get-output-stream-string (stream)
  "A string of what was written to STREAM since this function was called last."
  (unless (string-output-stream-record-p stream) (wrong-type stream 'string-output-stream))
  (let ((result (substring (string-output-stream-buffer stream) 0 (string-output-stream-fill stream))))
    (setf (string-output-stream-fill stream) 0)
    result))

;;; Streams that append to a string with a fill pointer.

(define-record fill-pointer-output-stream string-stream operations string)

(defun write-char-to-vector (stream character)
  "Write CHARACTER to STREAM, which appends to a string with a fill pointer."
  (vector-push-extend character (fill-pointer-output-stream-string stream))
  nil)

(defun write-text-to-vector (stream text start end)
  "Write TEXT from START to END to STREAM, which appends to a string with a fill pointer."
  (do ((index start (+ index 1)))
      ((>= index end) nil)
    (vector-push-extend (string-object-ref text index) (fill-pointer-output-stream-string stream))))

(defun column-in-vector (stream)
  "The column of STREAM, which appends to a string with a fill pointer."
  (let ((text (simple-string-of (fill-pointer-output-stream-string stream))))
    (column-after text 0 (string-object-length text) 0)))

(define-global *fill-pointer-output-operations* t
  (new-stream-operations #'write-char-to-vector #'write-text-to-vector #'column-in-vector #'finish-nothing
                          nil nil nil nil nil))

(defun open-fill-pointer-output (string)
  "An output stream that appends what is written to it to STRING, which has a fill pointer."
  (unless (if (stringp string) (array-has-fill-pointer-p string) nil)
    (wrong-type string '(and string (satisfies array-has-fill-pointer-p))))
  (new-fill-pointer-output-stream *fill-pointer-output-operations* string))

(defmacro with-output-to-string ((variable &optional string &key element-type) &body body)
  "Run BODY with VARIABLE bound to an output stream. Return a string of what was written to it.

If STRING is given, it must have a fill pointer; the output is appended to it, and the values of BODY are returned."
  (let ((bound (if string
                   `(let ((,variable (open-fill-pointer-output ,string))) ,@body)
                   `(let ((,variable (open-string-output)))
                      ,(body-form body)
                      (get-output-stream-string ,variable)))))
    (if element-type `(progn ,element-type ,bound) bound)))
