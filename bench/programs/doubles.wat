(module
  (func $height (param $x f64) (result f64)
    (f64.div
      (f64.const 4)
      (f64.add (f64.const 1) (f64.mul (local.get $x) (local.get $x)))))

  (func (export "run") (param $n i32) (result f64)
    (local $i i32) (local $x f64) (local $step f64) (local $sum f64)
    (local.set $step (f64.div (f64.const 1) (f64.convert_i32_s (local.get $n))))
    (block $done
      (loop $next
        (br_if $done (i32.ge_s (local.get $i) (local.get $n)))
        (local.set $sum
          (f64.add (local.get $sum) (f64.mul (local.get $step) (call $height (local.get $x)))))
        (local.set $x (f64.add (local.get $x) (local.get $step)))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next)))
    (local.get $sum)))
