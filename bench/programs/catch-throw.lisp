; n=3000 goal=1.5
; Leaving ten frames by THROW, past another CATCH.
(defun search-below (depth n)
  (if (= depth 0)
      (throw 'found n)
      (+ 1 (search-below (- depth 1) n))))

(defun search-from (n)
  (catch 'found
    (catch 'other
      (search-below 10 n))
    -1))

(defun run (n)
  (let ((total 0))
    (dotimes (i n)
      (incf total (search-from (logand i 255))))
    total))

#+clysm
(ffi:export-function run :as "run" :signature ((:fixnum) :fixnum))
