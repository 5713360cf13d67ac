;;;; Backquote (CLHS 2.4.6). A template becomes a form that builds its instance when the backquote has been read; commas
;;;; that are left in the form of an inner template belong to the outer one.

(in-package "CLYSM-SYSTEM")

(defvar *backquote-depth* 0 "How many more backquotes than commas enclose what is being read.")

;;; KIND is :INSERT for a comma, :SPLICE for ,@ and :SPLICE-DESTRUCTIVELY for ,. before FORM.
(define-record comma nil kind form)

(defun read-backquote (stream character)
  "The form of the template that follows in STREAM."
  (declare (ignore character))
  (let ((template (let ((*backquote-depth* (+ *backquote-depth* 1)))
                    (read-object stream))))
    (if *read-suppress* nil (expand-template template stream))))

(defun read-comma (stream character)
  "The comma that begins in STREAM."
  (declare (ignore character))
  (when (and (<= *backquote-depth* 0) (not *read-suppress*))
    (reader-failure stream "A comma is not inside a backquote."))
  (let ((kind (case (look-at-char stream)
                (#\@ (next-char stream) :splice)
                (#\. (next-char stream) :splice-destructively)
                (t :insert))))
    (let ((*backquote-depth* (- *backquote-depth* 1)))
      (new-comma kind (read-object stream)))))

(defun expand-template (template stream)
  "A form that builds the instance of TEMPLATE."
  (cond ((comma-record-p template)
         (unless (eq (comma-kind template) :insert)
           (reader-failure stream "A comma with ~A does not stand in a list."
                           (if (eq (comma-kind template) :splice) "@" ".")))
         (comma-form template))
        ((consp template) (expand-template-list template stream))
        ((and (vectorp template) (not (stringp template)) (not (bit-vector-p template)))
         (let ((elements (expand-template (coerce template 'list) stream)))
           (if (and (consp elements) (eq (car elements) 'quote))
               template
               `(apply (function vector) ,elements))))
        ((literal-form-p template) template)
        (t `(quote ,template))))

(defun expand-template-list (template stream)
  "A form that builds the instance of TEMPLATE, a cons."
  (let ((first (car template))
        (rest (expand-template (cdr template) stream)))
    (if (and (comma-record-p first) (not (eq (comma-kind first) :insert)))
        (if (null rest)
            (comma-form first)
            `(,(if (eq (comma-kind first) :splice) 'append 'nconc) ,(comma-form first) ,rest))
        (join-template-parts (expand-template first stream) rest))))

(defun part-value (form)
  "The value of FORM, a constant."
  (if (consp form) (cadr form) form))

(defun join-template-parts (first rest)
  "A form that makes a cons of the values of the forms FIRST and REST."
  (cond ((and (literal-form-p first) (literal-form-p rest))
         `(quote ,(cons (part-value first) (part-value rest))))
        ((null rest) `(list ,first))
        ((and (consp rest) (member (car rest) '(list list*)))
         `(,(car rest) ,first ,@(cdr rest)))
        (t `(list* ,first ,rest))))
