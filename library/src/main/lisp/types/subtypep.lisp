;;;; SUBTYPEP (CLHS 4.2, 4.3): one type is a subtype of another if nothing is of the first and not of the second.
;;;;
;;;; A type becomes a disjunction of conjunctions of literals. A literal is (wanted . part): a part that an object must,
;;;; or must not, belong to. A part is a list (kind specifier data...):
;;;;   (:interval s class low high)  the real numbers of a class; a bound is NIL or (number . open)
;;;;   (:member s objects)           these objects
;;;;   (:cons s car cdr)             conses, by the types of car and cdr
;;;;   (:array s simple code dimensions)   arrays, as representation.lisp describes them
;;;;   (:layout s layout)            instances of a structure, condition or built-in class
;;;;   (:named s)                    any other type that a symbol names
;;;;   (:unknown s)                  what nobody can reason about: SATISFIES, functions by their arguments
;;;; Questions are answered by :YES, :NO or :UNKNOWN.

(in-package "CLYSM-SYSTEM")

(defun subtypep (type1 type2 &optional environment)
  "Whether TYPE1 is a subtype of TYPE2, and whether that is certain (CLHS function SUBTYPEP)."
  (declare (ignore environment))
  (let ((answer (empty-p `(and ,type1 (not ,type2)))))
    (values (eq answer :yes) (not (eq answer :unknown)))))

(defun empty-p (type)
  "Whether nothing is of TYPE."
  (every-answer #'empty-conjunction-p (disjunction type t)))

(defun every-answer (question objects)
  "Whether QUESTION is answered by :YES for all of OBJECTS."
  (let ((result :yes))
    (dolist (object objects result)
      (case (funcall question object)
        (:no (return :no))
        (:unknown (setq result :unknown))))))

;;; From types to conjunctions

(defun disjunction (type wanted)
  "The conjunctions of literals that TYPE (WANTED true) or its complement is the union of."
  (let* ((type (standard-form type))
         (operator (if (consp type) (car type) type)))
    (case operator
      ((t) (if wanted (list '()) '()))
      ((nil) (if wanted '() (list '())))
      (not (disjunction (cadr type) (not wanted)))
      (or (if wanted (united-disjunctions (cdr type) t) (joint-disjunctions (cdr type) nil)))
      (and (if wanted (joint-disjunctions (cdr type) t) (united-disjunctions (cdr type) nil)))
      (t (list (list (cons wanted type)))))))

(defun united-disjunctions (types wanted)
  "The conjunctions of all of TYPES."
  (mapcan (lambda (type) (disjunction type wanted)) types))

(defun joint-disjunctions (types wanted)
  "Every way to take one conjunction of each of TYPES, joined; those that are certainly empty are left out."
  (let ((result (list '())))
    (dolist (type types result)
      (let ((more (disjunction type wanted)))
        (setq result
              (mapcan (lambda (literals)
                        (mapcan (lambda (others)
                                  (let ((joint (append literals others)))
                                    (if (eq (empty-conjunction-p joint) :yes) '() (list joint))))
                                more))
                      result))))))

(defun standard-form (type)
  "TYPE as T, NIL, a form with AND, OR or NOT, or a part."
  (do ()
      ((member (if (consp type) (car type) type)
               '(t nil and or not :interval :member :cons :array :layout :named :unknown))
       type)
    (setq type (expand-type type))
    (setq type
          (cond ((consp type) (compound-standard-form type))
                ((layout-p type) (list :layout type type))
                ((not (symbolp type)) (unknown-type type))
                (t (symbol-standard-form type))))))

(defun symbol-standard-form (type)
  "The type that the symbol TYPE names, a step nearer to its standard form."
  (case type
    ((t nil) type)
    (* t)
    (list '(or cons null))
    (null '(member nil))
    (boolean '(member t nil))
    (atom '(not cons))
    (sequence '(or list vector))
    (number '(or real complex))
    (bit '(integer 0 1))
    (fixnum `(integer ,most-negative-fixnum ,most-positive-fixnum))
    (bignum '(and integer (not fixnum)))
    (extended-char nil)
    (base-char 'character)
    (compiled-function 'function)
    ((real rational float integer ratio single-float short-float double-float long-float complex cons
      array simple-array vector simple-vector string simple-string base-string simple-base-string bit-vector
      simple-bit-vector unsigned-byte signed-byte)
     (compound-standard-form (list type)))
    ((symbol keyword character standard-char function structure-object host-object) (list :named type))
    (t (let ((layout (find-layout type)))
         (if layout
             (list :layout type layout)
             (list :unknown type))))))

(defun compound-standard-form (type)
  "The type specifier TYPE, a list, a step nearer to its standard form."
  (let ((first (bound-of type 1))
        (second (bound-of type 2)))
    (case (car type)
      ((:interval :member :cons :array :layout :named :unknown) type)
      ((and or not) type)
      (member (list :member type (cdr type)))
      (eql (list :member type (cdr type)))
      (integer (interval type 'integer first second))
      (ratio (interval `(and ratio (rational ,first ,second)) 'ratio first second))
      ((single-float short-float) (interval type 'single-float first second))
      ((double-float long-float) (interval type 'double-float first second))
      (rational `(or (integer ,first ,second) (ratio ,first ,second)))
      (float `(or (single-float ,first ,second) (double-float ,first ,second)))
      (real `(or (rational ,first ,second) (float ,first ,second)))
      (mod `(integer 0 (,first)))
      (unsigned-byte `(integer 0 ,(if (eq first '*) '* (- (ash 1 first) 1))))
      (signed-byte (if (eq first '*)
                       'integer
                       `(integer ,(- (ash 1 (- first 1))) ,(- (ash 1 (- first 1)) 1))))
      (complex (complex-form first))
      (cons (list :cons type (element-type-or-t first) (element-type-or-t second)))
      (array (array-part type nil first second))
      (simple-array (array-part type t first second))
      (vector (array-part type nil first (list second)))
      (simple-vector (array-part type t t (list first)))
      ((string base-string) (array-part type nil 'character (list first)))
      ((simple-string simple-base-string) (array-part type t 'character (list first)))
      (bit-vector (array-part type nil 'bit (list first)))
      (simple-bit-vector (array-part type t 'bit (list first)))
      (t (list :unknown type)))))

(defun interval (type class low high)
  "The part of the real numbers of CLASS between two bounds of a type specifier."
  (flet ((bound (bound)
           (cond ((eq bound '*) nil)
                 ((consp bound) (cons (rational (car bound)) t))
                 (t (cons (rational bound) nil)))))
    (list :interval type class (bound low) (bound high))))

(defun complex-form (type)
  "A type for (COMPLEX TYPE): the parts of a complex number are of one of three formats."
  (if (eq type '*)
      '(or (:named (complex rational)) (:named (complex single-float)) (:named (complex double-float)))
      (let ((upgraded (upgraded-complex-part-type type)))
        (if (consp upgraded)
            `(or ,@(mapcar (lambda (part) (complex-form part)) (cdr upgraded)))
            `(:named (complex ,upgraded))))))

(defun upgraded-complex-part-type (type &optional environment)
  "The type of the parts of complex numbers made for parts of TYPE: RATIONAL, a format of floats, or several of them."
  (declare (ignore environment))
  (let ((formats (remove-if (lambda (format) (eq (empty-p `(and ,type ,format)) :yes))
                            '(rational single-float double-float))))
    (cond ((null formats) nil)
          ((null (cdr formats)) (car formats))
          (t (cons 'or formats)))))

(defun array-part (type simple element-type dimensions)
  "The part of the arrays, only simple ones if SIMPLE, of an element type and dimensions as in a type specifier."
  (list :array type simple
        (if (eq element-type '*) '* (element-type-code element-type))
        (cond ((eq dimensions '*) '*)
              ((listp dimensions) dimensions)
              (t (make-list dimensions :initial-element '*)))))

;;; Empty conjunctions

(defun empty-conjunction-p (literals)
  "Whether no object agrees with all of LITERALS."
  (let* ((wanted (parts-of literals t))
         (unwanted (parts-of literals nil))
         (members (find :member wanted :key #'car)))
    (cond (members
           (every-answer (lambda (object) (outside-some-p object literals)) (caddr members)))
          ((some-pair-p #'disjoint-parts-p wanted wanted) :yes)
          ((some-pair-p #'part-within-p wanted unwanted) :yes)
          ((find :interval wanted :key #'car)
           (empty-difference-p (remaining-intervals wanted unwanted) literals))
          ((find :cons wanted :key #'car)
           (empty-product-p `(and ,@(mapcar #'caddr (conses-of wanted)))
                            `(and ,@(mapcar #'cadddr (conses-of wanted)))
                            (conses-of unwanted)
                            literals))
          (t (unless-unknown literals)))))

(defun parts-of (literals wanted)
  "The parts of those of LITERALS that are, or are not, WANTED."
  (let ((parts '()))
    (dolist (literal literals (nreverse parts))
      (when (eq (car literal) wanted) (push (cdr literal) parts)))))

(defun conses-of (parts)
  "Those of PARTS that are types of conses."
  (remove :cons parts :key #'car :test-not #'eq))

(defun some-pair-p (predicate firsts seconds)
  "Whether PREDICATE is true of one of FIRSTS and one of SECONDS."
  (dolist (first firsts nil)
    (dolist (second seconds)
      (when (funcall predicate first second) (return-from some-pair-p t)))))

(defun unless-unknown (literals)
  "The answer :NO, or :UNKNOWN if one of LITERALS could still make a conjunction empty."
  (let ((conditions 0))
    (dolist (literal literals (if (> conditions 1) :unknown :no))
      (case (cadr literal)
        (:unknown (return :unknown))
        ;; A condition type may have two of them as parents.
        (:layout (when (and (car literal) (condition-layout-p (cadddr literal)))
                   (setq conditions (+ conditions 1))))))))

(defun outside-some-p (object literals)
  "Whether OBJECT disagrees with one of LITERALS."
  (let ((result :no))
    (dolist (literal literals result)
      (let ((part (cdr literal)))
        (if (eq (car part) :unknown)
            (setq result :unknown)
            (unless (eq (car literal) (if (typep object (cadr part)) t nil))
              (return :yes)))))))

(defun disjoint-parts-p (first second)
  "Whether no object belongs to both parts, neither of them a list of members."
  (let ((kind (car first)))
    (cond ((or (eq kind :unknown) (eq (car second) :unknown)) nil)
          ((not (eq kind (car second))) (not (structures-p first second)))
          (t (case kind
               (:interval (not (eq (caddr first) (caddr second))))
               (:array (disjoint-arrays-p (cdddr first) (cdddr second)))
               (:layout (not (or (condition-layout-p (caddr first))
                                 (layout-within-p (caddr first) (caddr second))
                                 (layout-within-p (caddr second) (caddr first)))))
               (:named (not (or (part-within-p first second) (part-within-p second first))))
               (t nil))))))

(defun structures-p (first second)
  "Whether one of two parts is STRUCTURE-OBJECT and the other a structure."
  (flet ((pair-p (first second)
           (and (eq (car first) :layout)
                (structure-layout-p (caddr first))
                (eq (cadr second) 'structure-object))))
    (or (pair-p first second) (pair-p second first))))

(defun disjoint-arrays-p (first second)
  "Whether the element codes or dimensions of two parts allow no common array."
  (flet ((apart-p (first second)
           (not (or (eq first '*) (eq second '*) (eql first second)))))
    (or (apart-p (car first) (car second))
        (let ((dimensions (cadr first))
              (others (cadr second)))
          (and (listp dimensions)
               (listp others)
               (or (/= (length dimensions) (length others))
                   (some #'apart-p dimensions others)))))))

(defun part-within-p (first second)
  "Whether all that belongs to the part FIRST belongs to the part SECOND, intervals and conses aside."
  (cond ((not (eq (car first) (car second)))
         (or (and (eq (car first) :layout) (structures-p first second))
             (and (eq (cadr second) 'function)
                  (consp (cadr first))
                  (eq (car (cadr first)) 'function))))
        (t (case (car first)
             (:array (and (or (caddr first) (not (caddr second)))
                          (arrays-within-p (cdddr first) (cdddr second))))
             (:layout (layout-within-p (caddr first) (caddr second)))
             ((:named :unknown)
              (or (equal (cadr first) (cadr second))
                  (and (eq (cadr first) 'keyword) (eq (cadr second) 'symbol))
                  (and (eq (cadr first) 'standard-char) (eq (cadr second) 'character))))
             (t nil)))))

(defun arrays-within-p (first second)
  "Whether the element code and dimensions FIRST are allowed by SECOND."
  (flet ((within-p (first second)
           (or (eq second '*) (eql first second))))
    (and (within-p (car first) (car second))
         (let ((dimensions (cadr first))
               (others (cadr second)))
           (or (eq others '*)
               (and (listp dimensions)
                    (= (length dimensions) (length others))
                    (every #'within-p dimensions others)))))))

(defun layout-within-p (layout ancestor)
  "Whether instances of LAYOUT are instances of ANCESTOR."
  (if (condition-layout-p layout)
      (if (member ancestor (condition-precedence layout) :test #'eq) t nil)
      (let ((depth (layout-depth ancestor)))
        (and (<= depth (layout-depth layout))
             (eq (any-ref (layout-ancestors layout) depth) ancestor)))))

;;; Intervals: lists (class low high)

(defun remaining-intervals (wanted unwanted)
  "The intervals of what belongs to all of WANTED, intervals of one class, and to none of UNWANTED."
  (let* ((class (caddr (find :interval wanted :key #'car)))
         (intervals (list (list class nil nil))))
    (dolist (part wanted)
      (when (eq (car part) :interval)
        (setq intervals (cut-intervals intervals #'common-interval (cddr part)))))
    (dolist (part unwanted intervals)
      (case (car part)
        (:interval
         (when (eq (caddr part) class)
           (setq intervals (cut-intervals intervals #'interval-difference (cddr part)))))
        (:member
         (dolist (object (caddr part))
           (when (typep object class)
             (let ((point (cons (rational object) nil)))
               (setq intervals (cut-intervals intervals #'interval-difference (list class point point)))))))))))

(defun cut-intervals (intervals operation other)
  "What OPERATION makes of each of INTERVALS and OTHER, without empty ones."
  (remove-if #'empty-interval-p
             (mapcan (lambda (interval) (funcall operation interval other)) intervals)))

(defun common-interval (first second)
  "A list of the interval that is common to two."
  (flet ((closer (first second compare)
           (cond ((null first) second)
                 ((null second) first)
                 ((= (car first) (car second)) (if (cdr first) first second))
                 ((funcall compare (car first) (car second)) first)
                 (t second))))
    (list (list (car first)
                (closer (cadr first) (cadr second) #'>)
                (closer (caddr first) (caddr second) #'<)))))

(defun interval-difference (first second)
  "A list of the two intervals that are left of FIRST beside SECOND, which may be empty."
  (flet ((opposite (bound)
           (cons (car bound) (not (cdr bound)))))
    (append (if (cadr second)
                (common-interval first (list (car first) nil (opposite (cadr second))))
                '())
            (if (caddr second)
                (common-interval first (list (car first) (opposite (caddr second)) nil))
                '()))))

(defun empty-interval-p (interval)
  "Whether no number lies in INTERVAL."
  (let ((low (cadr interval))
        (high (caddr interval)))
    (if (and low high)
        (case (car interval)
          (integer (> (if (cdr low) (+ (floor (car low)) 1) (ceiling (car low)))
                      (if (cdr high) (- (ceiling (car high)) 1) (floor (car high)))))
          (ratio (or (> (car low) (car high))
                     (and (= (car low) (car high))
                          (or (cdr low) (cdr high) (integerp (car low))))))
          (t (or (> (car low) (car high))
                 (and (= (car low) (car high))
                      (or (cdr low) (cdr high))))))
        nil)))

(defun empty-difference-p (intervals literals)
  "Whether INTERVALS, what is left of those among LITERALS, are none; literals of other kinds may be unknown."
  (if (null intervals) :yes (unless-unknown literals)))

;;; Conses

(defun empty-product-p (car cdr unwanted literals)
  "Whether there is no cons of a CAR and a CDR of these types that belongs to none of the parts UNWANTED."
  (cond ((eq (empty-p car) :yes) :yes)
        ((eq (empty-p cdr) :yes) :yes)
        ((null unwanted)
         (if (or (eq (empty-p car) :unknown) (eq (empty-p cdr) :unknown)) :unknown (unless-unknown literals)))
        (t
         ;; What is left is a cons whose car is not of the first part's type, or whose car is and whose cdr is not.
         (let ((other-car (caddr (car unwanted)))
               (other-cdr (cadddr (car unwanted))))
           (every-answer (lambda (types) (empty-product-p (car types) (cdr types) (cdr unwanted) literals))
                         (list (cons `(and ,car (not ,other-car)) cdr)
                               (cons `(and ,car ,other-car) `(and ,cdr (not ,other-cdr)))))))))
