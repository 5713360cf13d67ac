;;;; MISMATCH and SEARCH (CLHS 17.3).

(in-package "CLYSM-SYSTEM")

(defun part-vector (sequence start end)
  "A vector of the elements of SEQUENCE from START to END."
  (if (listp sequence)
      (part-as-vector sequence start end)
      (copy-part sequence start end)))

(defun mismatch (sequence1 sequence2 &key from-end key test test-not (start1 0) end1 (start2 0) end2)
  "The index in SEQUENCE1 where the parts of the sequences first differ, or NIL if they match."
  (let* ((end1 (checked-end sequence1 start1 end1))
         (end2 (checked-end sequence2 start2 end2))
         (vector1 (part-vector sequence1 start1 end1))
         (vector2 (part-vector sequence2 start2 end2))
         (length1 (- end1 start1))
         (length2 (- end2 start2))
         (test (test-function test test-not))
         (key (key-function key)))
    (flet ((differ-p (index1 index2)
             (not (funcall test
                           (funcall key (element vector1 index1))
                           (funcall key (element vector2 index2))))))
      (dotimes (offset (min length1 length2))
        (if from-end
            (when (differ-p (- length1 offset 1) (- length2 offset 1))
              (return-from mismatch (- end1 offset)))
            (when (differ-p offset offset)
              (return-from mismatch (+ start1 offset)))))
      (cond ((= length1 length2) nil)
            (from-end (- end1 (min length1 length2)))
            (t (+ start1 (min length1 length2)))))))

(defun search (sequence1 sequence2 &key from-end key test test-not (start1 0) end1 (start2 0) end2)
  "The index in SEQUENCE2 where the leftmost (with FROM-END rightmost) part that matches SEQUENCE1 begins, or NIL."
  (let* ((end1 (checked-end sequence1 start1 end1))
         (end2 (checked-end sequence2 start2 end2))
         (pattern (part-vector sequence1 start1 end1))
         (text (part-vector sequence2 start2 end2))
         (size (- end1 start1))
         (last (- (- end2 start2) size))
         (test (test-function test test-not))
         (key (key-function key)))
    (flet ((matches-at-p (place)
             (dotimes (offset size t)
               (unless (funcall test
                                (funcall key (element pattern offset))
                                (funcall key (element text (+ place offset))))
                 (return nil)))))
      (if from-end
          (do ((place last (- place 1)))
              ((< place 0) nil)
            (when (matches-at-p place) (return (+ start2 place))))
          (do ((place 0 (+ place 1)))
              ((> place last) nil)
            (when (matches-at-p place) (return (+ start2 place))))))))
