;;;; Comparing strings (CLHS string= to string-not-lessp).

(in-package :clysm-system)

(defun mismatch-index (first start1 end1 second start2 end2 fold)
  "Return the index in FIRST where parts of two simple strings differ, -1 if they do not; letter case counts unless
FOLD."
  (declare (type i32 start1 end1 start2 end2))
  (do ()
      (nil)
    (when (i32= start1 end1) (return (if (i32= start2 end2) -1 start1)))
    (when (i32= start2 end2) (return start1))
    (let ((code1 (string-code first start1))
          (code2 (string-code second start2)))
      (declare (type i32 code1 code2))
      (unless (if (i32= code1 code2)
                  t
                  (if fold (i32= (upper-case-code code1) (upper-case-code code2)) nil))
        (return start1)))
    (setq start1 (i32+ start1 1))
    (setq start2 (i32+ start2 1))))

(defun compare-strings (string1 start1 end1 string2 start2 end2 fold)
  "Return -1, 0 or 1 as the part of STRING1 is less than, equal to or greater than that of STRING2, and where they
differ. The strings are designators; letter case counts unless FOLD."
  (let* ((first (simple-designated-string string1))
         (second (simple-designated-string string2))
         (limit1 (end-index first start1 end1))
         (limit2 (end-index second start2 end2))
         (index (mismatch-index first start1 limit1 second start2 limit2 fold)))
    (declare (type i32 limit1 limit2 index))
    (if (i32= index -1)
        (values 0 limit1)
        (let ((other (i32+ (i32- index start1) start2)))
          (declare (type i32 other))
          (values (cond ((i32= index limit1) -1)
                        ((i32= other limit2) 1)
                        (t (let ((code1 (string-code first index))
                                 (code2 (string-code second other)))
                             (declare (type i32 code1 code2))
                             (if (if fold
                                     (i32< (upper-case-code code1) (upper-case-code code2))
                                     (i32< code1 code2))
                                 -1
                                 1))))
                  index)))))

(defun strings-match-p (string1 start1 end1 string2 start2 end2 fold)
  "Whether the parts of the two strings have the same characters; with FOLD, case ignored."
  (let* ((first (simple-designated-string string1))
         (second (simple-designated-string string2))
         (limit1 (end-index first start1 end1))
         (limit2 (end-index second start2 end2)))
    (declare (type i32 limit1 limit2))
    (if (i32= (i32- limit1 start1) (i32- limit2 start2))
        (i32= -1 (mismatch-index first start1 limit1 second start2 limit2 fold))
        nil)))

(defun string= (string1 string2 &key (start1 0) end1 (start2 0) end2)
  "Whether the parts of the two strings have the same characters."
  (strings-match-p string1 start1 end1 string2 start2 end2 nil))

(defun string/= (string1 string2 &key (start1 0) end1 (start2 0) end2)
  "Return the index in STRING1 where the parts differ, or NIL."
  (multiple-value-bind (order index) (compare-strings string1 start1 end1 string2 start2 end2 nil)
    (if (i32/= order 0) index nil)))

(defun string< (string1 string2 &key (start1 0) end1 (start2 0) end2)
  "Return the index where the parts differ if that of STRING1 is less, or NIL."
  (multiple-value-bind (order index) (compare-strings string1 start1 end1 string2 start2 end2 nil)
    (if (i32= order -1) index nil)))

(defun string> (string1 string2 &key (start1 0) end1 (start2 0) end2)
  "Return the index where the parts differ if that of STRING1 is greater, or NIL."
  (multiple-value-bind (order index) (compare-strings string1 start1 end1 string2 start2 end2 nil)
    (if (i32= order 1) index nil)))

(defun string<= (string1 string2 &key (start1 0) end1 (start2 0) end2)
  "Return the index where the parts differ or end unless that of STRING1 is greater, or NIL."
  (multiple-value-bind (order index) (compare-strings string1 start1 end1 string2 start2 end2 nil)
    (if (i32<= order 0) index nil)))

(defun string>= (string1 string2 &key (start1 0) end1 (start2 0) end2)
  "Return the index where the parts differ or end unless that of STRING1 is less, or NIL."
  (multiple-value-bind (order index) (compare-strings string1 start1 end1 string2 start2 end2 nil)
    (if (i32>= order 0) index nil)))

(defun string-equal (string1 string2 &key (start1 0) end1 (start2 0) end2)
  "Whether the parts of the two strings have the same characters, case ignored."
  (strings-match-p string1 start1 end1 string2 start2 end2 t))

(defun string-not-equal (string1 string2 &key (start1 0) end1 (start2 0) end2)
  "Return the index in STRING1 where the parts differ, case ignored, or NIL."
  (multiple-value-bind (order index) (compare-strings string1 start1 end1 string2 start2 end2 t)
    (if (i32/= order 0) index nil)))

(defun string-lessp (string1 string2 &key (start1 0) end1 (start2 0) end2)
  "Return the index where the parts differ if that of STRING1 is less, case ignored, or NIL."
  (multiple-value-bind (order index) (compare-strings string1 start1 end1 string2 start2 end2 t)
    (if (i32= order -1) index nil)))

(defun string-greaterp (string1 string2 &key (start1 0) end1 (start2 0) end2)
  "Return the index where the parts differ if that of STRING1 is greater, case ignored, or NIL."
  (multiple-value-bind (order index) (compare-strings string1 start1 end1 string2 start2 end2 t)
    (if (i32= order 1) index nil)))

(defun string-not-greaterp (string1 string2 &key (start1 0) end1 (start2 0) end2)
  "Return the index where the parts differ or end unless that of STRING1 is greater, case ignored, or NIL."
  (multiple-value-bind (order index) (compare-strings string1 start1 end1 string2 start2 end2 t)
    (if (i32<= order 0) index nil)))

(defun string-not-lessp (string1 string2 &key (start1 0) end1 (start2 0) end2)
  "Return the index where the parts differ or end unless that of STRING1 is less, case ignored, or NIL."
  (multiple-value-bind (order index) (compare-strings string1 start1 end1 string2 start2 end2 t)
    (if (i32>= order 0) index nil)))
