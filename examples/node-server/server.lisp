;;;; A server of HTTP on Node. README.md says how to start it.

(ffi:define-foreign-function builtin-module "process.getBuiltinModule" (:string) :host-object)
(ffi:define-foreign-function decode "decodeURIComponent" (:string) :string)
(ffi:define-foreign-function on-signal "process.once" (:string (:function () :void)) :void)

(ffi:define-foreign-record answer
  "What the server answers a request."
  (status :fixnum)
  (type :string)
  (body :string))

(defun text (control &rest arguments)
  (make-answer :status 200 :type "text/plain; charset=utf-8" :body (format nil "~?~%" control arguments)))

(defun refusal (status control &rest arguments)
  (let ((answer (apply #'text control arguments)))
    (setf (answer-status answer) status)
    answer))

;;; What there is to be asked. A route is a method, the beginning of the path, and a function of the rest of the path
;;; and of the text that was sent.

(defun greeting (name body)
  (declare (ignore body))
  (text "Hello, ~:[world~;~:*~A~]!" (and (string/= name "") name)))

(defun factorial (text body)
  (declare (ignore body))
  (let ((n (parse-integer text :junk-allowed t)))
    (if (and n (<= 0 n 1000))
        (text "~D! = ~D" n (let ((product 1)) (dotimes (i n product) (setq product (* product (1+ i))))))
        (refusal 400 "\"~A\" is no number from 0 to 1000." text))))

(defun words (text)
  (loop with start = 0
        for end = (position-if-not #'alpha-char-p text :start start)
        unless (= start (or end (length text))) collect (string-downcase (subseq text start end))
        while end do (setq start (1+ end))))

(defun word-counts (rest body)
  (declare (ignore rest))
  (let ((counts (make-hash-table :test #'equal)))
    (dolist (word (words body)) (incf (gethash word counts 0)))
    (text "~:{~D ~A~:^~%~}"
          (sort (loop for word being the hash-keys of counts using (hash-value count) collect (list count word))
                (lambda (a b) (or (> (first a) (first b))
                                  (and (= (first a) (first b)) (string< (second a) (second b)))))))))

(defparameter *routes*
  '(("GET" "/factorial/" factorial)
    ("POST" "/words" word-counts)
    ("GET" "/" greeting)))

(defun begins-with-p (start text)
  (and (<= (length start) (length text)) (string= start text :end2 (length start))))

(defun answer-to (method path body)
  "The answer to a request, by the first route that fits."
  (loop for (route-method start function) in *routes*
        when (and (string= method route-method) (begins-with-p start path))
          return (funcall function (decode (subseq path (length start))) body)
        finally (return (refusal 404 "There is nothing at ~A." path))))

;;; The server

(defun body-of (request)
  "The text that came with REQUEST. Waits for it; other requests are answered meanwhile."
  (ffi:await (ffi:make-promise (lambda (resolve reject)
                                 (let ((chunks '()))
                                   (js:call request :set-encoding "utf8")
                                   (js:call request :on "data" (lambda (chunk) (push chunk chunks)))
                                   (js:call request :on "error" reject)
                                   (js:call request :on "end"
                                            (lambda ()
                                              (funcall resolve (apply #'concatenate 'string (nreverse chunks))))))))))

(defun send (response answer)
  (js:call response :write-head (answer-status answer) (js:object "Content-Type" (answer-type answer)))
  (js:call response :end (answer-body answer)))

(defun serve (request response)
  (ffi:async
    (send response
          (handler-case (answer-to (js:get request :method) (js:get request :url) (body-of request))
            (error (condition) (refusal 500 "~A" condition))))))

(defun start (port)
  (let ((server (js:call (builtin-module "node:http") :create-server #'serve)))
    (js:call server :listen port "127.0.0.1"
             (lambda ()
               (format t "http://127.0.0.1:~D/~%" (js:get (js:call server :address) :port))))
    (on-signal "SIGTERM" (lambda () (js:call server :close)))))

(start (parse-integer (or (first (clysm:command-line-arguments)) "8000")))
