;;;; The variables that control printing (CLHS 22.1.1).

(in-package "CLYSM-SYSTEM")

(defvar *print-escape* t "Whether objects are printed so that they can be read again, as far as that goes.")
(defvar *print-readably* nil "Whether it is an error to print an object that cannot be read again.")
(defvar *print-base* 10 "The radix in which rational numbers are printed.")
(defvar *print-radix* nil "Whether rational numbers show their radix.")
(defvar *print-case* :upcase "The case in which symbols are printed: :UPCASE, :DOWNCASE or :CAPITALIZE.")
(defvar *print-gensym* t "Whether symbols without a package are printed with a prefix.")
(defvar *print-array* t "Whether the elements of arrays are printed.")
(defvar *print-circle* nil "Whether shared and circular structure is shown by labels.")
(defvar *print-length* nil "How many elements of an object are printed, or NIL for all.")
(defvar *print-level* nil "How deeply nested objects are printed, or NIL for all.")
(defvar *print-pretty* nil "Whether text is laid out in lines.")
(defvar *print-lines* nil "How many lines the pretty printer writes, or NIL for all.")
(defvar *print-miser-width* nil "The width of a line below which the pretty printer saves space, or NIL.")
(defvar *print-right-margin* nil "The column where lines of the pretty printer end, or NIL.")
(defvar *print-pprint-dispatch* nil "The table of the pretty printer.")
(defvar *read-default-float-format* 'single-float
  "The type of floats that are read and printed without an exponent marker.")

(defvar *print-depth* 0
  "How many objects enclose the one that is being printed. Counted only while *PRINT-LEVEL* is set.")

(defmacro with-standard-io-syntax (&body body)
  "Run BODY with the variables that control reading and printing bound to their standard values."
  `(let ((*package* (find-package "COMMON-LISP-USER"))
         (*print-array* t) (*print-base* 10) (*print-case* :upcase) (*print-circle* nil) (*print-escape* t)
         (*print-gensym* t) (*print-length* nil) (*print-level* nil) (*print-lines* nil) (*print-miser-width* nil)
         (*print-pprint-dispatch* nil) (*print-pretty* nil) (*print-radix* nil) (*print-readably* t)
         (*print-right-margin* nil) (*read-base* 10) (*read-default-float-format* 'single-float) (*read-eval* t)
         (*read-suppress* nil) (*readtable* (copy-readtable nil)))
     ,(body-form body)))
