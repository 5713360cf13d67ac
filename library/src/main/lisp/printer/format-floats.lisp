;;;; Format directives for floats (CLHS 22.3.3): rounding in decimal, from the shortest digits of the number.

(in-package "CLYSM-SYSTEM")

;;; Decimal numbers are pairs of values: a string DIGITS and an integer POINT, for 0.DIGITS times 10 to the power POINT.

(defun decimal-digits (number)
  "The digits and the point of the real NUMBER, which is not negative; no digits for zero."
  (if (= number 0) (values "" 0) (shortest-digits number)))

(defun round-digits (digits point places number exponent)
  "DIGITS and POINT rounded to PLACES places after the decimal point. NUMBER is 0.DIGITS times 10 to the EXPONENT."
  (let ((keep (+ point places))
        (length (length digits)))
    (cond ((>= keep length) (values digits point))
          ((< keep 0) (values "" 0))
          ((round-up-p digits keep number exponent) (increment-digits (substring digits 0 keep) point))
          (t (values (substring digits 0 keep) point)))))

(defun round-up-p (digits keep number exponent)
  "Whether the first KEEP of DIGITS are to be rounded up, since NUMBER is as near to the next greater or nearer."
  (let ((next (schar digits keep)))
    ;; The shortest digits may end just in the middle where the number itself does not lie there.
    (if (and (char= next #\5) (= (+ keep 1) (length digits)))
        (let ((decimal (read-digits digits 0 (length digits) 10 nil))
              (shift (- exponent (length digits))))
          (>= (rational number)
              (if (< shift 0) (/ decimal (power-of-ten (- shift))) (* decimal (power-of-ten shift)))))
        (char>= next #\5))))

(defun increment-digits (digits point)
  "DIGITS and POINT with one added in the last place; a point that moves says that a digit came in front."
  (let ((result (substring digits 0 (length digits))))
    (do ((index (- (length result) 1) (- index 1)))
        ((< index 0) (values (concatenate-strings "1" result) (+ point 1)))
      (let ((digit (schar result index)))
        (cond ((char= digit #\9) (setf (schar result index) #\0))
              (t (setf (schar result index) (code-char (+ (char-code digit) 1)))
                 (return (values result point))))))))

(defun integer-part (digits point)
  "The digits before the decimal point, none for zero."
  (cond ((<= point 0) "")
        ((<= point (length digits)) (substring digits 0 point))
        (t (concatenate-strings digits (make-string (- point (length digits)) :initial-element #\0)))))

(defun fraction-part (digits point)
  "The digits after the decimal point."
  (cond ((>= point (length digits)) "")
        ((>= point 0) (substring digits point (length digits)))
        (t (concatenate-strings (make-string (- point) :initial-element #\0) digits))))

(defun pad-fraction (fraction places)
  "FRACTION with zeros at the end, so that it has at least PLACES digits."
  (if (< (length fraction) places)
      (concatenate-strings fraction (make-string (- places (length fraction)) :initial-element #\0))
      fraction))

(defun sign-text (number at)
  "The sign of NUMBER, a plus only if AT."
  (cond ((if (floatp number) (negative-float-p number) (< number 0)) "-")
        (at "+")
        (t "")))

(defun put-field (text stream width overflow pad)
  "Write TEXT to STREAM at the right of WIDTH columns, or the character OVERFLOW over all of them if TEXT is longer."
  (cond ((null width) (put-string text stream))
        ((<= (length text) width)
         (put-times (- width (length text)) pad stream)
         (put-string text stream))
        (overflow (put-times width overflow stream))
        (t (put-string text stream))))

(defun join-strings (&rest strings)
  "A string of the characters of STRINGS."
  (let ((stream (open-string-output)))
    (dolist (string strings (get-output-stream-string stream))
      (put-string string stream))))

;;; Tilde F

(defun fixed-text (number width places scale at)
  "The text of the real NUMBER times 10 to the power SCALE, with PLACES digits after the point or as WIDTH allows."
  (let ((sign (sign-text number at)))
    (multiple-value-bind (digits exponent) (decimal-digits (abs number))
      (let ((point (if (= 0 (length digits)) 0 (+ exponent scale))))
        (multiple-value-bind (digits point)
            (cond (places (round-digits digits point places (abs number) exponent))
                  ;; Where no digit stands before the point, one must stand behind it, be the width what it may.
                  (width (round-digits digits point
                                       (max (if (> point 0) 0 1) (- width (length sign) (max point 0) 1))
                                       (abs number) exponent))
                  (t (values digits point)))
          (let* ((before (integer-part digits point))
                 (after (if places
                            (pad-fraction (fraction-part digits point) places)
                            (without-final-zeros (fraction-part digits point))))
                 (room (if width (- width (length sign) (length before) 1 (length after)) 1)))
            ;; A zero after the point, then one before it, where there is room for them.
            (when (and (null places) (= 0 (length after)) (> room 0))
              (setq after "0")
              (when width (setq room (- room 1))))
            (when (and (= 0 (length before)) (or (> room 0) (= 0 (length after))))
              (setq before "0"))
            (join-strings sign before "." after)))))))

(defun real-for-format (object)
  "OBJECT as what the float directives take: a rational becomes a single-float if it can; NIL if OBJECT is no real."
  (cond ((floatp object) object)
        ((not (rationalp object)) nil)
        ((or (eql object 0) (< 1/10000000000000000000000000000000000000 (abs object)
               100000000000000000000000000000000000000))
         (float object 1.0f0))
        (t (float object 1.0d0))))

(defun format-other (object stream width)
  "Write OBJECT, which no float directive can show, to STREAM in decimal at the right of WIDTH columns."
  (let ((*print-base* 10)
        (*print-radix* nil))
    (put-field (princ-to-string object) stream width nil #\Space)))

(define-directive #\F format-fixed (stream directive state
                                   (width nil) (places nil) (scale 0) (overflow nil) (pad #\Space))
  "Tilde F: a float in positional notation."
  (let* ((object (next-argument state directive))
         (number (real-for-format object)))
    (if (and number (finite-float-p number))
        (put-field (fixed-text number width places scale (format-directive-at directive)) stream width overflow pad)
        (format-other object stream width))))

;;; Tilde E

(defun exponential-text (number width places exponent-digits scale overflow marker at)
  "The text of NUMBER in exponential notation with SCALE digits before the point; NIL if the exponent does not fit."
  (let ((sign (sign-text number at)))
    (multiple-value-bind (digits point) (decimal-digits (abs number))
      ;; All digits stand behind the point here, to be rounded to so many.
      (let* ((zero (= 0 (length digits)))
             (exponent (if zero 0 (- point scale)))
             (kept (cond (places (+ places (if (> scale 0) 1 scale)))
                         (width (digits-that-fit width sign exponent exponent-digits scale))
                         (t nil))))
        (multiple-value-bind (digits carry)
            (if kept (round-digits digits 0 (max kept 0) (abs number) point) (values digits 0))
          (exponential-parts sign digits (+ exponent carry) width places exponent-digits scale overflow marker))))))

(defun digits-that-fit (width sign exponent exponent-digits scale)
  "How many digits of a number with SIGN and EXPONENT fit into WIDTH columns in exponential notation."
  (let ((shown (max (or exponent-digits 1) (length (integer-to-string (abs exponent) 10)))))
    ;; The point, the marker and the sign of the exponent take three columns.
    (max (if (> scale 0) scale 0)
         (- width (length sign) 3 shown (if (> scale 0) 0 (- scale))))))

(defun exponential-parts (sign digits exponent width places exponent-digits scale overflow marker)
  "The text of SIGN and DIGITS with the point after SCALE of them, and EXPONENT; NIL if the exponent does not fit."
  (let* ((before (integer-part digits scale))
         (fraction (without-final-zeros (fraction-part digits scale)))
         (wanted (if places (if (> scale 0) (- places (- scale 1)) places) 0))
         (exponent-text (integer-to-string (abs exponent) 10))
         (missing (if exponent-digits (- exponent-digits (length exponent-text)) 0)))
    (when (> missing 0)
      (setq exponent-text (concatenate-strings (make-string missing :initial-element #\0) exponent-text)))
    (if (and (< missing 0) overflow width)
        nil
        (let* ((suffix (join-strings (string marker) (if (< exponent 0) "-" "+") exponent-text))
               (fraction (pad-fraction fraction wanted))
               (room (if width
                         (- width (length sign) (length before) 1 (length fraction) (length suffix))
                         1)))
          (when (and (= 0 (length before)) (> scale 0)) (setq before "0"))
          (when (and (= 0 (length fraction)) (null places)) (setq fraction "0"))
          (when (and (= 0 (length before)) (> room 0)) (setq before "0"))
          (join-strings sign before "." fraction suffix)))))

(defun put-exponential (number stream width places exponent-digits scale overflow pad marker at)
  "Write NUMBER to STREAM as the directive ~E does."
  (let* ((marker (or marker (exponent-marker number) #\e))
         (text (exponential-text number width places exponent-digits scale overflow marker at)))
    (if text
        (put-field text stream width overflow pad)
        (put-times width overflow stream))))

(define-directive #\E format-exponential
    (stream directive state (width nil) (places nil) (exponent-digits nil) (scale 1) (overflow nil) (pad #\Space)
            (marker nil))
  "Tilde E: a float in exponential notation."
  (let* ((object (next-argument state directive))
         (number (real-for-format object)))
    (if (and number (finite-float-p number))
        (put-exponential number stream width places exponent-digits scale overflow pad marker
                         (format-directive-at directive))
        (format-other object stream width))))

;;; Tilde G

(define-directive #\G format-general
    (stream directive state (width nil) (places nil) (exponent-digits nil) (scale 1) (overflow nil) (pad #\Space)
            (marker nil))
  "Tilde G: a float in positional notation if that suits it, or else in exponential notation."
  (let* ((object (next-argument state directive))
         (number (real-for-format object))
         (at (format-directive-at directive)))
    (if (and number (finite-float-p number))
        (multiple-value-bind (digits point) (decimal-digits (abs number))
          (let* ((blanks (if exponent-digits (+ exponent-digits 2) 4))
                 (all (or places (max (length digits) (min point 7) 1)))
                 (after (- all point)))
            (if (<= 0 after all)
                (let ((inner (if width (- width blanks) nil)))
                  (put-field (fixed-text number inner after 0 at) stream inner overflow pad)
                  (put-times blanks #\Space stream))
                (put-exponential number stream width places exponent-digits scale overflow pad marker at))))
        (format-other object stream width))))

;;; Tilde dollar

(define-directive #\$ format-monetary (stream directive state (places 2) (least 1) (width 0) (pad #\Space))
  "Tilde dollar: a float with a fixed number of digits on both sides of the point."
  (let* ((object (next-argument state directive))
         (number (real-for-format object)))
    (if (and number (finite-float-p number))
        (multiple-value-bind (digits point) (decimal-digits (abs number))
          (multiple-value-bind (digits point) (round-digits digits point places (abs number) point)
            (let* ((sign (sign-text number (format-directive-at directive)))
                   (before (integer-part digits point))
                   (zeros (make-string (max 0 (- least (length before))) :initial-element #\0))
                   (text (join-strings zeros before "." (pad-fraction (fraction-part digits point) places)))
                   (padding (- width (length sign) (length text))))
              (when (format-directive-colon directive) (put-string sign stream))
              (put-times padding pad stream)
              (unless (format-directive-colon directive) (put-string sign stream))
              (put-string text stream))))
        (format-other object stream width))))
