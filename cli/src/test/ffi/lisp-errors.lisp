;;;; What the host sees of conditions that nobody handles.

(define-condition my-error (error)
  ((code :initarg :code) (why :initarg :why) (other) (ratio :initform 3/4) (wide :initform (expt 2 32)) (letter :initform #\x)
   (parts :initform '(1 (a "b" (c)) (d . e) (#(2)))))
  (:report "It is mine."))
(defun fail (x) (list (error 'my-error :code x :why "because")))
(ffi:export-function fail :signature ((:fixnum) :void))
(defun div (a b) (list (/ a b)))
(ffi:export-function div :signature ((:fixnum :fixnum) :void))
(defun name (s) (length s))
(ffi:export-function name :signature ((:string) :fixnum))
(defun back (c) (handler-case (error c) (my-error (e) (if (eq e c) 7 8))))
(ffi:export-function back :signature ((:anyref) :fixnum))
