;;;; A lift in a building. The host owns the time and the buttons: its event loop calls the functions exported here,
;;;; and Lisp decides what the lift does next. What Lisp wants to do later it hands to the host as a function.
;;;;
;;;;   clysm run examples/event-loop/lift.lisp --host examples/event-loop/lift.mjs

(ffi:define-foreign-function after "clock.after" (:float :anyref) :void)
(ffi:define-foreign-function now "clock.now" () :float)
(ffi:define-foreign-function show "screen.show" (:string) :void)

(defconstant +seconds-per-floor+ 2)
(defconstant +seconds-at-door+ 3)

(defvar *floor* 0)
(defvar *direction* :up)
(defvar *wanted* '() "The floors where somebody waits or wants to go.")
(defvar *busy* nil "True while the lift moves or its door is open.")

(defun tell (control &rest arguments)
  "Show a line with the time."
  (show (format nil "~4,1Fs  ~?" (now) control arguments)))

(defmacro later (seconds &body body)
  "Evaluate BODY when so many SECONDS have passed."
  `(after ,seconds (lambda () ,@body)))

(defun wanted-in-direction-p (direction)
  (if (eq direction :up)
      (some (lambda (floor) (> floor *floor*)) *wanted*)
      (some (lambda (floor) (< floor *floor*)) *wanted*)))

(defun next-direction ()
  "Go on in the same direction while somebody is there, then turn; NIL if nobody is anywhere."
  (let ((other (ecase *direction* (:up :down) (:down :up))))
    (cond ((wanted-in-direction-p *direction*) *direction*)
          ((wanted-in-direction-p other) other))))

(defun open-door ()
  (tell "the door opens on floor ~D" *floor*)
  (setf *wanted* (remove *floor* *wanted*)
        *busy* t)
  (later +seconds-at-door+
    (tell "the door closes")
    (move-on)))

(defun move-on ()
  "Do what is to be done next."
  (cond ((member *floor* *wanted*) (open-door))
        ((next-direction)
         (setf *direction* (next-direction)
               *busy* t)
         (later +seconds-per-floor+
           (incf *floor* (if (eq *direction* :up) 1 -1))
           (move-on)))
        (t
         (tell "the lift rests on floor ~D" *floor*)
         (setf *busy* nil))))

(defun press (floor)
  "Somebody presses the button of FLOOR. Returns whether that was news."
  (unless (<= 0 floor 9)
    (error "there is no floor ~D" floor))
  (cond ((member floor *wanted*) nil)
        (t
         (setf *wanted* (append *wanted* (list floor)))
         (tell "wanted: ~{~D~^, ~}" *wanted*)
         (unless *busy*
           (move-on))
         t)))

(defun resume (continuation)
  "The time has come for what was handed to the host."
  (funcall continuation))

(defun lift-floor () *floor*)

(ffi:export-function press :signature ((:fixnum) :boolean))
(ffi:export-function resume :signature ((:anyref) :void))
(ffi:export-function lift-floor :as "floor" :signature (() :fixnum))
