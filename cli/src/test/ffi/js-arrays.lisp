;;;; Lists, vectors and bytes: what only JavaScript has.

(setq *show-host-objects* t)
(define-trips (:list :fixnum) fixnums)
(define-trips (:vector :int8) int8s)
(define-trips (:vector :uint8) uint8s)
(define-trips (:vector :int64) int64s)
(define-trips (:vector :double-float) double-floats)
(define-trips (:vector (:nullable :fixnum)) nullables)
(define-trips :bytes bytes)

(show (fixnums-value "holes") (fixnums-value "undefined") (fixnums-value "an object") (fixnums-value "fractions")
      (uint8s-value "wrong class") (int8s-value "wrong class") (double-floats-value "holes") (nullables-value "holes")
      (int64s-value "fractions") (int64s-value "numbers")
      (bytes-value "clamped bytes") (bytes-value "holes")
      (bytes-value "shared bytes") (bytes-value "resized bytes") (bytes-value "bytes that are gone")
      (double-floats-text (double-floats-value "part of doubles")))

(defun sorted (list) (sort (copy-list list) #'<))
(ffi:export-function sorted :signature (((:list :fixnum)) (:list :fixnum)))
