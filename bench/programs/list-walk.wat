(module
  (rec
    (type $list (sub (struct (field $car (mut anyref)) (field $cdr (mut anyref)))))
    (type $cons (sub final $list (struct (field $car (mut anyref)) (field $cdr (mut anyref)))))
    (type $nil (sub final $list (struct (field $car (mut anyref)) (field $cdr (mut anyref))))))
  (type $int64 (sub final (struct (field i64))))

  (global $nil (ref $nil) (struct.new_default $nil))

  (func $add (param anyref anyref) (result anyref) unreachable)
  (func $not_a_list (param anyref) unreachable)

  (func $numbers (param $n i32) (result anyref)
    (local $i i32) (local $list anyref)
    (local.set $list (global.get $nil))
    (block $done
      (loop $next
        (br_if $done (i32.ge_s (local.get $i) (local.get $n)))
        (local.set $list
          (struct.new $cons (ref.i31 (i32.and (local.get $i) (i32.const 15))) (local.get $list)))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next)))
    (local.get $list))

  ;; The sum of two numbers of any kind.
  (func $plus (param $a anyref) (param $b anyref) (result anyref)
    (local $sum i32)
    (block $other (result anyref)
      (local.set $sum
        (i32.add
          (i31.get_s (br_on_cast_fail $other anyref (ref i31) (local.get $a)))
          (i31.get_s (br_on_cast_fail $other anyref (ref i31) (local.get $b)))))
      (if (i32.ge_s (i32.xor (local.get $sum) (i32.shl (local.get $sum) (i32.const 1))) (i32.const 0))
        (then (return (ref.i31 (local.get $sum)))))
      (return (struct.new $int64 (i64.extend_i32_s (local.get $sum)))))
    (drop)
    (return_call $add (local.get $a) (local.get $b)))

  ;; Each step finds a cons, or the end, or what is no list.
  (func $sum (param $list anyref) (result anyref)
    (local $cons (ref $cons)) (local $sum anyref)
    (local.set $sum (ref.i31 (i32.const 0)))
    (block $end (result anyref)
      (loop $next
        (local.set $cons (br_on_cast_fail $end anyref (ref $cons) (local.get $list)))
        (local.set $sum (call $plus (local.get $sum) (struct.get $cons $car (local.get $cons))))
        (local.set $list (struct.get $cons $cdr (local.get $cons)))
        (br $next))
      unreachable)
    (if (i32.eqz (ref.test (ref $nil)))
      (then (call $not_a_list (local.get $list))))
    (local.get $sum))

  (func (export "run") (param $n i32) (result i32)
    (local $i i32) (local $list anyref) (local $total anyref)
    (local.set $list (call $numbers (i32.const 10000)))
    (local.set $total (ref.i31 (i32.const 0)))
    (block $done
      (loop $next
        (br_if $done (i32.ge_s (local.get $i) (local.get $n)))
        (local.set $total (call $plus (local.get $total) (call $sum (local.get $list))))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next)))
    (i31.get_s (ref.cast (ref i31) (local.get $total)))))
