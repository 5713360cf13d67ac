;;;; FORMAT (CLHS 22.3): the interpreter of parsed control strings, and calls that need none.

(in-package "CLYSM-SYSTEM")

;;; What the directives of one control share: the ARGUMENTS left of ALL, the lists OUTER that are left to an iteration
;;; ~:{ around it, and the CONTROL for error messages.
(define-record format-state nil arguments all outer control)

;;; The functions of the directives by the codes of their characters. Each takes the stream, the directive, the state
;;; and the parameters, and returns :EXIT or :EXIT-ALL if the enclosing directive is to end.
(define-global *format-directives* t (make-any-array 128 nil))

(defun format-complaint (state directive complaint)
  "Signal the COMPLAINT about DIRECTIVE."
  (error 'format-error :complaint complaint
                       :control (format-state-control state)
                       :position (format-directive-position directive)))

(defmacro define-control-directive (character name (stream directive state &rest parameters) &body body)
  "Define the function NAME of the format directive of CHARACTER. PARAMETERS are lists (variable default).

The value of BODY tells if the enclosing directive ends: :EXIT, :EXIT-ALL, or anything else for no."
  (let ((given (gensym "PARAMETERS"))
        (documentation (if (stringp (car body)) (car body) nil)))
    `(progn
       (defun ,name (,stream ,directive ,state ,given)
         ,@(if documentation (list documentation) '())
         (declare (ignorable ,stream ,directive ,state ,given))
         (let* ,(mapcan (lambda (parameter)
                          `((,(car parameter) (or (car ,given) ,(cadr parameter)))
                            (,given (cdr ,given))))
                        parameters)
           (declare (ignorable ,given))
           ,@(if documentation (cdr body) body)))
       (attach (:variable *format-directives*)
         (set-any-ref *format-directives* ,(char-code character) (function ,name))))))

(defmacro define-directive (character name lambda-list &body body)
  "Define the function NAME of the format directive of CHARACTER, which has no influence on those around it."
  `(define-control-directive ,character ,name ,lambda-list ,@body nil))

;;; Arguments

(defun next-argument (state directive)
  "Take the next argument for DIRECTIVE."
  (let ((arguments (format-state-arguments state)))
    (unless (consp arguments) (format-complaint state directive "There are not enough arguments"))
    (setf (format-state-arguments state) (cdr arguments))
    (car arguments)))

(defun move-to-argument (state directive index)
  "Make the argument at INDEX the next one."
  (unless (<= 0 index (length (format-state-all state)))
    (format-complaint state directive "There is no such argument to go to"))
  (setf (format-state-arguments state) (nthcdr index (format-state-all state))))

(defun argument-index (state)
  "The index of the next argument."
  (- (length (format-state-all state)) (length (format-state-arguments state))))

(defun resolve-parameter (parameter state directive)
  "The value of PARAMETER of DIRECTIVE, or NIL if it is omitted."
  (case parameter
    (:argument (next-argument state directive))
    (:count (length (format-state-arguments state)))
    (t parameter)))

;;; The interpreter

(defun run-directive (directive stream state)
  "Do what DIRECTIVE says; return :EXIT or :EXIT-ALL if the enclosing directive is to end."
  (let* ((code (char-code (format-directive-character directive)))
         (function (if (< code 128) (any-ref *format-directives* code) nil))
         (parameters (format-directive-parameters directive)))
    (unless function (format-complaint state directive "There is no such directive"))
    (funcall function stream directive state
             (if parameters
                 (mapcar (lambda (parameter) (resolve-parameter parameter state directive)) parameters)
                 '()))))

(defun run-items (items stream state)
  "Do what ITEMS say; return :EXIT or :EXIT-ALL if a directive among them ended them early, or NIL."
  (dolist (item items nil)
    (if (stringp item)
        (put-string item stream)
        (let ((result (run-directive item stream state)))
          (when (or (eq result :exit) (eq result :exit-all))
            (return result))))))

(defun format-items (items stream arguments control)
  "Write what ITEMS, those of CONTROL, make of ARGUMENTS to STREAM. Return the arguments left."
  (let ((state (new-format-state arguments arguments nil control)))
    (run-items items stream state)
    (format-state-arguments state)))

(defvar *parsed-controls* '() "The controls used last with their items: a list of conses (control . items).")

(defun items-of-control (control)
  "The items of the string CONTROL."
  (do ((tail *parsed-controls* (cdr tail))
       (count 0 (+ count 1)))
      ((null tail)
       (let ((items (parse-format-control control)))
         ;; A string that can change may not be kept; a fresh list keeps the newest.
         (when (string-object-p control)
           (push (cons (cons control (substring control 0 (length control))) items) *parsed-controls*)
           (when (> count 32) (setf (cdr (nthcdr 15 *parsed-controls*)) nil)))
         items))
    (when (and (eq (car (car (car tail))) control) (string= (cdr (car (car tail))) control))
      (return (cdr (car tail))))))

(defun format-to (stream control arguments)
  "Write what CONTROL, a string or function, makes of ARGUMENTS to STREAM. Return the arguments left."
  (if (functionp control)
      (apply control stream arguments)
      (format-items (items-of-control control) stream arguments control)))

(defun call-with-format-stream (destination function)
  "Call FUNCTION with the stream that DESTINATION, the first argument of FORMAT, means. Return what FORMAT returns."
  (cond ((null destination)
         (let ((stream (open-string-output)))
           (funcall function stream)
           (get-output-stream-string stream)))
        ((eq destination t) (funcall function *standard-output*) nil)
        ((stream-record-p destination) (funcall function destination) nil)
        ((array-header-p destination) (funcall function (open-fill-pointer-output destination)) nil)
        (t (wrong-type destination '(or (member nil t) stream (and string (not simple-string)))))))

(defun format (destination control &rest arguments)
  "Write ARGUMENTS as CONTROL says to DESTINATION: a stream, T, a string with a fill pointer, or NIL for a new string."
  (call-with-format-stream destination (lambda (stream) (format-to stream control arguments))))

(defmacro formatter (control)
  "A function of a stream and arguments that writes them as the string CONTROL says, and returns the arguments left."
  (parse-format-control control)
  `(lambda (stream &rest arguments)
     (format-items (load-time-value (parse-format-control ,control) t) stream arguments ,control)))

;;; Calls with simple constant controls

(defun simple-directive-p (item)
  "Whether ITEM is a directive that a call of one function replaces."
  (and (char-among-p (format-directive-character item) "ASD%&~")
       (null (format-directive-parameters item))
       (not (format-directive-colon item))
       (not (format-directive-at item))))

(defun takes-argument-p (item)
  "Whether ITEM is a simple directive that takes an argument."
  (and (not (stringp item)) (char-among-p (format-directive-character item) "ASD")))

(defun literal-text (item)
  "The text that ITEM always writes, or NIL."
  (cond ((stringp item) item)
        ((char= (format-directive-character item) #\%) (string #\Newline))
        ((char= (format-directive-character item) #\~) "~")
        (t nil)))

(defun merge-literals (items)
  "ITEMS with neighbours that always write the same text joined."
  (let ((result '()))
    (dolist (item items (nreverse result))
      (let ((text (literal-text item)))
        (cond ((and text (stringp (car result)))
               (setf (car result) (concatenate-strings (car result) text)))
              (t (push (or text item) result)))))))

(defun simple-format-forms (items stream arguments)
  "Forms that write to STREAM what ITEMS say of the variables ARGUMENTS."
  (mapcar (lambda (item)
            (if (stringp item)
                `(put-string ,item ,stream)
                (case (format-directive-character item)
                  (#\A `(princ ,(pop arguments) ,stream))
                  (#\S `(prin1 ,(pop arguments) ,stream))
                  (#\D `(print-decimal ,(pop arguments) ,stream))
                  (t `(start-line ,stream)))))
          items))

(defun print-decimal (object stream)
  "Write OBJECT to STREAM as the directive ~D does."
  (if (integerp object)
      (put-string (integer-to-string object 10) stream)
      (let ((*print-base* 10)
            (*print-radix* nil))
        (princ object stream))))

(defun simple-format-items (control argument-count)
  "The items of CONTROL if it is simple and takes ARGUMENT-COUNT arguments; and whether it is."
  (if (stringp control)
      (let ((items (handler-case (parse-format-control control)
                     ;; The call itself will report it.
                     (format-error () '(nil)))))
        (if (and (every (lambda (item) (and item (or (stringp item) (simple-directive-p item)))) items)
                 (= argument-count (count-if #'takes-argument-p items)))
            (values (merge-literals items) t)
            (values nil nil)))
      (values nil nil)))

(define-compiler-macro format (&whole form destination control &rest arguments)
  (multiple-value-bind (items simple) (simple-format-items control (length arguments))
    (if (not simple)
        form
        (let* ((stream (gensym "STREAM"))
               (target (gensym "DESTINATION"))
               (variables (mapcar (lambda (argument) (declare (ignore argument)) (gensym "ARGUMENT")) arguments))
               (forms (simple-format-forms items stream variables)))
          `(let ((,target ,destination)
                 ,@(mapcar #'list variables arguments))
             (declare (ignorable ,target))
             ,(case destination
                ((nil) `(let ((,stream (open-string-output)))
                          ,@forms
                          (get-output-stream-string ,stream)))
                ((t) `(let ((,stream *standard-output*))
                        (declare (ignorable ,stream))
                        ,@forms
                        nil))
                (t `(call-with-format-stream ,target
                                             (lambda (,stream) (declare (ignorable ,stream)) ,@forms nil)))))))))
