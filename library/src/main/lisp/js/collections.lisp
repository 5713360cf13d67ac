;;;; Iterables, arrays and plain objects of JavaScript, to and from what Lisp has for them. Elements and values are
;;;; converted by what they are; what is inside of them stays.

(in-package "CLYSM-SYSTEM")

(define-js-function js-object (js:object "object" () :anyref))
(define-js-function js-keys (js:keys "keys" (:anyref) :anyref))
(define-js-function js-array-of (js:to-list "array" (:anyref) :anyref))
(define-js-function js-length (js:to-list "length" (:anyref) :fixnum))
(define-js-function js-iterator (js:do-iterable "iterator" (:anyref) :anyref))
(define-js-function js-next (js:do-iterable "next" (:anyref) :anyref))
(define-js-function js-done (js:do-iterable "done" (:anyref) :boolean))
(define-js-function js-value (js:do-iterable "value" (:anyref) :anyref))
(define-js-function js-close (js:do-iterable "close" (:anyref) :void))

(defun js:array (&rest elements)
  "A new array of ELEMENTS."
  (host-array-of elements))

(defun js:to-array (sequence)
  "A new array of the elements of SEQUENCE, a list or vector."
  (host-array-of sequence))

(defun js:to-list (iterable)
  "A list of what ITERABLE, an array, string, set or the like, gives one by one."
  (let ((array (js-array-of (any-to-host iterable))))
    (loop for index below (js-length array) collect (any-from-host (host-element array index)))))

(defun js:to-vector (iterable)
  "A vector of what ITERABLE gives one by one."
  (coerce (js:to-list iterable) 'simple-vector))

(defmacro js:do-iterable ((variable iterable &optional result) &body body)
  "Evaluate BODY with VARIABLE bound to what ITERABLE gives, one after the other, then RESULT; BODY may RETURN."
  (let* ((forms (member-if-not (lambda (form) (and (consp form) (eq (car form) 'declare))) body)))
    `(block nil
       (call-with-iterated (lambda (,variable)
                             (declare (ignorable ,variable))
                             ,@(ldiff body forms)
                             (tagbody ,@forms))
                           ,iterable)
       ,result)))

(defun js:map-iterable (function iterable)
  "A list of what FUNCTION returns for what ITERABLE gives, which is asked for one after the other."
  (let ((result '()))
    (js:do-iterable (element iterable (nreverse result))
      (push (funcall function element) result))))

(defun call-with-iterated (function iterable)
  "Call FUNCTION with what ITERABLE gives, one after the other; an exit from it closes the iterator."
  (let ((iterator (js-iterator (any-to-host iterable)))
        (open t))
    (unwind-protect
         (loop
           (setq open nil)
           (let ((result (js-next iterator)))
             (when (js-done result) (return))
             (setq open t)
             (funcall function (any-from-host (js-value result)))))
      (when open (js-close iterator)))))

;;; Plain objects.

(defun js:object (&rest plist)
  "A new object whose properties are the names and values of PLIST."
  (js:plist-object plist))

(defun js:plist-object (plist)
  "A new object whose properties are the names and values of PLIST."
  (unless (evenp (length plist))
    (error 'simple-program-error :format-control "the last property of ~S has no value" :format-arguments (list plist)))
  (let ((object (js-object)))
    (loop for (key value) on plist by #'cddr
          do (set-js-property object (js-key key) value))
    object))

(defun js:keys (object)
  "A list of the names, strings, of OBJECT's own enumerable properties."
  (js:to-list (js-keys (any-to-host object))))

(defun js:object-plist (object)
  "A property list of OBJECT's own enumerable properties, with keywords: \"keyCode\" is :KEY-CODE."
  (loop for key in (js:keys object)
        collect (intern (hyphenated key) :keyword)
        collect (js-property object (js-key key))))

(defun js:object-hash-table (object)
  "A hash table, by EQUAL, of OBJECT's own enumerable properties, with strings as keys."
  (let ((table (make-hash-table :test 'equal)))
    (dolist (key (js:keys object) table)
      (setf (gethash key table) (js-property object (js-key key))))))

(defun js:hash-table-object (table)
  "A new object whose properties are the keys, strings or symbols, and values of TABLE."
  (let ((object (js-object)))
    (maphash (lambda (key value) (set-js-property object (js-key key) value)) table)
    object))
