;;;; Messages between image and compiler: the units, numbers and texts of which they are made.
;;;;
;;;; The format is that of the compiler's class image.Codec. A message is at the same time a host string; it is copied
;;;; to and from one buffer of 16-bit units. A message is read or written as a whole before anything else runs, so that
;;;; one buffer serves all, however deep the compiler and the image call each other.

(in-package "CLYSM-SYSTEM")

(define-global *message* t (make-i16-array 4096 0))
(define-global message-position i32 0)

(defun open-message (message)
  "Prepare to read MESSAGE, a host string."
  (let ((length (host-string-length message)))
    (declare (type i32 length))
    (when (i32> length (array-length *message*))
      (setq *message* (make-i16-array (i32* 2 length) 0)))
    (host-string-into-i16 message *message* 0)
    (setq message-position 0)
    nil))

(defun begin-message ()
  "Prepare to write a message."
  (setq message-position 0)
  nil)

(defun finish-message ()
  "The message that was written, a host string."
  (host-string-from-i16 *message* 0 message-position))

(defun decode-unit ()
  "Read one unit: an integer of 16 bits."
  (let ((unit (i16-ref *message* message-position)))
    (setq message-position (i32+ message-position 1))
    unit))

(defun encode-unit (unit)
  "Write the lower 16 bits of UNIT."
  (declare (type i32 unit))
  (when (i32>= message-position (array-length *message*))
    (let ((larger (make-i16-array (i32* 2 (array-length *message*)) 0)))
      (i16-copy larger 0 *message* 0 message-position)
      (setq *message* larger)))
  (set-i16-ref *message* message-position unit)
  (setq message-position (i32+ message-position 1))
  nil)

(defun decode-number ()
  "Read a number from 0 to 2^30-1."
  (let ((unit (decode-unit)))
    (declare (type i32 unit))
    (if (i32< unit #x8000)
        unit
        (i32+ (i32* (i32- unit #x8000) #x8000) (decode-unit)))))

(defun encode-number (number)
  "Write NUMBER, from 0 to 2^30-1."
  (declare (type i32 number))
  (cond ((i32< number #x8000) (encode-unit number))
        (t (encode-unit (i32+ #x8000 (i32-shr-u number 15)))
           (encode-unit (i32-and number #x7FFF)))))

(defun head-operand (head)
  "The operand of a head whose first unit HEAD was read."
  (declare (type i32 head))
  (let ((operand (i32-and head 2047)))
    (declare (type i32 operand))
    (if (i32= operand 2047) (decode-number) operand)))

(defun encode-head (tag operand)
  "Write the head of a datum or of a journal entry."
  (declare (type i32 tag operand))
  (cond ((i32< operand 2047) (encode-unit (i32+ (i32* tag 2048) operand)))
        (t (encode-unit (i32+ (i32* tag 2048) 2047))
           (encode-number operand))))

(defun decode-units-as-string (count)
  "Read COUNT units, which are the UTF-16 form of a string."
  (declare (type i32 count))
  (let ((data (make-i16-array count 0)))
    (i16-copy data 0 *message* message-position count)
    (setq message-position (i32+ message-position count))
    (if (has-surrogates-p data)
        (string-of-utf-16 data)
        (make-string-object data))))

(defun utf-16-length (string)
  "The number of units of the UTF-16 form of a simple string."
  (let* ((data (string-data string))
         (length (array-length data))
         (units length)
         (index 0))
    (declare (type i32 length units index))
    (when (i32-array-p data)
      (tagbody
       next
         (when (i32< index length)
           (when (i32> (i32-ref data index) #xFFFF)
             (setq units (i32+ units 1)))
           (setq index (i32+ index 1))
           (go next))))
    units))

(defun encode-string-units (string)
  "Write the UTF-16 form of a simple string."
  (let* ((data (string-data string))
         (length (array-length data))
         (index 0))
    (declare (type i32 length index))
    (tagbody
     next
       (when (i32< index length)
         (let ((code (if (i16-array-p data) (i16-ref data index) (i32-ref data index))))
           (declare (type i32 code))
           (cond ((i32< code #x10000) (encode-unit code))
                 (t (encode-unit (i32+ #xD800 (i32-shr-u (i32- code #x10000) 10)))
                    (encode-unit (i32+ #xDC00 (i32-and code #x3FF))))))
         (setq index (i32+ index 1))
         (go next)))
    nil))

(defun decode-text ()
  "Read a text: the number of its units, then they."
  (decode-units-as-string (decode-number)))

(defun write-message-text (string)
  "Write a simple string as a text."
  (encode-number (utf-16-length string))
  (encode-string-units string))
