;;;; Lisp and its host call each other to a depth of a thousand; each level goes through another kind of call.

(ffi:define-foreign-function bounce "host.bounce" (:fixnum (:function (:fixnum) :fixnum)) :fixnum)
(ffi:define-foreign-function take-any "host.takeAny" (:any) :fixnum)
(ffi:define-foreign-function give "host.give" (:fixnum) (:function (:fixnum) :fixnum))

(defvar *depth* 0)

(defun down (n)
  (let ((*depth* (1+ *depth*)))
    (if (zerop n)
        *depth*
        (ecase (mod n 4)
          (0 (bounce (1- n) #'down))
          (1 (ffi:call-host "host.callExport" (1- n)))
          (2 (take-any (lambda (x) (declare (ignore x)) (down (1- n)))))
          (3 (funcall (give (1- n)) 0))))))
(ffi:export-function down :signature ((:fixnum) :fixnum))

(show (down 1000) *depth* (down 1000)
      (block out (bounce 1 (lambda (n) (take-any (lambda (x) (declare (ignore x)) (return-from out (list n *depth*)))))))
      *depth*)
