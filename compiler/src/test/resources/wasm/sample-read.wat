(module $sample
  (rec
    (type $list (sub (struct
      (field $car (mut anyref))
      (field $cdr (mut (ref null $list))))))
    (type $cons (sub final $list (struct
      (field $car (mut anyref))
      (field $cdr (mut (ref null $list))))))
    (type $closure (sub (struct
      (field $entry (ref $code)))))
    (type $code (func (param (ref $closure) anyref) (result anyref)))
  )
  (type $fn:extern?-> (func (param externref)))
  (type $fn:any?.i32-> (func (param anyref i32)))
  (type $fn:extern?.f64-> (func (param externref f64)))
  (type $fn:-> (func))
  (type $fn:any?->any? (func (param anyref) (result anyref)))
  (type $fn:i32->i32.f64 (func (param i32) (result i32 f64)))
  (type $fn:->extern?.exn? (func (result externref exnref)))
  (type $fn:->any?.i32 (func (result anyref i32)))
  (type $struct:low=i8!.high=i16 (struct
    (field $low (mut i8))
    (field $high i16)))
  (type $array:i8! (array (mut i8)))
  (type $array:i16! (array (mut i16)))
  (type $array:any?! (array (mut anyref)))
  (import "host" "log" (func $log (type $fn:extern?.f64->) (param externref f64)))
  (import "host" "limit" (global $limit i32))
  (import "host" "error" (tag $host-error (type $fn:extern?->) (param externref)))
  (tag $exit (type $fn:any?.i32->) (param anyref i32))
  (global $"a counter" (mut i32)
    i32.const 0
  )
  (global $nil (ref $cons)
    global.get $limit
    ref.i31
    ref.null none
    struct.new $cons
  )
  (global $function (ref $closure)
    ref.func $"(setf entry)"
    struct.new $closure
  )
  (export "identity" (func $identity))
  (export "the \22counter\22\0a" (global $"a counter"))
  (export "exit" (tag $exit))
  (start $variables)
  (elem declare func $identity)
  (data $text "a\22b\5cc\0a\c3\a9")
  (func $operators (type $fn:->)
    nop
    i32.const 1
    i32.eqz
    drop
    i32.const 1
    i32.const 1
    i32.eq
    drop
    i32.const 1
    i32.const 1
    i32.ne
    drop
    i32.const 1
    i32.const 1
    i32.lt_s
    drop
    i32.const 1
    i32.const 1
    i32.lt_u
    drop
    i32.const 1
    i32.const 1
    i32.gt_s
    drop
    i32.const 1
    i32.const 1
    i32.gt_u
    drop
    i32.const 1
    i32.const 1
    i32.le_s
    drop
    i32.const 1
    i32.const 1
    i32.le_u
    drop
    i32.const 1
    i32.const 1
    i32.ge_s
    drop
    i32.const 1
    i32.const 1
    i32.ge_u
    drop
    i64.const 1
    i64.eqz
    drop
    i64.const 1
    i64.const 1
    i64.eq
    drop
    i64.const 1
    i64.const 1
    i64.ne
    drop
    i64.const 1
    i64.const 1
    i64.lt_s
    drop
    i64.const 1
    i64.const 1
    i64.lt_u
    drop
    i64.const 1
    i64.const 1
    i64.gt_s
    drop
    i64.const 1
    i64.const 1
    i64.gt_u
    drop
    i64.const 1
    i64.const 1
    i64.le_s
    drop
    i64.const 1
    i64.const 1
    i64.le_u
    drop
    i64.const 1
    i64.const 1
    i64.ge_s
    drop
    i64.const 1
    i64.const 1
    i64.ge_u
    drop
    f32.const 1.0
    f32.const 1.0
    f32.eq
    drop
    f32.const 1.0
    f32.const 1.0
    f32.ne
    drop
    f32.const 1.0
    f32.const 1.0
    f32.lt
    drop
    f32.const 1.0
    f32.const 1.0
    f32.gt
    drop
    f32.const 1.0
    f32.const 1.0
    f32.le
    drop
    f32.const 1.0
    f32.const 1.0
    f32.ge
    drop
    f64.const 1.0
    f64.const 1.0
    f64.eq
    drop
    f64.const 1.0
    f64.const 1.0
    f64.ne
    drop
    f64.const 1.0
    f64.const 1.0
    f64.lt
    drop
    f64.const 1.0
    f64.const 1.0
    f64.gt
    drop
    f64.const 1.0
    f64.const 1.0
    f64.le
    drop
    f64.const 1.0
    f64.const 1.0
    f64.ge
    drop
    i32.const 1
    i32.clz
    drop
    i32.const 1
    i32.ctz
    drop
    i32.const 1
    i32.popcnt
    drop
    i32.const 1
    i32.const 1
    i32.add
    drop
    i32.const 1
    i32.const 1
    i32.sub
    drop
    i32.const 1
    i32.const 1
    i32.mul
    drop
    i32.const 1
    i32.const 1
    i32.div_s
    drop
    i32.const 1
    i32.const 1
    i32.div_u
    drop
    i32.const 1
    i32.const 1
    i32.rem_s
    drop
    i32.const 1
    i32.const 1
    i32.rem_u
    drop
    i32.const 1
    i32.const 1
    i32.and
    drop
    i32.const 1
    i32.const 1
    i32.or
    drop
    i32.const 1
    i32.const 1
    i32.xor
    drop
    i32.const 1
    i32.const 1
    i32.shl
    drop
    i32.const 1
    i32.const 1
    i32.shr_s
    drop
    i32.const 1
    i32.const 1
    i32.shr_u
    drop
    i32.const 1
    i32.const 1
    i32.rotl
    drop
    i32.const 1
    i32.const 1
    i32.rotr
    drop
    i64.const 1
    i64.clz
    drop
    i64.const 1
    i64.ctz
    drop
    i64.const 1
    i64.popcnt
    drop
    i64.const 1
    i64.const 1
    i64.add
    drop
    i64.const 1
    i64.const 1
    i64.sub
    drop
    i64.const 1
    i64.const 1
    i64.mul
    drop
    i64.const 1
    i64.const 1
    i64.div_s
    drop
    i64.const 1
    i64.const 1
    i64.div_u
    drop
    i64.const 1
    i64.const 1
    i64.rem_s
    drop
    i64.const 1
    i64.const 1
    i64.rem_u
    drop
    i64.const 1
    i64.const 1
    i64.and
    drop
    i64.const 1
    i64.const 1
    i64.or
    drop
    i64.const 1
    i64.const 1
    i64.xor
    drop
    i64.const 1
    i64.const 1
    i64.shl
    drop
    i64.const 1
    i64.const 1
    i64.shr_s
    drop
    i64.const 1
    i64.const 1
    i64.shr_u
    drop
    i64.const 1
    i64.const 1
    i64.rotl
    drop
    i64.const 1
    i64.const 1
    i64.rotr
    drop
    f32.const 1.0
    f32.abs
    drop
    f32.const 1.0
    f32.neg
    drop
    f32.const 1.0
    f32.ceil
    drop
    f32.const 1.0
    f32.floor
    drop
    f32.const 1.0
    f32.trunc
    drop
    f32.const 1.0
    f32.nearest
    drop
    f32.const 1.0
    f32.sqrt
    drop
    f32.const 1.0
    f32.const 1.0
    f32.add
    drop
    f32.const 1.0
    f32.const 1.0
    f32.sub
    drop
    f32.const 1.0
    f32.const 1.0
    f32.mul
    drop
    f32.const 1.0
    f32.const 1.0
    f32.div
    drop
    f32.const 1.0
    f32.const 1.0
    f32.min
    drop
    f32.const 1.0
    f32.const 1.0
    f32.max
    drop
    f32.const 1.0
    f32.const 1.0
    f32.copysign
    drop
    f64.const 1.0
    f64.abs
    drop
    f64.const 1.0
    f64.neg
    drop
    f64.const 1.0
    f64.ceil
    drop
    f64.const 1.0
    f64.floor
    drop
    f64.const 1.0
    f64.trunc
    drop
    f64.const 1.0
    f64.nearest
    drop
    f64.const 1.0
    f64.sqrt
    drop
    f64.const 1.0
    f64.const 1.0
    f64.add
    drop
    f64.const 1.0
    f64.const 1.0
    f64.sub
    drop
    f64.const 1.0
    f64.const 1.0
    f64.mul
    drop
    f64.const 1.0
    f64.const 1.0
    f64.div
    drop
    f64.const 1.0
    f64.const 1.0
    f64.min
    drop
    f64.const 1.0
    f64.const 1.0
    f64.max
    drop
    f64.const 1.0
    f64.const 1.0
    f64.copysign
    drop
    i64.const 1
    i32.wrap_i64
    drop
    f32.const 1.0
    i32.trunc_f32_s
    drop
    f32.const 1.0
    i32.trunc_f32_u
    drop
    f64.const 1.0
    i32.trunc_f64_s
    drop
    f64.const 1.0
    i32.trunc_f64_u
    drop
    i32.const 1
    i64.extend_i32_s
    drop
    i32.const 1
    i64.extend_i32_u
    drop
    f32.const 1.0
    i64.trunc_f32_s
    drop
    f32.const 1.0
    i64.trunc_f32_u
    drop
    f64.const 1.0
    i64.trunc_f64_s
    drop
    f64.const 1.0
    i64.trunc_f64_u
    drop
    i32.const 1
    f32.convert_i32_s
    drop
    i32.const 1
    f32.convert_i32_u
    drop
    i64.const 1
    f32.convert_i64_s
    drop
    i64.const 1
    f32.convert_i64_u
    drop
    f64.const 1.0
    f32.demote_f64
    drop
    i32.const 1
    f64.convert_i32_s
    drop
    i32.const 1
    f64.convert_i32_u
    drop
    i64.const 1
    f64.convert_i64_s
    drop
    i64.const 1
    f64.convert_i64_u
    drop
    f32.const 1.0
    f64.promote_f32
    drop
    f32.const 1.0
    i32.reinterpret_f32
    drop
    f64.const 1.0
    i64.reinterpret_f64
    drop
    i32.const 1
    f32.reinterpret_i32
    drop
    i64.const 1
    f64.reinterpret_i64
    drop
    i32.const 1
    i32.extend8_s
    drop
    i32.const 1
    i32.extend16_s
    drop
    i64.const 1
    i64.extend8_s
    drop
    i64.const 1
    i64.extend16_s
    drop
    i64.const 1
    i64.extend32_s
    drop
    ref.null none
    ref.null none
    ref.eq
    drop
    ref.null none
    array.len
    drop
    ref.null noextern
    any.convert_extern
    drop
    ref.null none
    extern.convert_any
    drop
    i32.const 1
    ref.i31
    drop
    ref.null none
    i31.get_s
    drop
    ref.null none
    i31.get_u
    drop
    f32.const 1.0
    i32.trunc_sat_f32_s
    drop
    f32.const 1.0
    i32.trunc_sat_f32_u
    drop
    f64.const 1.0
    i32.trunc_sat_f64_s
    drop
    f64.const 1.0
    i32.trunc_sat_f64_u
    drop
    f32.const 1.0
    i64.trunc_sat_f32_s
    drop
    f32.const 1.0
    i64.trunc_sat_f32_u
    drop
    f64.const 1.0
    i64.trunc_sat_f64_s
    drop
    f64.const 1.0
    i64.trunc_sat_f64_u
    drop
  )
  (func $constants (type $fn:->)
    i32.const 0
    drop
    i32.const 63
    drop
    i32.const 64
    drop
    i32.const -64
    drop
    i32.const -65
    drop
    i32.const -2147483648
    drop
    i32.const 2147483647
    drop
    i64.const 0
    drop
    i64.const 63
    drop
    i64.const 64
    drop
    i64.const -64
    drop
    i64.const -65
    drop
    i64.const -9223372036854775808
    drop
    i64.const 9223372036854775807
    drop
    f32.const -0.0
    drop
    f32.const 1.0E10
    drop
    f32.const 1.4E-45
    drop
    f32.const -inf
    drop
    f32.const nan
    drop
    f32.const -nan:0x400001
    drop
    f64.const -0.0
    drop
    f64.const 0.1
    drop
    f64.const 1.0E300
    drop
    f64.const inf
    drop
    f64.const nan
    drop
  )
  (func $variables (type $fn:->)
    (local $x i32)
    (local $x_1 f64)
    (local $"a b" i32)
    i32.const 1
    local.set $x
    f64.const 2.0
    local.set $x_1
    local.get $x
    local.tee $"a b"
    global.set $"a counter"
    global.get $"a counter"
    drop
  )
  (func $identity (type $fn:any?->any?) (param $object anyref) (result anyref)
    local.get $object
  )
  (func $"(setf entry)" (type $code) (param $self (ref $closure)) (param $object anyref) (result anyref)
    local.get $object
    call $identity
    ref.func $identity
    call_ref $fn:any?->any?
    return_call $identity
  )
  (func $apply (type $code) (param $self (ref $closure)) (param $object anyref) (result anyref)
    local.get $self
    local.get $object
    local.get $self
    struct.get $closure $entry
    return_call_ref $code
  )
  (func $branches (type $fn:->)
    (local $n i32)
    (local $object anyref)
    block $block0
      loop $loop1
        local.get $n
        br_if $block0
        block $block2
          local.get $n
          br_table $block2 $loop1 $block0
        end
        br $loop1
      end
    end
    local.get $n
    if (result f64)
      f64.const 1.0
    else
      f64.const 2.0
    end
    drop
    local.get $n
    if
      return
    end
    block $block5
      local.get $object
      br_on_null $block5
      drop
    end
    block $block6 (result (ref any))
      local.get $object
      br_on_non_null $block6
      unreachable
    end
    drop
    block $block7 (result (ref $cons))
      local.get $object
      br_on_cast $block7 anyref (ref $cons)
      drop
      unreachable
    end
    drop
    block $block8 (result (ref any))
      local.get $object
      br_on_cast_fail $block8 anyref (ref null $list)
      drop
      unreachable
    end
    drop
    i32.const 1
    block (type $fn:i32->i32.f64) (param i32) (result i32 f64)
      f64.const 1.0
    end
    drop
    drop
    nop
    unreachable
  )
  (func $exceptions (type $fn:->)
    block $block0 (result exnref)
      block $block1
        block $block2 (type $fn:->extern?.exn?) (result externref exnref)
          block $block3 (type $fn:->any?.i32) (result anyref i32)
            try_table (catch $exit $block3) (catch_ref $host-error $block2) (catch_all $block1) (catch_all_ref $block0)
              ref.null extern
              f64.const 0.0
              call $log
            end
            return
          end
          throw $exit
        end
        drop
        throw $host-error
      end
      return
    end
    throw_ref
  )
  (func $references (type $fn:->)
    ref.null any
    ref.is_null
    drop
    ref.null eq
    ref.is_null
    drop
    ref.null i31
    ref.is_null
    drop
    ref.null struct
    ref.is_null
    drop
    ref.null array
    ref.is_null
    drop
    ref.null func
    ref.is_null
    drop
    ref.null extern
    ref.is_null
    drop
    ref.null exn
    ref.is_null
    drop
    ref.null none
    ref.is_null
    drop
    ref.null nofunc
    ref.is_null
    drop
    ref.null noextern
    ref.is_null
    drop
    ref.null noexn
    ref.is_null
    drop
    global.get $nil
    ref.test (ref null $cons)
    drop
    global.get $nil
    ref.test (ref i31)
    drop
    global.get $nil
    ref.cast (ref $cons)
    ref.cast (ref null $list)
    ref.as_non_null
    drop
    global.get $nil
    ref.null $cons
    i32.const 0
    select (result (ref null $cons))
    drop
    i32.const 1
    i32.const 2
    i32.const 0
    select
    ref.i31
    i31.get_u
    drop
  )
  (func $structs (type $fn:->)
    (local $x (ref $struct:low=i8!.high=i16))
    struct.new_default $struct:low=i8!.high=i16
    drop
    i32.const 1
    i32.const 2
    struct.new $struct:low=i8!.high=i16
    local.tee $x
    struct.get_s $struct:low=i8!.high=i16 $low
    drop
    local.get $x
    struct.get_u $struct:low=i8!.high=i16 $high
    drop
    local.get $x
    i32.const 3
    struct.set $struct:low=i8!.high=i16 $low
    global.get $nil
    struct.get $list $car
    drop
  )
  (func $arrays (type $fn:->)
    (local $o (ref $array:i8!))
    (local $u (ref $array:i16!))
    i32.const 0
    i32.const 4
    array.new_data $array:i8! $text
    local.tee $o
    i32.const 1
    array.get_s $array:i8!
    drop
    i32.const 0
    i32.const 4
    array.new $array:i16!
    local.tee $u
    i32.const 1
    array.get_u $array:i16!
    drop
    local.get $o
    i32.const 0
    i32.const 0
    i32.const 2
    array.init_data $array:i8! $text
    local.get $u
    i32.const 0
    i32.const 7
    i32.const 2
    array.fill $array:i16!
    local.get $o
    i32.const 0
    local.get $o
    i32.const 1
    i32.const 2
    array.copy $array:i8! $array:i8!
    local.get $u
    i32.const 0
    i32.const 5
    array.set $array:i16!
    global.get $nil
    global.get $function
    array.new_fixed $array:any?! 2
    i32.const 0
    array.get $array:any?!
    drop
    i32.const 3
    array.new_default $array:any?!
    array.len
    drop
  )
)
