;;;; with-hash-table-iterator (CLHS 18.2).

(in-package :clysm-system)

(defmacro with-hash-table-iterator ((name table) &body body)
  "Run BODY with NAME as a macro that returns T, a key and its value for each entry of TABLE, and NIL at the end."
  (let ((iterator (gensym "ITERATOR")))
    `(let ((,iterator (hash-table-iterator ,table)))
       (macrolet ((,name () '(funcall ,iterator)))
         ,@body))))
