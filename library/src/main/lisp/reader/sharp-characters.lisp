;;;; The standard dispatching macro character # (CLHS 2.4.8).

(in-package "CLYSM-SYSTEM")

(defun read-sharp-character (stream subcharacter argument)
  "#\\x: a character by itself or by its name."
  (declare (ignore subcharacter argument))
  (let* ((text (read-raw-token stream))
         (character (cond (*read-suppress* nil)
                          ((= (length text) 1) (schar text 0))
                          (t (name-char text)))))
    (if (or character *read-suppress*)
        character
        (reader-failure stream "There is no character called ~A." text))))

(defun read-raw-token (stream)
  "The next character of STREAM whatever it is, and the constituents that follow, as a string."
  (let ((text (open-string-output)))
    (write-char-to-string text (or (next-char stream) (at-end-of-file stream t nil)))
    (do ((character (next-char stream) (next-char stream)))
        ((null character) (get-output-stream-string text))
      (unless (member (character-syntax character *readtable*) '(:constituent :non-terminating))
        (put-back-char character stream)
        (return (get-output-stream-string text)))
      (write-char-to-string text character))))

(defun read-sharp-function (stream subcharacter argument)
  "#'x: the FUNCTION form of a name."
  (declare (ignore subcharacter argument))
  (unless-suppressed (list 'function (read-object stream))))

(defun read-sharp-uninterned (stream subcharacter argument)
  "#:x: a fresh symbol without a package."
  (declare (ignore subcharacter argument))
  (let ((token (read-token stream (or (next-char stream) (at-end-of-file stream t nil)))))
    (cond (*read-suppress* nil)
          ((token-colon token)
           (reader-failure stream "~S has a package marker after #:." (token-text token)))
          (t (make-symbol (token-text token))))))

(defun read-sharp-evaluated (stream subcharacter argument)
  "#.x: the value of a form."
  (declare (ignore subcharacter argument))
  (let ((form (read-object stream)))
    (cond (*read-suppress* nil)
          ((not *read-eval*) (reader-failure stream "#. is not allowed while *READ-EVAL* is false."))
          ;; The function is found by its name, so that a program that reads does not have to contain the compiler.
          (t (let ((evaluator (find-symbol "EVAL" "COMMON-LISP")))
               (unless (fboundp evaluator) (reader-failure stream "This program cannot evaluate."))
               (funcall evaluator form))))))

(defun read-in-radix (stream radix)
  "The rational number that follows in STREAM in RADIX."
  (let* ((*read-base* (if *read-suppress* 10 (check-radix radix)))
         (number (read-object stream)))
    (unless (or *read-suppress* (rationalp number))
      (reader-failure stream "~S is no rational number in radix ~D." number radix))
    number))

(defun read-sharp-binary (stream subcharacter argument)
  "#b: a rational number in binary."
  (declare (ignore subcharacter argument))
  (read-in-radix stream 2))

(defun read-sharp-octal (stream subcharacter argument)
  "#o: a rational number in octal."
  (declare (ignore subcharacter argument))
  (read-in-radix stream 8))

(defun read-sharp-hexadecimal (stream subcharacter argument)
  "#x: a rational number in hexadecimal."
  (declare (ignore subcharacter argument))
  (read-in-radix stream 16))

(defun read-sharp-radix (stream subcharacter argument)
  "#nr: a rational number in radix n."
  (declare (ignore subcharacter))
  (unless (or *read-suppress* (and argument (<= 2 argument 36)))
    (reader-failure stream "#R needs a radix from 2 to 36."))
  (read-in-radix stream argument))

(defun read-block-comment (stream subcharacter argument)
  "#|...|#: a comment, which may contain others. Return no values."
  (declare (ignore subcharacter argument))
  (do ((depth 1)
       (previous nil))
      ((= depth 0) (values))
    (let ((character (or (next-char stream) (at-end-of-file stream t nil))))
      (cond ((and (eql previous #\|) (char= character #\#))
             (setq depth (- depth 1))
             (setq previous nil))
            ((and (eql previous #\#) (char= character #\|))
             (setq depth (+ depth 1))
             (setq previous nil))
            (t (setq previous character))))))

(defun read-sharp-unreadable (stream subcharacter argument)
  "Signal that #< and # before whitespace or ) cannot be read."
  (declare (ignore argument))
  (reader-failure stream "# and ~S begin nothing that can be read." subcharacter))

(defun standard-dispatch-function (subcharacter)
  "The function of SUBCHARACTER, in upper case, after # in standard syntax, or NIL."
  (case subcharacter
    (#\\ #'read-sharp-character)
    (#\' #'read-sharp-function)
    (#\( #'read-sharp-vector)
    (#\: #'read-sharp-uninterned)
    (#\. #'read-sharp-evaluated)
    (#\+ #'read-if-feature)
    (#\- #'read-unless-feature)
    (#\| #'read-block-comment)
    (#\* #'read-sharp-bits)
    (#\= #'read-sharp-label)
    (#\# #'read-sharp-reference)
    (#\A #'read-sharp-array)
    (#\B #'read-sharp-binary)
    (#\C #'read-sharp-complex)
    (#\O #'read-sharp-octal)
    (#\P #'read-sharp-pathname)
    (#\R #'read-sharp-radix)
    (#\S #'read-sharp-structure)
    (#\X #'read-sharp-hexadecimal)
    ((#\< #\) #\Space #\Newline #\Tab #\Return #\Page) #'read-sharp-unreadable)
    (t nil)))
