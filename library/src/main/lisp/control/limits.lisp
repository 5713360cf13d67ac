;;;; Constants that say what the implementation can do (CLHS 3.4, 5.3, 15.2).

(in-package "CLYSM-SYSTEM")

(defconstant lambda-list-keywords
  '(&optional &rest &key &allow-other-keys &aux &body &whole &environment)
  "The symbols that have a meaning of their own in lambda lists.")

(defconstant array-rank-limit 256
  "An array has fewer dimensions than this.")

(defconstant array-dimension-limit 1073741823
  "A dimension of an array is less than this.")

(defconstant array-total-size-limit 1073741823
  "An array has fewer elements than this.")
