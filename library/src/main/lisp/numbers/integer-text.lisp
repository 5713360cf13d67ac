;;;; Integers to text and back (CLHS parse-integer, 22.1.3.1.1).

(in-package :clysm-system)

(defun digit-of-code (code radix)
  "Return the weight of the character of CODE as a digit in RADIX, -1 if it is none."
  (declare (type i32 code radix))
  (let ((weight (cond ((if (i32>= code 48) (i32<= code 57) nil) (i32- code 48))
                      ((if (i32>= code 65) (i32<= code 90) nil) (i32- code 55))
                      ((if (i32>= code 97) (i32<= code 122) nil) (i32- code 87))
                      (t 99))))
    (declare (type i32 weight))
    (if (i32< weight radix) weight -1)))

(defun code-of-digit (weight)
  "Return the code of the digit of WEIGHT, in upper case."
  (declare (type i32 weight))
  (if (i32< weight 10) (i32+ weight 48) (i32+ weight 55)))

(defun check-radix (radix)
  "Return RADIX, an integer from 2 to 36; a type-error for any other object."
  (if (if (fixnump radix) (if (>= radix 2) (<= radix 36) nil) nil)
      radix
      (wrong-type radix '(integer 2 36))))

(defun whitespace-code-p (code)
  "Whether CODE is that of a whitespace[1] character (CLHS 2.1.4.7)."
  (declare (type i32 code))
  (if (i32= code 32) t (if (i32>= code 9) (if (i32<= code 13) (i32/= code 11) nil) nil)))

(defun parse-integer (string &key (start 0) end (radix 10) junk-allowed)
  "Return the integer that STRING shows between START and END, or NIL if junk is allowed, and where it ends."
  (let ((text (simple-string-of string))
        (index 0)
        (limit 0))
    (declare (type i32 index limit))
    (check-radix radix)
    (setq limit (end-index text start end))
    (setq index start)
    (do () ((if (i32< index limit) (not (whitespace-code-p (string-code text index))) t))
      (setq index (i32+ index 1)))
    (let* ((sign (if (i32< index limit) (string-code text index) 0))
           (first (if (if (i32= sign 43) t (i32= sign 45)) (i32+ index 1) index))
           (last (digits-end text first limit radix)))
      (declare (type i32 sign first last))
      (setq index last)
      (do () ((if (i32< index limit) (not (whitespace-code-p (string-code text index))) t))
        (setq index (i32+ index 1)))
      (cond ((if (i32= first last) t (i32< index limit))
             (cond ((not junk-allowed) (error 'integer-syntax :string string :start start :end end :radix radix))
                   ((i32= first last) (values nil last))
                   (t (values (read-digits text first last radix (i32= sign 45)) last))))
            (t (values (read-digits text first last radix (i32= sign 45))
                       (if junk-allowed last index)))))))

(defun digits-end (text start end radix)
  "Return the index of the first character of TEXT from START to END that is no digit in RADIX."
  (declare (type i32 start end radix))
  (do ()
      ((if (i32< start end) (i32< (digit-of-code (string-code text start) radix) 0) t) start)
    (setq start (i32+ start 1))))

(defun read-digits (text start end radix negative)
  "Return the integer of the digits of TEXT from START to END, negated if NEGATIVE."
  (declare (type i32 start end radix))
  (let ((result 0)
        (value 0)
        (scale 1))
    (declare (type i64 value scale))
    (do () ((i32= start end))
      ;; Digits are gathered in a word, and the words joined by integers of any size.
      (when (i64> scale 36028797018963968)
        (setq result (add-integers (multiply-integers result (i64-to-integer scale)) (i64-to-integer value)))
        (setq value 0)
        (setq scale 1))
      (setq value (i64+ (i64* value (i32-to-i64 radix))
                        (i32-to-i64 (digit-of-code (string-code text start) radix))))
      (setq scale (i64* scale (i32-to-i64 radix)))
      (setq start (i32+ start 1)))
    (setq result (add-integers (multiply-integers result (i64-to-integer scale)) (i64-to-integer value)))
    (if negative (negate-integer result) result)))

(defun integer-to-string (integer radix)
  "Return a simple string of the digits of INTEGER in RADIX, with a minus sign if it is negative."
  (let ((length (digits-room integer radix))
        (negative (negative-integer-p integer)))
    (declare (type i32 length))
    (let* ((buffer (make-i16-array length 48))
           (start (if (word-p integer)
                      (write-word-digits (i64-magnitude (integer-to-i64 integer)) radix buffer length)
                      (write-bignum-digits integer radix buffer length))))
      (declare (type i32 start))
      (when negative
        (setq start (i32- start 1))
        (set-i16-ref buffer start 45))
      (let ((data (make-i16-array (i32- length start) 0)))
        (i16-copy data 0 buffer start (i32- length start))
        (make-string-object data)))))

(defun i64-magnitude (value)
  "Return the absolute value of VALUE as an unsigned number."
  (declare (type i64 value))
  (if (i64< value 0) (i64- 0 value) value))

(defun digits-room (integer radix)
  "Return a number of characters that is enough for INTEGER in RADIX, a bignum's last group of digits included."
  (declare (type i32 radix))
  (let ((bits (integer-length integer))
        (bits-each (i32- 31 (i32-clz radix))))
    (declare (type i32 bits bits-each))
    (i32+ 34 (i32-div-u bits bits-each))))

(defun write-word-digits (value radix buffer end)
  "Write the digits of VALUE, unsigned, so that they end at END of BUFFER; return where they start."
  (declare (type i64 value) (type i32 radix end))
  (let ((divisor (i32-to-i64 radix)))
    (declare (type i64 divisor))
    (do () (nil)
      (setq end (i32- end 1))
      (set-i16-ref buffer end (code-of-digit (i64-to-i32 (i64-rem-u value divisor))))
      (setq value (i64-div-u value divisor))
      (when (i64= value 0) (return end)))))

(defun write-bignum-digits (integer radix buffer end)
  "Write the digits of the absolute value of INTEGER so that they end at END of BUFFER; return where they start."
  (declare (type i32 radix end))
  (let* ((magnitude (magnitude-of integer))
         (limbs (copy-limbs magnitude 0 (array-length magnitude)))
         (base (i32-to-i64 radix))
         (group base)
         (digits 1))
    (declare (type i64 base group) (type i32 digits))
    ;; The greatest power of the radix that is a limb.
    (do () ((i64> (i64* group base) #xFFFFFFFF))
      (setq group (i64* group base))
      (setq digits (i32+ digits 1)))
    (do () ((i32= 0 (array-length limbs)))
      (write-word-digits (divide-magnitude-by-limb limbs group limbs) radix buffer end)
      (setq end (i32- end digits))
      (setq limbs (trim-magnitude limbs)))
    ;; The buffer is full of zeros, those before the first digit do not count.
    (do () ((i32/= 48 (i16-ref buffer end)) end)
      (setq end (i32+ end 1)))))
