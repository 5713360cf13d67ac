;;;; Conses and their parts (CLHS 14.1.1, car to cddddr, first to tenth, rest).

(in-package :clysm-system)

(defun cons (car cdr)
  "Return a fresh cons of CAR and CDR."
  (cons car cdr))

(defun consp (object)
  "Whether OBJECT is a cons."
  (consp object))

(defun atom (object)
  "Whether OBJECT is no cons."
  (not (consp object)))

(defun listp (object)
  "Whether OBJECT is a cons or NIL."
  (listp object))

(defun null (object)
  "Whether OBJECT is NIL."
  (null object))

(defun endp (list)
  "Whether LIST, which must be a list, is at its end."
  (if (consp list)
      nil
      (if (null list) t (wrong-type list 'list))))

(defun car (list)
  "Return the car of LIST; that of NIL is NIL."
  (car list))

(defun cdr (list)
  "Return the cdr of LIST; that of NIL is NIL."
  (cdr list))

(defun rplaca (cons object)
  "Make OBJECT the car of CONS; return CONS."
  (rplaca cons object))

(defun rplacd (cons object)
  "Make OBJECT the cdr of CONS; return CONS."
  (rplacd cons object))

(defun (setf car) (object cons)
  "Make OBJECT the car of CONS; return OBJECT."
  (rplaca cons object)
  object)

(defun (setf cdr) (object cons)
  "Make OBJECT the cdr of CONS; return OBJECT."
  (rplacd cons object)
  object)

(defun caar (list)
  "Return the car of the car of LIST."
  (car (car list)))

(defun (setf caar) (object list)
  "Make OBJECT the car of the car of LIST."
  (rplaca (car list) object)
  object)

(defun cadr (list)
  "Return the car of the cdr of LIST."
  (car (cdr list)))

(defun (setf cadr) (object list)
  "Make OBJECT the car of the cdr of LIST."
  (rplaca (cdr list) object)
  object)

(defun cdar (list)
  "Return the cdr of the car of LIST."
  (cdr (car list)))

(defun (setf cdar) (object list)
  "Make OBJECT the cdr of the car of LIST."
  (rplacd (car list) object)
  object)

(defun cddr (list)
  "Return the cdr of the cdr of LIST."
  (cdr (cdr list)))

(defun (setf cddr) (object list)
  "Make OBJECT the cdr of the cdr of LIST."
  (rplacd (cdr list) object)
  object)

(defun caaar (list)
  "Return the car of the caar of LIST."
  (car (car (car list))))

(defun (setf caaar) (object list)
  "Make OBJECT the car of the caar of LIST."
  (rplaca (car (car list)) object)
  object)

(defun caadr (list)
  "Return the car of the cadr of LIST."
  (car (car (cdr list))))

(defun (setf caadr) (object list)
  "Make OBJECT the car of the cadr of LIST."
  (rplaca (car (cdr list)) object)
  object)

(defun cadar (list)
  "Return the car of the cdar of LIST."
  (car (cdr (car list))))

(defun (setf cadar) (object list)
  "Make OBJECT the car of the cdar of LIST."
  (rplaca (cdr (car list)) object)
  object)

(defun caddr (list)
  "Return the car of the cddr of LIST."
  (car (cdr (cdr list))))

(defun (setf caddr) (object list)
  "Make OBJECT the car of the cddr of LIST."
  (rplaca (cdr (cdr list)) object)
  object)

(defun cdaar (list)
  "Return the cdr of the caar of LIST."
  (cdr (car (car list))))

(defun (setf cdaar) (object list)
  "Make OBJECT the cdr of the caar of LIST."
  (rplacd (car (car list)) object)
  object)

(defun cdadr (list)
  "Return the cdr of the cadr of LIST."
  (cdr (car (cdr list))))

(defun (setf cdadr) (object list)
  "Make OBJECT the cdr of the cadr of LIST."
  (rplacd (car (cdr list)) object)
  object)

(defun cddar (list)
  "Return the cdr of the cdar of LIST."
  (cdr (cdr (car list))))

(defun (setf cddar) (object list)
  "Make OBJECT the cdr of the cdar of LIST."
  (rplacd (cdr (car list)) object)
  object)

(defun cdddr (list)
  "Return the cdr of the cddr of LIST."
  (cdr (cdr (cdr list))))

(defun (setf cdddr) (object list)
  "Make OBJECT the cdr of the cddr of LIST."
  (rplacd (cdr (cdr list)) object)
  object)

(defun caaaar (list)
  "Return the car of the caaar of LIST."
  (car (car (car (car list)))))

(defun (setf caaaar) (object list)
  "Make OBJECT the car of the caaar of LIST."
  (rplaca (car (car (car list))) object)
  object)

(defun caaadr (list)
  "Return the car of the caadr of LIST."
  (car (car (car (cdr list)))))

(defun (setf caaadr) (object list)
  "Make OBJECT the car of the caadr of LIST."
  (rplaca (car (car (cdr list))) object)
  object)

(defun caadar (list)
  "Return the car of the cadar of LIST."
  (car (car (cdr (car list)))))

(defun (setf caadar) (object list)
  "Make OBJECT the car of the cadar of LIST."
  (rplaca (car (cdr (car list))) object)
  object)

(defun caaddr (list)
  "Return the car of the caddr of LIST."
  (car (car (cdr (cdr list)))))

(defun (setf caaddr) (object list)
  "Make OBJECT the car of the caddr of LIST."
  (rplaca (car (cdr (cdr list))) object)
  object)

(defun cadaar (list)
  "Return the car of the cdaar of LIST."
  (car (cdr (car (car list)))))

(defun (setf cadaar) (object list)
  "Make OBJECT the car of the cdaar of LIST."
  (rplaca (cdr (car (car list))) object)
  object)

(defun cadadr (list)
  "Return the car of the cdadr of LIST."
  (car (cdr (car (cdr list)))))

(defun (setf cadadr) (object list)
  "Make OBJECT the car of the cdadr of LIST."
  (rplaca (cdr (car (cdr list))) object)
  object)

(defun caddar (list)
  "Return the car of the cddar of LIST."
  (car (cdr (cdr (car list)))))

(defun (setf caddar) (object list)
  "Make OBJECT the car of the cddar of LIST."
  (rplaca (cdr (cdr (car list))) object)
  object)

(defun cadddr (list)
  "Return the car of the cdddr of LIST."
  (car (cdr (cdr (cdr list)))))

(defun (setf cadddr) (object list)
  "Make OBJECT the car of the cdddr of LIST."
  (rplaca (cdr (cdr (cdr list))) object)
  object)

(defun cdaaar (list)
  "Return the cdr of the caaar of LIST."
  (cdr (car (car (car list)))))

(defun (setf cdaaar) (object list)
  "Make OBJECT the cdr of the caaar of LIST."
  (rplacd (car (car (car list))) object)
  object)

(defun cdaadr (list)
  "Return the cdr of the caadr of LIST."
  (cdr (car (car (cdr list)))))

(defun (setf cdaadr) (object list)
  "Make OBJECT the cdr of the caadr of LIST."
  (rplacd (car (car (cdr list))) object)
  object)

(defun cdadar (list)
  "Return the cdr of the cadar of LIST."
  (cdr (car (cdr (car list)))))

(defun (setf cdadar) (object list)
  "Make OBJECT the cdr of the cadar of LIST."
  (rplacd (car (cdr (car list))) object)
  object)

(defun cdaddr (list)
  "Return the cdr of the caddr of LIST."
  (cdr (car (cdr (cdr list)))))

(defun (setf cdaddr) (object list)
  "Make OBJECT the cdr of the caddr of LIST."
  (rplacd (car (cdr (cdr list))) object)
  object)

(defun cddaar (list)
  "Return the cdr of the cdaar of LIST."
  (cdr (cdr (car (car list)))))

(defun (setf cddaar) (object list)
  "Make OBJECT the cdr of the cdaar of LIST."
  (rplacd (cdr (car (car list))) object)
  object)

(defun cddadr (list)
  "Return the cdr of the cdadr of LIST."
  (cdr (cdr (car (cdr list)))))

(defun (setf cddadr) (object list)
  "Make OBJECT the cdr of the cdadr of LIST."
  (rplacd (cdr (car (cdr list))) object)
  object)

(defun cdddar (list)
  "Return the cdr of the cddar of LIST."
  (cdr (cdr (cdr (car list)))))

(defun (setf cdddar) (object list)
  "Make OBJECT the cdr of the cddar of LIST."
  (rplacd (cdr (cdr (car list))) object)
  object)

(defun cddddr (list)
  "Return the cdr of the cdddr of LIST."
  (cdr (cdr (cdr (cdr list)))))

(defun (setf cddddr) (object list)
  "Make OBJECT the cdr of the cdddr of LIST."
  (rplacd (cdr (cdr (cdr list))) object)
  object)

(defun rest (list)
  "Return the cdr of LIST."
  (cdr list))

(defun (setf rest) (object list)
  "Make OBJECT the cdr of LIST."
  (rplacd list object)
  object)

(defun first (list)
  "Return the first element of LIST, NIL if it is shorter."
  (car list))

(defun (setf first) (object list)
  "Make OBJECT the first element of LIST."
  (rplaca list object)
  object)

(defun second (list)
  "Return the second element of LIST, NIL if it is shorter."
  (car (cdr list)))

(defun (setf second) (object list)
  "Make OBJECT the second element of LIST."
  (rplaca (cdr list) object)
  object)

(defun third (list)
  "Return the third element of LIST, NIL if it is shorter."
  (car (cdr (cdr list))))

(defun (setf third) (object list)
  "Make OBJECT the third element of LIST."
  (rplaca (cdr (cdr list)) object)
  object)

(defun fourth (list)
  "Return the fourth element of LIST, NIL if it is shorter."
  (car (cdr (cdr (cdr list)))))

(defun (setf fourth) (object list)
  "Make OBJECT the fourth element of LIST."
  (rplaca (cdr (cdr (cdr list))) object)
  object)

(defun fifth (list)
  "Return the fifth element of LIST, NIL if it is shorter."
  (car (cdr (cdr (cdr (cdr list))))))

(defun (setf fifth) (object list)
  "Make OBJECT the fifth element of LIST."
  (rplaca (cdr (cdr (cdr (cdr list)))) object)
  object)

(defun sixth (list)
  "Return the sixth element of LIST, NIL if it is shorter."
  (car (cdr (cdr (cdr (cdr (cdr list)))))))

(defun (setf sixth) (object list)
  "Make OBJECT the sixth element of LIST."
  (rplaca (cdr (cdr (cdr (cdr (cdr list))))) object)
  object)

(defun seventh (list)
  "Return the seventh element of LIST, NIL if it is shorter."
  (car (cdr (cdr (cdr (cdr (cdr (cdr list))))))))

(defun (setf seventh) (object list)
  "Make OBJECT the seventh element of LIST."
  (rplaca (cdr (cdr (cdr (cdr (cdr (cdr list)))))) object)
  object)

(defun eighth (list)
  "Return the eighth element of LIST, NIL if it is shorter."
  (car (cdr (cdr (cdr (cdr (cdr (cdr (cdr list)))))))))

(defun (setf eighth) (object list)
  "Make OBJECT the eighth element of LIST."
  (rplaca (cdr (cdr (cdr (cdr (cdr (cdr (cdr list))))))) object)
  object)

(defun ninth (list)
  "Return the ninth element of LIST, NIL if it is shorter."
  (car (cdr (cdr (cdr (cdr (cdr (cdr (cdr (cdr list))))))))))

(defun (setf ninth) (object list)
  "Make OBJECT the ninth element of LIST."
  (rplaca (cdr (cdr (cdr (cdr (cdr (cdr (cdr (cdr list)))))))) object)
  object)

(defun tenth (list)
  "Return the tenth element of LIST, NIL if it is shorter."
  (car (cdr (cdr (cdr (cdr (cdr (cdr (cdr (cdr (cdr list)))))))))))

(defun (setf tenth) (object list)
  "Make OBJECT the tenth element of LIST."
  (rplaca (cdr (cdr (cdr (cdr (cdr (cdr (cdr (cdr (cdr list))))))))) object)
  object)
