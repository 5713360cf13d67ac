;;;; The macro PRINT-UNREADABLE-OBJECT (CLHS 22.4).

(in-package "CLYSM-SYSTEM")

(defmacro print-unreadable-object ((object stream &key type identity) &body body)
  "Write an object that cannot be read between #< and > to STREAM, with the output of BODY in it. Return NIL."
  `(call-printing-unreadably ,object (output-stream ,stream) ,type ,identity
                             ,(if body `(lambda () ,@body) nil)))
