;;;; The marshal type :KEYWORD: a keyword, and a string of the host.

(in-package "CLYSM-SYSTEM")

(ffi:define-foreign-function keyword-of "clysm:runtime.keywordOf" (:anyref) :anyref)
(ffi:define-foreign-function remember-keyword "clysm:runtime.rememberKeyword" (:anyref :anyref) :void)

(defun keyword-to-host (keyword crossing)
  "The name of KEYWORD as the host writes it: :KEY-DOWN is \"keyDown\". It hangs on the keyword from the first time on."
  (if (keywordp keyword)
      (or (info keyword 'host-name)
          (set-info keyword 'host-name (host-key (camel-case (symbol-name keyword)))))
      (crossing-error crossing keyword :keyword)))

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

(defun keyword-from-host (value crossing)
  "The keyword for the string VALUE of the host: that for \"keyDown\" is :KEY-DOWN. The host keeps it with its string."
  (if (host-string-p value)
      (let ((known (keyword-of value)))
        (if (keywordp known)
            known
            (let ((keyword (string-to-keyword (string-of-host-string value))))
              (remember-keyword value keyword)
              keyword)))
      (crossing-error crossing value :keyword)))

(defun string-to-keyword (string)
  "The keyword for STRING of the host."
  (values (intern (hyphenated string) :keyword)))

(defun hyphenated (name)
  "NAME in upper case, with a hyphen before each letter that was so."
  (with-output-to-string (stream)
    (loop for character across name
          do (when (upper-case-p character) (write-char #\- stream))
             (write-char (char-upcase character) stream))))

(ffi:define-foreign-type :keyword ()
  "A keyword; a string in the host, in camel case: :KEY-DOWN is \"keyDown\"."
  (:base :anyref)
  (:lisp-type 'keyword)
  (:to-host (value) `(keyword-to-host ,value crossing))
  (:from-host (value) `(keyword-from-host ,value crossing))
  (:typescript "string")
  (:java "String"))
