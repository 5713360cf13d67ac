;;;; Positions in streams and lengths of files (CLHS 21.2: file-position, file-length, file-string-length).

(in-package :clysm-system)

(defun file-size-in-bytes (stream)
  "The number of bytes of the file of STREAM, a file stream, with those that are still to be written."
  (write-buffer stream)
  (values (floor (check-done (host-file-size (file-stream-handle stream)) "measure" (file-stream-pathname stream)))))

(defun position-in-bytes (stream)
  "The number of bytes before the place where STREAM, a file stream, stands."
  (+ (file-stream-start stream)
     (if (file-stream-pushed stream) (file-stream-last stream) (file-stream-index stream))))

(defun file-position (stream &optional (position nil position-p))
  "The number of elements before the place where STREAM stands, or NIL if that is not known. With POSITION, a number of
elements, :START or :END, have it stand there, and return whether that could be done."
  (check-stream stream)
  (cond ((synonym-stream-record-p stream)
         (if position-p
             (file-position (synonym-target stream) position)
             (file-position (synonym-target stream))))
        ((broadcast-stream-record-p stream)
         (cond (position-p nil)
               ((broadcast-stream-targets stream) (file-position (car (last (broadcast-stream-targets stream)))))
               (t 0)))
        ((string-input-stream-record-p stream) (position-in-string stream position-p position))
        ((string-output-stream-record-p stream) (if position-p nil (string-output-stream-fill stream)))
        ((not (file-stream-record-p stream)) nil)
        (position-p (set-position-in-file stream position))
        (t (values (floor (position-in-bytes stream) (file-stream-width stream))))))

(defun position-in-string (stream set-p position)
  "The index in the string of STREAM, a string input stream, or if SET-P whether it could be set to POSITION."
  (let ((length (string-input-stream-end stream)))
    (if set-p
        (let ((index (case position (:start 0) (:end length) (t position))))
          (if (and (integerp index) (<= 0 index length))
              (progn (setf (string-input-stream-index stream) index) t)
              nil))
        (string-input-stream-index stream))))

(defun set-position-in-file (stream position)
  "Have STREAM, a file stream, stand at POSITION. Return T."
  (open-file-stream stream)
  (let ((width (file-stream-width stream)))
    (setf (file-stream-pushed stream) nil)
    (go-in-file stream
                (case position
                  (:start 0)
                  (:end (file-size-in-bytes stream))
                  (t (unless (typep position '(integer 0)) (wrong-type position '(or (integer 0) (member :start :end))))
                     (* position width))))
    (setf (file-stream-column stream) 0)
    t))

(defun open-file-stream (stream)
  "Return STREAM, a file stream that is open or a synonym of one; an error for any other object."
  (let ((target (if (synonym-stream-record-p (check-stream stream)) (synonym-target stream) stream)))
    (unless (file-stream-record-p target) (wrong-type stream 'file-stream))
    (unless (open-stream-p target) (unsupported-stream-operation target))
    target))

(defun file-length (stream)
  "The number of elements of the file of STREAM; of a broadcast stream, that of the last it writes to."
  (if (broadcast-stream-record-p stream)
      (if (broadcast-stream-targets stream)
          (file-length (car (last (broadcast-stream-targets stream))))
          0)
      (let ((file (open-file-stream stream)))
        (values (floor (file-size-in-bytes file) (file-stream-width file))))))

(defun file-string-length (stream object)
  "How much greater the position of STREAM will be after OBJECT, a character or string, was written to it."
  (let ((target (if (broadcast-stream-record-p stream)
                    (car (last (broadcast-stream-targets stream)))
                    (check-stream stream))))
    (cond ((null target) 1)
          ((not (file-stream-record-p target)) nil)
          ((characterp object) (encoded-length object (file-stream-format target)))
          ((stringp object)
           (let ((length 0))
             (map nil (lambda (character) (incf length (encoded-length character (file-stream-format target))))
                  object)
             length))
          (t (wrong-type object '(or character string))))))
