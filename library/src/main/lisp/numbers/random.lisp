;;;; Random numbers (CLHS 12.1.7): the generator xorshift128+ (S. Vigna, Further scramblings of Marsaglia's xorshift
;;;; generators). A random state is a structure with one slot, a vector of two words.

(in-package :clysm-system)

(ffi:define-foreign-function host-random "Math.random" () :float)

(define-global *random-state-layout* t (built-in-layout 'random-state))

(defun random-state-p (object)
  "Whether OBJECT is a random state."
  (structure-is object *random-state-layout*))

(defun new-random-state (first second)
  "Return a random state of two words, not both 0."
  (declare (type i64 first second))
  (let ((words (make-i64-array 2 first))
        (state (make-structure *random-state-layout* 1)))
    (set-i64-ref words 1 second)
    (set-structure-ref state 0 words)
    state))

(defun host-random-word ()
  "Return 62 bits that the host chose."
  (i64-or (i64-shl (f64-to-i64 (f64* (host-random) 2147483648.0d0)) 31)
          (f64-to-i64 (f64* (host-random) 2147483648.0d0))))

(defvar *random-state* (new-random-state 1181783497276652981 -7209363182134321957)
  "The random state that `random' uses if none is given.")

(defun make-random-state (&optional state)
  "Return a new random state: a copy of STATE, of the current one for NIL, or for T one that the host chose."
  (cond ((eq state t) (new-random-state (host-random-word) (i64-or 1 (host-random-word))))
        ((if (null state) t (random-state-p state))
         (let ((words (structure-ref (if (null state) *random-state* state) 0)))
           (new-random-state (i64-ref words 0) (i64-ref words 1))))
        (t (wrong-type state '(or random-state boolean)))))

(defun next-random-word (state)
  "Return the next 64 bits of the random state."
  (let* ((words (structure-ref state 0))
         (first (i64-ref words 0))
         (second (i64-ref words 1)))
    (declare (type i64 first second))
    (set-i64-ref words 0 second)
    (setq first (i64-xor first (i64-shl first 23)))
    (setq first (i64-xor (i64-xor first second) (i64-xor (i64-shr-u first 18) (i64-shr-u second 5))))
    (set-i64-ref words 1 first)
    (i64+ first second)))

(defun random-bits (count state)
  "Return a random integer of COUNT bits."
  (declare (type i32 count))
  (if (i32<= count 62)
      (if (i32= count 0)
          0
          (i64-to-integer (i64-shr-u (next-random-word state) (i32-to-i64 (i32- 64 count)))))
      (let ((limbs (make-i32-array (i32-shr-u (i32+ count 31) 5) 0))
            (index 0))
        (declare (type i32 index))
        (do () ((i32= index (array-length limbs)))
          (set-limb limbs index (i64-shr-u (next-random-word state) 32))
          (setq index (i32+ index 1)))
        (make-integer 1 (shift-magnitude-right (trim-magnitude limbs)
                                               (i32- (i32* 32 (array-length limbs)) count))))))

(defun random-integer (limit state)
  "Return a random integer from 0 to below LIMIT, each equally likely."
  (let ((count (integer-length (subtract-integers limit 1))))
    (do () (nil)
      (let ((candidate (random-bits count state)))
        (when (i32< (compare-integers candidate limit) 0) (return candidate))))))

(defun random-fraction (bits state)
  "Return a random double-float from 0 to below 1 that is a multiple of 2 to the power - BITS."
  (declare (type i32 bits))
  (scale-f64 (i64-to-f64 (i64-shr-u (next-random-word state) (i32-to-i64 (i32- 64 bits)))) (i32- 0 bits)))

(defun random (limit &optional (state *random-state*))
  "Return a random number from 0 to below LIMIT, of the kind of LIMIT, a positive integer or float."
  (unless (random-state-p state) (wrong-type state 'random-state))
  (cond ((not (if (if (integerp limit) t (floatp limit)) (plusp limit) nil))
         (wrong-type limit '(or (integer (0)) (float (0)))))
        ((integerp limit) (random-integer limit state))
        ((double-float-object-p limit)
         (do () (nil)
           ;; Rounding may reach LIMIT itself.
           (let ((value (f64* (double-value limit) (random-fraction 53 state))))
             (declare (type f64 value))
             (when (f64< value (double-value limit)) (return value)))))
        (t (do () (nil)
             (let ((value (f32* (single-value limit) (f64-to-f32 (random-fraction 24 state)))))
               (declare (type f32 value))
               (when (f32< value (single-value limit)) (return value)))))))
