;;;; The marshal type (:NULLABLE TYPE).

(in-package "CLYSM-SYSTEM")

(defun undefined-p (value)
  "Whether a boxed VALUE is the host's undefined."
  (and (host-object-p value) (eql (host-value-kind value) 1)))

(defun null-of-host-p (value)
  "Whether a boxed VALUE is the host's null or undefined."
  (or (eq value 'ffi:null) (undefined-p value)))

(ffi:define-foreign-type :nullable (type)
  "What TYPE means, or NIL, which is null in the host. Null and undefined are NIL."
  (:base :anyref)
  (:lisp-type `(or null ,(getf (foreign-type-description type) :lisp-type t)))
  (:to-host (value) `(if (null ,value) 'ffi:null (ffi:to-host ,type ,value)))
  (:from-host (value) `(if (null-of-host-p ,value) nil (ffi:from-host ,type ,value)))
  (:typescript (list "null | (" type ")") (list "null | undefined | (" type ")"))
  (:java (list type)))
