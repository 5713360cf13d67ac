;;;; Streams of files (CLHS 21.1.2): bytes between a buffer and the host.

(in-package :clysm-system)

;;; The buffer holds the bytes of the file from the position START on, FILL of them; the next one to be read or
;;; written is that at INDEX. If it is DIRTY, it is still to be written. The host reads and writes next at the
;;; position AT. PUSHED is a character that was put back, LAST the index where the one that was read last begins.
;;; CHARACTERS tells that the elements are characters, in the external FORMAT; others are integers of WIDTH bytes,
;;; perhaps SIGNED. WRITER is a function that writes the buffer; NIL for input alone. UNDO is called when the stream
;;; is closed with whether that is an abort; it is NIL for a file that was there before.
(define-record file-stream stream
  operations pathname path handle element-type format characters width signed
  buffer start fill index at dirty pushed last column writer undo)

(defconstant file-buffer-size 16384
  "The number of bytes in the buffer of a file stream.")

(defun check-file-done (result stream)
  "Return RESULT, what the host returned for an operation on the file of STREAM, unless it tells of a failure."
  (check-done result (if (file-stream-writer stream) "write" "read") (file-stream-pathname stream)))

(defun go-to-position (stream position)
  "Have the host read or write next at POSITION of the file of STREAM."
  (unless (= position (file-stream-at stream))
    (check-file-done (seek-in-host-file (file-stream-handle stream) (float position 1d0)) stream)
    (setf (file-stream-at stream) position)))

(defun write-buffer (stream)
  "Give the host what the buffer of STREAM holds if it is to be written."
  (when (file-stream-dirty stream)
    (let ((fill (file-stream-fill stream)))
      (setf (file-stream-dirty stream) nil)
      (go-to-position stream (file-stream-start stream))
      (check-file-done (write-host-file (file-stream-handle stream) (host-bytes (file-stream-buffer stream) 0 fill))
                       stream)
      (setf (file-stream-at stream) (+ (file-stream-at stream) fill)))))

(defun empty-buffer (stream)
  "Write what the buffer of STREAM holds, and have it begin where the stream stands."
  (write-buffer stream)
  (let ((index (file-stream-index stream)))
    (setf (file-stream-last stream) (- (file-stream-last stream) index))
    (setf (file-stream-start stream) (+ (file-stream-start stream) index))
    (setf (file-stream-fill stream) 0)
    (setf (file-stream-index stream) 0)))

(defun fill-buffer (stream)
  "Read the next bytes of the file of STREAM, whose buffer has been read. Return whether there are any."
  (empty-buffer stream)
  (go-to-position stream (file-stream-start stream))
  (let* ((bytes (check-file-done (read-host-file (file-stream-handle stream) file-buffer-size) stream))
         (count (host-array-length bytes)))
    (fill-with-host-bytes (file-stream-buffer stream) bytes)
    (setf (file-stream-fill stream) count)
    (setf (file-stream-at stream) (+ (file-stream-at stream) count))
    (> count 0)))

(declaim (inline look-at-byte))

(defun look-at-byte (stream)
  "The next byte of STREAM, which stays there, or -1 at its end."
  (let ((index (file-stream-index stream)))
    (declare (type i32 index))
    (if (or (i32< index (file-stream-fill stream)) (fill-buffer stream))
        (i8-ref (file-stream-buffer stream) (file-stream-index stream))
        -1)))

(declaim (inline skip-byte))

(defun skip-byte (stream)
  "Go over the next byte of STREAM, which was looked at."
  (setf (file-stream-index stream) (i32+ (file-stream-index stream) 1)))

(defun next-byte (stream)
  "The next byte of STREAM, or -1 at its end."
  (let ((byte (look-at-byte stream)))
    (unless (i32= byte -1) (skip-byte stream))
    byte))

(defun put-byte (byte stream)
  "Write BYTE to STREAM."
  (declare (type i32 byte))
  (when (= (file-stream-index stream) file-buffer-size) (empty-buffer stream))
  (unless (file-stream-dirty stream) (begin-writing stream))
  (let ((index (file-stream-index stream)))
    (declare (type i32 index))
    (set-i8-ref (file-stream-buffer stream) index byte)
    (setq index (i32+ index 1))
    (setf (file-stream-index stream) index)
    (when (i32> index (file-stream-fill stream)) (setf (file-stream-fill stream) index))))

(defun begin-writing (stream)
  "Note that the buffer of STREAM is to be written: now or later, but also if the program ends before."
  (setf (file-stream-dirty stream) t)
  (call-at-end (to-host-function (file-stream-writer stream) () :void)))

;;; Bytes in bulk

(defun read-into-bytes (stream bytes start end)
  "Fill BYTES, an array of bytes, from START to END from STREAM. Return the index of the first that is left as it was."
  (declare (type i32 start end))
  (do ()
      ((i32>= start end) start)
    (when (i32= -1 (look-at-byte stream)) (return start))
    (let* ((index (file-stream-index stream))
           (there (i32- (file-stream-fill stream) index))
           (wanted (i32- end start))
           (count (if (i32< there wanted) there wanted)))
      (declare (type i32 index there wanted count))
      (i8-copy bytes start (file-stream-buffer stream) index count)
      (setf (file-stream-index stream) (i32+ index count))
      (setq start (i32+ start count)))))

(defun write-from-bytes (stream bytes start end)
  "Write BYTES, an array of bytes, from START to END to STREAM."
  (declare (type i32 start end))
  (do ()
      ((i32>= start end) nil)
    (when (= (file-stream-index stream) file-buffer-size) (empty-buffer stream))
    (unless (file-stream-dirty stream) (begin-writing stream))
    (let* ((index (file-stream-index stream))
           (room (i32- file-buffer-size index))
           (wanted (i32- end start))
           (count (if (i32< room wanted) room wanted))
           (last (i32+ index count)))
      (declare (type i32 index room wanted count last))
      (i8-copy (file-stream-buffer stream) index bytes start count)
      (setf (file-stream-index stream) last)
      (when (i32> last (file-stream-fill stream)) (setf (file-stream-fill stream) last))
      (setq start (i32+ start count)))))

;;; Closing

(defun close-file (stream abort)
  "Close the file of STREAM. If ABORT, what was not written yet is forgotten of a file that goes away."
  (when (and abort (file-stream-undo stream)) (setf (file-stream-dirty stream) nil))
  (let ((complete nil))
    (unwind-protect (progn (write-buffer stream) (setq complete t))
      (let ((result (close-host-file (file-stream-handle stream))))
        (when complete (check-file-done result stream))))
    (when (file-stream-undo stream)
      (funcall (file-stream-undo stream) abort))))

(defun print-file-stream (stream output)
  "Write STREAM, a file stream, unreadably to OUTPUT."
  (print-unreadable-object (stream output)
    (format output "FILE-STREAM ~S" (namestring (file-stream-pathname stream)))))

(attach (:function new-file-stream) (set-printer 'file-stream #'print-file-stream))
