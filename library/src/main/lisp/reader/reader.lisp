;;;; READ and its like (CLHS 2.2, 23.2).

(in-package "CLYSM-SYSTEM")

(defvar *read-eval* t "Whether #. may evaluate.")
(defvar *reader-labels* '() "The labels of the object that is being read: an association list from numbers to objects.")

(defun macro-function-of (character)
  "The function of CHARACTER, a macro character of the current readtable."
  (let ((entry (find-syntax-entry character *readtable*)))
    (if (and entry (not (syntax-entry-dispatch entry)))
        (syntax-entry-function entry)
        (if entry #'read-dispatching (standard-macro-function character)))))

(defun read-item (stream closer dot-ok)
  "The next object of STREAM and :OBJECT. Or NIL and: :END at the end of the stream; :CLOSE after the character CLOSER;
:DOT after a token that is a dot, if DOT-OK."
  (do () (nil)
    (let ((character (next-char stream)))
      (cond ((null character) (return (values nil :end)))
            ((eql character closer) (return (values nil :close))))
      (case (character-syntax character *readtable*)
        (:whitespace nil)
        ((:terminating :non-terminating)
         (let ((results (multiple-value-list (funcall (macro-function-of character) stream character))))
           (when results (return (values (car results) :object)))))
        (t (let ((token (read-token stream character)))
             (return (if (and dot-ok (not (token-escapes token)) (string= (token-text token) "."))
                         (values nil :dot)
                         (values (object-of-token token stream) :object)))))))))

(defun read-object (stream)
  "The next object of STREAM, which must not end before."
  (multiple-value-bind (object kind) (read-item stream nil nil)
    (when (eq kind :end) (at-end-of-file stream t nil))
    object))

(defun read-whole-object (stream eof-error-p eof-value)
  "The next object of STREAM, with labels of its own; at the end EOF-VALUE, or an error."
  (let ((*reader-labels* '()))
    (multiple-value-bind (object kind) (read-item stream nil nil)
      (if (eq kind :end)
          (at-end-of-file stream eof-error-p eof-value)
          object))))

(defun read (&optional stream (eof-error-p t) eof-value recursive-p)
  "The next object of STREAM; at its end EOF-VALUE, or an error."
  (let ((input (input-stream stream)))
    (if recursive-p
        (read-object input)
        (let ((*preserving-whitespace* nil))
          (read-whole-object input eof-error-p eof-value)))))

(defun read-preserving-whitespace (&optional stream (eof-error-p t) eof-value recursive-p)
  "The next object of STREAM, where the whitespace after it stays; at its end EOF-VALUE, or an error."
  (let ((input (input-stream stream)))
    (if recursive-p
        (read-object input)
        (let ((*preserving-whitespace* t))
          (read-whole-object input eof-error-p eof-value)))))

(defun read-from-string (string &optional (eof-error-p t) eof-value &key (start 0) end preserve-whitespace)
  "The first object of STRING between START and END, and the index of the first character that was not read."
  (let ((stream (make-string-input-stream string start end)))
    (values (if preserve-whitespace
                (read-preserving-whitespace stream eof-error-p eof-value)
                (read stream eof-error-p eof-value))
            (string-input-stream-index stream))))

(defun read-delimited-list (character &optional stream recursive-p)
  "A list of the objects of STREAM up to CHARACTER."
  (let ((input (input-stream stream)))
    (if recursive-p
        (read-list-items input character nil)
        (let ((*reader-labels* '()))
          (read-list-items input character nil)))))

(defun read-list-items (stream closer dot-ok)
  "A list of the objects of STREAM up to the character CLOSER, with a dot before the last if DOT-OK."
  (let ((items '()))
    (do () (nil)
      (multiple-value-bind (object kind) (read-item stream closer (and dot-ok items t))
        (case kind
          (:object (push object items))
          (:close (return (nreverse items)))
          (:dot (let ((tail (read-object stream)))
                  (multiple-value-bind (extra kind) (read-item stream closer nil)
                    (declare (ignore extra))
                    (unless (or (eq kind :close) *read-suppress*)
                      (reader-failure stream "More than one object follows a dot in a list.")))
                  (return (nreconc items tail))))
          (t (at-end-of-file stream t nil)))))))
