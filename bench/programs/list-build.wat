(module
  (rec
    (type $list (sub (struct (field $car (mut anyref)) (field $cdr (mut anyref)))))
    (type $cons (sub final $list (struct (field $car (mut anyref)) (field $cdr (mut anyref)))))
    (type $nil (sub final $list (struct (field $car (mut anyref)) (field $cdr (mut anyref))))))
  (type $int64 (sub final (struct (field i64))))

  (global $nil (ref $nil) (struct.new_default $nil))

  (func $add (param anyref anyref) (result anyref) unreachable)
  (func $not_a_list (param anyref) unreachable)

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

  (func $reverse (param $list anyref) (result anyref)
    (local $cons (ref $cons)) (local $result anyref)
    (local.set $result (global.get $nil))
    (block $end (result anyref)
      (loop $next
        (local.set $cons (br_on_cast_fail $end anyref (ref $cons) (local.get $list)))
        (local.set $result (struct.new $cons (struct.get $cons $car (local.get $cons)) (local.get $result)))
        (local.set $list (struct.get $cons $cdr (local.get $cons)))
        (br $next))
      unreachable)
    (if (i32.eqz (ref.test (ref $nil)))
      (then (call $not_a_list (local.get $list))))
    (local.get $result))

  (func $nth (param $i i32) (param $list anyref) (result anyref)
    (local $cons (ref $list))
    (block $end (result anyref)
      (loop $next
        (local.set $cons (br_on_cast_fail $end anyref (ref $list) (local.get $list)))
        (if (i32.eqz (local.get $i))
          (then (return (struct.get $list $car (local.get $cons)))))
        (local.set $i (i32.sub (local.get $i) (i32.const 1)))
        (local.set $list (struct.get $list $cdr (local.get $cons)))
        (br $next))
      unreachable)
    (call $not_a_list)
    unreachable)

  (func $build (param $n i32) (result anyref)
    (local $i i32) (local $list anyref) (local $cons (ref $cons)) (local $next (ref $cons)) (local $last (ref $cons))
    (local.set $list (global.get $nil))
    (block $done
      (loop $next
        (br_if $done (i32.ge_s (local.get $i) (local.get $n)))
        (local.set $list (struct.new $cons (ref.i31 (local.get $i)) (local.get $list)))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next)))
    ;; The first cell stands for the place before the list.
    (local.set $next (struct.new $cons (global.get $nil) (global.get $nil)))
    (local.set $last (local.get $next))
    (block $end (result anyref)
      (loop $next
        (local.set $cons (br_on_cast_fail $end anyref (ref $cons) (local.get $list)))
        (struct.set $cons $cdr
          (local.get $last)
          (local.tee $last
            (struct.new $cons
              (call $plus (struct.get $cons $car (local.get $cons)) (ref.i31 (i32.const 1)))
              (global.get $nil))))
        (local.set $list (struct.get $cons $cdr (local.get $cons)))
        (br $next))
      unreachable)
    (if (i32.eqz (ref.test (ref $nil)))
      (then (call $not_a_list (local.get $list))))
    (call $nth (i32.const 5) (call $reverse (struct.get $cons $cdr (local.get $next)))))

  (func (export "run") (param $n i32) (result i32)
    (local $i i32) (local $total anyref)
    (local.set $total (ref.i31 (i32.const 0)))
    (block $done
      (loop $next
        (br_if $done (i32.ge_s (local.get $i) (local.get $n)))
        (local.set $total (call $plus (local.get $total) (call $build (i32.const 10000))))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next)))
    (i31.get_s (ref.cast (ref i31) (local.get $total)))))
