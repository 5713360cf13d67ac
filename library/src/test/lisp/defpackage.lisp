;;;; Rows (form value): what evaluating the form returns, compared by equal. Packages that rows define are deleted.

((let ((p (eval '(defpackage :test-d1 (:use :cl) (:nicknames :td1 "TD-1") (:export #:run "STOP") (:shadow #:car) (:intern #:inside))))) (unwind-protect (list (package-name p) (sort (package-nicknames p) #'string<) (mapcar #'package-name (package-use-list p)) (nth-value 1 (find-symbol "RUN" p)) (nth-value 1 (find-symbol "STOP" p)) (nth-value 1 (find-symbol "INSIDE" p)) (mapcar #'symbol-name (package-shadowing-symbols p)) (nth-value 1 (find-symbol "CDR" p))) (delete-package p)))
 ("TEST-D1" ("TD-1" "TD1") ("COMMON-LISP") :external :external :internal ("CAR") :inherited))
((progn (eval '(defpackage :test-d2 (:use) (:export #:a))) (let ((p (eval '(defpackage :test-d3 (:use) (:import-from :test-d2 #:a) (:export #:a #:b))))) (unwind-protect (list (eq (find-symbol "A" p) (find-symbol "A" :test-d2)) (nth-value 1 (find-symbol "A" p)) (eq p (eval '(defpackage :test-d3 (:use) (:import-from :test-d2 #:a) (:export #:a #:b))))) (delete-package p) (delete-package :test-d2))))
 (t :external t))
((handler-case (eval '(defpackage :test-d4 (:no-such-option 1))) (error () :error))
 :error)
