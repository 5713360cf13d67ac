;;;; Format directives for integers (CLHS 22.3.2, 22.3.8.3).

(in-package "CLYSM-SYSTEM")

(defun with-commas (digits comma interval)
  "DIGITS, a string perhaps with a sign, with the character COMMA after each group of INTERVAL digits from the right."
  (let* ((start (if (digit-char-p (schar digits 0) 36) 0 1))
         (length (length digits))
         (stream (open-string-output)))
    (do ((index 0 (+ index 1)))
        ((= index length) (get-output-stream-string stream))
      (when (and (> index start) (eql 0 (mod (- length index) interval)))
        (put-char comma stream))
      (put-char (schar digits index) stream))))

(defun format-radix (object base stream directive mincol pad comma interval)
  "Write OBJECT in the radix BASE as the directives ~D ~B ~O ~X ~R do."
  (if (integerp object)
      (let ((text (integer-to-string object base)))
        (when (format-directive-colon directive) (setq text (with-commas text comma interval)))
        (when (and (format-directive-at directive) (>= object 0)) (setq text (concatenate-strings "+" text)))
        (put-padded text stream mincol 1 0 pad t))
      (let ((*print-base* base)
            (*print-radix* nil))
        (princ object stream))))

(define-directive #\D format-decimal (stream directive state (mincol 0) (pad #\Space) (comma #\,) (interval 3))
  "Tilde D: an integer in decimal."
  (format-radix (next-argument state directive) 10 stream directive mincol pad comma interval))

(define-directive #\B format-binary (stream directive state (mincol 0) (pad #\Space) (comma #\,) (interval 3))
  "Tilde B: an integer in binary."
  (format-radix (next-argument state directive) 2 stream directive mincol pad comma interval))

(define-directive #\O format-octal (stream directive state (mincol 0) (pad #\Space) (comma #\,) (interval 3))
  "Tilde O: an integer in octal."
  (format-radix (next-argument state directive) 8 stream directive mincol pad comma interval))

(define-directive #\X format-hexadecimal (stream directive state (mincol 0) (pad #\Space) (comma #\,) (interval 3))
  "Tilde X: an integer in hexadecimal."
  (format-radix (next-argument state directive) 16 stream directive mincol pad comma interval))

(define-directive #\R format-in-radix (stream directive state
                                      (base nil) (mincol 0) (pad #\Space) (comma #\,) (interval 3))
  "Tilde R: an integer in any radix, in English words or as a Roman numeral."
  (let ((object (next-argument state directive)))
    (cond (base (format-radix object base stream directive mincol pad comma interval))
          ((not (integerp object)) (let ((*print-base* 10) (*print-radix* nil)) (princ object stream)))
          ((format-directive-at directive)
           (if (< 0 object 4000)
               (put-roman object (format-directive-colon directive) stream)
               (print-decimal object stream)))
          ((format-directive-colon directive) (put-ordinal object stream))
          (t (put-cardinal object stream)))))

(define-directive #\P format-plural (stream directive state)
  "Tilde P: an s unless the argument is 1; with an at sign y or ies; with a colon the argument before."
  (when (format-directive-colon directive)
    (move-to-argument state directive (- (argument-index state) 1)))
  (let ((one (eql (next-argument state directive) 1)))
    (if (format-directive-at directive)
        (put-string (if one "y" "ies") stream)
        (unless one (put-char #\s stream)))))

;;; Roman numerals

(defun put-roman (number old-style stream)
  "Write NUMBER, from 1 to 3999, to STREAM in Roman digits; 4 as IIII if OLD-STYLE."
  (do ((rows '((1000 "M") (900 "CM" new) (500 "D") (400 "CD" new) (100 "C") (90 "XC" new) (50 "L") (40 "XL" new)
               (10 "X") (9 "IX" new) (5 "V") (4 "IV" new) (1 "I"))))
      ((= number 0))
    (let ((row (car rows)))
      (if (and (>= number (first row)) (not (and old-style (third row))))
          (progn
            (put-string (second row) stream)
            (setq number (- number (first row))))
          (setq rows (cdr rows))))))

;;; English numerals

(define-global *small-cardinals* t
  #("zero" "one" "two" "three" "four" "five" "six" "seven" "eight" "nine" "ten" "eleven" "twelve" "thirteen"
    "fourteen" "fifteen" "sixteen" "seventeen" "eighteen" "nineteen"))

(define-global *small-ordinals* t
  #("zeroth" "first" "second" "third" "fourth" "fifth" "sixth" "seventh" "eighth" "ninth" "tenth" "eleventh" "twelfth"
    "thirteenth" "fourteenth" "fifteenth" "sixteenth" "seventeenth" "eighteenth" "nineteenth"))

(define-global *tens* t
  #("" "ten" "twenty" "thirty" "forty" "fifty" "sixty" "seventy" "eighty" "ninety"))

(define-global *ordinal-tens* t
  #("" "tenth" "twentieth" "thirtieth" "fortieth" "fiftieth" "sixtieth" "seventieth" "eightieth" "ninetieth"))

(define-global *powers-of-thousand* t
  #("" " thousand" " million" " billion" " trillion" " quadrillion" " quintillion" " sextillion" " septillion"
    " octillion" " nonillion" " decillion" " undecillion" " duodecillion" " tredecillion" " quattuordecillion"
    " quindecillion" " sexdecillion" " septendecillion" " octodecillion" " novemdecillion" " vigintillion"))

(defun put-small-cardinal (number stream)
  "Write NUMBER, from 1 to 999, to STREAM in English."
  (multiple-value-bind (hundreds rest) (truncate number 100)
    (when (> hundreds 0)
      (put-string (svref *small-cardinals* hundreds) stream)
      (put-string " hundred" stream)
      (when (> rest 0) (put-char #\Space stream)))
    (cond ((= rest 0))
          ((< rest 20) (put-string (svref *small-cardinals* rest) stream))
          (t (multiple-value-bind (tens ones) (truncate rest 10)
               (put-string (svref *tens* tens) stream)
               (when (> ones 0)
                 (put-char #\- stream)
                 (put-string (svref *small-cardinals* ones) stream)))))))

(defun put-cardinal (number stream)
  "Write the integer NUMBER to STREAM in English."
  (cond ((< number 0)
         (put-string "negative " stream)
         (put-cardinal (- number) stream))
        ((= number 0) (put-string "zero" stream))
        (t (put-thousands number 0 stream))))

(defun put-thousands (number power stream)
  "Write the positive integer NUMBER times 1000 to the POWER to STREAM in English."
  (if (>= power (length *powers-of-thousand*))
      (print-decimal number stream)
      (multiple-value-bind (higher group) (truncate number 1000)
        (when (> higher 0)
          (put-thousands higher (+ power 1) stream)
          (when (> group 0) (put-char #\Space stream)))
        (when (> group 0)
          (put-small-cardinal group stream)
          (put-string (svref *powers-of-thousand* power) stream)))))

(defun put-ordinal (number stream)
  "Write the integer NUMBER to STREAM as an English ordinal."
  (when (< number 0)
    (put-string "negative " stream)
    (setq number (- number)))
  (multiple-value-bind (hundreds rest) (truncate number 100)
    (when (> hundreds 0)
      (put-cardinal (* hundreds 100) stream)
      (when (> rest 0) (put-char #\Space stream)))
    (cond ((and (= rest 0) (> hundreds 0)) (put-string "th" stream))
          ((< rest 20) (put-string (svref *small-ordinals* rest) stream))
          (t (multiple-value-bind (tens ones) (truncate rest 10)
               (if (= ones 0)
                   (put-string (svref *ordinal-tens* tens) stream)
                   (progn
                     (put-string (svref *tens* tens) stream)
                     (put-char #\- stream)
                     (put-string (svref *small-ordinals* ones) stream))))))))
