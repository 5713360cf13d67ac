(module
  (type $int64 (sub final (struct (field i64))))
  (type $symbol (sub final (struct (field $value (mut anyref)))))
  ;; The catches in force, innermost first; a THROW searches them before it leaves anything.
  (type $frame (sub final (struct (field $tag anyref) (field $outer (ref null $frame)) (field $value (mut anyref)))))

  (tag $exit (param (ref $frame)))

  (global $frames (mut (ref null $frame)) (ref.null $frame))
  (global $found (ref $symbol) (struct.new_default $symbol))
  (global $other (ref $symbol) (struct.new_default $symbol))

  (func $add (param anyref anyref) (result anyref) unreachable)
  (func $equal (param anyref anyref) (result i32) unreachable)
  (func $control_error (param anyref) unreachable)

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

  (func $throw (param $tag eqref) (param $value anyref)
    (local $frame (ref null $frame))
    (local.set $frame (global.get $frames))
    (block $none
      (loop $next
        (br_if $none (ref.is_null (local.get $frame)))
        (if (ref.eq (ref.cast eqref (struct.get $frame $tag (local.get $frame))) (local.get $tag))
          (then
            (struct.set $frame $value (local.get $frame) (local.get $value))
            (throw $exit (ref.as_non_null (local.get $frame)))))
        (local.set $frame (struct.get $frame $outer (local.get $frame)))
        (br $next)))
    (call $control_error (local.get $tag)))

  (func $search_below (param $depth anyref) (param $n anyref) (result anyref)
    (if
      (block $known (result i32)
        (block $other (result anyref)
          (br $known
            (i32.eqz (i31.get_s (br_on_cast_fail $other anyref (ref i31) (local.get $depth))))))
        (call $equal (ref.i31 (i32.const 0))))
      (then
        (call $throw (global.get $found) (local.get $n))
        unreachable))
    (call $plus
      (ref.i31 (i32.const 1))
      (call $search_below (call $plus (local.get $depth) (ref.i31 (i32.const -1))) (local.get $n))))

  (func $search_other (param $n anyref)
    (local $frame (ref $frame)) (local $caught (ref $frame))
    (local.set $frame (struct.new $frame (global.get $other) (global.get $frames) (ref.null any)))
    (global.set $frames (local.get $frame))
    (local.set $caught
      (block $caught (result (ref $frame))
        (try_table (catch $exit $caught)
          (drop (call $search_below (ref.i31 (i32.const 10)) (local.get $n))))
        (global.set $frames (struct.get $frame $outer (local.get $frame)))
        (return)))
    (if (i32.eqz (ref.eq (local.get $caught) (local.get $frame)))
      (then (throw $exit (local.get $caught))))
    (global.set $frames (struct.get $frame $outer (local.get $frame))))

  (func $search_from (param $n anyref) (result anyref)
    (local $frame (ref $frame)) (local $caught (ref $frame))
    (local.set $frame (struct.new $frame (global.get $found) (global.get $frames) (ref.null any)))
    (global.set $frames (local.get $frame))
    (local.set $caught
      (block $caught (result (ref $frame))
        (try_table (catch $exit $caught)
          (call $search_other (local.get $n)))
        (global.set $frames (struct.get $frame $outer (local.get $frame)))
        (return (ref.i31 (i32.const -1)))))
    (if (i32.eqz (ref.eq (local.get $caught) (local.get $frame)))
      (then (throw $exit (local.get $caught))))
    (global.set $frames (struct.get $frame $outer (local.get $frame)))
    (struct.get $frame $value (local.get $frame)))

  (func (export "run") (param $n i32) (result i32)
    (local $i i32) (local $total anyref)
    (local.set $total (ref.i31 (i32.const 0)))
    (block $done
      (loop $next
        (br_if $done (i32.ge_s (local.get $i) (local.get $n)))
        (local.set $total
          (call $plus
            (local.get $total)
            (call $search_from (ref.i31 (i32.and (local.get $i) (i32.const 255))))))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next)))
    (i31.get_s (ref.cast (ref i31) (local.get $total)))))
