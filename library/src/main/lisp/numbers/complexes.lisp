;;;; Complex numbers (CLHS 12.1.5).

(in-package :clysm-system)

(defun realpart (number)
  "Return the real part of NUMBER."
  (if (complex-object-p number) (complex-real number) (check-number number)))

(defun imagpart (number)
  "Return the imaginary part of NUMBER: for a real float a zero of its kind and sign, for a rational 0."
  (cond ((complex-object-p number) (complex-imaginary number))
        ((floatp number) (multiply 0 number))
        (t (check-number number) 0)))

(defun complex (realpart &optional (imagpart 0))
  "Return the number of the two parts, which is real if IMAGPART is an exact 0."
  (let ((rank-r (real-rank realpart))
        (rank-i (real-rank imagpart)))
    (declare (type i32 rank-r rank-i))
    (cond ((if (i32= rank-r 3) t (i32= rank-i 3))
           (make-complex (real-to-double realpart) (real-to-double imagpart)))
          ((if (i32= rank-r 2) t (i32= rank-i 2))
           (make-complex (real-to-single realpart) (real-to-single imagpart)))
          ((eq imagpart 0) realpart)
          (t (make-complex realpart imagpart)))))

(defun real-to-double (real)
  "Return REAL as an object of type double-float."
  (if (double-float-object-p real) real (real-to-f64 real)))

(defun real-to-single (real)
  "Return REAL as an object of type single-float."
  (if (single-float-object-p real) real (real-to-f32 real)))

(defun complex-magnitude (number)
  "Return the distance of the complex NUMBER from 0, scaled so that nothing overflows on the way."
  (let* ((x (f64-abs (real-to-f64 (complex-real number))))
         (y (f64-abs (real-to-f64 (complex-imaginary number))))
         (great (f64-max x y))
         (small (f64-min x y))
         (ratio (if (f64= great 0.0d0) 0.0d0 (f64/ small great)))
         (size (f64* great (f64-sqrt (f64+ 1.0d0 (f64* ratio ratio))))))
    (declare (type f64 x y great small ratio size))
    (if (double-float-object-p (complex-real number)) size (f64-to-f32 size))))
