;;;; Symbols as text (CLHS 22.1.3.3).

(in-package "CLYSM-SYSTEM")

(defun output-symbol (symbol stream)
  "Write SYMBOL to STREAM, with its package and escapes where these are needed to read it."
  (let ((name (simple-string-of (symbol-name symbol))))
    (if (escaping-p)
        (progn
          (output-package-prefix symbol name stream)
          (output-token name stream))
        (output-in-case name stream))))

(defun output-package-prefix (symbol name stream)
  "Write to STREAM what must stand before NAME, that of SYMBOL, to find the symbol from the current package."
  (let ((package (symbol-package symbol)))
    (cond ((null package)
           (when (or *print-gensym* *print-readably*) (put-string "#:" stream)))
          ((keywordp symbol) (put-char #\: stream))
          ((eq package *package*) nil)
          (t (multiple-value-bind (found status) (find-symbol name *package*)
               (unless (and status (eq found symbol))
                 (output-token (simple-string-of (package-name package)) stream)
                 (put-string (if (external-in-p name package) ":" "::") stream)))))))

(defun external-in-p (name package)
  "Whether PACKAGE exports its symbol called NAME."
  (multiple-value-bind (symbol status) (find-symbol name package)
    (declare (ignore symbol))
    (eq status :external)))

(defun output-token (name stream)
  "Write NAME to STREAM so that it is read as a token of a symbol, between bars if need be."
  (if (plain-token-p name)
      (output-in-case name stream)
      (progn
        (put-char #\| stream)
        (output-escaping name 124 stream)
        (put-char #\| stream))))

;;; Which names need no escapes

(defun plain-token-p (name)
  "Whether NAME, printed as the case of the readtable says, is read as a symbol of that name."
  (let ((length (string-object-length name))
        (case (readtable-case *readtable*))
        (dots t))
    (declare (type i32 length))
    (do ((index 0 (i32+ index 1)))
        ((i32>= index length)
         (and (not dots) (not (potential-number-p name))))
      (declare (type i32 index))
      (let ((character (string-object-ref name index)))
        (unless (char= character #\.) (setq dots nil))
        (unless (plain-character-p character (i32= index 0) case)
          (return nil))))))

(defun plain-character-p (character first case)
  "Whether CHARACTER stands for itself in a token under the readtable's CASE; FIRST tells if it opens the token."
  (and (not (char= character #\:))
       (let ((syntax (character-syntax character *readtable*)))
         (or (eq syntax :constituent)
             (and (eq syntax :non-terminating) (not first))))
       (case case
         (:upcase (not (lower-case-p character)))
         (:downcase (not (upper-case-p character)))
         (t t))))

(defun potential-number-p (name)
  "Whether the token NAME has the syntax of a potential number (CLHS 2.3.1.1) in *PRINT-BASE*."
  (let ((length (string-object-length name))
        (base (max *print-base* 10))
        (digits nil))
    (declare (type i32 length))
    (do ((index 0 (i32+ index 1)))
        ((i32>= index length)
         (and digits (not (char-among-p (string-object-ref name (i32- length 1)) "+-"))))
      (declare (type i32 index))
      (let ((character (string-object-ref name index)))
        (cond ((digit-char-p character base) (setq digits t))
              ((char-among-p character "+-/.^_")
               (when (and (i32= index 0) (char= character #\/)) (return nil)))
              ((not (alpha-char-p character)) (return nil))
              ;; A number marker is a letter with no letter beside it, and does not come first.
              ((i32= index 0) (return nil))
              ((or (alpha-char-p (string-object-ref name (i32- index 1)))
                   (and (i32< (i32+ index 1) length)
                        (alpha-char-p (string-object-ref name (i32+ index 1)))))
               (return nil)))))))

;;; Case (CLHS 22.1.3.3.2)

(defun output-in-case (name stream)
  "Write NAME to STREAM in the case that the readtable and *PRINT-CASE* say."
  (case (readtable-case *readtable*)
    (:upcase
     (case *print-case*
       (:upcase (put-string name stream))
       (:downcase (output-mapped name (lambda (character in-word) (declare (ignore in-word)) (char-downcase character))
                                 stream))
       (t (output-mapped name (lambda (character in-word) (if in-word (char-downcase character) character)) stream))))
    (:downcase
     (case *print-case*
       (:upcase (output-mapped name (lambda (character in-word) (declare (ignore in-word)) (char-upcase character))
                               stream))
       (:downcase (put-string name stream))
       (t (output-mapped name (lambda (character in-word) (if in-word character (char-upcase character))) stream))))
    (:invert
     (let ((upper (first-char-satisfying #'upper-case-p name))
           (lower (first-char-satisfying #'lower-case-p name)))
       (cond ((and upper (not lower)) (put-string (string-downcase name) stream))
             ((and lower (not upper)) (put-string (string-upcase name) stream))
             (t (put-string name stream)))))
    (t (put-string name stream))))

(defun output-mapped (name function stream)
  "Write NAME to STREAM, each character mapped by FUNCTION of it and whether a letter or digit stands before it."
  (let ((length (string-object-length name))
        (in-word nil))
    (declare (type i32 length))
    (do ((index 0 (i32+ index 1)))
        ((i32>= index length) nil)
      (declare (type i32 index))
      (let ((character (string-object-ref name index)))
        (put-char (funcall function character in-word) stream)
        (setq in-word (alphanumericp character))))))
