;;;; Output to streams (CLHS 21.2: write-char, write-string, terpri, finish-output).

(in-package "CLYSM-SYSTEM")

(defun output-stream (designator)
  "The stream that DESIGNATOR, a stream, NIL or T, designates for output."
  (cond ((stream-record-p designator) designator)
        ((null designator) *standard-output*)
        ((eq designator t) *terminal-io*)
        (t (wrong-type designator '(or stream boolean)))))

(defun write-text (text stream start end)
  "Write the characters of the simple string TEXT from START to END, which are in range, to STREAM."
  (declare (type i32 start end))
  (if (string-output-p stream)
      (write-text-to-string stream text start end)
      (stream-operation write-text stream text start end)))

(defun put-string (text stream)
  "Write the simple string TEXT to STREAM."
  (write-text text stream 0 (string-object-length text)))

(defun put-char (character stream)
  "Write CHARACTER to STREAM."
  (if (string-output-p stream)
      (write-char-to-string stream character)
      (stream-operation write-char stream character)))

(defun write-char (character &optional stream)
  "Write CHARACTER to STREAM. Return it."
  (check-character character)
  (put-char character (output-stream stream))
  character)

(defun write-string (string &optional stream &key (start 0) end)
  "Write the characters of STRING from START to END to STREAM. Return STRING."
  (let* ((text (simple-string-of string))
         (limit (end-index text start end)))
    (write-text text (output-stream stream) (truly-the fixnum start) limit)
    string))

(defun write-line (string &optional stream &key (start 0) end)
  "Write the characters of STRING from START to END and a newline to STREAM. Return STRING."
  (let* ((text (simple-string-of string))
         (limit (end-index text start end))
         (output (output-stream stream)))
    (write-text text output (truly-the fixnum start) limit)
    (put-char #\Newline output)
    string))

(defun terpri (&optional stream)
  "Write a newline to STREAM. Return NIL."
  (put-char #\Newline (output-stream stream))
  nil)

(defun output-column (stream)
  "The number of characters since the start of the line of the output STREAM, or NIL if that is not known."
  (stream-operation column stream))

(defun start-line (stream)
  "Write a newline to STREAM unless it is known to be at the start of a line. Return whether it did."
  (if (eql (output-column stream) 0)
      nil
      (progn (put-char #\Newline stream) t)))

(defun fresh-line (&optional stream)
  "Write a newline to STREAM unless it is known to be at the start of a line. Return whether it did."
  (start-line (output-stream stream)))

(defun put-times (count character stream)
  "Write CHARACTER to STREAM as many times as COUNT says; not at all if that is not positive."
  (do ((rest count (- rest 1)))
      ((<= rest 0))
    (put-char character stream)))

(defun finish-output (&optional stream)
  "Make sure that what was written to STREAM has arrived. Return NIL."
  (let ((output (output-stream stream)))
    (stream-operation finish output)
    nil))

(defun force-output (&optional stream)
  "Send off what was written to STREAM. Return NIL."
  (finish-output stream))

(defun clear-output (&optional stream)
  "Forget what was written to STREAM and is not yet on its way, which is nothing. Return NIL."
  (output-stream stream)
  nil)
