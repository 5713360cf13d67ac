;;;; The first program: clysm run examples/hello.lisp

(format t "Hello, world!~%")
