;;;; The journal of package changes at the head of each message. The format is that of the compiler's class image.Codec.

(in-package "CLYSM-SYSTEM")

;;; Reading

(defun decode-journal ()
  "Carry out the changes that the journal of a message tells. From the first message on, those made here are noted."
  (let ((own-changes (if (eq *package-journal* :off) nil *package-journal*))
        (count (decode-number))
        (subject nil))
    (declare (type i32 count))
    ;; What the compiler tells is not told back to it.
    (setq *package-journal* :off)
    (do () ((i32= count 0))
      (setq subject (decode-change subject))
      (setq count (i32- count 1)))
    (setq *package-journal* own-changes)
    nil))

(defun decode-change (subject)
  "Read a change and carry it out, SUBJECT being the package that it is about; return the subject of the next."
  (let* ((head (decode-unit))
         (tag (i32-shr-u head 11))
         (operand (head-operand head)))
    (declare (type i32 head tag operand))
    (case tag
      (0 (package-of-name (decode-units-as-string operand) *all-packages*))
      (1 (let* ((names (read-names operand))
                (known (package-of-name (car names) *all-packages*)))
           (if known known (change-created (car names) (cdr names)))))
      (2 (let ((names (read-names operand)))
           (change-renamed subject (car names) (cdr names))
           subject))
      (t (carry-out-change tag operand subject)
         subject))))

(defun read-names (count)
  "Read a text and COUNT more; return them in a list."
  (declare (type i32 count))
  (let ((names (list (decode-text))))
    (do () ((i32= count 0) (nreconc names nil))
      (setq names (cons (decode-text) names))
      (setq count (i32- count 1)))))

(defun carry-out-change (tag operand subject)
  "Carry out the change that TAG and OPERAND tell of the package SUBJECT."
  (declare (type i32 tag operand))
  (case tag
    (3 (change-deleted subject))
    (4 (let ((used (package-of-name (decode-units-as-string operand) *all-packages*)))
         (unless (member used (%package-use-list subject)) (change-used subject used))))
    (5 (change-unused subject (package-of-name (decode-units-as-string operand) *all-packages*)))
    (6 (change-interned subject (decode-datum) (i32= operand 1)))
    (7 (change-present subject (decode-datum) (i32= operand 1)))
    (8 (change-absent subject (decode-datum)))
    (9 (change-shadowing subject (decode-datum)))
    (t (change-homeless (decode-datum)))))

;;; Writing

(defun encode-journal ()
  "Write the changes since the last message."
  (let ((changes (if (eq *package-journal* :off) nil (nreconc *package-journal* nil)))
        (subject nil))
    (setq *package-journal* nil)
    (encode-number (count-entries changes))
    (do ((rest changes (%cdr rest)))
        ((null rest))
      (when (new-subject-p (%car rest) subject)
        (encode-head 0 (utf-16-length (second (%car rest))))
        (encode-string-units (second (%car rest))))
      (setq subject (next-subject (%car rest) subject))
      (encode-change (%car rest)))))

(defun new-subject-p (change subject)
  "Whether an entry must say that CHANGE is about another package than the one named SUBJECT."
  (case (%car change)
    ((:created :homeless) nil)
    (t (if (null subject) t (not (same-codes-p subject (second change)))))))

(defun next-subject (change subject)
  "The name of the package that is the subject after CHANGE, SUBJECT being that before."
  (case (%car change)
    (:homeless subject)
    (:renamed (third change))
    (:deleted nil)
    (t (second change))))

(defun count-entries (changes)
  "The number of journal entries that tell CHANGES."
  (let ((count 0)
        (subject nil))
    (declare (type i32 count))
    (do ((rest changes (%cdr rest)))
        ((null rest) count)
      (setq count (i32+ count (if (new-subject-p (%car rest) subject) 2 1)))
      (setq subject (next-subject (%car rest) subject)))))

(defun encode-change (change)
  "Write the entry of CHANGE."
  (case (%car change)
    (:created (write-names 1 (second change) (third change)))
    (:renamed (write-names 2 (third change) (fourth change)))
    (:deleted (encode-head 3 0))
    (:used (encode-head 4 (utf-16-length (third change)))
           (encode-string-units (third change)))
    (:unused (encode-head 5 (utf-16-length (third change)))
             (encode-string-units (third change)))
    (:interned (encode-head 6 (if (fourth change) 1 0))
               (write-changed-symbol (third change)))
    (:present (encode-head 7 (if (fourth change) 1 0))
              (write-changed-symbol (third change)))
    (:absent (encode-head 8 0)
             (write-changed-symbol (third change)))
    (:shadowing (encode-head 9 0)
                (write-changed-symbol (third change)))
    (t (encode-head 10 0)
       (write-changed-symbol (third change)))))

(defun write-names (tag name nicknames)
  "Write an entry of TAG with NAME and NICKNAMES."
  (encode-head tag (proper-length nicknames))
  (write-message-text name)
  (do ((rest nicknames (%cdr rest)))
      ((null rest))
    (write-message-text (%car rest))))

(defun write-changed-symbol (symbol)
  "Write SYMBOL as a datum."
  (if (null symbol) (encode-head 0 0) (encode-symbol symbol)))
