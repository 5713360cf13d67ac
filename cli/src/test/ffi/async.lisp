;;;; Computations that wait for promises, several at a time.

(ffi:define-foreign-function later "host.later" (:fixnum :string) (:promise :string))
(ffi:define-foreign-function later-number "host.later" (:fixnum :any) (:promise (:list :fixnum)))
(ffi:define-foreign-function rejected "host.rejected" (:string) (:promise :void))
(ffi:define-foreign-function no-promise "host.noPromise" () (:promise :string))
(ffi:define-foreign-function await-double "host.double" ((:promise :fixnum)) (:promise :fixnum))
(ffi:define-foreign-function call-back "host.callBack" ((:function () :any)) :any)
(ffi:define-foreign-function note "host.note" (:string) :void)
(ffi:define-foreign-function same-promise "host.same" ((:promise :string) (:promise :string)) :boolean)

(defmacro report (form)
  `(format t "~S~%" (handler-case ,form
                      (ffi:ffi-host-error (c) (list :host-error (ffi:ffi-host-error-function-name c)
                                                    (ffi:ffi-host-error-message c)))
                      (error (c) (list (type-of c) (princ-to-string c))))))

(defvar *who* :global)

(defun steps (name milliseconds)
  "Wait several times; what is bound, caught and handled must be that of this computation each time."
  (let ((*who* name) (log '()))
    (list (catch 'done
            (unwind-protect
                 (handler-bind ((warning (lambda (c) (push (list *who* (princ-to-string c)) log) (muffle-warning c))))
                   (dotimes (i 3)
                     (ffi:await (later milliseconds "step"))
                     (warn "step ~D" i)
                     (setq *who* (list *who* i)))
                   (throw 'done (list :thrown-by *who*)))
              (ffi:await (later milliseconds "cleanup"))
              (push :cleaned-up log)))
          (reverse log)
          *who*)))

;; The top level waits.
(report (ffi:await (later 1 "top")))
(report (ffi:await (later-number 1 (call-back (lambda () 3)))))

;; Computations by turns.
(let ((a (ffi:async (steps :a 3))) (b (ffi:async (steps :b 2))) (c (ffi:async (steps :c 1))))
  (report *who*)
  (dolist (each (list a b c)) (report (ffi:await each)))
  (report *who*))

;; A computation begins with the global values, and without handlers and catch tags of who started it.
(let ((*who* :starter))
  (report (ffi:await (ffi:async *who*)))
  (report (handler-case (ffi:await (ffi:async (error "inside"))) (simple-error (c) (list *who* (princ-to-string c)))))
  (report (catch 'out (ffi:await (ffi:async (throw 'out 1)))))
  (report (block out (ffi:await (ffi:async (return-from out 1)))))
  (report *who*))

;; Rejections.
(report (ffi:await (rejected "no")))
(report (handler-bind ((error (lambda (c) (declare (ignore c)) (use-value :instead)))) (ffi:await (rejected "no"))))
(let ((condition (make-condition 'simple-error :format-control "mine")))
  (report (eq condition (handler-case (ffi:await (ffi:async (error condition))) (error (c) c)))))
(report (no-promise))
(report (ffi:await 5))
(report (ffi:await (later-number 1 "x")))
(report (call-back (lambda () (ffi:await (later 1 "x")) 1)))

;; Promises without waiting.
(report (ffi:await (ffi:then (later 1 "then") (lambda (text) (list text (length text))))))
(report (ffi:await (ffi:then (rejected "then") #'identity (lambda (c) (ffi:ffi-host-error-message c)))))
(report (ffi:await (ffi:then (later 1 "a") (lambda (a) (ffi:then (later 1 "b") (lambda (b) (list a b)))))))
(report (ffi:await (ffi:make-promise (lambda (resolve reject) (declare (ignore reject)) (funcall resolve '(1 2))))))
(report (ffi:await (ffi:make-promise (lambda (resolve reject)
                                       (declare (ignore resolve))
                                       (funcall reject (make-condition 'simple-error :format-control "rejected"))))))

;; Promises of Lisp go to the host, and come back as they are.
(report (ffi:await (await-double (ffi:async 21))))
(report (ffi:await (await-double (ffi:async "no number"))))
(let ((promise (later 1 "same"))) (report (same-promise promise promise)))
(report (ffi:await (ffi:async (ffi:async (ffi:async :flat)))))

;; Many at once.
(report (let ((promises (loop for i below 200 collect (let ((i i)) (ffi:async (ffi:await (later (mod i 7) "x")) i)))))
          (loop for promise in promises sum (ffi:await promise))))

;; Exports: those with :ASYNC T return promises.
(defun greeting (name) (format nil "~A, ~A!" (ffi:await (later 2 "Hello")) name))
(defun failing () (ffi:await (later 1 "x")) (error "The greeting failed."))
(defun nothing () (let ((*who* :nothing)) (ffi:await (later 1 "x")) (note (princ-to-string *who*))))
(defun leave () (clysm:exit 3))
(ffi:export-function greeting :signature ((:string) :string) :async t)
(ffi:export-function greeting :as "syncGreeting" :signature ((:string) :string))
(ffi:export-function failing :signature (() :void) :async t)
(ffi:export-function nothing :signature (() :void) :async t)
(ffi:export-function steps :signature ((:keyword :fixnum) :anyref) :async t)
(ffi:export-function leave :signature (() :void) :async t)
(defun who () (princ-to-string *who*))
(ffi:export-function who :signature (() :string))
