;;;; Rows (form value): EVAL and the functions that define and forget at run time (CLHS 3.1, 3.8, 5.3, 25.1.3).


;; Exits and conditions pass through EVAL and through macro functions.
((catch 'a (eval '(throw 'a 5))) 5)
((let ((n 0)) (list (catch 'a (unwind-protect (eval '(throw 'a 5)) (incf n))) n)) (5 1))
((handler-case (eval '(car 5)) (type-error (c) (type-error-datum c))) 5)
((handler-case (eval '(error "foo ~A" 1)) (error (c) (princ-to-string c))) "foo 1")
((restart-case (eval '(invoke-restart 'foo 1 2)) (foo (a b) (list a b))) (1 2))
((handler-bind ((error (lambda (c) (declare (ignore c)) (use-value 7)))) (restart-case (eval '(error "x")) (use-value (v) (list v)))) (7))
((progn (eval '(defmacro row-failing () (error 'division-by-zero))) (handler-case (eval '(row-failing)) (division-by-zero () :caught))) :caught)
((progn (eval '(defmacro row-leaving () (throw 'out 5))) (catch 'out (eval '(list (row-leaving))))) 5)
((let ((depth (let ((*row-special* 1)) (declare (special *row-special*)) (catch 'a (eval '(throw 'a (symbol-value '*row-special*))))))) (list depth (boundp '*row-special*))) (1 nil))
((progv '(row-value) '(7) (eval 'row-value)) 7)
((multiple-value-list (eval '(values 1 2 3))) (1 2 3))
((eval '(progn (defmacro row-twice (x) `(list ,x ,x)) (row-twice 3))) (3 3))
((let ((s (gensym))) (eq s (eval `(quote ,s)))) t)
((let ((h (make-hash-table))) (eq h (eval `(identity ,h)))) t)
((handler-case (eval '(let 5 1)) (program-error () :program-error)) :program-error)
((handler-case (eval '(declare (special x))) (program-error () :program-error)) :program-error)

;; What is evaluated later may define anew what was evaluated before.
((progn (eval '(defun row-f () 1)) (eval '(defun row-g () (list (row-f) (funcall 'row-f) (funcall #'row-f)))) (list (eval '(row-g)) (progn (eval '(defun row-f (&optional x) (declare (ignore x)) 2)) (eval '(row-g))))) ((1 1 1) (2 2 2)))
((progn (eval '(defun row-h () 1)) (fmakunbound 'row-h) (list (fboundp 'row-h) (handler-case (eval '(row-h)) (undefined-function (c) (cell-error-name c))))) (nil row-h))
((progn (setf (fdefinition 'row-i) (lambda (x) (* x 2))) (eval '(row-i 4))) 8)
((progn (setf (fdefinition '(setf row-j)) (lambda (v x) (list v x))) (eval '(setf (row-j 1) 2))) (2 1))
((progn (setf (macro-function 'row-k) (lambda (form env) (declare (ignore env)) `(list ,@(cdr form) 2))) (eval '(row-k 1))) (1 2))
((progn (setf (macro-function 'row-pop) (macro-function 'pop)) (eval '(let ((x (list 1 2))) (list (row-pop x) x)))) (1 (2)))
((macrolet ((m (x) `(list ,x ,x)) (f (&environment e) `',(funcall (macro-function 'm e) '(m 1) e)) (g (&environment e) `',(flet ((name (s) (macro-function s e))) (list (null (name 'm)) (null (name 'car)))))) (flet ((car (x) x)) (list (f) (g) (car 1)))) ((list 1 1) (nil t) 1))
((macrolet ((kind (s &environment e) (if (macro-function s e) :macro :other))) (list (kind cond) (kind car))) (:macro :other))

;; What calls the compiler for ever exhausts storage, and the handlers know.
((progn (eval '(defun row-endless (n) (eval (list 'row-endless (1+ n))))) (handler-case (row-endless 1) (storage-condition () :storage))) :storage)
((progn (eval '(defmacro row-endless-macro (&whole form) (macroexpand form))) (handler-case (eval '(row-endless-macro)) (storage-condition () :storage))) :storage)
((progn (setf (macro-function 'row-own) (lambda (form env) (funcall (macro-function 'row-own) (macroexpand form env) env))) (handler-case (eval '(row-own)) (storage-condition () :storage))) :storage)
((progn (eval '(defmacro row-loop () '(row-loop))) (handler-case (eval '(row-loop)) (program-error () :program-error))) :program-error)

((progn (eval '(defconstant row-constant 5)) (eval '(defconstant row-constant 5)) (list (symbol-value 'row-constant) (constantp 'row-constant) (handler-case (eval '(defconstant row-constant 6)) (error () :error)))) (5 t :error))
((progn (proclaim '(special *row-proclaimed*)) (eval '(let ((*row-proclaimed* 3)) (symbol-value '*row-proclaimed*)))) 3)
((list (special-operator-p 'if) (special-operator-p 'car) (handler-case (special-operator-p 5) (type-error () :type-error)) (handler-case (macro-function 5) (type-error () :type-error)) (handler-case (proclaim 5) (type-error () :type-error))) (t nil :type-error :type-error :type-error))
((list (handler-case (funcall nil) (undefined-function (c) (list (cell-error-name c)))) (handler-case (funcall 'row-nothing) (undefined-function (c) (cell-error-name c)))) ((nil) row-nothing))
((mapcar (lambda (form) (handler-case (eval form) (program-error () :program-error))) '((symbol-macrolet ((x)) 1) (symbol-macrolet ((t 1)) 1) (symbol-macrolet ((x 1) (x 2)) x) (progv '(nil) '(1) 1) (progv '(:a) '(1) 1) (progv '(t) '(1) 1))) (:program-error :program-error :program-error :program-error :program-error :program-error))

;; A block or tag whose form has ended cannot be left any more.
((handler-case (funcall (block a (lambda () (return-from a 1)))) (control-error () :control-error)) :control-error)
((handler-case (funcall (let (f) (tagbody (setq f (lambda () (go a))) a) f)) (control-error () :control-error)) :control-error)
((handler-case (let (f) (tagbody (setq f (lambda () (go a))) (go b) a b) (funcall f)) (control-error () :control-error)) :control-error)
((let ((f nil)) (list (block a (setq f (lambda () (return-from a 1))) (funcall f)) (handler-case (funcall f) (control-error () :control-error)))) (1 :control-error))
((let ((f nil)) (catch 'x (block a (setq f (lambda () (return-from a 1))) (throw 'x 2))) (handler-case (funcall f) (control-error () :control-error))) :control-error)
((let ((f nil)) (block b (block a (setq f (lambda () (return-from a 1))) (return-from b 2))) (handler-case (funcall f) (control-error () :control-error))) :control-error)
((let ((fs nil) (n 0)) (loop (block a (push (lambda () (return-from a 1)) fs) (when (< n 5) (incf n) (funcall (car fs)))) (when (= n 5) (return))) (handler-case (funcall (car fs)) (control-error () :control-error))) :control-error)

;; Docstrings.
((progn (eval '(defun row-doc () "the doc" 1)) (list (documentation 'row-doc 'function) (documentation #'row-doc t) (documentation (fdefinition 'row-doc) 'function))) ("the doc" "the doc" "the doc"))
((progn (setf (documentation 'row-doc2 'function) "new") (list (documentation 'row-doc2 'function) (setf (documentation 'row-doc2 'function) nil) (documentation 'row-doc2 'function))) ("new" nil nil))
((progn (eval '(defstruct row-struct "struct doc" a)) (list (documentation 'row-struct 'structure) (documentation 'row-struct 'type) (setf (documentation 'row-struct 'type) "other") (documentation 'row-struct 'structure))) ("struct doc" "struct doc" "other" "other"))
((progn (eval '(define-condition row-documented (error) () (:documentation "cond doc"))) (documentation 'row-documented 'type)) "cond doc")
((progn (eval '(defun (setf row-doc) (v) "setf fn doc" v)) (documentation '(setf row-doc) 'function)) "setf fn doc")
((progn (eval '(progn (defvar *row-doc* 1 "v") (deftype row-type () "t" 'integer) (defmacro row-macro () "m" 1) (defsetf row-place (x) (v) "s" (list 'list x v)))) (list (documentation '*row-doc* 'variable) (documentation 'row-type 'type) (documentation 'row-macro 'function) (documentation 'row-place 'setf))) ("v" "t" "m" "s"))
((multiple-value-list (function-lambda-expression #'car)) (nil t car))
((third (multiple-value-list (function-lambda-expression (fdefinition '(setf car))))) (setf car))

;; Definitions that do not stand at top level.
((let ((x 5)) (define-condition row-inner (error) ((a :initform x :reader row-inner-a))) (eval '(row-inner-a (make-condition 'row-inner)))) 5)
((let ((x 5)) (defstruct row-inner-struct (a x) b) (eval '(let ((s (make-row-inner-struct :b 2))) (incf (row-inner-struct-a s)) (list (prin1-to-string s) (row-inner-struct-p s) (typep s 'row-inner-struct))))) ("#S(ROW-INNER-STRUCT :A 6 :B 2)" t t))
((let ((*package* *package*)) (list (handler-case (in-package "NOT-A-PACKAGE") (package-error (c) (package-error-package c))) (package-name *package*) (package-name (in-package "KEYWORD")) (package-name *package*))) ("NOT-A-PACKAGE" "COMMON-LISP-USER" "KEYWORD" "KEYWORD"))
((progn (define-condition row-shared () ((s :allocation :class :initform 5 :initarg :s :accessor row-shared-s))) (eval '(let ((a (make-condition 'row-shared)) (b (make-condition 'row-shared))) (setf (row-shared-s a) 9) (list (row-shared-s b) (row-shared-s (make-condition 'row-shared)) (progn (make-condition 'row-shared :s 1) (row-shared-s a)))))) (9 9 1))
((macrolet ((same (&body forms &environment e) (if (eq (macroexpand-1 (car forms) e) (car forms)) :same :other))) (macrolet ((z () 1)) (list (same (z)) (same (list 1))))) (:other :same))

;; Literals are the objects that stand in the form (CLHS 3.2.4), also behind macros.
((let ((x (list 1 (list 2)))) (list (eq x (eval (list 'quote x))) (eq (second x) (eval `(second ',x))) (eq x (eval `(loop for y in (list ',x) return y))) (eq x (funcall (eval `(lambda () (declare (optimize speed)) ',x)))) (eq x (funcall (compile nil `(lambda () ',x)))) x)) (t t t t t (1 (2))))
((let ((v (vector 1 2)) (s (copy-seq "abc")) (m (make-array '(2 2))) (b (make-array 3 :element-type 'bit)) (n (make-array 2 :element-type '(unsigned-byte 8)))) (mapcar (lambda (x) (list (eq x (eval x)) (eq x (eval `(progn ',x))) (eq x (eval `(handler-case ,x (error () nil)))) (eq x (eval `(car (list ,x)))))) (list v s m b n))) ((t t t t) (t t t t) (t t t t) (t t t t) (t t t t)))
((let ((s (make-array 3 :element-type 'character :fill-pointer 0 :adjustable t)) (v (make-array 3 :fill-pointer 1 :initial-element 7))) (eval `(with-output-to-string (out ,s) (princ 12 out))) (eval `(vector-push-extend 8 ,v)) (list s v (fill-pointer v) (adjustable-array-p (eval v)) (array-dimension (eval v) 0))) ("12" #(7 8) 2 t 3))
((let ((x (list 1 2))) (eval `(setf (car ',x) 5)) (eval `(push 9 (cdr ',x))) x) (5 9 2))
((let* ((x (list 'a)) (f (eval `(list 'f ',x ',x '(b . ,x))))) (list (eq x (second f)) (eq x (third f)) (eq x (cdr (fourth f))) (eq (cdr x) nil))) (t t t t))
((let ((x (list 'quote nil))) (setf (second x) x) (eq x (eval x))) t)
((let ((s (copy-seq "doc"))) (eval `(defun row-documented () ,s (format nil "~A~S" 1 "x"))) (list (documentation 'row-documented 'function) (row-documented))) ("doc" "1\"x\""))

;; Definitions inside other forms take effect when they are evaluated.
((list (list (defsetf row-place (x) (v) `(progn (rplaca ,x ,v) ,v)) (defsetf row-short row-setter) (eval '(defun row-setter (x v) (rplaca x v) v)) (define-symbol-macro row-sm (car (list 3))) (deftype row-t () 'fixnum) (defmacro row-m () 3)) (eval '(let ((x (list 1))) (list (setf (row-place x) 5) x (setf (row-short x) 6) x row-sm (typep 3 'row-t) (row-m))))) ((row-place row-short row-setter row-sm row-t row-m) (5 (6) 6 (6) 3 t 3)))
((progn (define-setf-expander row-first (x) (values () () '(s) `(progn (rplaca ,x s) s) `(car ,x))) (define-compiler-macro row-cm (x) `(list :compiled ,x)) (eval '(defun row-cm (x) x)) (eval '(let ((x (list 1))) (list (incf (row-first x) 5) x (row-cm 1))))) (6 (6) (:compiled 1)))
