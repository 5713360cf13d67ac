;;;; The syntax of format control strings (CLHS 22.3).
;;;;
;;;; A control string is parsed to a list of items: simple strings, which stand for themselves, and directives.

(in-package "CLYSM-SYSTEM")

(define-condition format-error (error)
  ((complaint :initarg :complaint :reader format-error-complaint)
   (control :initarg :control :reader format-error-control)
   (position :initarg :position :initform nil :reader format-error-position))
  (:report (lambda (condition stream)
             (write-string (format-error-complaint condition) stream)
             (write-string " in the format control " stream)
             (prin1 (format-error-control condition) stream)
             (when (format-error-position condition)
               (write-string " at position " stream)
               (prin1 (format-error-position condition) stream))))
  (:documentation "A format control is malformed, or its arguments do not suit it."))

;;; CHARACTER is in upper case. PARAMETERS are integers, characters, NIL where one is omitted, :ARGUMENT for V and
;;; :COUNT for #. Directives that enclose others have CLAUSES, lists of items, with the directives ~; that stand between
;;; them as SEPARATORS, and the directive that ENDs them. NAME is that of the function of ~/name/.
(define-record format-directive nil character parameters colon at position clauses separators end name)

;;; The position in the simple string TEXT of a control that is being parsed.
(define-record format-parser nil text position)

(defun control-error-at (parser complaint)
  "Signal the COMPLAINT about the control of PARSER at its position."
  (error 'format-error :complaint complaint
                       :control (format-parser-text parser)
                       :position (format-parser-position parser)))

(defun parse-format-control (control)
  "The items of the string CONTROL."
  (let ((parser (new-format-parser (simple-string-of control) 0)))
    (multiple-value-bind (items end) (parse-format-clause parser nil)
      (when end (control-error-at parser "There is nothing to end"))
      items)))

(defun parse-format-clause (parser closer)
  "The items up to ~; or the directive CLOSER, or up to the end for NIL; and the directive where they end, or NIL."
  (let ((items '())
        (text (format-parser-text parser)))
    (do () (nil)
      (let* ((start (format-parser-position parser))
             (tilde (or (char-position #\~ text start) (length text))))
        (when (> tilde start) (push (substring text start tilde) items))
        (setf (format-parser-position parser) tilde)
        (when (= tilde (length text))
          (when closer (control-error-at parser "A directive is not ended"))
          (return (values (nreconc items '()) nil)))
        (let* ((directive (parse-format-directive parser))
               (character (format-directive-character directive)))
          (cond ((char-among-p character ";]})>")
                 (unless (or (eql character closer) (and closer (char= character #\;)))
                   (control-error-at parser "A directive ends what was not begun"))
                 (return (values (nreconc items '()) directive)))
                ((char= character #\Newline)
                 (when (format-directive-at directive) (push (string #\Newline) items))
                 (unless (format-directive-colon directive) (skip-control-whitespace parser)))
                (t (let ((inner-closer (closer-of character)))
                     (when inner-closer (parse-format-clauses parser directive inner-closer)))
                   (push directive items))))))))

(defun closer-of (character)
  "The character of the directive that ends the one of CHARACTER, or NIL."
  (case character
    (#\[ #\])
    (#\{ #\})
    (#\( #\))
    (#\< #\>)
    (t nil)))

(defun skip-control-whitespace (parser)
  "Move PARSER behind the whitespace where it stands."
  (let ((text (format-parser-text parser)))
    (do ((index (format-parser-position parser) (+ index 1)))
        ((or (= index (length text)) (not (whitespace-code-p (char-code (schar text index)))))
         (setf (format-parser-position parser) index)))))

(defun parse-format-clauses (parser directive closer)
  "Parse what DIRECTIVE encloses, up to CLOSER."
  (let ((clauses '())
        (separators '()))
    (do () (nil)
      (multiple-value-bind (items end) (parse-format-clause parser closer)
        (push items clauses)
        (when (char= (format-directive-character end) closer)
          (setf (format-directive-clauses directive) (nreconc clauses '()))
          (setf (format-directive-separators directive) (nreconc separators '()))
          (setf (format-directive-end directive) end)
          (return))
        (push end separators)))))

(defun parse-format-directive (parser)
  "The directive at the position of PARSER, without what it encloses."
  (let* ((text (format-parser-text parser))
         (length (length text))
         (start (format-parser-position parser))
         (index (+ start 1))
         (parameters '())
         (colon nil)
         (at nil))
    (flet ((current ()
             (if (< index length)
                 (schar text index)
                 (control-error-at parser "The control ends within a directive"))))
      ;; Parameters
      (do ((more t))
          ((not more))
        (let ((character (current)))
          (cond ((or (digit-char-p character) (char-among-p character "+-"))
                 (let* ((start (if (digit-char-p character) index (+ index 1)))
                        (end (digits-end text start length 10)))
                   (when (= start end) (control-error-at parser "A sign stands before no digits"))
                   (push (read-digits text start end 10 (char= character #\-)) parameters)
                   (setq index end)))
                ((char= character #\')
                 (setq index (+ index 1))
                 (push (current) parameters)
                 (setq index (+ index 1)))
                ((char-among-p character "vV") (push :argument parameters) (setq index (+ index 1)))
                ((char= character #\#) (push :count parameters) (setq index (+ index 1)))
                ((char= character #\,) (push nil parameters))
                (t (setq more nil)))
          (when more
            (if (char= (current) #\,)
                (setq index (+ index 1))
                (setq more nil)))))
      ;; Modifiers
      (do () (nil)
        (case (current)
          (#\: (when colon (control-error-at parser "A directive has two colons")) (setq colon t))
          (#\@ (when at (control-error-at parser "A directive has two at signs")) (setq at t))
          (t (return)))
        (setq index (+ index 1)))
      (let* ((character (char-upcase (current)))
             (name nil))
        (setq index (+ index 1))
        (when (char= character #\/)
          (let ((end (or (char-position #\/ text index)
                         (control-error-at parser "The name of a function is not ended"))))
            (setq name (substring text index end))
            (setq index (+ end 1))))
        (setf (format-parser-position parser) index)
        (new-format-directive character (nreconc parameters '()) colon at start '() '() nil name)))))
