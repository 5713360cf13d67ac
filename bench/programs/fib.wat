(module
  (type $int64 (sub final (struct (field i64))))
  ;; What is no fixnum takes the ways of the library, which this program never needs.
  (func $less (param anyref anyref) (result i32) unreachable)
  (func $add (param anyref anyref) (result anyref) unreachable)
  (func $subtract (param anyref anyref) (result anyref) unreachable)

  ;; An integer in its narrowest form.
  (func $wide (param $n i32) (result anyref)
    (struct.new $int64 (i64.extend_i32_s (local.get $n))))

  (func $fib_slow (param $n anyref) (result anyref)
    (if (call $less (local.get $n) (ref.i31 (i32.const 2)))
      (then (return (local.get $n))))
    (call $add
      (call $fib (call $subtract (local.get $n) (ref.i31 (i32.const 1))))
      (call $fib (call $subtract (local.get $n) (ref.i31 (i32.const 2))))))

  (func $fib (param $n anyref) (result anyref)
    (local $i i32) (local $a anyref) (local $b anyref)
    (block $other (result anyref)
      (local.set $i (i31.get_s (br_on_cast_fail $other anyref (ref i31) (local.get $n))))
      (if (i32.lt_s (local.get $i) (i32.const 2))
        (then (return (local.get $n))))
      ;; From 2 downwards neither subtraction can overflow.
      (local.set $a (call $fib (ref.i31 (i32.sub (local.get $i) (i32.const 1)))))
      (local.set $b (call $fib (ref.i31 (i32.sub (local.get $i) (i32.const 2)))))
      (block $sum (result anyref)
        (local.set $i
          (i32.add
            (i31.get_s (br_on_cast_fail $sum anyref (ref i31) (local.get $a)))
            (i31.get_s (br_on_cast_fail $sum anyref (ref i31) (local.get $b)))))
        (if (i32.ge_s (i32.xor (local.get $i) (i32.shl (local.get $i) (i32.const 1))) (i32.const 0))
          (then (return (ref.i31 (local.get $i)))))
        (return (call $wide (local.get $i))))
      (drop)
      (return (call $add (local.get $a) (local.get $b))))
    (return_call $fib_slow))

  (func (export "run") (param $n i32) (result i32)
    (i31.get_s (ref.cast (ref i31) (call $fib (ref.i31 (local.get $n)))))))
