;;;; What right.ts and wrong.ts use: all kinds of declarations.

(ffi:define-foreign-record point
  "A point of the plane."
  (x :double-float)
  (label :string :optional t))

(ffi:define-foreign-record node
  "A node of a tree."
  (value :fixnum)
  (left (:nullable node))
  (right node :optional t))

(ffi:define-foreign-type color ()
  "The colors of a traffic light: */ red, green."
  (:base '(:enum (:red 0) (:green 1))))
(ffi:define-foreign-type id () (:base :integer))
;; A name that would hide one of TypeScript.
(ffi:define-foreign-type date () (:base '(:instance "Date")))

(ffi:define-foreign-function user-name "host.user.name" () :string "The name of the user.

NIL if there is none.")
(ffi:define-foreign-function shout "host.shout" (:string :boolean) :void)
(ffi:define-foreign-function flags "host.flags" ((:list :boolean) (:enum :low (:high "HIGH"))) (:list point))
(ffi:define-foreign-function call "host.call" ((:function (:boolean id) (:vector :int8))) (:nullable :bytes))
(ffi:define-foreign-function today "host.today" () date)
(ffi:define-foreign-function log-all "host.log" (:string &optional :fixnum &key (indent :fixnum)) :void)
(ffi:define-foreign-function root "Math.sqrt" (:float) :float)
(ffi:define-foreign-function maximum "Math.max" (&rest :float) :float)

(defun greet (name &optional (times 1) &key (fill-char #\!))
  "Greet somebody.

NAME may be null."
  (format nil "~A~D~C" name times fill-char))
(ffi:export-function greet :signature ((:string &optional :fixnum &key (fill-char :character)) :string))

(defun all (point color list) (values point color list))
(ffi:export-function all
  :signature ((point color (:list (:nullable :float))) (:values point :keyword (:vector :string))))

(defun same-id (default) default)
(ffi:export-function same-id :as "same-id" :signature ((id) (:nullable id)))

(defun depth (root-node) (if root-node (1+ (max (depth (node-left root-node)) (depth (node-right root-node)))) 0))
(ffi:export-function depth :signature (((:nullable node)) :fixnum))
(defun grow (value) (make-node :value value :left nil))
(ffi:export-function grow :signature ((:fixnum) node))

(defun total (start &rest more) (reduce #'+ more :initial-value start))
(ffi:export-function total :signature ((:fixnum &rest :fixnum) :fixnum))

(defun later (date) date)
(ffi:export-function later :async t :signature ((date) date))
(defun paint (color) color)
(ffi:export-function paint :signature ((color) (:promise color)))
(ffi:export-function string-upcase :as "upcase" :signature ((:string) :string))

(list (user-name) (shout "x" t) (flags '() :low) (call (constantly nil)) (today) (log-all "x") (root 4) (maximum 1 2))
