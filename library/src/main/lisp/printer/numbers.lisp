;;;; Numbers as text (CLHS 22.1.3.1).

(in-package "CLYSM-SYSTEM")

(defun output-radix-prefix (base stream)
  "Write the prefix for numbers in radix BASE to STREAM."
  (case base
    (2 (put-string "#b" stream))
    (8 (put-string "#o" stream))
    (16 (put-string "#x" stream))
    (t (put-char #\# stream)
       (put-string (integer-to-string base 10) stream)
       (put-char #\r stream))))

(defun output-integer (integer stream)
  "Write INTEGER to STREAM as *PRINT-BASE* and *PRINT-RADIX* say."
  (let ((base (check-radix *print-base*)))
    (if *print-radix*
        (if (eql base 10)
            (progn
              (put-string (integer-to-string integer 10) stream)
              (put-char #\. stream))
            (progn
              (output-radix-prefix base stream)
              (put-string (integer-to-string integer base) stream)))
        (put-string (integer-to-string integer base) stream))))

(defun output-ratio (ratio stream)
  "Write RATIO to STREAM as *PRINT-BASE* and *PRINT-RADIX* say."
  (let ((base (check-radix *print-base*)))
    (when *print-radix* (output-radix-prefix base stream))
    (put-string (integer-to-string (numerator ratio) base) stream)
    (put-char #\/ stream)
    (put-string (integer-to-string (denominator ratio) base) stream)))

(defun output-complex (number stream)
  "Write the complex NUMBER to STREAM."
  (put-string "#C(" stream)
  (output-number (realpart number) stream)
  (put-char #\Space stream)
  (output-number (imagpart number) stream)
  (put-char #\) stream))

(defun output-number (number stream)
  "Write NUMBER to STREAM."
  (cond ((integerp number) (output-integer number stream))
        ((ratio-object-p number) (output-ratio number stream))
        ((floatp number) (output-float number stream))
        (t (output-complex number stream))))

;;; Floats

(defun exponent-marker (float)
  "The character before the exponent of FLOAT, or NIL if that of *READ-DEFAULT-FLOAT-FORMAT* serves."
  (let ((double (member *read-default-float-format* '(double-float long-float))))
    (if (double-float-object-p float)
        (if double nil #\d)
        (if double #\f nil))))

(defun finite-float-p (float)
  "Whether FLOAT is a number."
  (f64-finite-p (real-to-f64 float)))

(defun output-float (float stream)
  "Write FLOAT to STREAM (CLHS 22.1.3.1.3)."
  (let ((marker (exponent-marker float)))
    (cond ((not (finite-float-p float)) (output-exceptional-float float stream))
          (t (when (negative-float-p float) (put-char #\- stream))
             (if (= float 0)
                 (progn
                   (put-string "0.0" stream)
                   (output-exponent marker 0 stream))
                 (multiple-value-bind (digits point) (shortest-digits (abs float))
                   (if (< -3 point 8)
                       (progn
                         (output-positional digits point stream)
                         (output-exponent marker 0 stream))
                       (progn
                         (output-positional digits 1 stream)
                         (output-exponent (or marker #\e) (- point 1) stream)))))))))

(defun output-exponent (marker exponent stream)
  "Write MARKER, unless it is NIL, and EXPONENT to STREAM."
  (when marker
    (put-char marker stream)
    (put-string (integer-to-string exponent 10) stream)))

(defun output-positional (digits point stream)
  "Write the number 0.DIGITS times 10 to the power POINT to STREAM, with at least one digit on each side of the point."
  (let ((length (string-object-length digits)))
    (cond ((<= point 0)
           (put-string "0." stream)
           (put-times (- point) #\0 stream)
           (put-string digits stream))
          ((>= point length)
           (put-string digits stream)
           (put-times (- point length) #\0 stream)
           (put-string ".0" stream))
          (t (write-text digits stream 0 point)
             (put-char #\. stream)
             (write-text digits stream point length)))))

(defun output-exceptional-float (float stream)
  "Write FLOAT, an infinity or no number, to STREAM; it cannot be read."
  (when *print-readably* (error 'print-not-readable :object float))
  (put-string (if (double-float-object-p float) "#<DOUBLE-FLOAT " "#<SINGLE-FLOAT ") stream)
  (put-string (cond ((/= float float) "NAN>")
                    ((> float 0) "POSITIVE-INFINITY>")
                    (t "NEGATIVE-INFINITY>"))
              stream))
