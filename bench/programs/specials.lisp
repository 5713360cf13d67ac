; n=1000 goal=1.5
; Binding, reading and assigning special variables.
(defvar *depth* 0)
(defvar *calls* 0)

(defun descend (n)
  (setq *calls* (+ *calls* 1))
  (if (= n 0)
      *depth*
      (let ((*depth* (+ *depth* 1)))
        (descend (- n 1)))))

(defun run (n)
  (setq *calls* 0)
  (let ((deepest 0))
    (dotimes (i n)
      (setq deepest (max deepest (descend 100))))
    (+ deepest *calls*)))

#+clysm
(ffi:export-function run :as "run" :signature ((:fixnum) :fixnum))
