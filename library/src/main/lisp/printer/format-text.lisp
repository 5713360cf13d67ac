;;;; Format directives for text and objects (CLHS 22.3.1, 22.3.4, 22.3.6.1).

(in-package "CLYSM-SYSTEM")

(define-directive #\% format-newlines (stream directive state (count 1))
  "Tilde percent: newlines."
  (put-times count #\Newline stream))

(define-directive #\& format-fresh-line (stream directive state (count 1))
  "Tilde ampersand: the start of a line, and newlines."
  (when (> count 0)
    (start-line stream)
    (put-times (- count 1) #\Newline stream)))

(define-directive #\| format-pages (stream directive state (count 1))
  "Tilde bar: page separators."
  (put-times count #\Page stream))

(define-directive #\~ format-tildes (stream directive state (count 1))
  "Tilde tilde: tildes."
  (put-times count #\~ stream))

(define-directive #\C format-character (stream directive state)
  "Tilde C: a character, by name with a colon, as the reader takes it with an at sign."
  (let ((character (next-argument state directive)))
    (check-character character)
    (cond ((and (format-directive-at directive) (not (format-directive-colon directive)))
           (prin1 character stream))
          ((and (format-directive-colon directive)
                (or (not (graphic-char-p character)) (char= character #\Space)))
           (put-string (char-name character) stream))
          (t (put-char character stream)))))

(defun put-padded (text stream mincol colinc minpad pad before)
  "Write TEXT to STREAM and at least MINPAD times the character PAD, as many as it takes to MINCOL in steps of COLINC.
The padding stands before the text if BEFORE."
  (let* ((missing (- mincol (length text) minpad))
         (padding (+ minpad (if (> missing 0) (* colinc (ceiling missing colinc)) 0))))
    (when before (put-times padding pad stream))
    (put-string text stream)
    (unless before (put-times padding pad stream))))

(defun format-object (object stream directive parameters escape)
  "Write OBJECT as the directives ~A and ~S do, with ESCAPE as *PRINT-ESCAPE*."
  (let ((text (if (and (null object) (format-directive-colon directive)) "()" nil)))
    (if (null parameters)
        (cond (text (put-string text stream))
              (escape (prin1 object stream))
              (t (princ object stream)))
        (put-padded (cond (text) (escape (prin1-to-string object)) (t (princ-to-string object)))
                    stream
                    (or (first parameters) 0) (or (second parameters) 1) (or (third parameters) 0)
                    (or (fourth parameters) #\Space)
                    (format-directive-at directive)))))

(define-directive #\A format-aesthetic (stream directive state (mincol nil) (colinc nil) (minpad nil) (pad nil))
  "Tilde A: an object for people."
  (format-object (next-argument state directive) stream directive
                 (if (or mincol colinc minpad pad) (list mincol colinc minpad pad) '())
                 nil))

(define-directive #\S format-standard (stream directive state (mincol nil) (colinc nil) (minpad nil) (pad nil))
  "Tilde S: an object for the reader."
  (format-object (next-argument state directive) stream directive
                 (if (or mincol colinc minpad pad) (list mincol colinc minpad pad) '())
                 t))

(define-directive #\W format-write (stream directive state)
  "Tilde W: an object as the printer's variables say."
  (let ((object (next-argument state directive))
        (*print-pretty* (or (format-directive-colon directive) *print-pretty*))
        (*print-level* (if (format-directive-at directive) nil *print-level*))
        (*print-length* (if (format-directive-at directive) nil *print-length*)))
    (output-object object stream)))

(define-directive #\_ format-conditional-newline (stream directive state)
  "Tilde underscore: a place for a line break of the pretty printer; only the mandatory ones break lines."
  (when (and (format-directive-colon directive) (format-directive-at directive))
    (put-char #\Newline stream)))

(define-directive #\I format-indent (stream directive state (columns 0))
  "Tilde I: indentation by the pretty printer, which lays out nothing."
  columns)
