;;;; Arrays (CLHS 15).

(in-package "CLYSM-SYSTEM")

(defun require-array (object)
  "Signal a TYPE-ERROR unless OBJECT is an array."
  (unless (array-object-p object) (wrong-type object 'array)))

(defun require-vector (object)
  "Signal a TYPE-ERROR unless OBJECT is a vector."
  (unless (vector-object-p object) (wrong-type object 'vector)))

;;; Making arrays

(defun dimension-list (dimensions)
  "The dimensions that the argument DIMENSIONS of MAKE-ARRAY stands for, as a list, checked."
  (let ((list (if (listp dimensions) dimensions (list dimensions))))
    (dolist (dimension list list)
      (unless (and (fixnump dimension) (>= dimension 0) (< dimension array-dimension-limit))
        (wrong-type dimension `(mod ,array-dimension-limit))))))

(defun total-size-of (dimensions)
  "The product of a list of dimensions."
  (let ((size 1))
    (dolist (dimension dimensions size)
      (setq size (* size dimension)))))

(defun make-array (dimensions &key (element-type t) (initial-element nil initial-element-given)
                                (initial-contents nil initial-contents-given)
                                adjustable fill-pointer displaced-to (displaced-index-offset 0))
  "A new array of DIMENSIONS, an integer or a list of them (CLHS function MAKE-ARRAY)."
  (let* ((list (dimension-list dimensions))
         (size (total-size-of list))
         (code (element-type-code element-type))
         (simple (and (not adjustable) (not fill-pointer) (not displaced-to))))
    (cond (displaced-to
           (when (or initial-element-given initial-contents-given)
             (error 'simple-program-error
                    :format-control "A displaced array takes no initial contents."
                    :format-arguments '()))
           (make-displaced-array list size code adjustable fill-pointer displaced-to displaced-index-offset))
          (t
           (when (and initial-element-given initial-contents-given)
             (error 'simple-program-error
                    :format-control "An array takes :INITIAL-ELEMENT or :INITIAL-CONTENTS, not both."
                    :format-arguments '()))
           (let ((array (if (and simple (cdr-is-empty list) (code-has-bare-vector-p code))
                            (make-bare-vector code size (default-element code))
                            (make-header-array list size code adjustable fill-pointer))))
             (cond (initial-element-given (fill-array array size initial-element))
                   (initial-contents-given (set-array-contents array list initial-contents)))
             array)))))

(defun cdr-is-empty (list)
  "Whether LIST has exactly one element."
  (and (consp list) (null (cdr list))))

(defun make-header-array (dimensions size code adjustable fill-pointer)
  "An array with header over a fresh vector."
  (make-array-header (make-bare-vector code size (default-element code))
                     (coerce-to-simple-vector dimensions)
                     (initial-fill-pointer fill-pointer dimensions)
                     0
                     code
                     ;; A vector with a fill pointer may grow: VECTOR-PUSH-EXTEND is all that many want of it.
                     (if (or adjustable fill-pointer) adjustable-flag 0)))

(defun coerce-to-simple-vector (list)
  "A simple vector of the elements of LIST."
  (let ((vector (make-any-array (length list) nil))
        (index 0))
    (dolist (element list vector)
      (set-any-ref vector index element)
      (setq index (+ index 1)))))

(defun initial-fill-pointer (fill-pointer dimensions)
  "The field fill for the argument :FILL-POINTER of MAKE-ARRAY."
  (cond ((null fill-pointer) no-fill-pointer)
        ((not (cdr-is-empty dimensions))
         (error 'simple-program-error
                :format-control "Only a vector can have a fill pointer, not an array of dimensions ~S."
                :format-arguments (list dimensions)))
        ((eq fill-pointer t) (car dimensions))
        ((and (fixnump fill-pointer) (<= 0 fill-pointer (car dimensions))) fill-pointer)
        (t (wrong-type fill-pointer `(integer 0 ,(car dimensions))))))

(defun make-displaced-array (dimensions size code adjustable fill-pointer target offset)
  "An array with header whose elements are those of TARGET from OFFSET on."
  (require-array target)
  (unless (= (element-code target) code)
    (error 'simple-error
           :format-control "An array of ~S cannot be displaced to one of ~S."
           :format-arguments (list (element-type-of-code code) (array-element-type target))))
  (unless (and (fixnump offset) (>= offset 0) (<= (+ offset size) (array-total-size target)))
    (error 'simple-error
           :format-control "~D elements from ~S on are not within ~S."
           :format-arguments (list size offset target)))
  (make-array-header target
                     (coerce-to-simple-vector dimensions)
                     (initial-fill-pointer fill-pointer dimensions)
                     offset
                     code
                     (if adjustable (+ adjustable-flag displaced-flag) displaced-flag)))

(defun fill-array (array size value)
  "Make VALUE every one of the SIZE elements of ARRAY."
  (dotimes (index size)
    (set-element array index value)))

(defun set-array-contents (array dimensions contents)
  "Fill ARRAY of DIMENSIONS from nested sequences."
  (let ((index 0))
    (labels ((store (dimensions contents)
               (cond ((null dimensions)
                      (set-element array index contents)
                      (setq index (+ index 1)))
                     (t
                      (unless (= (length contents) (car dimensions))
                        (error 'simple-error
                               :format-control "~S has not the ~D element~:P of this dimension."
                               :format-arguments (list contents (car dimensions))))
                      (map nil (lambda (part) (store (cdr dimensions) part)) contents)))))
      (store dimensions contents))))

(defun vector (&rest elements)
  "A fresh simple vector of ELEMENTS."
  (coerce-to-simple-vector elements))

;;; What an array is

(defun array-rank (array)
  "The number of dimensions of ARRAY."
  (require-array array)
  (if (array-header-p array) (array-length (header-dimensions array)) 1))

(defun array-dimension (array axis)
  "The number of elements of ARRAY along AXIS, fill pointers aside."
  (require-array array)
  (unless (and (fixnump axis) (<= 0 axis) (< axis (array-rank array)))
    (wrong-type axis `(integer 0 (,(array-rank array)))))
  (if (array-header-p array)
      (any-ref (header-dimensions array) axis)
      (bare-length array)))

(defun array-dimensions (array)
  "The dimensions of ARRAY as a list."
  (let ((result '()))
    (dotimes (axis (array-rank array) (nreverse result))
      (push (array-dimension array axis) result))))

(defun array-total-size (array)
  "The number of elements of ARRAY, fill pointers aside."
  (require-array array)
  (if (array-header-p array)
      (header-total-size array)
      (bare-length array)))

(defun array-element-type (array)
  "The type of the elements that ARRAY can hold."
  (require-array array)
  (element-type-of-code (element-code array)))

(defun upgraded-array-element-type (type &optional environment)
  "The element type of the most specialised array that can hold elements of TYPE."
  (declare (ignore environment))
  (element-type-of-code (element-type-code type)))

(defun adjustable-array-p (array)
  "Whether ADJUST-ARRAY returns ARRAY itself."
  (require-array array)
  (and (array-header-p array)
       (logtest (header-flags array) adjustable-flag)))

(defun array-displacement (array)
  "The array to which ARRAY is displaced and the offset, or NIL and 0."
  (require-array array)
  (if (and (array-header-p array) (logtest (header-flags array) displaced-flag))
      (values (header-data array) (header-offset array))
      (values nil 0)))

(defun simple-array-object-p (object)
  "Whether OBJECT is a simple array: not adjustable, without fill pointer, not displaced."
  (if (array-header-p object)
      (and (eql (header-flags object) 0)
           (eql (header-fill object) no-fill-pointer))
      (bare-vector-p object)))

;;; Access

(defun array-in-bounds-p (array &rest subscripts)
  "Whether SUBSCRIPTS are valid for ARRAY."
  (unless (= (length subscripts) (array-rank array))
    (subscript-count-error array subscripts))
  (let ((axis 0))
    (dolist (subscript subscripts t)
      (unless (and (integerp subscript)
                   (<= 0 subscript)
                   (< subscript (array-dimension array axis)))
        (return nil))
      (setq axis (+ axis 1)))))

(defun subscript-count-error (array subscripts)
  "Signal that SUBSCRIPTS are not as many as ARRAY has dimensions."
  (error 'simple-program-error
         :format-control "~D subscript~:P cannot be right for an array of rank ~D."
         :format-arguments (list (length subscripts) (array-rank array))))

(defun array-row-major-index (array &rest subscripts)
  "The place of the element with SUBSCRIPTS among all elements of ARRAY."
  (row-major-index array subscripts))

(defun row-major-index (array subscripts)
  "The place of the element with the list SUBSCRIPTS among all elements of ARRAY; checks them."
  (unless (= (length subscripts) (array-rank array))
    (subscript-count-error array subscripts))
  (if (array-header-p array)
      (let ((dimensions (header-dimensions array))
            (index 0)
            (axis 0))
        (declare (type i32 index axis))
        (dolist (subscript subscripts index)
          (let ((dimension (truly-the fixnum (any-ref dimensions axis))))
            (unless (and (fixnump subscript) (<= 0 subscript) (< subscript dimension))
              (invalid-index array subscript))
            (setq index (i32+ (i32* index dimension) subscript)
                  axis (i32+ axis 1)))))
      (require-index array (car subscripts))))

(defun aref (array &rest subscripts)
  "The element of ARRAY with SUBSCRIPTS."
  (require-array array)
  (element array (row-major-index array subscripts)))

(defun (setf aref) (value array &rest subscripts)
  "Make VALUE the element of ARRAY with SUBSCRIPTS."
  (require-array array)
  (set-element array (row-major-index array subscripts) value))

(defun row-major-aref (array index)
  "The element of ARRAY at INDEX among all its elements."
  (element array (require-index array index)))

(defun (setf row-major-aref) (value array index)
  "Make VALUE the element of ARRAY at INDEX among all its elements."
  (set-element array (require-index array index) value))

(defun require-index (array index)
  "INDEX, if it is the place of an element of ARRAY; else signal an error."
  (unless (and (fixnump index) (<= 0 index) (< index (array-total-size array)))
    (invalid-index array index))
  index)

(defun aref-1 (vector index)
  "The element of VECTOR at INDEX: what AREF with one subscript calls when the compiler knows nothing of VECTOR."
  (require-vector vector)
  (element vector (require-index vector index)))

(defun set-aref-1 (vector index value)
  "Make VALUE the element of VECTOR at INDEX."
  (require-vector vector)
  (set-element vector (require-index vector index) value))

(defun svref (vector index)
  "The element of a simple vector at INDEX."
  (unless (any-array-p vector) (wrong-type vector 'simple-vector))
  (any-ref vector (require-index vector index)))

(defun (setf svref) (value vector index)
  "Make VALUE the element of a simple vector at INDEX."
  (unless (any-array-p vector) (wrong-type vector 'simple-vector))
  (set-any-ref vector (require-index vector index) value))

;;; Fill pointers

(defun array-has-fill-pointer-p (array)
  "Whether ARRAY has a fill pointer."
  (require-array array)
  (and (array-header-p array)
       (not (eql (header-fill array) no-fill-pointer))))

(defun require-fill-pointer (vector)
  "Signal a TYPE-ERROR unless VECTOR has a fill pointer."
  (unless (and (array-object-p vector) (array-has-fill-pointer-p vector))
    (wrong-type vector '(and vector (satisfies array-has-fill-pointer-p)))))

(defun fill-pointer (vector)
  "The fill pointer of VECTOR."
  (require-fill-pointer vector)
  (header-fill vector))

(defun (setf fill-pointer) (value vector)
  "Make VALUE the fill pointer of VECTOR."
  (require-fill-pointer vector)
  (unless (and (fixnump value) (<= 0 value (array-dimension vector 0)))
    (wrong-type value `(integer 0 ,(array-dimension vector 0))))
  (set-header-fill vector value)
  value)

(defun vector-push (element vector)
  "Store ELEMENT at the fill pointer of VECTOR and advance it. Return the former fill pointer, NIL if VECTOR is full."
  (let ((index (fill-pointer vector)))
    (cond ((< index (array-dimension vector 0))
           (set-header-element vector index element)
           (set-header-fill vector (+ index 1))
           index)
          (t nil))))

(defun vector-push-extend (element vector &optional (extension (max 4 (array-dimension vector 0))))
  "Like VECTOR-PUSH; a full adjustable VECTOR grows by at least EXTENSION elements."
  (let ((index (fill-pointer vector)))
    (when (= index (array-dimension vector 0))
      (unless (adjustable-array-p vector)
        (error 'simple-error
               :format-control "~S is full and not adjustable."
               :format-arguments (list vector)))
      (grow-vector vector (+ index (max 1 extension))))
    (set-header-element vector index element)
    (set-header-fill vector (+ index 1))
    index))

(defun grow-vector (vector size)
  "Give the adjustable VECTOR room for SIZE elements."
  (let* ((code (header-element-type vector))
         (old-size (array-dimension vector 0))
         (data (make-bare-vector code size (default-element code)))
         (dimensions (make-any-array 1 size)))
    (copy-raw-elements data vector old-size code)
    (set-header-data vector data)
    (set-header-offset vector 0)
    (set-header-flags vector adjustable-flag)
    (set-header-dimensions vector dimensions)
    vector))

(defun copy-raw-elements (data source count code)
  "Copy the first COUNT elements of SOURCE into the vector DATA without header, which holds elements of CODE."
  (let ((target (make-array-header data (make-any-array 1 (bare-length data)) no-fill-pointer 0 code 0)))
    (dotimes (index count data)
      (set-header-element target index (element source index)))))

(defun vector-pop (vector)
  "Lower the fill pointer of VECTOR and return the element there."
  (let ((index (- (fill-pointer vector) 1)))
    (when (< index 0)
      (error 'simple-error
             :format-control "~S has no element to pop."
             :format-arguments (list vector)))
    (set-header-fill vector index)
    (header-element vector index)))

;;; Adjusting

(defun adjust-array (array dimensions &key (element-type (array-element-type array))
                                        (initial-element nil initial-element-given)
                                        (initial-contents nil initial-contents-given)
                                        fill-pointer displaced-to (displaced-index-offset 0))
  "ARRAY with other DIMENSIONS: itself if it is adjustable, else a new array (CLHS function ADJUST-ARRAY)."
  (require-array array)
  (let ((list (dimension-list dimensions)))
    (unless (= (length list) (array-rank array))
      (error 'simple-error
             :format-control "The rank of ~S cannot be changed."
             :format-arguments (list array)))
    (unless (= (element-type-code element-type) (element-code array))
      (error 'simple-error
             :format-control "The element type of ~S cannot be changed to ~S."
             :format-arguments (list array element-type)))
    (let* ((fill (adjusted-fill-pointer array fill-pointer))
           (adjusted
             (cond (displaced-to
                    (make-array list :element-type element-type :fill-pointer fill :adjustable t
                                     :displaced-to displaced-to
                                     :displaced-index-offset displaced-index-offset))
                   (initial-contents-given
                    (make-array list :element-type element-type :fill-pointer fill :adjustable t
                                     :initial-contents initial-contents))
                   (t
                    (let ((new (if initial-element-given
                                   (make-array list :element-type element-type :fill-pointer fill :adjustable t
                                                    :initial-element initial-element)
                                   (make-array list :element-type element-type :fill-pointer fill :adjustable t))))
                      (copy-common-elements array new list)
                      new)))))
      (cond ((adjustable-array-p array) (become-array array adjusted))
            ((and (simple-array-object-p array) (not displaced-to)) (simple-version adjusted))
            (t adjusted)))))

(defun adjusted-fill-pointer (array fill-pointer)
  "The argument :FILL-POINTER for an array that takes the place of ARRAY."
  (cond ((not (array-has-fill-pointer-p array))
         (when fill-pointer (require-fill-pointer array))
         nil)
        (fill-pointer fill-pointer)
        (t (fill-pointer array))))

(defun copy-common-elements (source target dimensions)
  "Copy the elements of SOURCE to the same subscripts of TARGET, which has DIMENSIONS, where both have them."
  (labels ((copy (axis source-index target-index)
             (if (= axis (array-rank source))
                 (set-element target target-index (element source source-index))
                 (let ((source-size (array-dimension source axis))
                       (target-size (nth axis dimensions)))
                   (dotimes (subscript (min source-size target-size))
                     (copy (+ axis 1)
                           (+ (* source-index source-size) subscript)
                           (+ (* target-index target-size) subscript)))))))
    (copy 0 0 0)))

(defun become-array (array other)
  "Make the header ARRAY the same as the header OTHER."
  (set-header-data array (header-data other))
  (set-header-dimensions array (header-dimensions other))
  (set-header-fill array (header-fill other))
  (set-header-offset array (header-offset other))
  (set-header-flags array (header-flags other))
  array)

(defun simple-version (array)
  "A simple array with the elements of the adjustable ARRAY, which is fresh."
  (let ((code (header-element-type array)))
    (cond ((and (= (array-rank array) 1) (code-has-bare-vector-p code) (not (array-header-p (header-data array))))
           (header-data array))
          (t (set-header-flags array 0)
             array))))
