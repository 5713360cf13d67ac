;;;; The binding stack: special variables are shallowly bound (CLHS 3.1.2.1.1), `catch' tags and handlers stand between
;;;; the bindings. Every entry takes two places: (symbol, former value), (frame, tag) or (frame, function); see
;;;; exits.lisp.
;;;; What runs while multiple values are under way calls no function, so that it leaves them alone.

(in-package :clysm-system)

(define-global *binding-stack* vector 1024)
(define-global binding-depth i32 0)

(defun grow-binding-stack ()
  "Double the room on the binding stack."
  (let* ((stack *binding-stack*)
         (larger (make-any-array (i32* 2 (array-length stack)) (null-ref))))
    (any-copy larger 0 stack 0 binding-depth)
    (setq *binding-stack* larger)
    nil))

(defun push-entry (first second)
  "Put an entry on the binding stack."
  (let ((depth binding-depth))
    (declare (type i32 depth))
    (when (i32> (i32+ depth 2) (array-length *binding-stack*)) (grow-binding-stack))
    (set-any-ref *binding-stack* depth first)
    (set-any-ref *binding-stack* (i32+ depth 1) second)
    (setq binding-depth (i32+ depth 2))
    nil))

(defun bind (symbol value)
  "Bind the special variable SYMBOL to VALUE; the null reference makes it unbound."
  (push-entry symbol (symbol-value-slot symbol))
  (set-symbol-value-slot symbol value)
  nil)

(defun unbind ()
  "Undo the newest binding."
  (let ((depth (i32- binding-depth 2))
        (stack *binding-stack*))
    (declare (type i32 depth))
    (set-symbol-value-slot (any-ref stack depth) (any-ref stack (i32+ depth 1)))
    (set-any-ref stack (i32+ depth 1) (null-ref))
    (setq binding-depth depth)
    nil))

(defun unwind-to (depth)
  "Undo all bindings and forget all catch tags and handlers above DEPTH."
  (declare (type i32 depth))
  (let ((stack *binding-stack*)
        (current binding-depth))
    (declare (type i32 current))
    (tagbody
     next
       (when (i32> current depth)
         (setq current (i32- current 2))
         (let ((first (any-ref stack current)))
           (unless (frame-p first)
             (set-symbol-value-slot first (any-ref stack (i32+ current 1)))))
         (set-any-ref stack (i32+ current 1) (null-ref))
         (go next)))
    (setq binding-depth current)
    nil))

;;; A dynamic environment can be taken off and put on again. Off, a binding's entry holds its own value, and the symbol
;;; the one outside.

(defun exchange-binding (stack index)
  "Exchange the value of the symbol at INDEX of STACK with the one beside it; catch tags and handlers have none."
  (declare (type i32 index))
  (let ((first (any-ref stack index)))
    (unless (frame-p first)
      (let ((value (symbol-value-slot first)))
        (set-symbol-value-slot first (any-ref stack (i32+ index 1)))
        (set-any-ref stack (i32+ index 1) value)))
    nil))

(defun take-bindings-off ()
  "Take all bindings off, the newest first; they stay on the binding stack."
  (let ((stack *binding-stack*)
        (index binding-depth))
    (declare (type i32 index))
    (tagbody
     next
       (when (i32> index 0)
         (setq index (i32- index 2))
         (exchange-binding stack index)
         (go next)))
    nil))

(defun put-bindings-on (stack depth)
  "Make STACK with DEPTH the binding stack, and put its bindings on, the oldest first."
  (declare (type i32 depth))
  (let ((index 0))
    (declare (type i32 index))
    (tagbody
     next
       (when (i32< index depth)
         (exchange-binding stack index)
         (setq index (i32+ index 2))
         (go next)))
    (setq *binding-stack* stack)
    (setq binding-depth depth)
    nil))
