;;;; The functions that signal within restarts: CERROR, WARN, BREAK (CLHS 9.2).

(in-package "CLYSM-SYSTEM")

(defun cerror (continue-control datum &rest arguments)
  "Like ERROR, with a restart CONTINUE that makes it return NIL."
  (let ((condition (coerce-to-condition datum arguments 'simple-error 'cerror)))
    (with-simple-restart (continue "~?" continue-control arguments)
      (with-condition-restarts condition (list (find-restart 'continue))
        (signal-condition condition)
        (invoke-debugger condition)))
    nil))

(defun warn (datum &rest arguments)
  "Signal the warning; if nobody muffles it, report it on *ERROR-OUTPUT*. Return NIL."
  (let ((condition (coerce-to-condition datum arguments 'simple-warning 'warn)))
    (unless (condition-typep condition 'warning)
      (wrong-type condition 'warning))
    (restart-case
        (with-condition-restarts condition (list (find-restart 'muffle-warning))
          (signal-condition condition)
          (fresh-line *error-output*)
          (write-string (if (condition-typep condition 'style-warning) "STYLE-WARNING: " "WARNING: ") *error-output*)
          (princ condition *error-output*)
          (terpri *error-output*))
      (muffle-warning ()
        :report "Skip this warning."
        nil))
    nil))

(defun break (&optional (control "Break") &rest arguments)
  "Enter the debugger with a message, with a restart CONTINUE that makes BREAK return NIL."
  (with-simple-restart (continue "Return from BREAK.")
    (let ((*debugger-hook* nil))
      (invoke-debugger
       (make-condition 'simple-condition :format-control control :format-arguments arguments))))
  nil)
