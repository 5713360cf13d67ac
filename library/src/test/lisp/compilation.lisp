;;;; Rows (form value): code that passes or code generation once got wrong, found by random programs.

;; A local of a pool serves for an operand of unknown type.
((let ((x (unwind-protect (car (list 5)) (car (list 1))))) (list (- x) (lognot x)))
 (-5 -6))
((let ((w (unwind-protect (car (list 7)) (list 1)))) (if (and (integerp w) (< -5 w 100)) (+ (* w w) (ash w 2) (logand w 12)) w))
 81)
;; An operation that signals is not left out.
((handler-case (prog1 1 (/ 1 0)) (division-by-zero () :zero))
 :zero)
((flet ((f (x) (mod 5 x) (rem 5 x) 1)) (handler-case (list (f 1) (f (car (list 0)))) (division-by-zero () :zero)))
 :zero)
;; Literals of any size, and objects of the image inside of others.
((list (integer-length (eval (list 'quote (ash 1 400000)))) (length (symbol-name (eval (list 'quote (make-symbol (make-string 12000 :initial-element #\a)))))))
 (400001 12000))
((let ((table (make-hash-table))) (eq table (second (eval (list 'quote (list 1 table))))))
 t)
((hash-table-count #.(make-hash-table))
 0)
