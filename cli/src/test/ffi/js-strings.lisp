;;;; :STRING: what JavaScript has besides strings.

(setq *show-host-objects* t)
(ffi:define-foreign-function made "host.made" (:string) :string)
(show (made "undefined") (made "object") (made "boxed") (made "symbol") (made "bigint") (made "array") (made "function"))

(defun same (x) x)
(ffi:export-function same :as "same" :signature ((:string) :string))
