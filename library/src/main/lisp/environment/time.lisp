;;;; Time (CLHS 25.1.4): universal time counts seconds from the beginning of the year 1900 in Greenwich, internal time
;;;; microseconds from an arbitrary moment.

(in-package :clysm-system)

(ffi:define-foreign-function host-now "Date.now" () :float)
(ffi:define-foreign-function host-ticks "performance.now" () :float)

(defconstant internal-time-units-per-second 1000000 "The number of units of internal time in a second.")

;;; The seconds from 1900 to 1970, where the time of the host begins.
(defconstant seconds-to-1970 2208988800)

(defun get-universal-time ()
  "Return the present as a universal time."
  (values (floor (+ (* 1000 seconds-to-1970) (floor (host-now))) 1000)))

(defun get-internal-real-time ()
  "Return the time that has passed, in internal time units."
  (values (floor (* 1000d0 (host-ticks)))))

(defun get-internal-run-time ()
  "Return the time that has passed, in internal time units: the host tells no time of one program alone."
  (get-internal-real-time))

(defun leap-year-p (year)
  "Whether YEAR has 366 days."
  (and (zerop (mod year 4))
       (or (not (zerop (mod year 100)))
           (zerop (mod year 400)))))

(defun days-before-year (year)
  "Return the number of days from the beginning of 1900 to that of YEAR."
  (let ((before (- year 1)))
    (+ (* 365 (- year 1900))
       (- (floor before 4) 474)
       (- 18 (floor before 100))
       (- (floor before 400) 4))))

(defun days-of-month (month year)
  "Return the number of days of MONTH in YEAR."
  (if (and (= month 2) (leap-year-p year))
      29
      (svref #(31 28 31 30 31 30 31 31 30 31 30 31) (- month 1))))

(defun days-before-month (month year)
  "Return the number of days of YEAR before MONTH."
  (let ((days 0))
    (dotimes (index (- month 1) days)
      (incf days (days-of-month (+ index 1) year)))))

(defun year-of-days (days)
  "Return the year in which the day falls that is DAYS after the beginning of 1900."
  ;; The estimate is never too great: no year is longer than 366 days.
  (do ((year (+ 1900 (floor days 366)) (+ year 1)))
      ((< days (days-before-year (+ year 1))) year)))

(ffi:define-foreign-function host-date "clysm:runtime.timezoneOffset" (:float) :float)

(defun local-time-zone (universal-time)
  "Return the hours that local time is behind Greenwich at UNIVERSAL-TIME."
  (/ (floor (host-date (* 1000d0 (- universal-time seconds-to-1970)))) 60))

(defun decode-universal-time (universal-time &optional time-zone)
  "Return second, minute, hour, date, month, year, day of the week (Monday is 0), whether it is summer time, time zone."
  (let ((zone (or time-zone (local-time-zone universal-time))))
    (multiple-value-bind (days seconds) (floor (- universal-time (* 3600 zone)) 86400)
      (multiple-value-bind (minutes second) (floor (floor seconds) 60)
        (multiple-value-bind (hour minute) (floor minutes 60)
          (let* ((year (year-of-days days))
                 (day (- days (days-before-year year)))
                 (month (month-of-day day year)))
            (values second minute hour
                    (+ 1 (- day (days-before-month month year)))
                    month year (mod days 7) nil zone)))))))

(defun month-of-day (day year)
  "Return the month of YEAR in which its day DAY, counted from 0, falls."
  (do ((month 1 (+ month 1)))
      ((< day (days-before-month (+ month 1) year)) month)))

(defun get-decoded-time ()
  "Return the present as by decode-universal-time."
  (decode-universal-time (get-universal-time)))

(defun full-year (year)
  "Return YEAR, or if it is below 100 the one with these last digits that is nearest to the present (CLHS 25.1.4.1)."
  (if (< -1 year 100)
      (let* ((present (nth-value 5 (get-decoded-time)))
             (candidate (+ year (* 100 (floor present 100)))))
        (cond ((< candidate (- present 50)) (+ candidate 100))
              ((>= candidate (+ present 50)) (- candidate 100))
              (t candidate)))
      year))

(defun encode-universal-time (second minute hour date month year &optional time-zone)
  "Return the universal time of a decoded time."
  (let* ((year (full-year year))
         (days (+ (days-before-year year) (days-before-month month year) (- date 1)))
         (time (+ second (* 60 (+ minute (* 60 (+ hour (* 24 days))))))))
    (+ time (* 3600 (or time-zone (local-time-zone time))))))

(defmacro time (form)
  "Evaluate FORM, and write how long that took to *TRACE-OUTPUT*."
  (let ((start (gensym "START")))
    `(let ((,start (get-internal-real-time)))
       (multiple-value-prog1 ,form
         (report-time (- (get-internal-real-time) ,start))))))

(defun report-time (units)
  "Write a number of internal time UNITS to *TRACE-OUTPUT*."
  (format *trace-output* "~&~,3F seconds of real time~%" (/ units 1000000d0)))
