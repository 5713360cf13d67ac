;;;; What symbols are in JavaScript: GET-ELEMENT-BY-ID is "getElementById", and a class HTML-ELEMENT "HtmlElement".

(in-package "CLYSM-SYSTEM")

(define-global *host-names* t (make-hash-table :test 'eq))

(defun js:camel-case (symbol)
  "The name by which JavaScript knows SYMBOL: :KEY-DOWN is \"keyDown\". One with lower case letters stays as it is."
  (camel-case (symbol-name symbol)))

(defun js-key (key)
  "What crosses for the name of a property: a host string for a symbol or string, an integer itself."
  (cond ((typep key 'fixnum) key)
        ((symbolp key)
         (or (gethash key *host-names*)
             (setf (gethash key *host-names*) (host-key (js:camel-case key)))))
        ((stringp key) (any-to-host key))
        ((host-object-p key) key)
        (t (error 'type-error :datum key :expected-type '(or symbol string fixnum ffi:host-object)))))

(defun class-name-of (symbol)
  "The name by which JavaScript knows the class SYMBOL: :TYPE-ERROR is \"TypeError\"."
  (let ((name (js:camel-case symbol)))
    (concatenate 'string (string-upcase (subseq name 0 1)) (subseq name 1))))

(defun constant-js-key-p (form)
  "Whether FORM is always the same symbol or string, as a key."
  (or (stringp form) (keywordp form)))

(defun js-key-form (form)
  "A form of what crosses for the key that is the value of FORM."
  (cond ((stringp form) `(load-time-value (host-key ,form)))
        ((keywordp form) `(load-time-value (js-key ,form)))
        (t `(js-key ,form))))
