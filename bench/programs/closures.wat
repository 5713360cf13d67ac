(module
  (rec
    (type $list (sub (struct (field $car (mut anyref)) (field $cdr (mut anyref)))))
    (type $cons (sub final $list (struct (field $car (mut anyref)) (field $cdr (mut anyref)))))
    (type $nil (sub final $list (struct (field $car (mut anyref)) (field $cdr (mut anyref)))))
    ;; The code for one argument stands for the codes of all numbers of arguments.
    (type $code1 (func (param (ref $function) anyref) (result anyref)))
    (type $entry (sub final (struct (field $code1 (ref $code1)))))
    (type $function (sub (struct (field $entry (ref $entry)))))
    (type $adder (sub final $function (struct (field $entry (ref $entry)) (field $n anyref))))
    (type $composed (sub final $function (struct (field $entry (ref $entry)) (field $f anyref) (field $g anyref))))
    (type $accumulator (sub final $function (struct (field $entry (ref $entry)) (field $sum (mut anyref))))))
  (type $int64 (sub final (struct (field i64))))

  (global $nil (ref $nil) (struct.new_default $nil))
  (global $adder_entry (ref $entry) (struct.new $entry (ref.func $add_captured)))
  (global $composed_entry (ref $entry) (struct.new $entry (ref.func $call_captured)))
  (global $accumulator_entry (ref $entry) (struct.new $entry (ref.func $accumulate)))

  (func $add (param anyref anyref) (result anyref) unreachable)
  (func $and (param anyref anyref) (result anyref) unreachable)
  (func $not_a_list (param anyref) unreachable)
  (func $call_designator (param anyref anyref) (result anyref) unreachable)

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

  (func $add_captured (type $code1) (param $self (ref $function)) (param $x anyref) (result anyref)
    (call $plus (local.get $x) (struct.get $adder $n (ref.cast (ref $adder) (local.get $self)))))

  (func $call_captured (type $code1) (param $self (ref $function)) (param $x anyref) (result anyref)
    (local $composed (ref $composed))
    (local.set $composed (ref.cast (ref $composed) (local.get $self)))
    (return_call $funcall
      (struct.get $composed $f (local.get $composed))
      (call $funcall (struct.get $composed $g (local.get $composed)) (local.get $x))))

  (func $accumulate (type $code1) (param $self (ref $function)) (param $x anyref) (result anyref)
    (local $accumulator (ref $accumulator)) (local $sum anyref)
    (local.set $accumulator (ref.cast (ref $accumulator) (local.get $self)))
    (local.set $sum (call $plus (struct.get $accumulator $sum (local.get $accumulator)) (local.get $x)))
    (block $set
      (local.set $sum
        (block $other (result anyref)
          (local.set $sum
            (ref.i31
              (i32.and
                (i31.get_s (br_on_cast_fail $other anyref (ref i31) (local.get $sum)))
                (i32.const 65535))))
          (br $set)))
      (local.set $sum (call $and (local.get $sum) (ref.i31 (i32.const 65535)))))
    (struct.set $accumulator $sum (local.get $accumulator) (local.get $sum))
    (local.get $sum))

  (func $funcall (param $object anyref) (param $x anyref) (result anyref)
    (local $function (ref $function))
    (block $other (result anyref)
      (local.set $function (br_on_cast_fail $other anyref (ref $function) (local.get $object)))
      (return_call_ref $code1
        (local.get $function)
        (local.get $x)
        (struct.get $entry $code1 (struct.get $function $entry (local.get $function)))))
    (return_call $call_designator (local.get $x)))

  (func $apply_all (param $list anyref) (param $x anyref) (result anyref)
    (local $cons (ref $cons))
    (block $end (result anyref)
      (loop $next
        (local.set $cons (br_on_cast_fail $end anyref (ref $cons) (local.get $list)))
        (local.set $x (call $funcall (struct.get $cons $car (local.get $cons)) (local.get $x)))
        (local.set $list (struct.get $cons $cdr (local.get $cons)))
        (br $next))
      unreachable)
    (if (i32.eqz (ref.test (ref $nil)))
      (then (call $not_a_list (local.get $list))))
    (local.get $x))

  (func $adder (param $n i32) (result (ref $function))
    (struct.new $adder (global.get $adder_entry) (ref.i31 (local.get $n))))

  (func (export "run") (param $n i32) (result i32)
    (local $i i32) (local $functions anyref) (local $x anyref)
    (local.set $functions
      (struct.new $cons
        (call $adder (i32.const 1))
        (struct.new $cons
          (struct.new $composed (global.get $composed_entry) (call $adder (i32.const 2)) (call $adder (i32.const 3)))
          (struct.new $cons
            (struct.new $accumulator (global.get $accumulator_entry) (ref.i31 (i32.const 0)))
            (struct.new $cons (call $adder (i32.const 4)) (global.get $nil))))))
    (local.set $x (ref.i31 (i32.const 0)))
    (block $done
      (loop $next
        (br_if $done (i32.ge_s (local.get $i) (local.get $n)))
        (local.set $x (call $apply_all (local.get $functions) (local.get $x)))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next)))
    (i31.get_s (ref.cast (ref i31) (local.get $x)))))
