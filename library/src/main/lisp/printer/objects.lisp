;;;; Structures, conditions, functions and all that has no syntax of its own (CLHS 22.1.3.11 to 22.1.3.13).

(in-package "CLYSM-SYSTEM")

(defun call-printing-unreadably (object stream type identity body)
  "Write #< > to STREAM around what BODY, a function or NIL, writes; the type of OBJECT before it if TYPE, an identity
after it if IDENTITY."
  (when *print-readably* (error 'print-not-readable :object object))
  (put-string "#<" stream)
  (when type
    (let ((specifier (type-of object)))
      (output-object (if (consp specifier) (car specifier) specifier) stream))
    (when (or body identity) (put-char #\Space stream)))
  (when body (funcall body))
  (when identity
    (when body (put-char #\Space stream))
    (put-char #\{ stream)
    (put-string (integer-to-string (identity-hash-of-host object) 16) stream)
    (put-char #\} stream))
  (put-char #\> stream)
  nil)

(defun output-structure (structure stream)
  "Write STRUCTURE, an object with a layout, to STREAM."
  (let ((layout (structure-layout structure)))
    (cond ((condition-layout-p layout) (output-condition structure stream))
          ((structure-printer layout)
           (with-level (stream)
             (funcall (structure-printer layout) structure stream)))
          ((structure-layout-p layout) (output-slots structure layout stream))
          (t (print-unreadable-object (structure stream)
               (put-string (symbol-name (layout-name layout)) stream))))))

(defun output-slots (structure layout stream)
  "Write STRUCTURE of LAYOUT to STREAM in the syntax #S."
  (with-level (stream)
    (put-string "#S(" stream)
    (output-object (layout-name layout) stream)
    (let ((index 0)
          (limit (printed-length)))
      (dolist (slot (structure-slots layout))
        (put-char #\Space stream)
        (when (and limit (>= index limit))
          (put-string "..." stream)
          (return))
        (put-char #\: stream)
        (output-token (simple-string-of (symbol-name (slot-name slot))) stream)
        (put-char #\Space stream)
        (output-object (structure-ref-indexed structure index) stream)
        (setq index (+ index 1))))
    (put-char #\) stream)))

(defun output-condition (condition stream)
  "Write CONDITION to STREAM: its report, or unreadably where that would be taken for text."
  (if (escaping-p)
      (print-unreadable-object (condition stream)
        (output-object (layout-name (structure-layout condition)) stream))
      (report-condition condition stream)))

(defun output-function (function stream)
  "Write the name of FUNCTION to STREAM unreadably; if it calls a function of the host, that."
  (let ((crossed (function-crossed function)))
    (if (host-object-p crossed)
        (output-object crossed stream)
        (print-unreadable-object (function stream)
          (put-string "FUNCTION" stream)
          (let ((name (function-name-slot function)))
            (when name
              (put-char #\Space stream)
              (princ name stream)))))))

(defun print-package (package stream)
  "Write PACKAGE to STREAM unreadably."
  (print-unreadable-object (package stream)
    (put-string "PACKAGE " stream)
    (prin1 (package-name package) stream)))

(defun print-hash-table (table stream)
  "Write a summary of a hash TABLE to STREAM unreadably."
  (print-unreadable-object (table stream)
    (put-string "HASH-TABLE :TEST " stream)
    (output-object (hash-table-test table) stream)
    (put-string " :COUNT " stream)
    (output-object (hash-table-count table) stream)))

(defun set-printer (name function)
  "Have objects of the record type NAME printed by FUNCTION of an object and a stream."
  (set-any-ref (layout-info (find-layout name)) 2 function))

(attach package (set-printer 'package #'print-package))
(attach hash-table (set-printer 'hash-table #'print-hash-table))

(defun print-random-state (state stream)
  "Write the random STATE to STREAM so that the reader makes a copy (CLHS 22.1.3.10)."
  (let ((words (structure-ref state 0)))
    (write-string "#.(CLYSM-SYSTEM::NEW-RANDOM-STATE " stream)
    (put-string (integer-to-string (i64-to-integer (i64-ref words 0)) 10) stream)
    (put-char #\Space stream)
    (put-string (integer-to-string (i64-to-integer (i64-ref words 1)) 10) stream)
    (put-char #\) stream)))

(attach random-state (set-printer 'random-state #'print-random-state))
