;;;; The marshal types of objects of the host: :HOST-OBJECT and (:INSTANCE CLASS).

(in-package "CLYSM-SYSTEM")

(ffi:define-foreign-function instance-of-p "clysm:runtime.isInstanceOf" (:anyref :anyref) :boolean)

(ffi:define-foreign-type :host-object ()
  "An object of the type FFI:HOST-OBJECT: any value of the host but null, small integers and what is Lisp's."
  (:base :anyref)
  (:lisp-type 'ffi:host-object)
  (:to-host (value) `(if (host-object-p ,value) ,value (ffi:conversion-error ,value :host-object)))
  (:from-host (value) `(if (host-object-p ,value) ,value (ffi:conversion-error ,value :host-object))))

(defmacro host-instance (value class)
  "VALUE, which must be an object of the host of CLASS, the name of a global of it."
  `(if (and (host-object-p ,value) (naming-crossing crossing (instance-of-p ,value (host-literal ,class))))
       ,value
       (ffi:conversion-error ,value (:instance ,class))))

(ffi:define-foreign-type :instance (class)
  "An object of the host that is an instance of CLASS, a string: the name of one of its global classes."
  (:base (if (and (stringp class) (plusp (length class)))
             :anyref
             (foreign-type-misuse "~S is no name of a class: a string is expected" class)))
  (:lisp-type 'ffi:host-object)
  (:to-host (value) `(host-instance ,value ,class))
  (:from-host (value) `(host-instance ,value ,class))
  (:typescript class)
  ;; The full name of a class; a simple one says nothing to Java.
  (:java (if (find #\. class) class "Object")))
