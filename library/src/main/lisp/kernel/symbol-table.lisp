;;;; Symbols by number: how modules loaded into a running image find the symbols that they mention.
;;;;
;;;; The compiler numbers every symbol once. A module asks for a symbol by number, name and home package; the first
;;;; to ask makes it. Until the package system runs, home packages are only noted down (packages/start.lisp enters
;;;; the symbols then).

(in-package :clysm-system)

(define-global *symbols-by-id* t (make-any-array 4096 (null-ref)))
(define-global *symbol-home-names* t (make-any-array 4096 nil))
(define-global *packages-running* i32 0)

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
  (if (i32< id (array-length *symbols-by-id*))
      (any-ref *symbols-by-id* id)
      (null-ref)))

(defun enter-symbol-id (id symbol)
  "Make ID the number of SYMBOL."
  (declare (type i32 id))
  (setq *symbols-by-id* (grow-array *symbols-by-id* (i32+ id 1) (null-ref)))
  (set-any-ref *symbols-by-id* id symbol)
  (set-symbol-id-slot (symbol-object symbol) id)
  symbol)

(defun intern-id (id name package-name)
  "Return the symbol of number ID; a new one gets NAME, and the home package PACKAGE-NAME unless that is NIL."
  (declare (type i32 id))
  (let ((known (symbol-by-id id)))
    (if (null-ref-p known)
        (if (i32= id 0)
            (enter-symbol-id 0 nil)
            (if (null package-name)
                (enter-symbol-id id (make-symbol-object name))
                (if (i32= *packages-running* 1)
                    (enter-symbol-id id (intern name package-name))
                    (progn
                      (setq *symbol-home-names* (grow-array *symbol-home-names* (i32+ id 1) nil))
                      (set-any-ref *symbol-home-names* id package-name)
                      (enter-symbol-id id (make-symbol-object name))))))
        known)))
