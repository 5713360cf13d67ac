;;;; The standard streams of the host. The host gathers the text of many calls before it passes it on.

(in-package "CLYSM-SYSTEM")

(ffi:define-foreign-function write-to-host "clysm:io.write" (:fixnum :string) :void)
(ffi:define-foreign-function read-line-of-host "clysm:io.readLine" () :anyref)
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

;;; LINE is the line that is being read, a simple string with its newline, or NIL; INDEX that of its next character.
(define-record host-input-stream stream operations line index)

(defun host-line (line)
  "LINE, a host string, as a simple string with a newline at its end."
  (let* ((length (host-string-length line))
         (units (make-i16-array length 0))
         (text (open-string-output)))
    (host-string-into-i16 line units 0)
    (write-utf-16 units length text)
    (write-char-to-string text #\Newline)
    (get-output-stream-string text)))

(defun write-utf-16 (units length stream)
  "Write the characters of the first LENGTH of the array UNITS of UTF-16 to STREAM, a string output stream."
  (declare (type i32 length))
  (do ((index 0 (i32+ index 1)))
      ((i32>= index length) nil)
    (declare (type i32 index))
    (let ((unit (i16-ref units index)))
      (declare (type i32 unit))
      (when (and (i32= (i32-and unit #xFC00) #xD800)
                 (i32< (i32+ index 1) length)
                 (i32= (i32-and (i16-ref units (i32+ index 1)) #xFC00) #xDC00))
        (setq index (i32+ index 1))
        (setq unit (i32+ #x10000 (i32+ (i32-shl (i32-and unit #x3FF) 10) (i32-and (i16-ref units index) #x3FF)))))
      (write-char-to-string stream (make-character unit)))))

(defun read-char-of-host (stream)
  "The next character of STREAM, the host input stream, or NIL."
  (let ((line (host-input-stream-line stream))
        (index (host-input-stream-index stream)))
    (declare (type i32 index))
    (when (or (null line) (i32>= index (string-object-length line)))
      (let ((next (read-line-of-host)))
        (setq line (if (host-string-p next) (host-line next) nil))
        (setq index 0)
        (setf (host-input-stream-line stream) line)))
    (if line
        (progn
          (setf (host-input-stream-index stream) (i32+ index 1))
          (string-object-ref line index))
        nil)))

(defun unread-char-of-host (stream character)
  "Go back by one character in STREAM, the host input stream."
  (declare (ignore character))
  (setf (host-input-stream-index stream) (- (host-input-stream-index stream) 1))
  nil)

(defun listen-to-host (stream)
  "Whether STREAM, the host input stream, holds a character of a line that has come already."
  (let ((line (host-input-stream-line stream)))
    (and line (< (host-input-stream-index stream) (string-object-length line)))))

(defun clear-host-input (stream)
  "Forget the rest of the line that is being read from STREAM, the host input stream."
  (setf (host-input-stream-line stream) nil))

(define-global *host-input-operations* t
  (new-stream-operations nil nil nil nil #'read-char-of-host #'unread-char-of-host #'listen-to-host #'clear-host-input
                         nil))

(defun open-host-input ()
  "A stream of the standard input of the host."
  (new-host-input-stream *host-input-operations* nil 0))
