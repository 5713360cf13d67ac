;;;; Records that contain themselves, directly and by way of others.

(ffi:define-foreign-record node
  "A node of a tree."
  (value :fixnum)
  (left (:nullable node))
  (right node :optional t))
(ffi:define-foreign-record folder (name :string) (entries (:list entry)))
(ffi:define-foreign-record entry (size :fixnum) (folder folder :optional t))

(ffi:define-foreign-function mirror "host.mirror" (node) node)
(ffi:define-foreign-function text "host.text" (folder) :string)

(defun tree (depth) (if (zerop depth) nil (make-node :value depth :left (tree (1- depth)) :right (tree (1- depth)))))
(defun count-nodes (node) (if node (+ 1 (count-nodes (node-left node)) (count-nodes (node-right node))) 0))
(show (mirror (make-node :value 1 :left (make-node :value 2 :left nil :right (make-node :value 3 :left nil))))
      (count-nodes (mirror (tree 10)))
      (text (make-folder :name "a" :entries (list (make-entry :size 1)
                                                  (make-entry :size 2 :folder (make-folder :name "b" :entries '()))))))

(defun wrong-value (condition)
  (list (ffi:ffi-type-error-path condition) (ffi:ffi-type-error-argument condition) (princ-to-string condition)))
(show (handler-case (mirror (make-node :value 1 :left (make-node :value 2 :left (make-node :value "x" :left nil))))
        (ffi:ffi-type-error (condition) (wrong-value condition)))
      (handler-case (text (make-folder :name "a" :entries (list (make-entry :size 1 :folder 5))))
        (ffi:ffi-type-error (condition) (wrong-value condition))))

(defun depth (node) (if node (1+ (max (depth (node-left node)) (depth (node-right node)))) 0))
(ffi:export-function depth :signature (((:nullable node)) :fixnum))
(defun total (folder)
  (loop for entry in (folder-entries folder)
        sum (entry-size entry)
        when (entry-folder entry) sum (total (entry-folder entry))))
(ffi:export-function total :signature ((folder) :fixnum))
(ffi:export-function tree :signature ((:fixnum) (:nullable node)))
