;;;; The marshal type :KEYWORD: a keyword, and a string of the host.

(in-package "CLYSM-SYSTEM")

(defun keyword-to-string (keyword crossing)
  "The name of KEYWORD as the host writes it: :KEY-DOWN is \"keyDown\"."
  (unless (keywordp keyword) (crossing-error crossing keyword :keyword))
  (camel-case (symbol-name keyword)))

(defun camel-case (name)
  "NAME in lower case, but for the letters after hyphens, which are left out. In a name with lower case letters nothing
changes."
  (if (some #'lower-case-p name)
      name
      (let ((upper nil))
        (with-output-to-string (stream)
          (loop for character across name
                do (cond ((char= character #\-) (setq upper t))
                         (t (write-char (if upper character (char-downcase character)) stream)
                            (setq upper nil))))))))

(defun string-to-keyword (string crossing)
  "The keyword for the host's STRING: that for \"keyDown\" is :KEY-DOWN."
  (unless string (crossing-error crossing string :keyword))
  (intern (hyphenated string) :keyword))

(defun hyphenated (name)
  "NAME in upper case, with a hyphen before each letter that was so."
  (with-output-to-string (stream)
    (loop for character across name
          do (when (upper-case-p character) (write-char #\- stream))
             (write-char (char-upcase character) stream))))

(ffi:define-foreign-type :keyword ()
  "A keyword; a string in the host, in camel case: :KEY-DOWN is \"keyDown\"."
  (:base :string)
  (:lisp-type 'keyword)
  (:to-host (value) `(keyword-to-string ,value crossing))
  (:from-host (value) `(string-to-keyword ,value crossing))
  (:typescript "string"))
