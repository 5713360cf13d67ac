;;;; Dynamic exits (CLHS 5.2) over the binding stack: `catch' and `throw', and the handlers that leave for a condition.
;;;;
;;;; An entry of the binding stack is (frame, tag), or (frame, function) for a handler. Nothing is made for it: all of a
;;;; kind have the same frame, until somebody leaves for one with a frame of his own, which replaces it.

(in-package :clysm-system)

(defun new-frame (kind)
  "A frame for an entry of KIND, which is its index: 0 for a catch tag, 1 for a handler."
  (declare (type i32 kind))
  (let ((frame (make-frame)))
    (set-frame-index frame kind)
    frame))

(define-global *tag-frame* t (new-frame 0))
(define-global *handler-frame* t (new-frame 1))

;;; The test of the handlers of the compiler's own requests, a function of the image (`image-call'), or NIL.
(define-global *request-test* t nil)

(defun push-catch (tag)
  "Establish a place to which TAG is thrown."
  (push-entry *tag-frame* tag))

(defun push-handler (function)
  "Establish a place to leave for with a condition of which FUNCTION is true."
  (push-entry *handler-frame* function))

(defun handler-entry-p (first)
  "Whether FIRST begins the entry of a handler."
  (if (frame-p first) (i32= (frame-index first) 1) nil))

(defun pop-catch ()
  "Forget the newest catch tag or handler."
  (let ((depth (i32- binding-depth 2)))
    (declare (type i32 depth))
    (set-any-ref *binding-stack* (i32+ depth 1) (null-ref))
    (setq binding-depth depth)
    nil))

(defun caught-p (frame depth)
  "Whether FRAME was thrown for the entry at DEPTH."
  (declare (type i32 depth))
  (eqref= (any-ref *binding-stack* depth) frame))

;;; In place, for a function would set the number of values.
(declaim (inline frame-for leave-for))
(defun frame-for (depth value)
  "The frame to exit with for the entry at DEPTH, with VALUE as the first value."
  (declare (type i32 depth))
  (let ((frame (new-frame (frame-index (any-ref *binding-stack* depth)))))
    (set-frame-value frame value)
    (set-any-ref *binding-stack* depth frame)
    frame))

(defun leave-for (depth value)
  "Leave for the entry at DEPTH with VALUE as the first value."
  (declare (type i32 depth))
  (throw-frame (frame-for depth value)))

(defun same-tag-p (first second)
  "Whether two catch tags are the same object."
  (if (if (host-object-p first) t (host-object-p second))
      ;; The host compares its objects; what it is asked for must not count as a value.
      (let* ((count (values-count))
             (same (eq first second)))
        (declare (type i32 count))
        (set-values-count count)
        same)
      (eqref= first second)))

(defun throw-to-tag (tag value)
  "Leave for the newest `catch' of TAG with VALUE as the first value; a control-error if there is none."
  (let ((depth binding-depth)
        (stack *binding-stack*))
    (declare (type i32 depth))
    (tagbody
     next
       (when (i32> depth 0)
         (setq depth (i32- depth 2))
         (let ((first (any-ref stack depth)))
           (when (if (frame-p first) (i32= (frame-index first) 0) nil)
             (when (same-tag-p (any-ref stack (i32+ depth 1)) tag)
               (leave-for depth value))))
         (go next)))
    (missing-catch-tag tag)))
