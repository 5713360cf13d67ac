;;;; The marshal type (:ENUM MEMBER...): keywords, and numbers or strings of the host.

(in-package "CLYSM-SYSTEM")

(defun enum-member (member)
  "A cons of the keyword and the host value of MEMBER: (KEYWORD VALUE), or a keyword, which is itself in camel case."
  (cond ((keywordp member) (cons member (camel-case (symbol-name member))))
        ((and (consp member) (consp (cdr member)) (null (cddr member))
              (keywordp (first member))
              (typep (second member) '(or string (signed-byte 32))))
         (cons (first member) (second member)))
        (t (foreign-type-misuse "~S is no member of an :ENUM, which is a keyword or (KEYWORD VALUE), with a string or ~
                                 an integer of 32 bits as VALUE"
                                member))))

(defun enum-members (members)
  "An alist of the keywords of an :ENUM and their host values, all numbers or all strings."
  (let* ((alist (mapcar #'enum-member members))
         (values (mapcar #'cdr alist)))
    (cond ((null members) (foreign-type-misuse ":ENUM needs members"))
          ((not (or (every #'stringp values) (every #'integerp values)))
           (foreign-type-misuse "the members of an :ENUM must be all numbers or all strings"))
          ((not (= (length (remove-duplicates values :test #'equal))
                   (length (remove-duplicates (mapcar #'car alist)))
                   (length members)))
           (foreign-type-misuse "an :ENUM has a member twice")))
    alist))

(defun enum-of-numbers-p (members)
  "Whether the host values of the members of an :ENUM are numbers."
  (integerp (cdr (first (enum-members members)))))

(defun enum-to-host-form (value members)
  "A form of what the keyword VALUE is in the host."
  `(case ,value
     ,@(loop for (keyword . host-value) in (enum-members members)
             collect `(,keyword ,(if (stringp host-value) `(host-literal ,host-value) host-value)))
     (t (ffi:conversion-error ,value (:enum ,@members)))))

(defun enum-from-host-form (value members)
  "A form of the keyword for VALUE of the host."
  (if (enum-of-numbers-p members)
      `(case ,value
         ,@(loop for (keyword . host-value) in (enum-members members) collect `(,host-value ,keyword))
         (t (ffi:conversion-error ,value (:enum ,@members))))
      `(cond ,@(loop for (keyword . host-value) in (enum-members members)
                     collect `((same-text-p ,value (host-literal ,host-value)) ,keyword))
             (t (ffi:conversion-error ,value (:enum ,@members))))))

(defun same-text-p (value text)
  "Whether VALUE of the host is a string with the characters of the host string TEXT."
  (and (host-string-p value) (host-string= value text)))

(ffi:define-foreign-type :enum (&rest members)
  "A keyword. In the host a number or string: MEMBERS are (KEYWORD VALUE), or keywords that are strings in camel case."
  (:base (if (enum-of-numbers-p members) :int32 :anyref))
  (:lisp-type `(member ,@(mapcar #'car (enum-members members))))
  (:to-host (value) (enum-to-host-form value members))
  (:from-host (value) (enum-from-host-form value members))
  (:typescript (format nil "~{~A~^ | ~}"
                       (mapcar (lambda (member) (javascript-literal (cdr member))) (enum-members members))))
  (:java (if (enum-of-numbers-p members) "int" "String") (if (enum-of-numbers-p members) "Integer" "String")))
