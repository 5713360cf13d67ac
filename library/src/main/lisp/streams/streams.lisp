;;;; Streams (CLHS 21.1): what all kinds of them share.
;;;;
;;;; A stream holds a table of operations, functions whose first argument is the stream. What a kind of stream cannot do
;;;; is NIL in its table. A closed stream has a table of nothing else.

(in-package "CLYSM-SYSTEM")

(define-record stream-operations nil
  write-char   ; (stream character)
  write-text   ; (stream simple-string start end), the bounds are in range
  column       ; (stream): the number of characters since the start of the line, or NIL if that is not known
  finish       ; (stream): sees to it that what was written has arrived
  read-char    ; (stream): a character, or NIL at the end
  unread-char  ; (stream character)
  listen       ; (stream): whether reading does not have to wait
  clear-input  ; (stream)
  file)        ; of a stream of a file, its FILE-OPERATIONS

;;; What only streams of files do. All but CLOSE are NIL for files of characters, and in the direction that a stream has
;;; not.
(define-record file-operations nil
  close           ; (stream abort)
  read-byte       ; (stream): an integer, or NIL at the end
  write-byte      ; (stream integer)
  read-sequence   ; (stream sequence start end): returns the index of the first element left as it was
  write-sequence) ; (stream sequence start end)

(define-record stream nil operations)

(define-global *closed-operations* t (new-stream-operations nil nil nil nil nil nil nil nil nil))

(defun streamp (object)
  "Whether OBJECT is a stream."
  (stream-record-p object))

(defun check-stream (object)
  "Return OBJECT, a stream; a type-error for any other."
  (if (stream-record-p object) object (wrong-type object 'stream)))

(define-condition unsupported-stream-operation (stream-error) ()
  (:report (lambda (condition stream)
             (let ((subject (stream-error-stream condition)))
               (format stream (if (open-stream-p subject)
                                  "~S does not support this operation."
                                  "~S is closed.")
                       subject))))
  (:documentation "Output to an input stream, input from an output stream, or either with a closed stream."))

(defun unsupported-stream-operation (stream)
  "Signal that STREAM is closed, or of a kind that cannot do what was asked of it."
  (error 'unsupported-stream-operation :stream stream))

(defmacro stream-operation (operation stream &rest arguments)
  "Call the OPERATION of STREAM, a variable, with ARGUMENTS; an error if the stream does not have it."
  (let ((function (gensym "OPERATION")))
    `(let ((,function (,(concatenated-symbol "STREAM-OPERATIONS-" operation) (stream-operations ,stream))))
       (if ,function
           (funcall (truly-the function ,function) ,stream ,@arguments)
           (unsupported-stream-operation ,stream)))))

(defun open-stream-p (stream)
  "Whether STREAM was not closed."
  (not (eq (stream-operations (check-stream stream)) *closed-operations*)))

(defun close (stream &key abort)
  "Close STREAM. Return whether it was open. If ABORT, a file that was made to be written is removed again."
  (let ((was-open (open-stream-p stream))
        (file (stream-operations-file (stream-operations stream))))
    (setf (stream-operations stream) *closed-operations*)
    (when file
      (funcall (truly-the function (file-operations-close file)) stream abort))
    was-open))

(defmacro with-open-stream ((variable stream) &body body)
  "Run BODY with VARIABLE bound to the value of STREAM, which is closed afterwards."
  (let ((aborted (gensym "ABORTED")))
    `(let ((,variable ,stream)
           (,aborted t))
       (unwind-protect
            (multiple-value-prog1 ,(body-form body) (setq ,aborted nil))
         (close ,variable :abort ,aborted)))))

(defun body-form (body)
  "One form for BODY, a list of forms that may begin with declarations."
  `(locally ,@body))

(defun column-after (text start end column)
  "The column after TEXT from START to END was written at COLUMN."
  (declare (type i32 start end column))
  (do ((index end (i32- index 1)))
      ((i32<= index start) (i32+ column (i32- end start)))
    (declare (type i32 index))
    (when (i32= 10 (string-code text (i32- index 1)))
      (return (i32- end index)))))
