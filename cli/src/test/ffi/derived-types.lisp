;;;; Types that are defined in Lisp.

(ffi:define-foreign-function kw "host.kw" (:keyword :uint32) :keyword)
(ffi:define-foreign-type angle (&key (unit :degrees))
  "An angle in radians for the host."
  (:base :float)
  (:lisp-type 'real)
  (:to-host (value) (if (eq unit :degrees) `(* ,value ,(/ pi 180)) value))
  (:from-host (value) (if (eq unit :degrees) `(/ ,value ,(/ pi 180)) value)))
(ffi:define-foreign-function half "host.half" ((angle :unit :degrees)) angle)
(print (kw :key-down 4000000000))
(print (half 90))
(defun twice (x) (* 2 x))
(ffi:export-function twice :signature ((:int8) :uint8))
(print (handler-case (kw 5 1) (error (e) (princ-to-string e))))
(print (handler-case (kw :a -1) (error (e) (princ-to-string e))))
(print (handler-case (half "x") (error (e) (princ-to-string e))))
