;;;; Calls across the boundary, each way and for each type. calls.wat does the same by hand.

(ffi:define-foreign-function host-fixnum "host.fixnum" (:fixnum) :fixnum)
(ffi:define-foreign-function host-float "host.float" (:float) :float)
(ffi:define-foreign-function host-boolean "host.boolean" (:boolean) :boolean)
(ffi:define-foreign-function host-string "host.string" (:string) :void)
(ffi:define-foreign-function host-anyref "host.anyref" (:anyref) :anyref)

;;; Lisp to host: N calls in a loop that is entered often, since the engine does not replace a running function.

(defun call-fixnum (n)
  (declare (fixnum n))
  (let ((x 0))
    (declare (fixnum x))
    (dotimes (i n x)
      (setq x (host-fixnum i)))))

(defun call-float (n)
  (declare (fixnum n))
  (let ((x 0.5d0))
    (declare (double-float x))
    (dotimes (i n x)
      (setq x (host-float x)))))

(defun call-boolean (n)
  (declare (fixnum n))
  (let ((x nil))
    (dotimes (i n x)
      (setq x (host-boolean (not x))))))

(defun call-anyref (object n)
  (declare (fixnum n))
  (dotimes (i n object)
    (setq object (host-anyref object))))

(defun call-string (text n)
  (declare (fixnum n))
  (dotimes (i n)
    (host-string text)))

(defun make-text (length base)
  "A string of LENGTH characters, the 26 from the code BASE on by turns."
  (let ((text (make-string length)))
    (dotimes (i length text)
      (setf (char text i) (code-char (+ base (mod i 26)))))))

(ffi:export-function call-fixnum :signature ((:fixnum) :fixnum))
(ffi:export-function call-float :signature ((:fixnum) :float))
(ffi:export-function call-boolean :signature ((:fixnum) :boolean))
(ffi:export-function call-anyref :signature ((:anyref :fixnum) :anyref))
(ffi:export-function call-string :signature ((:anyref :fixnum) :void))
(ffi:export-function make-text :signature ((:fixnum :fixnum) :anyref))

;;; Host to Lisp

(defvar *last* nil)

(defun take-fixnum (x)
  (declare (fixnum x))
  x)

(defun take-float (x)
  (declare (double-float x))
  x)

(defun take-boolean (x)
  (not x))

(defun take-anyref (x)
  x)

(defun take-string (x)
  (setq *last* x)
  nil)

(ffi:export-function take-fixnum :signature ((:fixnum) :fixnum))
(ffi:export-function take-float :signature ((:float) :float))
(ffi:export-function take-boolean :signature ((:boolean) :boolean))
(ffi:export-function take-anyref :signature ((:anyref) :anyref))
(ffi:export-function take-string :signature ((:string) :void))
