;;;; The standard macro characters (CLHS 2.4) but #, and functions that change readtables (CLHS 23.2).

(in-package "CLYSM-SYSTEM")

(defun unless-suppressed (object)
  "OBJECT, which was read, or NIL if it was only to be skipped."
  (if *read-suppress* nil object))

(defun read-list (stream character)
  "The list that began in STREAM."
  (declare (ignore character))
  (unless-suppressed (read-list-items stream #\) (not *read-suppress*))))

(defun read-closing (stream character)
  "Signal that CHARACTER ends what did not begin."
  (reader-failure stream "There is an unmatched ~C." character))

(defun read-quoted (stream character)
  "The QUOTE form of the object that follows in STREAM."
  (declare (ignore character))
  (unless-suppressed (list 'quote (read-object stream))))

(defun read-comment (stream character)
  "Skip the rest of the line. Return no values."
  (declare (ignore character))
  (do ((next (next-char stream) (next-char stream)))
      ((or (null next) (char= next #\Newline)) (values))))

(defun read-string (stream quote)
  "The string that began in STREAM after the character QUOTE."
  (let ((text (open-string-output)))
    (do () (nil)
      (let ((character (or (next-char stream) (at-end-of-file stream t nil))))
        (cond ((char= character quote) (return (get-output-stream-string text)))
              ((eq (character-syntax character *readtable*) :single-escape)
               (write-char-to-string text (or (next-char stream) (at-end-of-file stream t nil))))
              (t (write-char-to-string text character)))))))

(defun standard-macro-function (character)
  "The function of CHARACTER, a macro character in standard syntax; NIL for other characters."
  (case character
    (#\( #'read-list)
    (#\) #'read-closing)
    (#\' #'read-quoted)
    (#\; #'read-comment)
    (#\" #'read-string)
    (#\` #'read-backquote)
    (#\, #'read-comma)
    (#\# #'read-dispatching)
    (t nil)))

;;; Dispatching macro characters (CLHS 2.4.8)

(defun read-dispatching (stream character)
  "What follows in STREAM after a dispatching macro CHARACTER: perhaps decimal digits, and a subcharacter."
  (let ((argument nil))
    (do () (nil)
      (let* ((subcharacter (or (next-char stream) (at-end-of-file stream t nil)))
             (digit (digit-char-p subcharacter)))
        (cond (digit (setq argument (+ (* (or argument 0) 10) digit)))
              (t (let ((function (dispatch-function character (char-upcase subcharacter) *readtable*)))
                   (return (if (and *read-suppress* (null function) (constituent-p subcharacter))
                               (unless-suppressed (read-object stream))
                               (funcall (or function
                                            (reader-failure stream "~C~C has no meaning." character subcharacter))
                                        stream subcharacter argument))))))))))

(defun constituent-p (character)
  "Whether CHARACTER can be part of a token."
  (eq (character-syntax character *readtable*) :constituent))

(defun dispatch-function (character subcharacter readtable)
  "The function of SUBCHARACTER after the dispatching macro CHARACTER, or NIL."
  (let* ((entry (find-syntax-entry character readtable))
         (change (and entry (assoc subcharacter (syntax-entry-subcharacters entry)))))
    (cond (change (cdr change))
          ((if entry (eq (syntax-entry-dispatch entry) t) (char= character #\#))
           (standard-dispatch-function subcharacter))
          (t nil))))

(defun dispatching-p (character readtable)
  "Whether CHARACTER is a dispatching macro character of READTABLE."
  (let ((entry (find-syntax-entry character readtable)))
    (if entry
        (and (syntax-entry-dispatch entry) t)
        (char= character #\#))))

(defun require-dispatching (character readtable)
  "Signal an error unless CHARACTER is a dispatching macro character of READTABLE."
  (unless (dispatching-p character readtable)
    (error 'simple-error :format-control "~S is no dispatching macro character."
                         :format-arguments (list character))))

(defun get-dispatch-macro-character (character subcharacter &optional (readtable *readtable*))
  "The function of SUBCHARACTER after the dispatching macro CHARACTER of READTABLE, or NIL."
  (let ((readtable (designated-readtable readtable)))
    (require-dispatching character readtable)
    (if (digit-char-p subcharacter)
        nil
        (dispatch-function character (char-upcase subcharacter) readtable))))

(defun set-dispatch-macro-character (character subcharacter function &optional (readtable *readtable*))
  "Make FUNCTION that of SUBCHARACTER after the dispatching macro CHARACTER of READTABLE. Return T."
  (let ((readtable (designated-readtable readtable)))
    (require-dispatching character readtable)
    (when (digit-char-p subcharacter)
      (error 'simple-error :format-control "The digit ~S cannot follow a dispatching macro character."
                           :format-arguments (list subcharacter)))
    (let ((entry (or (find-syntax-entry character readtable)
                     (new-syntax-entry (character-syntax character readtable) nil t '())))
          (key (char-upcase subcharacter)))
      (setf (syntax-entry-subcharacters entry)
            (acons key (coerce-to-function function)
                   (remove key (syntax-entry-subcharacters entry) :key #'car)))
      (set-syntax-entry character readtable entry)
      t)))

(defun make-dispatch-macro-character (character &optional non-terminating-p (readtable *readtable*))
  "Make CHARACTER a dispatching macro character of READTABLE, with no subcharacters yet. Return T."
  (set-syntax-entry character (check-readtable readtable)
                    (new-syntax-entry (if non-terminating-p :non-terminating :terminating) nil :empty '()))
  t)

(defun get-macro-character (character &optional (readtable *readtable*))
  "The function of the macro CHARACTER of READTABLE, and whether it does not terminate tokens; NIL for other
characters."
  (let* ((readtable (designated-readtable readtable))
         (entry (find-syntax-entry character readtable))
         (non-terminating (eq (character-syntax character readtable) :non-terminating)))
    (cond ((null entry) (values (standard-macro-function character) non-terminating))
          ((syntax-entry-dispatch entry) (values #'read-dispatching non-terminating))
          (t (values (syntax-entry-function entry) non-terminating)))))

(defun set-macro-character (character function &optional non-terminating-p (readtable *readtable*))
  "Make CHARACTER a macro character of READTABLE with FUNCTION. Return T."
  (set-syntax-entry character (designated-readtable readtable)
                    (new-syntax-entry (if non-terminating-p :non-terminating :terminating)
                                      (coerce-to-function function) nil '()))
  t)

(defun set-syntax-from-char (to-character from-character &optional (to-readtable *readtable*) from-readtable)
  "Give TO-CHARACTER in TO-READTABLE the syntax of FROM-CHARACTER in FROM-READTABLE, NIL for standard syntax. Return T."
  (let* ((source (designated-readtable from-readtable))
         (entry (find-syntax-entry from-character source)))
    (set-syntax-entry to-character (check-readtable to-readtable)
                      (if entry
                          (copy-of-syntax-entry entry)
                          (new-syntax-entry (standard-syntax from-character)
                                            (standard-macro-function from-character)
                                            (if (char= from-character #\#) t nil)
                                            '())))
    t))
