;;;; Streams of files (CLHS 21.1).

(in-package :clysm-system)

(define-record file-stream stream operations pathname)
