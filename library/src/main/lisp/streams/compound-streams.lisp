;;;; Streams made of other streams (CLHS 21.1.4): synonym, two-way, echo, broadcast and concatenated streams.

(in-package "CLYSM-SYSTEM")

;;; Synonym streams

(define-record synonym-stream stream operations name)

(define-global *synonym-operations* t
  (new-stream-operations
   (lambda (stream character) (put-char character (synonym-target stream)))
   (lambda (stream text start end) (write-text text (synonym-target stream) start end))
   (lambda (stream) (output-column (synonym-target stream)))
   (lambda (stream) (finish-output (synonym-target stream)))
   (lambda (stream) (next-char (synonym-target stream)))
   (lambda (stream character) (put-back-char character (synonym-target stream)))
   (lambda (stream) (ready-p (synonym-target stream)))
   (lambda (stream) (clear-input (synonym-target stream)))
   nil))

(defun synonym-target (stream)
  "The stream that is the value of the variable of STREAM, a synonym stream."
  (check-stream (symbol-value (synonym-stream-name stream))))

(defun make-synonym-stream (symbol)
  "A stream that stands for the one that is the value of SYMBOL at any time."
  (new-synonym-stream *synonym-operations* symbol))

(defun synonym-stream-symbol (stream)
  "The symbol of STREAM, a synonym stream."
  (unless (synonym-stream-record-p stream) (wrong-type stream 'synonym-stream))
  (synonym-stream-name stream))

;;; Two-way and echo streams

(define-record two-way-stream stream operations input output)

(defun write-char-to-other (stream character)
  "Write CHARACTER to the output stream of STREAM, a two-way stream."
  (put-char character (two-way-stream-output stream)))

(defun write-text-to-other (stream text start end)
  "Write TEXT from START to END to the output stream of STREAM, a two-way stream."
  (write-text text (two-way-stream-output stream) start end))

(defun column-of-other (stream)
  "The column of the output stream of STREAM, a two-way stream."
  (output-column (two-way-stream-output stream)))

(defun finish-other (stream)
  "Finish the output of STREAM, a two-way stream."
  (finish-output (two-way-stream-output stream)))

(defun unread-char-of-other (stream character)
  "Put CHARACTER back into the input stream of STREAM, a two-way stream."
  (put-back-char character (two-way-stream-input stream)))

(defun listen-to-other (stream)
  "Whether reading from the input stream of STREAM, a two-way stream, does not have to wait."
  (ready-p (two-way-stream-input stream)))

(defun clear-other (stream)
  "Forget what waits in the input stream of STREAM, a two-way stream."
  (clear-input (two-way-stream-input stream)))

(define-global *two-way-operations* t
  (new-stream-operations
   #'write-char-to-other #'write-text-to-other #'column-of-other #'finish-other
   (lambda (stream) (next-char (two-way-stream-input stream)))
   #'unread-char-of-other #'listen-to-other #'clear-other nil))

(defun check-input-stream (object)
  "Return OBJECT, an input stream or a synonym; a type-error for any other."
  (if (or (synonym-stream-record-p (check-stream object)) (stream-operations-read-char (stream-operations object)))
      object
      (wrong-type object '(satisfies input-stream-p))))

(defun check-output-stream (object)
  "Return OBJECT, an output stream or a synonym; a type-error for any other."
  (if (or (synonym-stream-record-p (check-stream object)) (stream-operations-write-char (stream-operations object)))
      object
      (wrong-type object '(satisfies output-stream-p))))

(defun make-two-way-stream (input-stream output-stream)
  "A stream that reads from INPUT-STREAM and writes to OUTPUT-STREAM."
  (new-two-way-stream *two-way-operations* (check-input-stream input-stream) (check-output-stream output-stream)))

(defun two-way-stream-input-stream (stream)
  "The stream from which STREAM, a two-way stream, reads."
  (unless (two-way-stream-record-p stream) (wrong-type stream 'two-way-stream))
  (two-way-stream-input stream))

(defun two-way-stream-output-stream (stream)
  "The stream to which STREAM, a two-way stream, writes."
  (unless (two-way-stream-record-p stream) (wrong-type stream 'two-way-stream))
  (two-way-stream-output stream))

;;; The first slots are those of a two-way stream. UNREAD tells that the next character was echoed already.
(define-record echo-stream stream operations input output unread)

(defun read-char-with-echo (stream)
  "The next character of STREAM, an echo stream, which shows it unless it did before."
  (let ((character (next-char (echo-stream-input stream))))
    (when (and character (not (echo-stream-unread stream)))
      (put-char character (echo-stream-output stream)))
    (setf (echo-stream-unread stream) nil)
    character))

(defun unread-char-of-echo (stream character)
  "Put CHARACTER back into the input stream of STREAM, an echo stream."
  (setf (echo-stream-unread stream) t)
  (put-back-char character (echo-stream-input stream)))

(define-global *echo-operations* t
  (new-stream-operations
   #'write-char-to-other #'write-text-to-other #'column-of-other #'finish-other
   #'read-char-with-echo #'unread-char-of-echo #'listen-to-other #'clear-other nil))

(defun make-echo-stream (input-stream output-stream)
  "A stream that reads from INPUT-STREAM, and writes what it reads and what is written to it to OUTPUT-STREAM."
  (new-echo-stream *echo-operations* (check-input-stream input-stream) (check-output-stream output-stream) nil))

(defun echo-stream-input-stream (stream)
  "The stream from which STREAM, an echo stream, reads."
  (unless (echo-stream-record-p stream) (wrong-type stream 'echo-stream))
  (echo-stream-input stream))

(defun echo-stream-output-stream (stream)
  "The stream to which STREAM, an echo stream, writes."
  (unless (echo-stream-record-p stream) (wrong-type stream 'echo-stream))
  (echo-stream-output stream))

;;; Broadcast streams

(define-record broadcast-stream stream operations targets)

(define-global *broadcast-operations* t
  (new-stream-operations
   (lambda (stream character)
     (dolist (target (broadcast-stream-targets stream)) (put-char character target)))
   (lambda (stream text start end)
     (dolist (target (broadcast-stream-targets stream)) (write-text text target start end)))
   (lambda (stream)
     (let ((column 0))
       (dolist (target (broadcast-stream-targets stream) column)
         (setq column (output-column target)))))
   (lambda (stream)
     (dolist (target (broadcast-stream-targets stream)) (finish-output target)))
   nil nil nil nil nil))

(defun make-broadcast-stream (&rest streams)
  "A stream that writes to all STREAMS what is written to it."
  (new-broadcast-stream *broadcast-operations* (mapcar #'check-output-stream streams)))

(defun broadcast-stream-streams (stream)
  "The streams to which STREAM, a broadcast stream, writes."
  (unless (broadcast-stream-record-p stream) (wrong-type stream 'broadcast-stream))
  (broadcast-stream-targets stream))

;;; Concatenated streams

(define-record concatenated-stream stream operations sources)

(defun read-char-of-first (stream)
  "The next character of the first stream of STREAM, a concatenated stream, that has one."
  (do ()
      ((null (concatenated-stream-sources stream)) nil)
    (let ((character (next-char (car (concatenated-stream-sources stream)))))
      (when character (return character)))
    (setf (concatenated-stream-sources stream) (cdr (concatenated-stream-sources stream)))))

(define-global *concatenated-operations* t
  (new-stream-operations
   nil nil nil nil
   #'read-char-of-first
   (lambda (stream character) (put-back-char character (car (concatenated-stream-sources stream))))
   (lambda (stream)
     (if (concatenated-stream-sources stream) (ready-p (car (concatenated-stream-sources stream))) t))
   (lambda (stream)
     (when (concatenated-stream-sources stream) (clear-input (car (concatenated-stream-sources stream)))))
   nil))

(defun make-concatenated-stream (&rest streams)
  "A stream that reads from STREAMS, one after another."
  (new-concatenated-stream *concatenated-operations* (mapcar #'check-input-stream streams)))

(defun concatenated-stream-streams (stream)
  "The streams from which STREAM, a concatenated stream, still has to read."
  (unless (concatenated-stream-record-p stream) (wrong-type stream 'concatenated-stream))
  (concatenated-stream-sources stream))

;;; What streams are for

(defun input-stream-p (stream)
  "Whether one can read from STREAM."
  (if (synonym-stream-record-p (check-stream stream))
      (input-stream-p (synonym-target stream))
      (if (stream-operations-read-char (stream-operations stream)) t nil)))

(defun output-stream-p (stream)
  "Whether one can write to STREAM."
  (if (synonym-stream-record-p (check-stream stream))
      (output-stream-p (synonym-target stream))
      (if (stream-operations-write-char (stream-operations stream)) t nil)))

(defun interactive-stream-p (stream)
  "Whether somebody answers at the other end of STREAM."
  (cond ((synonym-stream-record-p (check-stream stream)) (interactive-stream-p (synonym-target stream)))
        ((two-way-stream-record-p stream) (interactive-stream-p (two-way-stream-input stream)))
        ((host-input-stream-record-p stream) (host-interactive-p))
        (t nil)))

(defun stream-element-type (stream)
  "The type of what STREAM is made of."
  (cond ((synonym-stream-record-p (check-stream stream)) (stream-element-type (synonym-target stream)))
        ((two-way-stream-record-p stream) (stream-element-type (two-way-stream-input stream)))
        ((echo-stream-record-p stream) (stream-element-type (echo-stream-input stream)))
        ((broadcast-stream-record-p stream)
         (if (broadcast-stream-targets stream)
             (stream-element-type (car (last (broadcast-stream-targets stream))))
             t))
        ((file-stream-record-p stream) (file-stream-element-type stream))
        (t 'character)))

(defun stream-external-format (stream)
  "How the characters of STREAM are represented outside."
  (cond ((synonym-stream-record-p (check-stream stream)) (stream-external-format (synonym-target stream)))
        ((broadcast-stream-record-p stream)
         (if (broadcast-stream-targets stream)
             (stream-external-format (car (last (broadcast-stream-targets stream))))
             :default))
        ((file-stream-record-p stream) (file-stream-format stream))
        (t :utf-8)))
