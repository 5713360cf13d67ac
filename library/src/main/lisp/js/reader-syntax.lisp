;;;; The reader syntax #j:console:log for (JS:GLOBAL "console.log"), which may also stand as the operator of a form. The
;;;; compiler's reader knows it, and looks whether the feature :JS-SYNTAX is there.

(in-package "CLYSM-SYSTEM")

(defun read-js-global (stream subcharacter argument)
  "Read what follows #j: names with a colon before each."
  (declare (ignore subcharacter argument))
  (let ((name (with-output-to-string (text)
                (loop for character = (peek-char nil stream nil nil t)
                      while (and character
                                 (member (character-syntax character *readtable*) '(:constituent :non-terminating)))
                      do (write-char (read-char stream t nil t) text)))))
    (cond (*read-suppress* nil)
          ((and (> (length name) 1) (char= (char name 0) #\:))
           (list 'js:global (substitute #\. #\: (subseq name 1))))
          (t (reader-failure stream "#j is followed by names with a colon before each: #j:console:log")))))

(defun enable-js-syntax ()
  "Let the reader, and *READTABLE*, know the syntax #j:console:log."
  (pushnew :js-syntax *features*)
  (set-dispatch-macro-character #\# #\j #'read-js-global))

(defmacro js:enable-reader-syntax ()
  "From the next form on, #j:console:log is (JS:GLOBAL \"console.log\"), and may be called: (#j:console:log 1)."
  '(eval-when (:compile-toplevel :execute)
     (enable-js-syntax)))
