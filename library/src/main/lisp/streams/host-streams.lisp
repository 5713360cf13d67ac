;;;; The standard streams of the host. The host gathers the text of many calls before it passes it on.

(in-package "CLYSM-SYSTEM")

(ffi:define-foreign-function write-to-host "clysm:io.write" (:fixnum :string) :void)
(ffi:define-foreign-function read-from-host "clysm:io.read" () :string)
(ffi:define-foreign-function host-ready-p "clysm:io.ready" () :boolean)
(ffi:define-foreign-function host-interactive-p "clysm:io.interactive" () :boolean)
(ffi:define-foreign-function flush-host "clysm:io.flush" () :void)

;;; NUMBER is 1 for the standard output and 2 for the standard error output, COLUMN where the next character goes.
(define-record host-output-stream stream operations number column)

(defun write-text-to-host (stream text start end)
  "Write TEXT from START to END to STREAM, a host output stream."
  (declare (type i32 start end))
  (when (i32< start end)
    (write-to-host (host-output-stream-number stream)
                   (if (if (i32= start 0) (i32= end (string-object-length text)) nil)
                       text
                       (substring text start end)))
    (setf (host-output-stream-column stream)
          (column-after text start end (host-output-stream-column stream))))
  nil)

(defun write-char-to-host (stream character)
  "Write CHARACTER to STREAM, a host output stream."
  (write-text-to-host stream (make-filled-string 1 character) 0 1))

(defun column-of-host (stream)
  "The column of STREAM, a host output stream."
  (host-output-stream-column stream))

(defun finish-host (stream)
  "Have the host pass on what was written to STREAM."
  (declare (ignore stream))
  (flush-host)
  nil)

(define-global *host-output-operations* t
  (new-stream-operations #'write-char-to-host #'write-text-to-host #'column-of-host #'finish-host nil nil nil nil nil))

(defun open-host-output (number)
  "A stream for the output NUMBER of the host: 1 is the standard output, 2 the standard error output."
  (new-host-output-stream *host-output-operations* number 0))

;;; TEXT is what has come of the input, a simple string, or NIL; INDEX that of its next character.
(define-record host-input-stream stream operations text index)

(defun text-left-p (stream)
  "Whether STREAM, the host input stream, has text that was not read yet."
  (let ((text (host-input-stream-text stream)))
    (and text
         (i32< (host-input-stream-index stream) (string-object-length text)))))

(defun read-char-of-host (stream)
  "The next character of STREAM, the host input stream, or NIL."
  (unless (text-left-p stream)
    (setf (host-input-stream-text stream) (read-from-host))
    (setf (host-input-stream-index stream) 0))
  (if (text-left-p stream)
      (let ((index (host-input-stream-index stream)))
        (declare (type i32 index))
        (setf (host-input-stream-index stream) (i32+ index 1))
        (string-object-ref (host-input-stream-text stream) index))
      nil))

(defun unread-char-of-host (stream character)
  "Go back by one character in STREAM, the host input stream."
  (declare (ignore character))
  (setf (host-input-stream-index stream) (- (host-input-stream-index stream) 1))
  nil)

(defun listen-to-host (stream)
  "Whether reading from STREAM, the host input stream, does not have to wait."
  (or (text-left-p stream) (host-ready-p)))

(defun clear-host-input (stream)
  "Forget what was typed and not read yet from STREAM, the host input stream; what nobody types stays."
  (when (host-interactive-p)
    (setf (host-input-stream-text stream) nil)
    (do () ((not (host-ready-p)))
      (unless (read-from-host) (return)))))

(define-global *host-input-operations* t
  (new-stream-operations nil nil nil nil #'read-char-of-host #'unread-char-of-host #'listen-to-host #'clear-host-input
                         nil))

(defun open-host-input ()
  "A stream of the standard input of the host."
  (new-host-input-stream *host-input-operations* nil 0))
