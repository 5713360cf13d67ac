;;;; Input from streams (CLHS 21.2: read-char, peek-char, read-line, listen).

(in-package "CLYSM-SYSTEM")

(defun input-stream (designator)
  "The stream that DESIGNATOR, a stream, NIL or T, designates for input."
  (cond ((stream-record-p designator) designator)
        ((null designator) *standard-input*)
        ((eq designator t) *terminal-io*)
        (t (wrong-type designator '(or stream boolean)))))

(defun next-char (stream)
  "The next character of STREAM, or NIL at its end."
  (stream-operation read-char stream))

(defun put-back-char (character stream)
  "Put CHARACTER, which was read last, back into STREAM."
  (stream-operation unread-char stream character))

(defun ready-p (stream)
  "Whether reading from STREAM does not have to wait, if only to find that it has ended."
  (stream-operation listen stream))

(defun look-at-char (stream)
  "The next character of STREAM, which stays there, or NIL at its end."
  (let ((character (next-char stream)))
    (when character (put-back-char character stream))
    character))

(defun at-end-of-file (stream error-p value)
  "Return VALUE at the end of STREAM, or signal END-OF-FILE if ERROR-P."
  (if error-p
      (error 'end-of-file :stream stream)
      value))

(defun read-char (&optional stream (eof-error-p t) eof-value recursive-p)
  "The next character of STREAM; at its end EOF-VALUE, or an error."
  (declare (ignore recursive-p))
  (let ((input (input-stream stream)))
    (or (next-char input)
        (at-end-of-file input eof-error-p eof-value))))

(defun read-char-no-hang (&optional stream (eof-error-p t) eof-value recursive-p)
  "The next character of STREAM if there is one now, or NIL; at its end EOF-VALUE, or an error."
  (declare (ignore recursive-p))
  (let ((input (input-stream stream)))
    (if (ready-p input)
        (or (next-char input)
            (at-end-of-file input eof-error-p eof-value))
        nil)))

(defun unread-char (character &optional stream)
  "Put CHARACTER, which was read last from STREAM, back. Return NIL."
  (put-back-char (check-character character) (input-stream stream))
  nil)

(defun peek-char (&optional peek-type stream (eof-error-p t) eof-value recursive-p)
  "The next character of STREAM, which stays there. Skip whitespace before if PEEK-TYPE is T, or all up to that
character."
  (declare (ignore recursive-p))
  (let ((input (input-stream stream)))
    (do ((character (next-char input) (next-char input)))
        ((null character) (at-end-of-file input eof-error-p eof-value))
      (when (cond ((null peek-type) t)
                  ((eq peek-type t) (not (whitespace-code-p (char-code character))))
                  (t (char= character peek-type)))
        (put-back-char character input)
        (return character)))))

(defun read-line (&optional stream (eof-error-p t) eof-value recursive-p)
  "The next line of STREAM without its newline, and whether the stream ended before there was a newline."
  (declare (ignore recursive-p))
  (let ((input (input-stream stream))
        (line (open-string-output))
        (empty t))
    (do ((character (next-char input) (next-char input)))
        ((null character)
         (if empty
             (values (at-end-of-file input eof-error-p eof-value) t)
             (values (get-output-stream-string line) t)))
      (when (char= character #\Newline)
        (return (values (get-output-stream-string line) nil)))
      (setq empty nil)
      (write-char-to-string line character))))

(defun listen (&optional stream)
  "Whether a character can be read from STREAM now."
  (let ((input (input-stream stream)))
    (and (ready-p input)
         (look-at-char input)
         t)))

(defun clear-input (&optional stream)
  "Forget what waits to be read from STREAM. Return NIL."
  (let ((input (input-stream stream)))
    (stream-operation clear-input input)
    nil))
