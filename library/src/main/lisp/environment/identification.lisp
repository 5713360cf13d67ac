;;;; What the implementation says of itself (CLHS 25.1.2).

(in-package :clysm-system)

(defun lisp-implementation-type ()
  "Return the name of this implementation."
  "Clysm")

(defun lisp-implementation-version ()
  "Return the version of this implementation."
  "0.1.0")

(defun machine-type ()
  "Return the kind of machine that programs run on."
  "WebAssembly")

(defun machine-version ()
  "Return NIL: programs do not know the machine below WebAssembly."
  nil)

(defun machine-instance ()
  "Return NIL: programs do not know on which machine they run."
  nil)

(defun software-type ()
  "Return NIL: programs do not know the system that their host runs on."
  nil)

(defun software-version ()
  "Return NIL: programs do not know the system that their host runs on."
  nil)

(defun short-site-name ()
  "Return NIL: programs do not know where they run."
  nil)

(defun long-site-name ()
  "Return NIL: programs do not know where they run."
  nil)
