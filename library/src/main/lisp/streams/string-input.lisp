;;;; String streams for input (CLHS 21.1.4: make-string-input-stream, with-input-from-string).

(in-package "CLYSM-SYSTEM")

;;; The characters of the simple string TEXT from INDEX to END are still to be read.
(define-record string-input-stream string-stream operations text index end)

(defun read-char-of-string (stream)
  "The next character of STREAM, a string input stream, or NIL."
  (let ((index (string-input-stream-index stream)))
    (declare (type i32 index))
    (if (i32< index (string-input-stream-end stream))
        (progn
          (setf (string-input-stream-index stream) (i32+ index 1))
          (string-object-ref (string-input-stream-text stream) index))
        nil)))

(defun unread-char-of-string (stream character)
  "Go back by one character in STREAM, a string input stream."
  (declare (ignore character))
  (setf (string-input-stream-index stream) (- (string-input-stream-index stream) 1))
  nil)

(defun listen-to-string (stream)
  "Reading from STREAM, one of a string or a file, never has to wait."
  (declare (ignore stream))
  t)

(defun clear-nothing (stream)
  "What CLEAR-INPUT does with a STREAM whose input is all there: nothing."
  (declare (ignore stream))
  nil)

(define-global *string-input-operations* t
  (new-stream-operations nil nil nil nil
                         #'read-char-of-string #'unread-char-of-string #'listen-to-string #'clear-nothing nil))

(defun make-string-input-stream (string &optional (start 0) end)
  "An input stream of the characters of STRING from START to END."
  (let* ((text (simple-string-of string))
         (limit (end-index text start end)))
    (new-string-input-stream *string-input-operations* text start limit)))

(defmacro with-input-from-string ((variable string &key index (start 0) end) &body body)
  "Run BODY with VARIABLE bound to an input stream of the characters of STRING from START to END.

Afterwards the place INDEX is set to the index of the first character that was not read."
  `(let ((,variable (make-string-input-stream ,string ,start ,end)))
     ,(if index
          `(multiple-value-prog1 ,(body-form body)
             (setf ,index (string-input-stream-index ,variable)))
          (body-form body))))
