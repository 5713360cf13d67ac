;;;; Characters and strings as text (CLHS 22.1.3.2, 22.1.3.4).

(in-package "CLYSM-SYSTEM")

(defun escaping-p ()
  "Whether objects are to be printed so that they can be read."
  (or *print-escape* *print-readably*))

(defun output-character (character stream)
  "Write CHARACTER to STREAM, with its name or as itself."
  (if (escaping-p)
      (progn
        (put-string "#\\" stream)
        (if (and (graphic-char-p character) (char/= character #\Space))
            (put-char character stream)
            (put-string (char-name character) stream)))
      (put-char character stream)))

(defun output-string (string stream)
  "Write STRING to STREAM, between double quotes if it is to be readable."
  (let ((text (simple-string-of string)))
    (if (escaping-p)
        (progn
          (put-char #\" stream)
          (output-escaping text 34 stream)
          (put-char #\" stream))
        (put-string text stream))))

(defun output-escaping (text quote stream)
  "Write the simple string TEXT to STREAM, with a backslash before each backslash and character of the code QUOTE."
  (declare (type i32 quote))
  (let ((start 0)
        (length (string-object-length text)))
    (declare (type i32 start length))
    (do ((index 0 (i32+ index 1)))
        ((i32>= index length) (write-text text stream start length))
      (declare (type i32 index))
      (let ((code (string-code text index)))
        (declare (type i32 code))
        (when (or (i32= code quote) (i32= code 92))
          (write-text text stream start index)
          (put-char #\\ stream)
          (setq start index))))))
