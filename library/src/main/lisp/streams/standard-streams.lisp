;;;; The variables whose values are streams (CLHS 21.1.2).

(in-package "CLYSM-SYSTEM")

(define-global *host-output* t (open-host-output 1))
(define-global *host-error-output* t (open-host-output 2))
(define-global *host-input* t (open-host-input))
(define-global *host-terminal* t (make-two-way-stream *host-input* *host-output*))

(defvar *standard-output* *host-output* "The stream to which output goes that names no other.")
(defvar *error-output* *host-error-output* "The stream for warnings and reports of errors.")
(defvar *trace-output* *host-output* "The stream to which TRACE and TIME write.")
(defvar *standard-input* *host-input* "The stream from which input comes that names no other.")
(defvar *terminal-io* *host-terminal* "The stream to and from the user's console.")
(defvar *query-io* *host-terminal* "The stream for questions to the user.")
(defvar *debug-io* *host-terminal* "The stream for interactive debugging.")

(defun y-or-n-p (&optional control &rest arguments)
  "Ask the user a question that is answered by one letter. Return whether the answer is yes."
  (ask-user control arguments "(y or n) " '("y") '("n")))

(defun yes-or-no-p (&optional control &rest arguments)
  "Ask the user a question that is answered by a word. Return whether the answer is yes."
  (ask-user control arguments "(yes or no) " '("yes") '("no")))

(defun ask-user (control arguments hint yes no)
  "Ask the question of a format CONTROL and ARGUMENTS until the answer is among YES or NO. Return whether it is yes."
  (do () (nil)
    (when control
      (fresh-line *query-io*)
      (apply #'format *query-io* control arguments)
      (write-char #\Space *query-io*))
    (write-string hint *query-io*)
    (finish-output *query-io*)
    (let ((answer (string-trim " " (read-line *query-io*))))
      (cond ((member answer yes :test #'string-equal) (return t))
            ((member answer no :test #'string-equal) (return nil))))))
