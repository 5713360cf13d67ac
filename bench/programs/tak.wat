(module
  (type $int64 (sub final (struct (field i64))))

  ;; What is no fixnum takes the ways of the library, which this program never needs.
  (func $less (param anyref anyref) (result i32) unreachable)
  (func $subtract (param anyref anyref) (result anyref) unreachable)

  (func $tak_slow (param $x anyref) (param $y anyref) (param $z anyref) (result anyref)
    (if (i32.eqz (call $less (local.get $y) (local.get $x)))
      (then (return (local.get $z))))
    (return_call $tak
      (call $tak (call $subtract (local.get $x) (ref.i31 (i32.const 1))) (local.get $y) (local.get $z))
      (call $tak (call $subtract (local.get $y) (ref.i31 (i32.const 1))) (local.get $z) (local.get $x))
      (call $tak (call $subtract (local.get $z) (ref.i31 (i32.const 1))) (local.get $x) (local.get $y))))

  ;; The number before a fixnum.
  (func $before (param $i i32) (result anyref)
    (if (i32.eq (local.get $i) (i32.const -0x40000000))
      (then (return (struct.new $int64 (i64.const -0x40000001)))))
    (ref.i31 (i32.sub (local.get $i) (i32.const 1))))

  (func $tak (param $x anyref) (param $y anyref) (param $z anyref) (result anyref)
    (local $i i32) (local $j i32) (local $k i32) (local $tx anyref) (local $ty anyref) (local $tz anyref)
    (block $other (result anyref)
      (loop $again
        (local.set $j (i31.get_s (br_on_cast_fail $other anyref (ref i31) (local.get $y))))
        (local.set $i (i31.get_s (br_on_cast_fail $other anyref (ref i31) (local.get $x))))
        (if (i32.ge_s (local.get $j) (local.get $i))
          (then (return (local.get $z))))
        (local.set $k (i31.get_s (br_on_cast_fail $other anyref (ref i31) (local.get $z))))
        (local.set $tx (call $tak (call $before (local.get $i)) (local.get $y) (local.get $z)))
        (local.set $ty (call $tak (call $before (local.get $j)) (local.get $z) (local.get $x)))
        (local.set $tz (call $tak (call $before (local.get $k)) (local.get $x) (local.get $y)))
        (local.set $x (local.get $tx))
        (local.set $y (local.get $ty))
        (local.set $z (local.get $tz))
        (br $again))
      unreachable)
    (drop)
    (return_call $tak_slow (local.get $x) (local.get $y) (local.get $z)))

  (func (export "run") (param $n i32) (result i32)
    (i31.get_s
      (ref.cast (ref i31)
        (call $tak
          (ref.i31 (i32.mul (local.get $n) (i32.const 3)))
          (ref.i31 (i32.mul (local.get $n) (i32.const 2)))
          (ref.i31 (local.get $n)))))))
