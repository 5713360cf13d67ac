;;;; Dynamic exits (CLHS 5.2): `catch' and `throw' over the binding stack.

(in-package :clysm-system)

(defun push-catch (frame tag)
  "Establish FRAME as the place to which TAG is thrown."
  (let ((depth binding-depth))
    (declare (type i32 depth))
    (when (i32> (i32+ depth 2) (array-length *binding-stack*)) (grow-binding-stack))
    (set-any-ref *binding-stack* depth frame)
    (set-any-ref *binding-stack* (i32+ depth 1) tag)
    (setq binding-depth (i32+ depth 2))
    nil))

(defun pop-catch ()
  "Forget the newest catch tag."
  (let ((depth (i32- binding-depth 2)))
    (declare (type i32 depth))
    (set-any-ref *binding-stack* depth (null-ref))
    (set-any-ref *binding-stack* (i32+ depth 1) (null-ref))
    (setq binding-depth depth)
    nil))

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
         (let ((frame (any-ref stack depth)))
           (when (if (frame-p frame) (same-tag-p (any-ref stack (i32+ depth 1)) tag) nil)
             (set-frame-value frame value)
             (throw-frame frame)))
         (go next)))
    (missing-catch-tag tag)))
