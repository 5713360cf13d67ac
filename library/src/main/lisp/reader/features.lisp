;;;; Features (CLHS 24.1.2).

(in-package "CLYSM-SYSTEM")

(defvar *features* '(:clysm :common-lisp :ansi-cl :wasm)
  "The names of the features of this implementation.")

(defun feature-holds-p (expression stream)
  "Whether the feature EXPRESSION is true."
  (if (consp expression)
      (let ((operands (cdr expression)))
        (case (car expression)
          (:and (every (lambda (operand) (feature-holds-p operand stream)) operands))
          (:or (some (lambda (operand) (feature-holds-p operand stream)) operands))
          (:not (not (feature-holds-p (car operands) stream)))
          (t (reader-failure stream "~S is no feature expression." expression))))
      (if (symbolp expression)
          (if (member expression *features*) t nil)
          (reader-failure stream "~S is no feature expression." expression))))

(defun read-conditionally (stream wanted)
  "The object after a feature expression in STREAM if its truth is WANTED, or no values."
  (let ((expression (let ((*package* (find-package "KEYWORD"))
                          (*read-suppress* nil))
                      (read-object stream))))
    (if (eq (feature-holds-p expression stream) wanted)
        (read-object stream)
        (let ((*read-suppress* t))
          (read-object stream)
          (values)))))

(defun read-if-feature (stream subcharacter argument)
  "What #+ stands for."
  (declare (ignore subcharacter argument))
  (read-conditionally stream t))

(defun read-unless-feature (stream subcharacter argument)
  "What #- stands for."
  (declare (ignore subcharacter argument))
  (read-conditionally stream nil))
