;;;; The characters of strings (CLHS 16.1). A simple string holds its characters in an array of 16-bit codes, or of
;;;; 32-bit codes once one of them is beyond the first 65536; all other strings are arrays with a header (arrays/).

(in-package :clysm-system)

(declaim (inline string-code))

(defun string-code (string index)
  "Return the code of the character of the simple STRING at INDEX, which must be in range."
  (declare (type i32 index))
  (let ((data (string-data string)))
    (if (i16-array-p data) (i16-ref data index) (i32-ref data index))))

(defun string-header-p (object)
  "Whether OBJECT is a string with an array header."
  (if (array-header-p object)
      (if (i32= (header-element-type object) 2) (i32= 1 (array-length (header-dimensions object))) nil)
      nil))

(defun stringp (object)
  "Whether OBJECT is a string."
  (if (string-object-p object) t (string-header-p object)))

(defun simple-string-p (object)
  "Whether OBJECT is a simple string."
  (string-object-p object))

(defun check-string (object)
  "Return OBJECT, a string; a type-error for any other."
  (if (stringp object) object (wrong-type object 'string)))

(defun simple-string-of (string)
  "Return STRING if it is simple, else a simple string of its active characters."
  (if (string-object-p string)
      string
      (let* ((length (active-length (check-string string)))
             (copy (make-string-object (make-i16-array length 0)))
             (index 0))
        (declare (type i32 length index))
        (do () ((i32= index length) copy)
          (set-string-object-ref copy index (element string index))
          (setq index (i32+ index 1))))))

(defun end-index (string start end)
  "Return END, or the length of the simple STRING for NIL; an index-error unless START and END bound a part of it."
  (let* ((length (string-object-length string))
         (limit (if (null end) length end)))
    (declare (type i32 length))
    (unless (if (fixnump limit) (if (>= limit 0) (<= limit length) nil) nil)
      (error 'index-error :datum end :array string :expected-type (list 'or 'null (list 'integer 0 length))))
    (unless (if (fixnump start) (if (>= start 0) (<= start limit) nil) nil)
      (error 'index-error :datum start :array string :expected-type (list 'integer 0 limit)))
    limit))

(defun copy-codes (source start data place count)
  "Copy COUNT codes of the simple string SOURCE from START into the array DATA from PLACE; DATA has room for them."
  (declare (type i32 start place count))
  (let ((source-data (string-data source)))
    (cond ((i16-array-p source-data)
           (if (i16-array-p data)
               (i16-copy data place source-data start count)
               (do () ((i32= count 0))
                 (setq count (i32- count 1))
                 (set-i32-ref data (i32+ place count) (i16-ref source-data (i32+ start count))))))
          ((i32-array-p data) (i32-copy data place source-data start count))
          (t (do () ((i32= count 0))
               (setq count (i32- count 1))
               (set-i16-ref data (i32+ place count) (i32-ref source-data (i32+ start count))))))
    nil))

(defun narrow-codes-p (string start end)
  "Whether the characters of the simple STRING from START to END all have codes of 16 bits."
  (declare (type i32 start end))
  (let ((data (string-data string)))
    (if (i16-array-p data)
        t
        (do ()
            ((i32= start end) t)
          (when (i32> (i32-ref data start) 65535) (return nil))
          (setq start (i32+ start 1))))))

(defun substring (string start end)
  "Return a fresh simple string of the characters of the simple STRING from START to END, which are in range."
  (declare (type i32 start end))
  (let ((data (if (narrow-codes-p string start end)
                  (make-i16-array (i32- end start) 0)
                  (make-i32-array (i32- end start) 0))))
    (copy-codes string start data 0 (i32- end start))
    (make-string-object data)))

(defun concatenate-strings (first second)
  "Return a fresh simple string of the characters of two simple strings."
  (let* ((m (string-object-length first))
         (n (string-object-length second))
         (data (if (if (i16-array-p (string-data first)) (i16-array-p (string-data second)) nil)
                   (make-i16-array (i32+ m n) 0)
                   (make-i32-array (i32+ m n) 0))))
    (declare (type i32 m n))
    (copy-codes first 0 data 0 m)
    (copy-codes second 0 data m n)
    (make-string-object data)))

(defun char (string index)
  "Return the character of STRING at INDEX."
  (check-string string)
  (require-index string index)
  (element string index))

(defun (setf char) (character string index)
  "Make CHARACTER that of STRING at INDEX."
  (check-string string)
  (require-index string index)
  (set-element string index character))

(defun schar (string index)
  "Return the character of the simple STRING at INDEX."
  (unless (string-object-p string) (wrong-type string 'simple-string))
  (require-index string index)
  (string-object-ref string index))

(defun (setf schar) (character string index)
  "Make CHARACTER that of the simple STRING at INDEX."
  (unless (string-object-p string) (wrong-type string 'simple-string))
  (require-index string index)
  (check-character character)
  (set-string-object-ref string index character))

(defun string (object)
  "Return the string that OBJECT designates: a string, the name of a symbol, or a string of a character."
  (cond ((stringp object) object)
        ((symbolp object) (symbol-name object))
        ((character-object-p object) (make-filled-string 1 object))
        (t (wrong-type object '(or string symbol character)))))

(defun simple-designated-string (object)
  "Return the string that OBJECT designates as a simple string."
  (simple-string-of (string object)))

(defun make-string (size &key (initial-element (make-character 0)) (element-type 'character))
  "Return a fresh simple string of SIZE times INITIAL-ELEMENT."
  (declare (ignore element-type))
  (make-filled-string (check-count size) (check-character initial-element)))
