;;;; The case of strings, and trimming (CLHS string-upcase to nstring-capitalize, string-trim).

(in-package :clysm-system)

(defun upcase-codes (string start end)
  "Make the characters of the simple STRING from START to END upper case."
  (declare (type i32 start end))
  (do () ((i32= start end) string)
    (set-string-object-ref string start (make-character (upper-case-code (string-code string start))))
    (setq start (i32+ start 1))))

(defun downcase-codes (string start end)
  "Make the characters of the simple STRING from START to END lower case."
  (declare (type i32 start end))
  (do () ((i32= start end) string)
    (set-string-object-ref string start (make-character (lower-case-code (string-code string start))))
    (setq start (i32+ start 1))))

(defun capitalize-codes (string start end)
  "Make the first character of each word of the simple STRING from START to END upper case, the others lower case."
  (declare (type i32 start end))
  (let ((inside nil))
    (do () ((i32= start end) string)
      (let ((code (string-code string start)))
        (declare (type i32 code))
        (set-string-object-ref string start
                               (make-character (if inside (lower-case-code code) (upper-case-code code))))
        (setq inside (if (number-code-p code) t (letter-code-p code))))
      (setq start (i32+ start 1)))))

(defun string-with-case (operation string start end)
  "Return a copy of the string that STRING designates, changed by OPERATION from START to END."
  (let* ((simple (simple-designated-string string))
         (limit (end-index simple start end)))
    (funcall operation (substring simple 0 (string-object-length simple)) start limit)))

(defun nstring-with-case (operation string start end)
  "Change STRING by OPERATION from START to END; return it."
  (let* ((simple (simple-string-of string))
         (limit (end-index simple start end)))
    (declare (type i32 limit))
    (funcall operation simple start limit)
    ;; The characters of a string that is not simple were changed in a copy.
    (unless (eq simple string)
      (let ((index start))
        (declare (type i32 index))
        (do () ((i32= index limit))
          (set-element string index (string-object-ref simple index))
          (setq index (i32+ index 1)))))
    string))

(defun string-upcase (string &key (start 0) end)
  "Return a copy of STRING with the characters from START to END in upper case."
  (string-with-case #'upcase-codes string start end))

(defun string-downcase (string &key (start 0) end)
  "Return a copy of STRING with the characters from START to END in lower case."
  (string-with-case #'downcase-codes string start end))

(defun string-capitalize (string &key (start 0) end)
  "Return a copy of STRING with the words from START to END capitalized."
  (string-with-case #'capitalize-codes string start end))

(defun nstring-upcase (string &key (start 0) end)
  "Make the characters of STRING from START to END upper case."
  (nstring-with-case #'upcase-codes string start end))

(defun nstring-downcase (string &key (start 0) end)
  "Make the characters of STRING from START to END lower case."
  (nstring-with-case #'downcase-codes string start end))

(defun nstring-capitalize (string &key (start 0) end)
  "Capitalize the words of STRING from START to END."
  (nstring-with-case #'capitalize-codes string start end))

(defun trimmed (bag string left right)
  "Return the string that STRING designates without characters of the sequence BAG at its LEFT and RIGHT end."
  (let* ((simple (simple-designated-string string))
         (start 0)
         (end (string-object-length simple)))
    (declare (type i32 start end))
    (when left
      (do () ((if (i32< start end) (not (find (string-object-ref simple start) bag)) t))
        (setq start (i32+ start 1))))
    (when right
      (do () ((if (i32< start end) (not (find (string-object-ref simple (i32- end 1)) bag)) t))
        (setq end (i32- end 1))))
    (substring simple start end)))

(defun string-trim (character-bag string)
  "Return STRING without characters of CHARACTER-BAG at both ends."
  (trimmed character-bag string t t))

(defun string-left-trim (character-bag string)
  "Return STRING without characters of CHARACTER-BAG at its beginning."
  (trimmed character-bag string t nil))

(defun string-right-trim (character-bag string)
  "Return STRING without characters of CHARACTER-BAG at its end."
  (trimmed character-bag string nil t))
