;;;; The rules of a shop: what a Java program leaves to those who know the business.

(ffi:define-foreign-function stock "shop.stock" (:string) :fixnum)
(ffi:define-foreign-function base-price "shop.basePrice" (:string) :float)

(defvar *discounts* '()
  "Functions of the article, the number and the price of one, which return the price of one, by name: the last first.")

(defmacro define-discount (name (article count price) &body body)
  "Define a discount; where BODY returns NIL, it does not apply."
  `(push (cons ',name (lambda (,article ,count ,price)
                        (declare (ignorable ,article ,count ,price))
                        ,@body))
         *discounts*))

(define-discount bulk (article count price)
  (when (>= count 10) (* price 0.9d0)))

(define-discount clearance (article count price)
  (when (> (stock article) 100) (- price 1)))

(define-condition out-of-stock (error)
  ((article :initarg :article :reader article))
  (:report (lambda (condition stream) (format stream "There is no ~A left." (article condition)))))

(defun price (article count)
  "The price of COUNT pieces of ARTICLE."
  (when (< (stock article) count)
    (error 'out-of-stock :article article))
  (let ((price (base-price article)))
    (loop for (name . discount) in *discounts*
          for reduced = (funcall discount article count price)
          when reduced
            do (format t "~(~A~): ~,2F instead of ~,2F~%" name reduced price)
               (setf price reduced))
    (* count price)))

(ffi:export-function price :as "priceOf" :signature ((:string :fixnum) :float))

(defun price-or-nothing (article count)
  "The same, but 0 for articles that the shop does not know: it throws a Java exception for them."
  (handler-case (price article count)
    (ffi:ffi-host-error (condition)
      (format t "no price: ~A~%" (ffi:ffi-host-error-message condition))
      0)))

(ffi:export-function price-or-nothing :signature ((:string :fixnum) :float))
