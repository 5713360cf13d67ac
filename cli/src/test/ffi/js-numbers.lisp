;;;; What JavaScript itself makes a number of, for :FIXNUM, :FLOAT and :BOOLEAN.

(ffi:define-foreign-function fixnum-of-float "host.trip" (:float) :fixnum)
(ffi:define-foreign-function float-text "host.text" (:float) :string)
(ffi:define-foreign-function fixnum-value "host.value" (:string) :fixnum)
(ffi:define-foreign-function float-value "host.value" (:string) :float)
(ffi:define-foreign-function boolean-value "host.value" (:string) :boolean)

(format t ";; :fixnum, from the host~%")
(show (fixnum-value "'12'") (fixnum-value "null") (fixnum-value "undefined")
      (fixnum-value "NaN") (fixnum-value "1.9") (fixnum-value "-1.9") (fixnum-value "2 ** 32 + 5")
      (engine-error (fixnum-value "5n"))
      (engine-error (fixnum-value "Symbol()")) (fixnum-value "{ valueOf() { throw new Error('no value') } }"))

(format t ";; :float, both ways~%")
(show (float-text 1d21) (float-text 123456789012345678901)
      (float-value "true") (float-value "'0x10'") (float-value "null") (engine-error (float-value "5n"))
      (let ((nan (float-value "undefined"))) (= nan nan)))

(format t ";; :boolean, from the host~%")
(show (boolean-value "2 ** 32") (boolean-value "''") (boolean-value "null") (boolean-value "undefined")
      (boolean-value "NaN") (boolean-value "0.5") (boolean-value "({})"))

(format t ";; a result of one type for a parameter of another~%")
(show (fixnum-of-float 41.7d0) (fixnum-of-float -0.5) (fixnum-of-float 1d10))

(format t ";; numbers into exports~%")
(defun same (x) x)
(ffi:export-function same :as "fixnum" :signature ((:fixnum) :fixnum))
(ffi:export-function same :as "float" :signature ((:float) :float))
(ffi:export-function same :as "boolean" :signature ((:boolean) :boolean))
