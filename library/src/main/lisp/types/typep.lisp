;;;; TYPEP for type specifiers that are known only when the program runs (CLHS 4.2, 4.3).

(in-package "CLYSM-SYSTEM")

(defun type-expander (name)
  "The expander that DEFTYPE gave to NAME, or NIL."
  (info name 'type-expander))

(defun expand-type-once (type)
  "TYPE expanded by the definition of DEFTYPE that it is a use of, and whether it is one."
  (let* ((name (if (consp type) (car type) type))
         (expander (if (symbolp name) (type-expander name) nil)))
    (if expander
        (values (funcall expander (if (consp type) type (list type)) nil) t)
        (values nil nil))))

(defun expand-type (type)
  "TYPE with the definitions of DEFTYPE expanded at its top."
  (do () (nil)
    (multiple-value-bind (expansion expanded) (expand-type-once type)
      (unless expanded (return type))
      (setq type expansion))))

(defun typep (object type &optional environment)
  "Whether OBJECT is of TYPE (CLHS function TYPEP)."
  (declare (ignore environment))
  (cond ((consp type) (compound-typep object type))
        ((symbolp type) (named-typep object type))
        ((layout-p type) (layout-typep object type))
        (t (unknown-type type))))

(defun unknown-type (type)
  "Signal that TYPE is no type specifier."
  (error 'simple-type-error
         :datum type :expected-type '(or symbol cons)
         :format-control "~S is no type specifier."
         :format-arguments (list type)))

(defun layout-typep (object layout)
  "Whether OBJECT is an instance of the class with LAYOUT, or of one below it."
  (if (condition-layout-p layout)
      (condition-of-layout-p object layout)
      (structure-is object layout)))

(defun named-typep (object type)
  "Whether OBJECT is of the type that the symbol TYPE names."
  (case type
    ((t) t)
    ((nil) nil)
    (null (null object))
    (cons (consp object))
    (list (listp object))
    (atom (atom object))
    (symbol (symbolp object))
    (keyword (keywordp object))
    (boolean (or (null object) (eq object t)))
    (fixnum (fixnump object))
    (integer (integerp object))
    (bignum (and (integerp object) (not (fixnump object))))
    (bit (or (eql object 0) (eql object 1)))
    (unsigned-byte (and (integerp object) (>= object 0)))
    (signed-byte (integerp object))
    (ratio (ratio-object-p object))
    (rational (rationalp object))
    (real (realp object))
    (float (floatp object))
    ((single-float short-float) (single-float-object-p object))
    ((double-float long-float) (double-float-object-p object))
    (complex (complex-object-p object))
    (number (numberp object))
    ((character base-char) (characterp object))
    (extended-char nil)
    (standard-char (and (characterp object) (standard-char-p object)))
    (string (stringp object))
    ((simple-string simple-base-string) (and (stringp object) (simple-array-object-p object)))
    (base-string (stringp object))
    (sequence (or (listp object) (vector-object-p object)))
    (vector (vector-object-p object))
    (simple-vector (any-array-p object))
    (array (array-object-p object))
    (simple-array (simple-array-object-p object))
    (bit-vector (bit-vector-p object))
    (simple-bit-vector (and (bit-vector-p object) (simple-array-object-p object)))
    ((function compiled-function) (functionp object))
    (structure-object (and (structure-object-p object)
                           (structure-layout-p (structure-layout object))))
    (t (defined-typep object type))))

(defun defined-typep (object type)
  "Whether OBJECT is of the type that the symbol TYPE names by DEFTYPE, DEFSTRUCT or DEFINE-CONDITION."
  (let ((layout (find-layout type)))
    (if layout
        (layout-typep object layout)
        (expanded-typep object type))))

(defun expanded-typep (object type)
  "Whether OBJECT is of TYPE, which must be a use of a type that DEFTYPE defined."
  (multiple-value-bind (expansion expanded) (expand-type-once type)
    (if expanded
        (typep object expansion)
        (unknown-type type))))

(defun compound-typep (object type)
  "Whether OBJECT is of TYPE, a list."
  (let ((arguments (cdr type)))
    (case (car type)
      (or (dolist (part arguments nil)
            (when (typep object part) (return t))))
      (and (dolist (part arguments t)
             (unless (typep object part) (return nil))))
      (not (not (typep object (car arguments))))
      (member (if (member object arguments) t nil))
      (eql (eql object (car arguments)))
      (satisfies (if (funcall (car arguments) object) t nil))
      (integer (and (integerp object) (within-bounds-p object arguments)))
      (mod (and (integerp object) (<= 0 object) (< object (car arguments))))
      (unsigned-byte
       (and (integerp object)
            (>= object 0)
            (or (eq (bound-of type 1) '*) (<= (integer-length object) (bound-of type 1)))))
      (signed-byte
       (and (integerp object)
            (or (eq (bound-of type 1) '*) (< (integer-length object) (bound-of type 1)))))
      (rational (and (rationalp object) (within-bounds-p object arguments)))
      (real (and (realp object) (within-bounds-p object arguments)))
      (float (and (floatp object) (within-bounds-p object arguments)))
      ((single-float short-float)
       (and (single-float-object-p object) (within-bounds-p object arguments)))
      ((double-float long-float)
       (and (double-float-object-p object) (within-bounds-p object arguments)))
      (complex (and (complex-object-p object)
                    (or (eq (bound-of type 1) '*)
                        (and (typep (realpart object) (car arguments))
                             (typep (imagpart object) (car arguments))))))
      (cons (and (consp object)
                 (or (eq (bound-of type 1) '*) (typep (car object) (car arguments)))
                 (or (eq (bound-of type 2) '*) (typep (cdr object) (cadr arguments)))))
      ((array simple-array)
       (and (if (eq (car type) 'array) (array-object-p object) (simple-array-object-p object))
            (element-type-matches-p object (bound-of type 1))
            (dimensions-match-p object (bound-of type 2))))
      (vector
       (and (vector-object-p object)
            (element-type-matches-p object (bound-of type 1))
            (size-matches-p object (bound-of type 2))))
      (simple-vector (and (any-array-p object) (size-matches-p object (bound-of type 1))))
      ((string base-string) (and (stringp object) (size-matches-p object (bound-of type 1))))
      ((simple-string simple-base-string)
       (and (stringp object) (simple-array-object-p object) (size-matches-p object (bound-of type 1))))
      (bit-vector (and (bit-vector-p object) (size-matches-p object (bound-of type 1))))
      (simple-bit-vector
       (and (bit-vector-p object) (simple-array-object-p object) (size-matches-p object (bound-of type 1))))
      ((function values)
       (error 'simple-error
              :format-control "TYPEP cannot test for the type ~S."
              :format-arguments (list type)))
      (t (expanded-typep object type)))))

(defun within-bounds-p (number bounds)
  "Whether NUMBER lies within BOUNDS, the arguments of a type specifier such as INTEGER."
  (let ((low (if (consp bounds) (car bounds) '*))
        (high (if (consp (cdr bounds)) (cadr bounds) '*)))
    (and (cond ((eq low '*) t)
               ((consp low) (> number (car low)))
               (t (>= number low)))
         (cond ((eq high '*) t)
               ((consp high) (< number (car high)))
               (t (<= number high))))))

(defun element-type-matches-p (array type)
  "Whether ARRAY is one that is made for elements of TYPE, or TYPE is *."
  (or (eq type '*)
      (= (element-type-code type) (element-code array))))

(defun size-matches-p (vector size)
  "Whether VECTOR has SIZE elements, its fill pointer aside, or SIZE is *."
  (or (eq size '*) (eql (array-dimension vector 0) size)))

(defun dimensions-match-p (array dimensions)
  "Whether ARRAY has the rank or the DIMENSIONS that a type specifier gives."
  (cond ((eq dimensions '*) t)
        ((listp dimensions)
         (and (= (array-rank array) (length dimensions))
              (let ((axis 0))
                (dolist (dimension dimensions t)
                  (unless (or (eq dimension '*) (eql dimension (array-dimension array axis)))
                    (return nil))
                  (setq axis (+ axis 1))))))
        (t (= (array-rank array) dimensions))))

(defun type-of (object)
  "A type specifier for what OBJECT is (CLHS function TYPE-OF)."
  (cond ((null object) 'null)
        ((eq object t) 'boolean)
        ((consp object) 'cons)
        ((symbolp object) (if (keywordp object) 'keyword 'symbol))
        ((fixnump object) (if (or (eql object 0) (eql object 1)) 'bit 'fixnum))
        ((integerp object) 'bignum)
        ((ratio-object-p object) 'ratio)
        ((single-float-object-p object) 'single-float)
        ((double-float-object-p object) 'double-float)
        ((complex-object-p object) 'complex)
        ((characterp object) (if (standard-char-p object) 'standard-char 'character))
        ((array-object-p object) (type-of-array object))
        ((functionp object) 'function)
        ((structure-object-p object) (layout-name (structure-layout object)))
        ((host-object-p object) 'ffi:host-object)
        (t t)))

(defun type-of-array (array)
  "The type specifier for what ARRAY is."
  (let ((simple (simple-array-object-p array)))
    (cond ((stringp array) (list (if simple 'simple-string 'string) (array-dimension array 0)))
          ((bit-vector-p array) (list (if simple 'simple-bit-vector 'bit-vector) (array-dimension array 0)))
          ((any-array-p array) (list 'simple-vector (array-dimension array 0)))
          ((and (vector-object-p array) (not simple))
           (list 'vector (array-element-type array) (array-dimension array 0)))
          (t (list (if simple 'simple-array 'array)
                   (array-element-type array)
                   (array-dimensions array))))))

(defun bit-vector-p (object)
  "Whether OBJECT is a vector of bits."
  (and (array-header-p object)
       (vector-object-p object)
       (eql (header-element-type object) bit-elements)))

(defun arrayp (object)
  "Whether OBJECT is an array."
  (array-object-p object))

(defun vectorp (object)
  "Whether OBJECT is a vector."
  (vector-object-p object))
