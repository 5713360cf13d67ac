;;;; Symbols by number. The compiler numbers every symbol that it makes; the first module that mentions one makes the
;;;; object and enters it here. NIL is number 0, and 0 is also what a symbol has that was never numbered.

(in-package :clysm-system)

(define-global *symbols-by-id* t (make-any-array 4096 (null-ref)))

(defun grow-array (array needed fill)
  "Return ARRAY, or if it has not NEEDED elements a larger copy, filled up with FILL."
  (declare (type i32 needed))
  (let ((length (array-length array)))
    (declare (type i32 length))
    (if (i32<= needed length)
        array
        (let ((larger (make-any-array (i32+ needed needed) fill)))
          (any-copy larger 0 array 0 length)
          larger))))

(defun symbol-by-id (id)
  "Return the symbol of number ID, or the null reference."
  (declare (type i32 id))
  (cond ((i32= id 0) nil)
        ((i32< id (array-length *symbols-by-id*)) (any-ref *symbols-by-id* id))
        (t (null-ref))))

(defun enter-symbol-id (id symbol)
  "Make ID the number of SYMBOL, which is not NIL."
  (declare (type i32 id))
  (setq *symbols-by-id* (grow-array *symbols-by-id* (i32+ id 1) (null-ref)))
  (set-any-ref *symbols-by-id* id symbol)
  (set-symbol-id-slot symbol id)
  symbol)
