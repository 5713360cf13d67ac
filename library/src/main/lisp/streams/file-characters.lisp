;;;; Streams of files: characters and integers of bytes.

(in-package :clysm-system)

(define-condition character-encoding-error (stream-error)
  ((character :initarg :character :reader character-encoding-error-character)
   (external-format :initarg :external-format :reader character-encoding-error-external-format))
  (:report (lambda (condition stream)
             (format stream "The external format ~S of ~S has no character ~S."
                     (character-encoding-error-external-format condition)
                     (stream-error-stream condition)
                     (character-encoding-error-character condition))))
  (:documentation "A character was written to a stream whose external format does not have it."))

;;; Characters of bytes

;;; What stands for bytes that make no character, and for half a character.
(defconstant replacement-code #xFFFD)

(defun read-continuation (stream low high code)
  "Add the six bits of the next byte of STREAM to CODE if it is from LOW to HIGH, or return -1 and leave it there."
  (declare (type i32 low high code))
  (let ((byte (look-at-byte stream)))
    (declare (type i32 byte))
    (if (if (i32< byte low) t (i32> byte high))
        -1
        (progn
          (skip-byte stream)
          (i32-or (i32-shl code 6) (i32-and byte #x3F))))))

(defun read-continuations (stream count low high code)
  "Make a character of CODE and of COUNT bytes of STREAM, the first of them from LOW to HIGH."
  (declare (type i32 count low high code))
  (do () ((i32= count 0) code)
    (setq code (read-continuation stream low high code))
    (when (i32= code -1) (return replacement-code))
    (setq low #x80)
    (setq high #xBF)
    (setq count (i32- count 1))))

(defun read-utf-8 (stream byte)
  "The code of the character of STREAM that begins with BYTE, which was read. Bytes that make none are one together as
far as they could begin one (Unicode 3.9, substitution of maximal subparts)."
  (declare (type i32 byte))
  (cond ((i32< byte #x80) byte)
        ((i32< byte #xC2) replacement-code)
        ((i32< byte #xE0) (read-continuations stream 1 #x80 #xBF (i32-and byte #x1F)))
        ((i32< byte #xF0)
         (read-continuations stream 2 (if (i32= byte #xE0) #xA0 #x80) (if (i32= byte #xED) #x9F #xBF)
                             (i32-and byte #x0F)))
        ((i32< byte #xF5)
         (read-continuations stream 3 (if (i32= byte #xF0) #x90 #x80) (if (i32= byte #xF4) #x8F #xBF)
                             (i32-and byte #x07)))
        (t replacement-code)))

(defun read-char-of-file (stream)
  "The next character of STREAM, a file stream, or NIL."
  (let ((pushed (file-stream-pushed stream)))
    (if pushed
        (progn (setf (file-stream-pushed stream) nil) pushed)
        (let ((byte (look-at-byte stream)))
          (declare (type i32 byte))
          (setf (file-stream-last stream) (file-stream-index stream))
          (if (i32= byte -1)
              nil
              (progn
                (skip-byte stream)
                (make-character (if (eq (file-stream-format stream) :utf-8) (read-utf-8 stream byte) byte))))))))

(defun unread-char-of-file (stream character)
  "Put CHARACTER back into STREAM, a file stream."
  (setf (file-stream-pushed stream) character))

(defun forget-pushed (stream)
  "Have STREAM, a file stream, stand before a character that was put back."
  (when (file-stream-pushed stream)
    (setf (file-stream-pushed stream) nil)
    (go-in-file stream (+ (file-stream-start stream) (file-stream-last stream)))))

(defun go-in-file (stream position)
  "Have STREAM, a file stream, read or write next at POSITION, a number of bytes."
  (let ((index (- position (file-stream-start stream))))
    (if (<= 0 index (file-stream-fill stream))
        (setf (file-stream-index stream) index)
        (progn
          (empty-buffer stream)
          (setf (file-stream-start stream) position)))))

;;; Bytes of characters

(defun put-utf-8 (code stream)
  "Write the character with CODE to STREAM."
  (declare (type i32 code))
  (cond ((i32< code #x80) (put-byte code stream))
        ((i32< code #x800)
         (put-byte (i32-or #xC0 (i32-shr-u code 6)) stream)
         (put-continuation code stream))
        ((i32= (i32-and code #x1FF800) #xD800) (put-utf-8 replacement-code stream))
        ((i32< code #x10000)
         (put-byte (i32-or #xE0 (i32-shr-u code 12)) stream)
         (put-continuation (i32-shr-u code 6) stream)
         (put-continuation code stream))
        (t (put-byte (i32-or #xF0 (i32-shr-u code 18)) stream)
           (put-continuation (i32-shr-u code 12) stream)
           (put-continuation (i32-shr-u code 6) stream)
           (put-continuation code stream))))

(defun put-continuation (bits stream)
  "Write a byte with the lowest six of BITS to STREAM."
  (declare (type i32 bits))
  (put-byte (i32-or #x80 (i32-and bits #x3F)) stream))

(defun put-code (code stream)
  "Write the character with CODE to STREAM, a file stream."
  (declare (type i32 code))
  (cond ((eq (file-stream-format stream) :utf-8) (put-utf-8 code stream))
        ((i32< code 256) (put-byte code stream))
        (t (error 'character-encoding-error :stream stream :character (make-character code)
                                            :external-format (file-stream-format stream)))))

(defun write-char-to-file (stream character)
  "Write CHARACTER to STREAM, a file stream."
  (forget-pushed stream)
  (put-code (char-code character) stream)
  (setf (file-stream-column stream)
        (if (char= character #\Newline) 0 (+ 1 (file-stream-column stream))))
  nil)

(defun write-text-to-file (stream text start end)
  "Write TEXT from START to END to STREAM, a file stream."
  (declare (type i32 start end))
  (forget-pushed stream)
  (do ((index start (i32+ index 1)))
      ((i32>= index end))
    (declare (type i32 index))
    (put-code (string-code text index) stream))
  (setf (file-stream-column stream) (column-after text start end (file-stream-column stream)))
  nil)

(defun encoded-length (character format)
  "The number of bytes of CHARACTER in the external FORMAT."
  (let ((code (char-code character)))
    (cond ((not (eq format :utf-8)) 1)
          ((< code #x80) 1)
          ((< code #x800) 2)
          ((< code #x10000) 3)
          (t 4))))

;;; Integers of bytes, the lowest first

(defun read-integer (stream)
  "The next integer of STREAM, a file stream of integers, or NIL. What is left at the end of the file is none."
  (let ((width (file-stream-width stream))
        (value 0))
    (dotimes (index width)
      (let ((byte (next-byte stream)))
        (when (= byte -1) (return-from read-integer nil))
        (setq value (logior value (ash byte (* 8 index))))))
    (if (and (file-stream-signed stream) (logbitp (- (* 8 width) 1) value))
        (- value (ash 1 (* 8 width)))
        value)))

(defun element-of-file-p (object stream)
  "Whether OBJECT is of the element type of STREAM, a file stream of integers."
  (and (integerp object)
       (let ((bits (second (file-stream-element-type stream))))
         (if (file-stream-signed stream)
             (< (integer-length object) bits)
             (and (>= object 0) (<= (integer-length object) bits))))))

(defun write-integer (stream integer)
  "Write INTEGER to STREAM, a file stream of integers."
  (unless (element-of-file-p integer stream)
    (wrong-type integer (file-stream-element-type stream)))
  (dotimes (index (file-stream-width stream))
    (put-byte (ldb (byte 8 (* 8 index)) integer) stream)))

(defun read-integers (stream sequence start end)
  "Fill SEQUENCE from START to END with integers of STREAM. Return the index of the first element left as it was."
  (if (and (i8-array-p sequence) (= 1 (file-stream-width stream)) (not (file-stream-signed stream)))
      (read-into-bytes stream sequence start end)
      (do ((index start (+ index 1)))
          ((>= index end) index)
        (let ((integer (read-integer stream)))
          (unless integer (return index))
          (setf (elt sequence index) integer)))))

(defun write-integers (stream sequence start end)
  "Write the integers of SEQUENCE from START to END to STREAM."
  (if (and (i8-array-p sequence) (= 1 (file-stream-width stream)) (not (file-stream-signed stream)))
      (write-from-bytes stream sequence start end)
      (do ((index start (+ index 1)))
          ((>= index end))
        (write-integer stream (elt sequence index)))))
