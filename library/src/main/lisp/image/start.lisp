;;;; The numbers of symbols in an image that starts with the whole library.
;;;;
;;;; Each symbol of the library's module knows its number; the tables by number are filled from the packages. While the
;;;; library builds itself, the tables are filled as symbols are made, and this finds them full.

(in-package "CLYSM-SYSTEM")

(defun enter-numbered-symbol (symbol)
  "Enter SYMBOL in the table of those with numbers like its own."
  (let ((id (symbol-id-slot (symbol-object symbol))))
    (declare (type i32 id))
    (cond ((null symbol) (set-any-ref *symbols-by-id* 0 nil))
          ((i32>= id 0) (enter-symbol-id id symbol))
          (t (setq *own-symbols* (grow-array *own-symbols* (i32- 0 id) nil))
             (set-any-ref *own-symbols* (i32- -1 id) symbol)
             (when (i32> (i32- 0 id) own-symbol-count)
               (setq own-symbol-count (i32- 0 id)))))))

(defun enter-numbered-symbols ()
  "Enter the symbols of all packages in the tables by number."
  (dolist (package *all-packages*)
    (map-table #'enter-numbered-symbol (internal-table package))
    (map-table #'enter-numbered-symbol (external-table package))))

(attach image-call (enter-numbered-symbols))
