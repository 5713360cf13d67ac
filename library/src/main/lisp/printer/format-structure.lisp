;;;; Format directives that govern others or the arguments (CLHS 22.3.5 to 22.3.9).

(in-package "CLYSM-SYSTEM")

(define-directive #\* format-go-to (stream directive state (count nil))
  "Tilde asterisk: skip arguments, go back with a colon, or to an absolute position with an at sign."
  (cond ((format-directive-at directive) (move-to-argument state directive (or count 0)))
        ((format-directive-colon directive)
         (move-to-argument state directive (- (argument-index state) (or count 1))))
        (t (move-to-argument state directive (+ (argument-index state) (or count 1))))))

(define-control-directive #\? format-recursively (stream directive state)
  "Tilde question mark: a control and a list of its arguments, or with an at sign the arguments of this control."
  (let ((control (next-argument state directive)))
    (cond ((not (format-directive-at directive))
           (format-to stream control (next-argument state directive))
           nil)
          ((functionp control)
           (setf (format-state-arguments state) (apply control stream (format-state-arguments state)))
           nil)
          (t (run-items (items-of-control control) stream state)))))

(define-directive #\T format-tabulate (stream directive state (column 1) (increment 1))
  "Tilde T: move to a column, or by columns with an at sign."
  (let ((current (output-column stream)))
    (cond ((format-directive-colon directive) nil)
          ((format-directive-at directive)
           (put-times column #\Space stream)
           (when (and current (> increment 0))
             (put-times (mod (- (+ current column)) increment) #\Space stream)))
          ((null current) (put-string "  " stream))
          ((< current column) (put-times (- column current) #\Space stream))
          ((> increment 0)
           (put-times (- increment (mod (- current column) increment)) #\Space stream)))))

;;; Conditionals

(define-control-directive #\[ format-conditionally (stream directive state (chosen nil))
  "Tilde bracket: one of several clauses."
  (let ((clauses (format-directive-clauses directive))
        (separators (format-directive-separators directive)))
    (cond ((format-directive-colon directive)
           (unless (= (length clauses) 2) (format-complaint state directive "Two clauses are needed"))
           (run-items (if (next-argument state directive) (second clauses) (first clauses)) stream state))
          ((format-directive-at directive)
           (unless (= (length clauses) 1) (format-complaint state directive "One clause is needed"))
           (let ((arguments (format-state-arguments state)))
             (if (next-argument state directive)
                 (progn
                   (setf (format-state-arguments state) arguments)
                   (run-items (first clauses) stream state))
                 nil)))
          (t (let* ((index (or chosen (next-argument state directive)))
                    (default (and separators (format-directive-colon (car (last separators)))))
                    (last (- (length clauses) 1)))
               (cond ((and (integerp index) (<= 0 index (if default (- last 1) last)))
                      (run-items (nth index clauses) stream state))
                     (default (run-items (car (last clauses)) stream state))
                     (t nil)))))))

;;; Iteration

(define-directive #\{ format-iteratively (stream directive state (limit nil))
  "Tilde brace: a control again and again, for the elements of a list or the rest of the arguments."
  (let* ((items (car (format-directive-clauses directive)))
         (at-least-once (format-directive-colon (format-directive-end directive)))
         ;; With nothing between the braces the control is an argument.
         (control (if items nil (next-argument state directive)))
         (arguments (if (format-directive-at directive)
                        (format-state-arguments state)
                        (next-argument state directive))))
    (unless (listp arguments) (format-complaint state directive "The argument is no list"))
    (when (stringp control) (setq items (items-of-control control)))
    (let ((rest (if (format-directive-colon directive)
                    (iterate-over-lists items control stream arguments limit at-least-once state)
                    (iterate-over-arguments items control stream arguments limit at-least-once state))))
      (when (format-directive-at directive)
        (setf (format-state-arguments state) rest)))))

(defun iterate-over-arguments (items control stream arguments limit at-least-once state)
  "Run ITEMS, or the function CONTROL, until ARGUMENTS are used up or LIMIT is reached. Return the arguments left."
  (let ((inner (new-format-state arguments arguments nil (format-state-control state))))
    (do ((count 0 (+ count 1)))
        ((or (and limit (>= count limit))
             (and (null (format-state-arguments inner)) (not (and at-least-once (= count 0)))))
         (format-state-arguments inner))
      (if (functionp control)
          (setf (format-state-arguments inner) (apply control stream (format-state-arguments inner)))
          (when (run-items items stream inner)
            (return (format-state-arguments inner)))))))

(defun iterate-over-lists (items control stream lists limit at-least-once state)
  "Run ITEMS, or the function CONTROL, for each of LISTS, up to LIMIT of them. Return the lists left."
  (do ((count 0 (+ count 1)))
      ((or (and limit (>= count limit))
           (and (null lists) (not (and at-least-once (= count 0)))))
       lists)
    (let ((arguments (pop lists)))
      (if (functionp control)
          (apply control stream arguments)
          (when (eq :exit-all
                    (run-items items stream
                               (new-format-state arguments arguments (list lists) (format-state-control state))))
            (return lists))))))

(define-control-directive #\^ format-escape (stream directive state (first nil) (second nil) (third nil))
  "Tilde circumflex: the end of the enclosing directive if no arguments are left, or as the parameters say."
  (if (cond (third (<= first second third))
            (second (eql first second))
            (first (eql first 0))
            ((format-directive-colon directive)
             (if (format-state-outer state)
                 (null (car (format-state-outer state)))
                 (null (format-state-arguments state))))
            (t (null (format-state-arguments state))))
      (if (format-directive-colon directive) :exit-all :exit)
      nil))

;;; Case

(define-control-directive #\( format-in-case (stream directive state)
  "Tilde parenthesis: text in lower case, in upper case with both modifiers, capitalized with one of them."
  (let* ((buffer (open-string-output))
         (result (run-items (car (format-directive-clauses directive)) buffer state))
         (text (get-output-stream-string buffer)))
    (put-string (cond ((and (format-directive-colon directive) (format-directive-at directive)) (string-upcase text))
                      ((format-directive-colon directive) (string-capitalize text))
                      ((format-directive-at directive) (capitalize-first text))
                      (t (string-downcase text)))
                stream)
    result))

(defun capitalize-first (text)
  "TEXT in lower case, but for its first letter in upper case."
  (let* ((result (string-downcase text))
         (index (first-char-satisfying #'alpha-char-p result)))
    (when index (setf (char result index) (char-upcase (char result index))))
    result))

;;; Functions

(define-directive #\/ format-call (stream directive state)
  "Tilde slash: a call of a function of the stream, an argument, the modifiers and the parameters."
  (let ((name (string-upcase (format-directive-name directive)))
        (argument (next-argument state directive))
        (parameters (mapcar (lambda (parameter) (resolve-parameter parameter state directive))
                            (format-directive-parameters directive))))
    (apply (function-called name) stream argument
           (format-directive-colon directive) (format-directive-at directive) parameters)))

(defun function-called (name)
  "The symbol that names a function in the text NAME, perhaps with a package."
  (let ((colon (char-position #\: name 0))
        (length (length name)))
    (if colon
        (let ((start (if (eql (char-position #\: name (+ colon 1)) (+ colon 1)) (+ colon 2) (+ colon 1))))
          (intern (substring name start length) (substring name 0 colon)))
        (intern name "COMMON-LISP-USER"))))

;;; Justification

(define-control-directive #\< format-justified (stream directive state (mincol 0) (colinc 1) (minpad 0) (pad #\Space))
  "Tilde less-than: segments spread over a width; or, ended with a colon, a block of the pretty printer."
  (if (format-directive-colon (format-directive-end directive))
      (format-block stream directive state)
      (let ((segments '())
            (result nil))
        (dolist (clause (format-directive-clauses directive))
          (let ((buffer (open-string-output)))
            (setq result (run-items clause buffer state))
            (when result (return))
            (push (get-output-stream-string buffer) segments)))
        (put-justified (nreconc segments '()) stream directive state mincol colinc minpad pad)
        ;; An early end concerns the segments only.
        nil)))

(defun put-justified (segments stream directive state mincol colinc minpad pad)
  "Write SEGMENTS to STREAM with PAD between them, so that they take at least MINCOL columns."
  (let* ((separator (car (format-directive-separators directive)))
         (overflow (if (and separator (format-directive-colon separator) segments) (pop segments) nil))
         (before (or (format-directive-colon directive) (null (cdr segments))))
         (after (format-directive-at directive))
         ;; One segment alone stands at the right.
         (left-only (and after (null (cdr segments)) (not (format-directive-colon directive))))
         (gaps (+ (max 0 (- (length segments) 1))
                  (if (and before (not left-only)) 1 0)
                  (if after 1 0)))
         (width (+ (total-length segments) (* gaps minpad)))
         (total (if (> width mincol) (+ mincol (* colinc (ceiling (- width mincol) colinc))) mincol))
         (padding (- total (- width (* gaps minpad))))
         (first t))
    (when overflow (put-overflow overflow separator total stream state directive))
    (flet ((gap ()
             (let ((share (if (= gaps 0) 0 (floor padding gaps))))
               (put-times share pad stream)
               (setq padding (- padding share))
               (setq gaps (- gaps 1)))))
      (when (and before (not left-only)) (gap))
      (dolist (segment segments)
        (if first (setq first nil) (gap))
        (put-string segment stream))
      (when after (gap)))))

(defun total-length (strings)
  "The number of characters in all STRINGS."
  (let ((total 0))
    (dolist (string strings total)
      (setq total (+ total (length string))))))

(defun put-overflow (text separator width stream state directive)
  "Write TEXT to STREAM if WIDTH columns more do not fit on the line, as the parameters of the directive SEPARATOR say."
  (let* ((parameters (mapcar (lambda (parameter) (resolve-parameter parameter state directive))
                             (format-directive-parameters separator)))
         (spare (or (first parameters) 0))
         (line-width (or (second parameters) *print-right-margin* 72)))
    (when (> (+ (or (output-column stream) 0) width spare) line-width)
      (put-string text stream))))

(defun format-block (stream directive state)
  "Write the prefix, the body for a list of arguments, and the suffix of a block of the pretty printer to STREAM."
  (let* ((clauses (format-directive-clauses directive))
         (several (cdr clauses))
         (parentheses (format-directive-colon directive))
         (prefix (if several (first clauses) (if parentheses '("(") '())))
         (body (if several (second clauses) (first clauses)))
         (suffix (if (cdr several) (third clauses) (if parentheses '(")") '())))
         (arguments (if (format-directive-at directive)
                        (format-state-arguments state)
                        (next-argument state directive))))
    (when (format-directive-at directive) (setf (format-state-arguments state) '()))
    (if (listp arguments)
        (let ((inner (new-format-state arguments arguments nil (format-state-control state))))
          (run-items prefix stream inner)
          (run-items body stream inner)
          (run-items suffix stream inner))
        (output-object arguments stream))
    nil))
