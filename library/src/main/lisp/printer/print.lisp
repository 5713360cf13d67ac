;;;; WRITE, PRINT and their like (CLHS 22.4): any object to any stream.

(in-package "CLYSM-SYSTEM")

(defun output-object (object stream)
  "Write OBJECT to STREAM, which is no designator, as the printer's variables say."
  (cond ((not *print-circle*) (output-unlabelled object stream))
        (*circle-table* (output-labelled object stream))
        ((has-parts-p object) (output-with-labels object stream))
        (t (output-unlabelled object stream))))

(defun output-unlabelled (object stream)
  "Write OBJECT to STREAM with no label before it."
  (cond ((consp object) (output-list object stream))
        ((symbolp object) (output-symbol object stream))
        ((stringp object) (output-string object stream))
        ((numberp object) (output-number object stream))
        ((characterp object) (output-character object stream))
        ((structure-object-p object) (output-structure object stream))
        ((arrayp object) (output-array object stream))
        ((functionp object) (output-function object stream))
        ((host-object-p object) (output-host-object object stream))
        (t (print-unreadable-object (object stream)
             (put-string "internal object" stream)))))

(defun write (object &key (stream *standard-output*) (array *print-array*) (base *print-base*) (case *print-case*)
                       (circle *print-circle*) (escape *print-escape*) (gensym *print-gensym*)
                       (length *print-length*) (level *print-level*) (lines *print-lines*)
                       (miser-width *print-miser-width*) (pprint-dispatch *print-pprint-dispatch*)
                       (pretty *print-pretty*) (radix *print-radix*) (readably *print-readably*)
                       (right-margin *print-right-margin*))
  "Write OBJECT to STREAM as the arguments say. Return it."
  (let ((*print-array* array) (*print-base* base) (*print-case* case) (*print-circle* circle) (*print-escape* escape)
        (*print-gensym* gensym) (*print-length* length) (*print-level* level) (*print-lines* lines)
        (*print-miser-width* miser-width) (*print-pprint-dispatch* pprint-dispatch) (*print-pretty* pretty)
        (*print-radix* radix) (*print-readably* readably) (*print-right-margin* right-margin))
    (output-object object (output-stream stream)))
  object)

(defun prin1 (object &optional stream)
  "Write OBJECT to STREAM so that it can be read. Return it."
  (let ((*print-escape* t))
    (output-object object (output-stream stream)))
  object)

(defun princ (object &optional stream)
  "Write OBJECT to STREAM for people. Return it."
  (let ((*print-escape* nil)
        (*print-readably* nil))
    (output-object object (output-stream stream)))
  object)

(defun print (object &optional stream)
  "Write a newline, OBJECT so that it can be read, and a space to STREAM. Return OBJECT."
  (let ((output (output-stream stream)))
    (put-char #\Newline output)
    (prin1 object output)
    (put-char #\Space output))
  object)

(defun pprint (object &optional stream)
  "Write a newline and OBJECT so that it can be read to STREAM. Return no values."
  (let ((output (output-stream stream)))
    (put-char #\Newline output)
    (let ((*print-pretty* t))
      (prin1 object output)))
  (values))

(defun prin1-to-string (object)
  "A string of OBJECT as PRIN1 writes it."
  (let ((stream (open-string-output)))
    (prin1 object stream)
    (get-output-stream-string stream)))

(defun princ-to-string (object)
  "A string of OBJECT as PRINC writes it."
  (let ((stream (open-string-output)))
    (princ object stream)
    (get-output-stream-string stream)))

(defun write-to-string (object &rest options &key &allow-other-keys)
  "A string of OBJECT as WRITE writes it with OPTIONS."
  (let ((stream (open-string-output)))
    (apply #'write object :stream stream options)
    (get-output-stream-string stream)))
