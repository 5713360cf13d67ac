(module
  (type $int64 (sub final (struct (field i64))))
  (type $symbol (sub final (struct (field $value (mut anyref)))))
  (type $stack (array (mut anyref)))

  ;; The values outside of all bindings in force, each above its symbol: whoever leaves frames restores from here.
  (global $bindings (mut (ref $stack)) (array.new_default $stack (i32.const 1024)))
  (global $height (mut i32) (i32.const 0))
  (global $depth (ref $symbol) (struct.new $symbol (ref.i31 (i32.const 0))))
  (global $calls (ref $symbol) (struct.new $symbol (ref.i31 (i32.const 0))))

  (func $add (param anyref anyref) (result anyref) unreachable)
  (func $subtract (param anyref anyref) (result anyref) unreachable)
  (func $equal (param anyref anyref) (result i32) unreachable)
  (func $unbound_variable (param anyref) (result anyref) unreachable)

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

  (func $value (param $symbol (ref $symbol)) (result anyref)
    (local $value anyref)
    (if (ref.is_null (local.tee $value (struct.get $symbol $value (local.get $symbol))))
      (then (return_call $unbound_variable (local.get $symbol))))
    (local.get $value))

  (func $grow
    (local $new (ref $stack))
    (local.set $new (array.new_default $stack (i32.mul (global.get $height) (i32.const 2))))
    (array.copy $stack $stack
      (local.get $new) (i32.const 0) (global.get $bindings) (i32.const 0) (global.get $height))
    (global.set $bindings (local.get $new)))

  (func $bind (param $symbol (ref $symbol)) (param $value anyref)
    (local $height i32)
    (local.set $height (global.get $height))
    (if (i32.ge_u (i32.add (local.get $height) (i32.const 1)) (array.len (global.get $bindings)))
      (then (call $grow)))
    (array.set $stack (global.get $bindings) (local.get $height) (local.get $symbol))
    (array.set $stack
      (global.get $bindings) (i32.add (local.get $height) (i32.const 1))
      (struct.get $symbol $value (local.get $symbol)))
    (global.set $height (i32.add (local.get $height) (i32.const 2)))
    (struct.set $symbol $value (local.get $symbol) (local.get $value)))

  (func $unbind
    (local $height i32)
    (local.set $height (i32.sub (global.get $height) (i32.const 2)))
    (struct.set $symbol $value
      (ref.cast (ref $symbol) (array.get $stack (global.get $bindings) (local.get $height)))
      (array.get $stack (global.get $bindings) (i32.add (local.get $height) (i32.const 1))))
    (global.set $height (local.get $height)))

  (func $descend (param $n anyref) (result anyref)
    (local $result anyref)
    (struct.set $symbol $value
      (global.get $calls)
      (call $plus (call $value (global.get $calls)) (ref.i31 (i32.const 1))))
    (if
      (block $known (result i32)
        (block $other (result anyref)
          (br $known
            (i32.eqz (i31.get_s (br_on_cast_fail $other anyref (ref i31) (local.get $n))))))
        (call $equal (ref.i31 (i32.const 0))))
      (then (return (call $value (global.get $depth)))))
    (call $bind (global.get $depth) (call $plus (call $value (global.get $depth)) (ref.i31 (i32.const 1))))
    (local.set $result (call $descend (call $plus (local.get $n) (ref.i31 (i32.const -1)))))
    (call $unbind)
    (local.get $result))

  (func (export "run") (param $n i32) (result i32)
    (local $i i32) (local $deepest i32)
    (struct.set $symbol $value (global.get $calls) (ref.i31 (i32.const 0)))
    (block $done
      (loop $next
        (br_if $done (i32.ge_s (local.get $i) (local.get $n)))
        (local.set $deepest
          (i31.get_s (ref.cast (ref i31) (call $descend (ref.i31 (i32.const 100))))))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next)))
    (i32.add
      (local.get $deepest)
      (i31.get_s (ref.cast (ref i31) (call $value (global.get $calls)))))))
