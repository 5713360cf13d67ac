;;;; Symbols and what they hold (CLHS 10). NIL is an object of its own kind; `symbol-object' finds its symbol.

(in-package :clysm-system)

(defun symbolp (object)
  "Whether OBJECT is a symbol."
  (if (null object) t (symbol-object-p object)))

(defun check-symbol (object)
  "Return the symbol object of OBJECT; a type-error for what is no symbol."
  (if (symbolp object) (symbol-object object) (wrong-type object 'symbol)))

(attach nil (set-symbol-value-slot (symbol-object nil) nil))
(attach t (set-symbol-value-slot 't 't))

(defun keywordp (object)
  "Whether OBJECT is a symbol whose home is KEYWORD."
  (if (symbol-object-p object) (eq (symbol-package-slot object) *keyword-package*) nil))

(defun symbol-name (symbol)
  "Return the name of SYMBOL."
  (symbol-name-slot (check-symbol symbol)))

(defun symbol-package (symbol)
  "Return the home package of SYMBOL, or NIL."
  ;; Asking for the packages makes sure that they have been made and that symbols know theirs.
  (if (null *all-packages*) nil (symbol-package-slot (check-symbol symbol))))

(defun symbol-value (symbol)
  "Return the value of SYMBOL as a dynamic variable; unbound-variable if it has none."
  (let* ((object (check-symbol symbol))
         (value (symbol-value-slot object)))
    (if (null-ref-p value) (no-value object) value)))

(defun constant-name-p (symbol)
  "Whether SYMBOL names a constant: NIL, T, a keyword and others."
  (if (eq (symbol-value-slot (symbol-object symbol)) symbol)
      (or (null symbol) (eq symbol t) (keywordp symbol))
      (info symbol 'constant)))

(defun check-assignable (symbol)
  "A type-error for what is no symbol, a program-error for one that names a constant."
  (check-symbol symbol)
  (when (constant-name-p symbol)
    (error 'constant-assignment :name symbol)))

(defun set (symbol value)
  "Make VALUE the value of SYMBOL as a dynamic variable."
  (check-assignable symbol)
  (set-symbol-value-slot symbol value)
  value)

(defun (setf symbol-value) (value symbol)
  "Make VALUE the value of SYMBOL as a dynamic variable."
  (set symbol value))

(defun progv-bind (symbols values)
  "Bind each of SYMBOLS to the value at its place in VALUES, those without a value to nothing (CLHS progv)."
  (tagbody
   next
     (when (consp symbols)
       (let ((symbol (%car symbols)))
         (check-assignable symbol)
         (if (consp values)
             (progn
               (bind (symbol-object symbol) (%car values))
               (setq values (%cdr values)))
             (bind (symbol-object symbol) (null-ref))))
       (setq symbols (%cdr symbols))
       (go next)))
  nil)

(defun boundp (symbol)
  "Whether SYMBOL has a value as a dynamic variable."
  (not (null-ref-p (symbol-value-slot (check-symbol symbol)))))

(defun makunbound (symbol)
  "Take the value of SYMBOL as a dynamic variable away."
  (check-assignable symbol)
  (set-symbol-value-slot symbol (null-ref))
  symbol)

(defun symbol-plist (symbol)
  "Return the property list of SYMBOL."
  (symbol-plist-slot (check-symbol symbol)))

(defun (setf symbol-plist) (plist symbol)
  "Make PLIST the property list of SYMBOL."
  (set-symbol-plist-slot (check-symbol symbol) plist)
  plist)

(defun get (symbol indicator &optional default)
  "Return the property of SYMBOL under INDICATOR, or DEFAULT."
  (getf (symbol-plist symbol) indicator default))

(defun (setf get) (value symbol indicator &optional default)
  "Make VALUE the property of SYMBOL under INDICATOR."
  (declare (ignore default))
  (let ((object (check-symbol symbol)))
    (set-symbol-plist-slot object (put-property (symbol-plist-slot object) indicator value))
    value))

(defun remprop (symbol indicator)
  "Take the property of SYMBOL under INDICATOR away; return whether there was one."
  (let ((object (check-symbol symbol)))
    (multiple-value-bind (plist found) (delete-property (symbol-plist-slot object) indicator)
      (set-symbol-plist-slot object plist)
      found)))

(defun make-symbol (name)
  "Return a fresh symbol of NAME without a home."
  (make-symbol-object (simple-copy name)))

(defun simple-copy (string)
  "Return a simple string of the characters of STRING, a copy."
  (let ((simple (simple-string-of string)))
    (substring simple 0 (string-object-length simple))))

(defun copy-symbol (symbol &optional copy-properties)
  "Return a fresh symbol of the name of SYMBOL; with its value, function and properties if COPY-PROPERTIES."
  (let* ((object (check-symbol symbol))
         (copy (make-symbol-object (symbol-name-slot object))))
    (when copy-properties
      (set-symbol-value-slot copy (symbol-value-slot object))
      (set-symbol-function-slot copy (symbol-function-slot object))
      (set-symbol-plist-slot copy (copy-list (symbol-plist-slot object))))
    copy))

(defvar *gensym-counter* 1
  "The number that the next symbol made by gensym has in its name.")

(defun gensym (&optional (prefix "G"))
  "Return a fresh symbol whose name is PREFIX and a number: PREFIX itself if it is one, else the next of the counter."
  (if (integerp prefix)
      (make-symbol-object (concatenate-strings "G" (natural-to-string prefix)))
      (let ((name (concatenate-strings (simple-string-of prefix) (natural-to-string *gensym-counter*))))
        (setq *gensym-counter* (add *gensym-counter* 1))
        (make-symbol-object name))))

(defun natural-to-string (integer)
  "Return the decimal digits of INTEGER; a type-error for what is no integer or negative."
  (check-integer integer)
  (when (negative-integer-p integer) (wrong-type integer 'unsigned-byte))
  (integer-to-string integer 10))

(define-global *gentemp-counter* t 0)

(defun gentemp (&optional (prefix "T") (package *package*))
  "Return a new symbol of PACKAGE whose name is PREFIX and a number."
  (do () (nil)
    (let ((name (concatenate-strings (simple-string-of prefix) (natural-to-string *gentemp-counter*))))
      (setq *gentemp-counter* (add *gentemp-counter* 1))
      (multiple-value-bind (symbol status) (intern name package)
        (unless status (return symbol))))))
