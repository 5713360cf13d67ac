;;;; Rows (form value): streams (CLHS 21).

((with-output-to-string (s) (print 'a s) (print "b" s) (terpri s) (fresh-line s) (write-line "x" s) (fresh-line s))
 "
A 
\"b\" 
x
")
((let ((s (make-array 0 :element-type 'character :fill-pointer 0 :adjustable t))) (with-output-to-string (o s) (princ "abc" o)) (format s "~A" 12) (coerce s 'simple-string))
 "abc12")
((with-input-from-string (s "abc def") (list (read-char s) (peek-char nil s) (read-char s) (read-line s) (read-line s nil :eof)))
 (#\a #\b #\b "c def" :EOF))
((let (i) (list (with-input-from-string (s "abc" :index i :start 1) (read-char s)) i))
 (#\b 2))
((with-input-from-string (s "  abc") (list (peek-char t s) (peek-char #\c s) (unread-char (read-char s) s) (read-char s) (read-char s nil) (listen s)))
 (#\a #\c NIL #\c NIL NIL))
((multiple-value-list (with-input-from-string (s (format nil "a~%b")) (list (multiple-value-list (read-line s)) (multiple-value-list (read-line s)))))
 ((("a" NIL) ("b" T))))
((let* ((o (make-string-output-stream)) (b (make-broadcast-stream o o))) (write-string "hi" b) (get-output-stream-string o))
 "hihi")
((let* ((c (make-concatenated-stream (make-string-input-stream "ab") (make-string-input-stream "cd")))) (list (read-char c) (read-line c)))
 (#\a "bcd"))
((let* ((o (make-string-output-stream)) (e (make-echo-stream (make-string-input-stream "abc") o))) (read-char e) (unread-char (read-char e) e) (read-char e) (get-output-stream-string o))
 "ab")
((handler-case (write-char #\a (make-string-input-stream "x")) (stream-error nil :error))
 :error)
((handler-case (read-char (make-string-input-stream "")) (end-of-file nil :end))
 :end)
((let ((s (make-string-input-stream "x"))) (close s) (list (open-stream-p s) (handler-case (read-char s) (stream-error nil :closed))))
 (nil :closed))
((with-open-stream (s (make-string-input-stream "xy")) (read-char s))
 #\x)
((list (streamp 1) (streamp *standard-output*) (input-stream-p *standard-input*) (output-stream-p *standard-input*) (output-stream-p *terminal-io*) (typep *standard-output* 'stream) (typep (make-string-output-stream) 'string-stream))
 (nil t t nil t t t))
((with-output-to-string (*standard-output*) (princ 1) (print 2) (write-line "x") (format t "~a~%" 'foo))
 "1
2 x
FOO
")
((length (with-output-to-string (s) (write-string "a" s) (write-char (code-char 128512) s) (write-string "b" s)))
 3)

;;; String streams: direct and through other streams, wide characters after narrow ones, closed ones, wrong bounds.
((let ((s (make-string-output-stream)))
   (write-string "abcdef" s :start 2 :end 4)
   (write-char (code-char 128512) s)
   (write-string "xyz" (make-broadcast-stream s (make-string-output-stream)) :start 1)
   (let ((text (get-output-stream-string s)))
     (list (length text) (char-code (char text 2)) (subseq text 3) (get-output-stream-string s))))
 (5 128512 "yz" ""))
((let ((s (make-string-output-stream))) (close s) (handler-case (progn (write-char #\a s) :written) (error () :closed)))
 :closed)
((let ((s (make-string-output-stream))) (close s) (handler-case (progn (write-string "a" s) :written) (error () :closed)))
 :closed)
((mapcar (lambda (start end)
           (handler-case (with-output-to-string (s) (write-string "abc" s :start start :end end)) (error () :error)))
         '(0 3 1 -1 2 4 0.5) '(nil 3 2 2 1 nil 2))
 ("abc" "" "b" :error :error :error :error))
((handler-case (with-output-to-string (s) (write-char "a" s)) (type-error (e) (type-error-datum e))) "a")
