;;; Forms with their values. Definitions stand in groups between blank lines; a form with its value ends in one line.

(defun fact (n) (if (< n 2) 1 (* n (fact (- n 1)))))

(defun add3 (a b c) (+ a (+ b c)))

(defun opt (a &optional (b 10) (c (+ a b) c-p)) (if c-p (+ c 1000) (+ a (+ b c))))

(defun keys (a &key (b 2) ((:sea c) 3)) (+ a (+ (* 10 b) (* 100 c))))

(defun rest-keys (&rest all &key a b &allow-other-keys) (+ (len1 all) (+ (if a a 0) (if b b 0))))

(defun len1 (items) (let ((n 0)) (dolist (x items n) (setq n (+ n 1)))))

(defun len (&rest items) (len1 items))

(defun two (a b) (values a b))

(defun many () (values 1 2 3 4 5))

(defun none () (values))

(defun one-of-many () (car (cons (many) nil)))

(defun tail-many (x) (one-of-many) (if x (many) (two 8 9)))

(defun count-values (f) (multiple-value-call #'len (funcall f)))

(declaim (special *special*))

(setq *special* 1)

(defun special-plus (n) (+ *special* n))

(defun throw-it (tag) (throw tag 5))

(defun leave-with (f) (funcall f 3))

(defun five (a b c d e) (+ a (+ b (+ c (+ d e)))))

(defun typed (n) (declare (type fixnum n)) (+ n 1))

(defun double-sum (n) (declare (type fixnum n)) (let ((s 0d0)) (declare (type double-float s)) (dotimes (i n) (setq s (+ s 0.5d0))) (sys::f64-to-i32 s)))

(defun looping (n acc) (if (= n 0) acc (looping (- n 1) (+ acc 1))))

(defun (setf cell) (value place) (rplaca place value) value)

(defun closure-counter () (let ((n 0)) (lambda () (setq n (+ n 1)))))

(defun find-positive (list) (dolist (x list) (if (> x 0) (return-from find-positive x))) -1)

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
(rest-keys :a 1 :x 2) ; => 5
(rest-keys :a 1 :x 2 :b 10) ; => 17
(let ((f #'rest-keys)) (funcall f :b 10)) ; => 12
(len 1 2 3 4 5) ; => 5
(let ((f #'opt)) (funcall f 1)) ; => 22
(let ((f #'opt)) (funcall f 1 2 3)) ; => 1003
(let ((f #'keys)) (funcall f 1 :b 7)) ; => 371
(let ((f #'keys)) (funcall f 1 :b 7 :sea 1)) ; => 171
(let ((k :b)) (keys 1 k 7)) ; => 371
(let ((f #'len)) (funcall f 1 2 3 4 5 6)) ; => 6
(let ((f #'len)) (funcall f)) ; => 0
(let ((f #'five)) (funcall f 1 2 3 4 5)) ; => 15
(funcall 'add3 1 2 3) ; => 6
(apply #'add3 1 (cons 2 (cons 3 nil))) ; => 6
(apply #'five 1 2 3 (cons 4 (cons 5 nil))) ; => 15
(apply 'len (cons 4 (cons 5 nil))) ; => 2
(multiple-value-bind (a b c) (two 3 4) (if c 0 (+ (* 10 a) b))) ; => 34
(multiple-value-bind (a b c d e f) (many) (if f 0 (+ a (+ b (+ c (+ d e)))))) ; => 15
(multiple-value-bind (a) (none) (if a 1 2)) ; => 2
(multiple-value-bind (a b) (none) (if (or a b) 1 2)) ; => 2
(multiple-value-call #'len (many) (none) (two 1 2) 7) ; => 8
(count-values #'many) ; => 5
(count-values #'none) ; => 0
(count-values #'one-of-many) ; => 1
(count-values (lambda () (tail-many t))) ; => 5
(count-values (lambda () (tail-many nil))) ; => 2
(count-values (lambda () (many) 7)) ; => 1
(count-values (lambda () (let ((x (many))) x))) ; => 1
(count-values (lambda () (values (many)))) ; => 1
(count-values (lambda () (multiple-value-prog1 (many) (two 1 2)))) ; => 5
(count-values (lambda () (multiple-value-prog1 (none) (two 1 2)))) ; => 0
(count-values (lambda () (block nil (many)))) ; => 5
(count-values (lambda () (block nil (return (many)) 1))) ; => 5
(count-values (lambda () (block nil (leave-with (lambda (x) (return (values x x x))))))) ; => 3
(count-values (lambda () (let ((*special* 2)) (many)))) ; => 5
(count-values (lambda () (unwind-protect (many) (two 1 2)))) ; => 5
(count-values (lambda () (catch 'a (throw 'a (many))))) ; => 5
(count-values (lambda () (block nil (unwind-protect (return (many)) (two 1 2))))) ; => 5
(multiple-value-bind (a b) (block nil (unwind-protect (return (two 1 2)) (two 3 4))) (+ (* 10 a) b)) ; => 12
(multiple-value-bind (a b) (catch 'a (unwind-protect (throw 'a (two 1 2)) (two 3 4))) (+ (* 10 a) b)) ; => 12
(count-values (lambda () (the integer (many)))) ; => 5
(count-values (lambda () (if (many) (setq *special* 1) 2))) ; => 1
(block nil (if (< 1 2) (return 7)) 8) ; => 7
(block a (block b (return-from a 1)) 2) ; => 1
(+ 1 (block nil (+ 5 (return 7)))) ; => 8
(let ((n 0)) (dotimes (i 10 n) (setq n (+ n i)))) ; => 45
(let ((n 0)) (flet ((inc (k) (setq n (+ n k)))) (inc 5) (inc 6)) n) ; => 11
(let* ((n 0) (f (lambda (k) (setq n (+ n k))))) (funcall f 5) (funcall f 6) n) ; => 11
(let ((f (closure-counter)) (g (closure-counter))) (funcall f) (funcall f) (funcall g) (+ (* 10 (funcall f)) (funcall g))) ; => 32
(labels ((ev (n) (if (= n 0) t (od (- n 1)))) (od (n) (if (= n 0) nil (ev (- n 1))))) (ev 1000000)) ; => 1
(let ((k 3)) (labels ((f (n) (if (= n 0) k (g (- n 1)))) (g (n) (if (= n 0) (* 2 k) (f (- n 1))))) (+ (f 3) (g 3)))) ; => 9
(let ((k 3)) (labels ((f (n) (if (= n 0) k (funcall #'g (- n 1)))) (g (n) (if (= n 0) (* 2 k) (funcall #'f (- n 1))))) (+ (f 3) (g 3)))) ; => 9
(let ((k 3)) (labels ((f (n) (if (= n 0) k (g (- n 1)))) (g (n) (let ((h (lambda () (f n)))) (funcall h)))) (g 0))) ; => 3
(let ((k 3)) (labels ((f (&optional (n k)) (* n 2)) (g () (f))) (+ (f 1) (g)))) ; => 8
(flet ((f (&key (a 1) (b a)) (+ a b))) (+ (f :a 5) (* 100 (f :b 2)))) ; => 310
(looping 1000000 0) ; => 1000000
(let ((n 0)) (tagbody again (setq n (+ n 1)) (if (< n 10) (go again))) n) ; => 10
(let ((n 0)) (tagbody (go b) a (setq n (+ n 100)) (go c) b (setq n (+ n 10)) (go a) c (setq n (+ n 1))) n) ; => 111
(let ((n 0)) (tagbody (leave-with (lambda (x) (setq n x) (go out))) (setq n 99) out (setq n (+ n 1))) n) ; => 4
(let ((n 0)) (tagbody again (setq n (+ n 1)) (leave-with (lambda (x) (if (< n 5) (go again))))) n) ; => 5
(block nil (leave-with (lambda (x) (return (+ x 1)))) 9) ; => 4
(let ((f (lambda (g) (block nil (+ 100 (funcall g (lambda (x) (return x)))))))) (funcall f (lambda (k) (funcall k 7)))) ; => 7
(block outer (+ 1 (block inner (leave-with (lambda (x) (leave-with (lambda (y) (return-from outer (+ x y))))))))) ; => 6
(find-positive (cons -1 (cons 5 nil))) ; => 5
(find-positive nil) ; => -1
(catch 'a (+ 1 (throw-it 'a))) ; => 5
(catch 'a (catch 'b (throw-it 'a)) 6) ; => 5
(catch 'a (catch 'b (throw-it 'b)) 6) ; => 6
(catch 'a (let ((*special* 7)) (throw 'a *special*))) ; => 7
(progn (catch 'a (let ((*special* 7)) (throw 'a 1))) *special*) ; => 1
(special-plus 1) ; => 2
(let ((*special* 10)) (special-plus 1)) ; => 11
(let ((*special* 10)) (setq *special* (+ *special* 1)) (special-plus 1)) ; => 12
(progn (block nil (let ((*special* 10)) (return 1))) *special*) ; => 1
(progn (block nil (leave-with (lambda (x) (let ((*special* x)) (return 1))))) *special*) ; => 1
(let ((n 0)) (unwind-protect (setq n 5) (setq n (+ n 1))) n) ; => 6
(let ((n 0)) (block nil (unwind-protect (return 1) (setq n (+ n 1)))) n) ; => 1
(let ((n 0)) (+ (block nil (unwind-protect (return 1) (setq n 10))) n)) ; => 11
(let ((n 0)) (block nil (unwind-protect (unwind-protect (return 1) (setq n (+ n 1))) (setq n (* n 10)))) n) ; => 10
(let ((n 0)) (block nil (unwind-protect (leave-with (lambda (x) (return x))) (setq n (+ n 1)))) n) ; => 1
(let ((n 0)) (catch 'a (unwind-protect (throw-it 'a) (setq n (+ n 1)))) n) ; => 1
(let ((n 0)) (dotimes (i 3) (block nil (unwind-protect (return 1) (setq n (+ n 1))))) n) ; => 3
(let ((n 0)) (tagbody again (unwind-protect (if (< n 5) (go again)) (setq n (+ n 1)))) n) ; => 6
(block nil (unwind-protect (return 1) (return 2))) ; => 2
(let ((*special* 5)) (unwind-protect (let ((*special* 6)) 1) (setq *special* (+ *special* 1))) *special*) ; => 6
(let ((*special* 5)) (catch 'a (unwind-protect (let ((*special* 60)) (throw-it 'a)) (setq *special* (+ *special* 1)))) *special*) ; => 6
(typed 41) ; => 42
(let ((f #'typed)) (funcall f 41)) ; => 42
(double-sum 10) ; => 5
(let ((c (cons 1 2))) (setf (cell c) 9) (car c)) ; => 9
(let ((c (cons 1 2))) (setf (car c) 8) (+ (car c) (cdr c))) ; => 10
(svref (let ((v (sys::make-any-array 3 7))) (setf (svref v 1) 9) v) 1) ; => 9
(eq 'a 'a) ; => 1
(eq 'a 'b) ; => 0
(eq nil '()) ; => 1
(eql 5 5) ; => 1
(eql #\a #\a) ; => 1
(char-code #\A) ; => 65
(let ((c #\z)) (char-code c)) ; => 122
(logand 12 10) ; => 8
(logior 12 10) ; => 14
(logxor 12 10) ; => 6
(if (consp nil) 1 2) ; => 2
(if (symbolp nil) 1 2) ; => 1
(if (listp nil) 1 2) ; => 1
(if (functionp #'fact) 1 2) ; => 1
(- 5) ; => -5
(* 1000 1000 1000 -1) ; => -1000000000
(+ 1073741823 -1073741824) ; => -1
(let ((a 1073741823) (b 1073741823)) (- (+ a b) b)) ; => 1073741823
(sys::structure-ref (let ((s (sys::make-structure (sys::make-layout 'x (sys::make-any-array 0 nil) 0 nil) 3))) (sys::set-structure-ref s 2 8) s) 2) ; => 8
(sys::structure-ref (let ((s (sys::make-structure (sys::make-layout 'x (sys::make-any-array 0 nil) 0 nil) 20))) (sys::set-structure-ref s 18 8) s) 18) ; => 8
(let ((x (sys::i32+ 2147483647 1))) (if (< x 0) 1 2)) ; => 1
(sys::i64-to-i32 (sys::i64* 3 (sys::i32-to-i64 5))) ; => 15
(let ((f (if (eq 'a 'a) #'fact #'opt))) (funcall f 3)) ; => 6
(let ((x nil)) (if (and (not x) (or nil (null x))) 1 0)) ; => 1
(let ((x 5)) (case x (1 10) ((4 5) 50) (t 100))) ; => 50
(let ((list nil)) (dotimes (i 3) (push (let ((j i)) (lambda () j)) list)) (+ (funcall (car list)) (* 10 (funcall (car (cdr list)))))) ; => 12
(let ((list nil)) (do ((i 0 (+ i 1))) ((= i 3)) (push (lambda () i) list)) (funcall (car list))) ; => 3
(let ((a 1) (b 2)) (psetq a b b a) (+ (* 10 a) b)) ; => 21
(let ((x 1)) (let ((x (+ x 1)) (y x)) (+ (* 10 x) y))) ; => 21
(let ((f (lambda (&rest r) (if r (car r) 0)))) (+ (funcall f) (funcall f 5 6))) ; => 5
(load-time-value (+ 1 2)) ; => 3
(prog1 (fact 3) (many)) ; => 6
(let ((x 1.5d0)) (let ((f (lambda () (* x 2d0)))) (if (= (funcall f) 3d0) 1 0))) ; => 1
(let* ((n 7) (b (< n 8)) (c #\a) (f (lambda () (if b (+ n (char-code c)) 0)))) (declare (type fixnum n)) (funcall f)) ; => 104
(let ((x 1d0)) (let ((f (lambda (y) (setq x (+ x y)))) ) (funcall f 2d0) (funcall f 2d0) (if (= x 5d0) 1 0))) ; => 1
(flet ((f (&optional (a 1 a-p)) (let ((g (lambda () (setq a (+ a 1)) a-p))) (if (funcall g) a (- a))))) (+ (* 10 (f 5)) (f))) ; => 58
(flet ((f (&rest r) (let ((g (lambda () (setq r (cdr r))))) (funcall g) (car r)))) (f 1 2 3)) ; => 2
(flet ((f (a &key (b a) (c (+ a b))) (let ((g (lambda () (setq b 1) c))) (+ (funcall g) b)))) (funcall #'f 10 :b 20)) ; => 31
(multiple-value-bind (a b) (two 1 2) (let ((f (lambda () (setq a (+ a b))))) (funcall f) (funcall f) a)) ; => 5
(let ((n 0)) (flet ((f () (setq n (+ n 1)))) (flet ((g () (f) (f))) (g) (leave-with (lambda (x) (g) (setq n (+ n x)))))) n) ; => 7
(let ((n 0)) (tagbody again (leave-with (lambda (x) (unwind-protect (if (< n 5) (go again)) (setq n (+ n x)))))) n) ; => 9
(let ((n 0)) (dotimes (i 3) (catch 'a (setq n (+ n 1)) (throw 'a 1))) n) ; => 3
(let ((n 0)) (dotimes (i 3) (setq n (+ n (block nil (leave-with (lambda (x) (return (+ x i)))))))) n) ; => 12
(let ((n 0)) (block a (unwind-protect (block b (unwind-protect (return-from a 1) (setq n (+ n 1)) (return-from b 2))) (setq n (* n 10)))) n) ; => 10
(block a (+ 100 (block b (unwind-protect (return-from a 1) (return-from b 2))))) ; => 102
(let ((*special* 3)) (leave-with (lambda (x) (+ x *special*)))) ; => 6
(let ((f (lambda (*special*) (special-plus 1)))) (funcall f 8)) ; => 9
(let ((x 3)) (tagbody (if (= x 3) (go three)) (setq x 0) three (setq x (+ x 1)) (if (< x 6) (go three))) x) ; => 6
(let ((r nil)) (dolist (x (cons 1 (cons 2 nil))) (push (labels ((f () x)) #'f) r)) (+ (funcall (car r)) (* 10 (funcall (car (cdr r)))))) ; => 12
(labels ((f (n) (if (= n 0) 0 (+ 1 (funcall #'f (- n 1)))))) (f 5)) ; => 5
(let ((k 2)) (labels ((f (n) (if (= n 0) k (+ 1 (funcall #'f (- n 1)))))) (f 5))) ; => 7
(let ((v (sys::make-f64-array 4 1.5d0)) (s 0d0)) (declare (type double-float s)) (dotimes (i 4) (setq s (+ s (sys::f64-ref v i)))) (sys::f64-to-i32 s)) ; => 6
(let ((v (sys::make-i8-array 4 255))) (sys::set-i8-ref v 1 7) (+ (sys::i8-ref v 0) (sys::i8-ref v 1))) ; => 262
(let ((a (sys::make-any-array 3 1)) (b (sys::make-any-array 3 2))) (sys::any-copy a 1 b 0 2) (+ (svref a 0) (* 10 (svref a 2)))) ; => 21
(let ((x 1073741823)) (declare (type fixnum x)) (if (= (+ x 1) 1073741824) 1 0)) ; => 1
(let ((x 1073741823)) (declare (type fixnum x)) (if (sys::int64p (cons (+ x 1) nil)) 1 (if (sys::int64p (car (cons (+ x 1) nil))) 2 3))) ; => 2
(sys::i64-to-i32 (sys::integer-to-i64 (car (cons 5 nil)))) ; => 5
(if (eq (sys::symbol-object nil) (sys::nil-symbol)) 1 0) ; => 1
(let ((h (sys::make-array-header 1 2 3 4 5 6))) (sys::set-header-fill h 30) (+ (sys::header-fill h) (sys::header-offset h))) ; => 34
(if (sys::null-ref-p (sys::symbol-value-slot 'nothing-here)) 1 0) ; => 1
(car 5) ; => SYS:WRONG-TYPE
(svref (sys::make-any-array 3 7) 3) ; => SYS:INVALID-INDEX
(svref (sys::make-any-array 3 7) -1) ; => SYS:WRONG-TYPE
(typed 'a) ; => SYS:WRONG-TYPE
(funcall #'typed 1 2) ; => SYS:ARGUMENT-COUNT-ERROR
(funcall #'five 1) ; => SYS:ARGUMENT-COUNT-ERROR
(add3 1 2) ; => SYS:ARGUMENT-COUNT-ERROR
(funcall (lambda (a) a)) ; => SYS:ARGUMENT-COUNT-ERROR
(funcall (lambda (a &rest b) b)) ; => SYS:ARGUMENT-COUNT-ERROR
(the fixnum (car (cons 'a nil))) ; => SYS:WRONG-TYPE
(the (integer 0 5) (car (cons 6 nil))) ; => SYS:WRONG-TYPE
(the (integer 0 5) (car (cons 5 nil))) ; => 5
(let ((x (car (cons 'a nil)))) (char-code x)) ; => SYS:WRONG-TYPE

;;; Integers, opened up by the types of constants and variables

(defun raw (x y) (declare (type (signed-byte 32) x y)) (+ (* 100 (mod x 7)) (rem x 7) (max x y)))

(ash 5 3) ; => 40
(ash -5 -1) ; => -3
(let ((x 5)) (setq x (+ x 1)) (ash x -1)) ; => 3
(ash (fact 3) 4) ; => 96
(ash (fact 3) -1) ; => 3
(ash (fact 3) 27) ; => 805306368
(lognot (fact 3)) ; => -7
(if (evenp (fact 3)) 1 2) ; => 1
(if (oddp (fact 3)) 1 2) ; => 2
(mod (fact 3) 4) ; => 2
(mod (- (fact 3)) 4) ; => 2
(mod (fact 3) -4) ; => -2
(rem (- (fact 3)) 4) ; => -2
(mod (fact 3) 3) ; => 0
(raw 20 30) ; => 636
(raw -20 3) ; => 97
(max (- (fact 3)) 4) ; => 4
(let ((a 3) (b 4)) (setq a (+ a 4)) (+ (* 10 (max a b)) (min a b))) ; => 74
(let ((a 3.5d0)) (setq a (/ a 0.5d0)) (if (= a 7) 1 2)) ; => 1
(let ((a 3.5d0)) (setq a (max a 4.5d0)) (if (= a 4.5d0) 1 2)) ; => 1

;;; Vectors of declared types

(defun sum-of-squares (v) (declare (type (simple-array double-float (*)) v)) (let ((s 0d0)) (declare (double-float s)) (dotimes (i (length v)) (setq s (+ s (* (aref v i) (aref v i))))) s))
(defun fill-bytes (v) (declare (type (simple-array (unsigned-byte 8) (*)) v)) (dotimes (i (length v)) (setf (aref v i) (logand (* i 100) 255))) v)
(defun element-of (v i) (declare (type (simple-array (signed-byte 32) (*)) v) (fixnum i)) (aref v i))

(if (= (sum-of-squares (sys::make-f64-array 4 1.5d0)) 9d0) 1 0) ; => 1
(aref (fill-bytes (sys::make-i8-array 4 0)) 3) ; => 44
(sys::i8-ref (fill-bytes (sys::make-i8-array 4 0)) 3) ; => 44
(element-of (sys::make-i32-array 4 -7) 3) ; => -7
(element-of (sys::make-i32-array 4 -7) 4) ; => SYS:INVALID-INDEX
(element-of (sys::make-i32-array 4 -7) -1) ; => SYS:INVALID-INDEX
(sum-of-squares 5) ; => SYS:WRONG-TYPE
(sum-of-squares (sys::make-i32-array 4 -7)) ; => SYS:WRONG-TYPE
(length (car (cons 5 nil))) ; => SYS:SEQUENCE-LENGTH
(let ((v (sys::make-any-array 3 7))) (+ (length v) (aref v 2) (setf (aref v 1) 5) (aref v 1))) ; => 20

;;; Division, vectors, strings

(+ (* 100 (rem -7 2)) (mod -7 2)) ; => -99
(+ (* 100 (rem 7 -2)) (mod 7 -2)) ; => 99
(let ((a (car (cons -7 nil))) (b (car (cons 2 nil)))) (+ (* 100 (rem a b)) (mod a b))) ; => -99
(let ((a (car (cons 6 nil))) (b (car (cons 3 nil)))) (+ (rem a b) (mod a b))) ; => 0
(let ((a (car (cons -7 nil))) (b (car (cons 2 nil)))) (+ (* 100 (truncate a b)) (floor a b))) ; => -304
(let ((a (car (cons 7 nil))) (b (car (cons -2 nil)))) (+ (* 100 (truncate a b)) (floor a b))) ; => -304
(let ((a (car (cons 7 nil)))) (+ (floor a) (truncate a 2))) ; => 10
(let ((b (car (cons 0 nil)))) (rem 5 b)) ; => SYS:REM2
(let ((b (car (cons 0 nil)))) (+ 0 (floor 5 b))) ; => SYS:FLOOR2
(+ (ash 5 3) (ash -5 -1)) ; => 37
(let ((a (car (cons 1000 nil)))) (+ (ash a -3) (ash a -31))) ; => 125
(let ((a 3)) (declare (type fixnum a)) (setq a (ash a 4)) a) ; => 48
(let ((a (car (cons 5 nil)))) (if (oddp a) (if (evenp a) 1 2) 3)) ; => 2
(let ((a (car (cons 'a nil)))) (oddp a)) ; => SYS:LOGAND2
(lognot 5) ; => -6
(let ((x (/ 1d0 4d0))) (if (= x 0.25d0) 1 0)) ; => 1
(let ((v (sys::make-any-array 3 7))) (setf (aref v 1) 5) (+ (aref v 0) (aref v 1))) ; => 12
(let ((v (car (cons (sys::make-any-array 3 7) nil))) (i (car (cons 2 nil)))) (setf (aref v i) 5) (+ (aref v 0) (aref v i))) ; => 12
(let ((v (car (cons (sys::make-any-array 3 7) nil)))) (aref v 3)) ; => SYS:AREF-1
(let ((v (sys::make-f64-array 3 0.5d0))) (setf (aref v 1) 2.5d0) (if (= (+ (aref v 0) (aref v 1)) 3d0) 1 0)) ; => 1
(let ((v (sys::make-i8-array 3 200))) (aref v 5)) ; => SYS:INVALID-INDEX
(char-code (schar "abc" 1)) ; => 98
(let ((s (car (cons "abc" nil))) (i (car (cons 2 nil)))) (char-code (char s i))) ; => 99
(let ((s (car (cons "a😀c" nil)))) (char-code (char s 1))) ; => 128512
(schar "abc" 3) ; => SYS:INVALID-INDEX
(length "abc") ; => 3
(length (sys::make-any-array 4 nil)) ; => 4
(let ((c (car (cons #\b nil)))) (case c (#\a 1) (#\b 2) (t 3))) ; => 2
(let ((c (car (cons 'x nil)))) (case c (#\a 1) (#\b 2) (t 3))) ; => 3
(let ((c (code-char 8364))) (if (eql c #\€) (char-code c) 0)) ; => 8364
