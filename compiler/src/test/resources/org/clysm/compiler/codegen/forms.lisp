;;; Forms with their values; groups of lines that end without a value are definitions. Blank lines separate.

(defun fact (n) (if (< n 2) 1 (* n (fact (- n 1)))))

(defun add3 (a b c) (+ a (+ b c)))

(defun opt (a &optional (b 10) (c (+ a b) c-p)) (if c-p (+ c 1000) (+ a (+ b c))))

(defun keys (a &key (b 2) ((:sea c) 3)) (+ a (+ (* 10 b) (* 100 c))))

(defun len (&rest items) (let ((n 0)) (dolist (x items n) (setq n (+ n 1)))))

(defun two (a b) (values a b))

42 ; => 42
(fact 10) ; => 3628800
(let ((x 1) (y 2)) (setq x (+ x y)) (* x y)) ; => 6
(add3 1 2 3) ; => 6
(if (and (< 1 2) (or (> 1 2) (not (= 1 2)))) 1 2) ; => 1
(opt 1) ; => 22
(opt 1 2) ; => 6
(opt 1 2 3) ; => 1003
(keys 1) ; => 321
(keys 1 :sea 5) ; => 521
(keys 1 :sea 5 :b 4 :b 9) ; => 541
(len 1 2 3 4 5) ; => 5
(let ((f #'opt)) (funcall f 1)) ; => 22
(let ((f #'keys)) (funcall f 1 :b 7)) ; => 371
(let ((f #'keys)) (funcall f 1 :b 7 :sea 1)) ; => 171
(let ((f #'len)) (funcall f 1 2 3 4 5 6)) ; => 6
(let ((f #'len)) (funcall f)) ; => 0
(apply #'add3 1 (cons 2 (cons 3 nil))) ; => 6
(multiple-value-bind (a b c) (two 3 4) (if c 0 (+ (* 10 a) b))) ; => 34
(multiple-value-call #'+ 1 2) ; => 3
(block nil (if (< 1 2) (return 7)) 8) ; => 7
(let ((n 0)) (dotimes (i 10 n) (setq n (+ n i)))) ; => 45
(let ((n 0)) (flet ((inc (k) (setq n (+ n k)))) (inc 5) (inc 6)) n) ; => 11
(let* ((n 0) (f (lambda (k) (setq n (+ n k))))) (funcall f 5) (funcall f 6) n) ; => 11
(labels ((ev (n) (if (= n 0) t (od (- n 1)))) (od (n) (if (= n 0) nil (ev (- n 1))))) (ev 1000000)) ; => 1
