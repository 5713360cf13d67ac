;;;; Tokens: their text, and the numbers and symbols that they denote (CLHS 2.2, 2.3).

(in-package "CLYSM-SYSTEM")

(defvar *read-base* 10 "The radix of integers and ratios that are read.")
(defvar *read-suppress* nil "Whether the reader only skips text.")
(defvar *preserving-whitespace* nil "Whether the whitespace after a token stays in the stream.")

(defun reader-failure (stream control &rest arguments)
  "Signal a READER-ERROR with a message from the format CONTROL and ARGUMENTS."
  (error 'simple-reader-error :stream stream :format-control control :format-arguments arguments))

(defun reader-package-failure (stream package control &rest arguments)
  "Signal a READER-ERROR that is a PACKAGE-ERROR too, of PACKAGE or what should have been its name."
  (error 'reader-package-error :stream stream :package package :format-control control :format-arguments arguments))

;;; Text. A token is read into a record: its TEXT in the case of the readtable, whether it has ESCAPES, the index of the
;;; first package marker COLON or NIL, and how many COLONS there are.
(define-record token nil text escapes colon colons)

(defun read-token (stream first)
  "The token of STREAM that begins with the character FIRST, which was read."
  (let ((text (open-string-output))
        (case (readtable-letter-case *readtable*))
        (plain '())
        (length 0)
        (escapes nil)
        (colon nil)
        (colons 0))
    (do ((character first (next-char stream)))
        ((null character))
      (case (character-syntax character *readtable*)
        ((:whitespace :terminating)
         (unless (and (not *preserving-whitespace*)
                      (eq (character-syntax character *readtable*) :whitespace))
           (put-back-char character stream))
         (return))
        (:single-escape
         (setq escapes t)
         (write-char-to-string text (or (next-char stream) (at-end-of-file stream t nil)))
         (setq length (+ length 1)))
        (:multiple-escape
         (setq escapes t)
         (setq length (+ length (read-multiple-escape stream text))))
        (t (when (char= character #\:)
             (setq colons (+ colons 1))
             (unless colon (setq colon length)))
           (when (eq case :invert) (push length plain))
           (write-char-to-string text (case case
                                        (:upcase (char-upcase character))
                                        (:downcase (char-downcase character))
                                        (t character)))
           (setq length (+ length 1)))))
    (let ((string (get-output-stream-string text)))
      (when (eq case :invert) (invert-case string plain))
      (new-token string escapes colon colons))))

(defun read-multiple-escape (stream text)
  "Copy the characters of STREAM up to the end of a multiple escape to TEXT. Return how many."
  (do ((count 0 (+ count 1)))
      (nil)
    (let* ((character (or (next-char stream) (at-end-of-file stream t nil)))
           (syntax (character-syntax character *readtable*)))
      (when (eq syntax :multiple-escape) (return count))
      (write-char-to-string text (if (eq syntax :single-escape)
                                     (or (next-char stream) (at-end-of-file stream t nil))
                                     character)))))

(defun invert-case (string plain)
  "Invert the case of the letters of STRING at the indices PLAIN if they are all of one case (CLHS 23.1.2)."
  (let ((upper nil)
        (lower nil))
    (dolist (index plain)
      (when (upper-case-p (schar string index)) (setq upper t))
      (when (lower-case-p (schar string index)) (setq lower t)))
    (unless (and upper lower)
      (dolist (index plain)
        (setf (schar string index)
              (if upper (char-downcase (schar string index)) (char-upcase (schar string index))))))))

;;; Objects

(defun object-of-token (token stream)
  "The number or symbol that TOKEN denotes."
  (let ((text (token-text token)))
    (cond (*read-suppress* nil)
          ((token-colon token) (symbol-with-package token stream))
          ((token-escapes token) (values (intern text *package*)))
          ((parse-number text stream))
          ((every-dot-p text) (reader-failure stream "~S is no symbol." text))
          (t (values (intern text *package*))))))

(defun every-dot-p (text)
  "Whether TEXT consists of dots."
  (every (lambda (character) (char= character #\.)) text))

(defun symbol-with-package (token stream)
  "The symbol that TOKEN, which has package markers, denotes."
  (let* ((text (token-text token))
         (colon (token-colon token))
         (count (token-colons token))
         (name (substring text (min (length text) (+ colon count)) (length text))))
    (cond ((or (> count 2) (find #\: (substring text colon (+ colon count)) :test #'char/=))
           (reader-failure stream "~S has too many package markers." text))
          ((= colon 0)
           (if (and (= count 1) (or (> (length text) 1) (token-escapes token)))
               (values (intern name "KEYWORD"))
               (reader-failure stream "~S has no package name." text)))
          (t (symbol-in-package name (substring text 0 colon) (= count 2) stream)))))

(defun symbol-in-package (name package-name internal stream)
  "The symbol called NAME of the package called PACKAGE-NAME; it must be external unless INTERNAL."
  (let ((package (find-package package-name)))
    (unless package (reader-package-failure stream package-name "There is no package called ~S." package-name))
    (if internal
        (values (intern name package))
        (multiple-value-bind (symbol status) (find-symbol name package)
          (unless (eq status :external)
            (reader-package-failure stream package "The package ~A exports no symbol called ~S." package-name name))
          symbol))))

;;; Numbers (CLHS 2.3.1, 2.3.2)

(defun parse-number (text stream)
  "The number that TEXT denotes, or NIL if it has no number's syntax."
  (let* ((length (length text))
         (first (if (> length 0) (char-code (schar text 0)) 0))
         (negative (= first 45))
         (start (if (or negative (= first 43)) 1 0)))
    (if (= start length)
        nil
        (or (parse-rational text start length negative *read-base* stream)
            (parse-decimal text start length negative stream)))))

(defun parse-rational (text start end negative base stream)
  "The integer or ratio in radix BASE that TEXT shows from START to END without its sign, or NIL."
  (let ((digits (digits-end text start end base)))
    (cond ((= digits start) nil)
          ((= digits end) (read-digits text start end base negative))
          ((char= (schar text digits) #\/)
           (let ((last (digits-end text (+ digits 1) end base)))
             (if (or (/= last end) (= last (+ digits 1)))
                 nil
                 (let ((denominator (read-digits text (+ digits 1) end base nil)))
                   (when (eql denominator 0) (reader-failure stream "The ratio ~A has the denominator 0." text))
                   (/ (read-digits text start digits base negative) denominator)))))
          (t nil))))

(defun parse-decimal (text start end negative stream)
  "The integer with a decimal point, or the float, that TEXT shows from START to END without its sign, or NIL."
  (let* ((whole (digits-end text start end 10))
         (point (and (< whole end) (char= (schar text whole) #\.)))
         (fraction (if point (+ whole 1) whole))
         (last (digits-end text fraction end 10))
         (exponent (and (< last end) (exponent-start text last end))))
    (cond ((and point (= last end) (= fraction end))
           (if (> whole start) (read-digits text start whole 10 negative) nil))
          ((and (= last end) (> last fraction) point)
           (make-float-read text start whole fraction last 0 #\E negative stream))
          ((and exponent (or (> whole start) (> last fraction)))
           (make-float-read text start whole fraction last
                            (read-digits text (exponent-digits-start text exponent) end 10
                                         (char= (schar text exponent) #\-))
                            (schar text last) negative stream))
          (t nil))))

(defun exponent-start (text index end)
  "The index after the exponent marker of TEXT at INDEX, if an exponent follows up to END; else NIL."
  (if (find (schar text index) "ESFDLesfdl")
      (let* ((start (+ index 1))
             (digits (if (< start end) (exponent-digits-start text start) end)))
        (if (and (< digits end) (= (digits-end text digits end 10) end)) start nil))
      nil))

(defun exponent-digits-start (text index)
  "INDEX, or the one after it if a sign stands in TEXT at INDEX."
  (if (find (schar text index) "+-") (+ index 1) index))

(defun make-float-read (text start whole fraction last exponent marker negative stream)
  "The float of the digits of TEXT from START to WHOLE and from FRACTION to LAST, times 10 to the EXPONENT."
  (let* ((double (double-marker-p marker))
         (places (- last fraction))
         (significand (+ (* (if (> whole start) (read-digits text start whole 10 nil) 0) (power-of-ten places))
                         (if (> places 0) (read-digits text fraction last 10 nil) 0)))
         (value (handler-case (decimal-to-float significand (- exponent places) double)
                  (arithmetic-error ()
                    (reader-failure stream "The float ~A is out of range." text)))))
    (if negative (- value) value)))

(defun double-marker-p (marker)
  "Whether the exponent MARKER makes a number a double-float."
  (case (char-upcase marker)
    (#\E (member *read-default-float-format* '(double-float long-float)))
    ((#\D #\L) t)
    (t nil)))
