;;;; The marshal type (:VALUES TYPE...): several values, and an array of the host.

(in-package "CLYSM-SYSTEM")

(defun values-to-host-form (form types)
  "A form of the array with the values of FORM, which are of TYPES."
  (let ((values (mapcar (lambda (type) (gensym (princ-to-string type))) types)))
    `(multiple-value-bind ,values ,form
       (let ((array (new-host-array)))
         ,@(loop for value in values
                 for type in types
                 for index from 0
                 collect `(push-element array (within-part ,index (ffi:to-host ,type ,value))))
         array))))

(describe-foreign-type :values (&rest types)
  "Only as a result: the values, of TYPES, that a function returns. In the host an array of so many; Lisp takes anything
iterable but strings."
  (if (null types) (foreign-type-misuse ":VALUES needs types; :VOID is for no value"))
  (list :base :anyref
        :result-only t
        :to-host (lambda (form) (values-to-host-form form types))
        :from-host (lambda (value)
                     `(let ((elements (elements-from-host ,value crossing '(:values ,@types))))
                        (values ,@(loop for type in types
                                        for index from 0
                                        collect `(within-part ,index
                                                   (ffi:from-host ,type (host-element elements ,index)))))))
        :typescript (flet ((tuple (before after)
                             `(,before ,@(loop for (type . more) on types
                                               collect type
                                               when more collect ", ")
                                       ,after)))
                      (list (tuple "[" "]") (tuple "readonly [" "]")))
        :java '("Object[]")))
