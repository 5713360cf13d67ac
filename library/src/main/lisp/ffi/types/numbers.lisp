;;;; The marshal types :NUMBER, :DOUBLE-FLOAT and :SINGLE-FLOAT.

(in-package "CLYSM-SYSTEM")

(ffi:define-foreign-type :number ()
  "A real number; a number of the host. Of one without a fraction, below 2^53, Lisp gets the integer, else a
double-float."
  (:base :float)
  (:lisp-type 'real)
  (:to-host (value) `(if (realp ,value) ,value (ffi:conversion-error ,value :number)))
  (:from-host (value) `(integer-of-double ,value))
  (:java "double" "Double"))

(ffi:define-foreign-type :double-float ()
  "A double-float; a number of the host."
  (:base :float)
  (:lisp-type 'double-float)
  (:to-host (value) `(if (typep ,value 'double-float) ,value (ffi:conversion-error ,value :double-float))))

(ffi:define-foreign-type :single-float ()
  "A single-float; a number of the host, of which Lisp gets the nearest single-float."
  (:base :float)
  (:lisp-type 'single-float)
  (:to-host (value) `(if (typep ,value 'single-float) ,value (ffi:conversion-error ,value :single-float)))
  (:from-host (value) `(f64-to-f32 ,value))
  (:java "float" "Float"))
