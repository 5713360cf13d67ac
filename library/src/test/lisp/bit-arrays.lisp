;;;; Rows (form value): what evaluating the form returns, compared by equal.

((list (bit #*0110 1) (sbit #*0110 3) (let ((b (make-array 3 :element-type (quote bit) :initial-element 0))) (setf (bit b 1) 1 (sbit b 2) 1) b))
 (1 0 #*011))
((list (bit-and #*1100 #*1010) (bit-ior #*1100 #*1010) (bit-xor #*1100 #*1010) (bit-eqv #*1100 #*1010) (bit-nand #*1100 #*1010) (bit-nor #*1100 #*1010) (bit-andc1 #*1100 #*1010) (bit-andc2 #*1100 #*1010) (bit-orc1 #*1100 #*1010) (bit-orc2 #*1100 #*1010) (bit-not #*1100))
 (#*1000 #*1110 #*0110 #*1001 #*0111 #*0001 #*0010 #*0100 #*1011 #*1101 #*0011))
((let ((a (copy-seq #*1100)) (r (copy-seq #*0000))) (list (eq a (bit-and a #*1010 t)) a (eq r (bit-not a r)) r))
 (t #*1000 t #*0111))
((handler-case (bit-and #*11 #*111) (error nil :error))
 :error)
((handler-case (bit "abc" 0) (type-error nil :type-error))
 :type-error)
((list (simple-bit-vector-p #*1) (bit-vector-p #*1) (simple-bit-vector-p "a") (simple-vector-p #(1)) (simple-vector-p "a") (simple-vector-p #*1))
 (t t nil t nil nil))
