(module
  (rec
    (type $type0 (sub (struct
      (field $field0 (mut anyref))
      (field $field1 (mut (ref null $type0))))))
    (type $type1 (sub final $type0 (struct
      (field $field0 (mut anyref))
      (field $field1 (mut (ref null $type0))))))
    (type $type2 (sub (struct
      (field $field0 (ref $type3)))))
    (type $type3 (func (param (ref $type2) anyref) (result anyref)))
  )
  (type $type4 (func (param externref)))
  (type $type5 (func (param anyref i32)))
  (type $type6 (func (param externref f64)))
  (type $type7 (func))
  (type $type8 (func (param anyref) (result anyref)))
  (type $type9 (func (param i32) (result i32 f64)))
  (type $type10 (func (result externref exnref)))
  (type $type11 (func (result anyref i32)))
  (type $type12 (struct
    (field $field0 (mut i8))
    (field $field1 i16)))
  (type $type13 (array (mut i8)))
  (type $type14 (array (mut i16)))
  (type $type15 (array (mut anyref)))
  (import "host" "log" (func $func0 (type $type6) (param externref f64)))
  (import "host" "limit" (global $global0 i32))
  (import "host" "error" (tag $tag0 (type $type4) (param externref)))
  (tag $tag1 (type $type5) (param anyref i32))
  (global $global1 (mut i32)
    i32.const 0
  )
  (global $global2 (ref $type1)
    global.get $global0
    ref.i31
    ref.null none
    struct.new $type1
  )
  (global $global3 (ref $type2)
    ref.func $func5
    struct.new $type2
  )
  (export "identity" (func $func4))
  (export "the \22counter\22\0a" (global $global1))
  (export "exit" (tag $tag1))
  (start $func3)
  (elem declare func $func4)
  (data $data0 "a\22b\5cc\0a\c3\a9")
  (func $func1 (type $type7)
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
  (func $func2 (type $type7)
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
  (func $func3 (type $type7)
    (local $local0 i32)
    (local $local2 f64)
    (local $local1 i32)
    i32.const 1
    local.set $local0
    f64.const 2.0
    local.set $local2
    local.get $local0
    local.tee $local1
    global.set $global1
    global.get $global1
    drop
  )
  (func $func4 (type $type8) (param $local0 anyref) (result anyref)
    local.get $local0
  )
  (func $func5 (type $type3) (param $local0 (ref $type2)) (param $local1 anyref) (result anyref)
    local.get $local1
    call $func4
    ref.func $func4
    call_ref $type8
    return_call $func4
  )
  (func $func6 (type $type3) (param $local0 (ref $type2)) (param $local1 anyref) (result anyref)
    local.get $local0
    local.get $local1
    local.get $local0
    struct.get $type2 $field0
    return_call_ref $type3
  )
  (func $func7 (type $type7)
    (local $local0 i32)
    (local $local1 anyref)
    block $block0
      loop $loop1
        local.get $local0
        br_if $block0
        block $block2
          local.get $local0
          br_table $block2 $loop1 $block0
        end
        br $loop1
      end
    end
    local.get $local0
    if (result f64)
      f64.const 1.0
    else
      f64.const 2.0
    end
    drop
    local.get $local0
    if
      return
    end
    block $block5
      local.get $local1
      br_on_null $block5
      drop
    end
    block $block6 (result (ref any))
      local.get $local1
      br_on_non_null $block6
      unreachable
    end
    drop
    block $block7 (result (ref $type1))
      local.get $local1
      br_on_cast $block7 anyref (ref $type1)
      drop
      unreachable
    end
    drop
    block $block8 (result (ref any))
      local.get $local1
      br_on_cast_fail $block8 anyref (ref null $type0)
      drop
      unreachable
    end
    drop
    i32.const 1
    block (type $type9) (param i32) (result i32 f64)
      f64.const 1.0
    end
    drop
    drop
    nop
    unreachable
  )
  (func $func8 (type $type7)
    block $block0 (result exnref)
      block $block1
        block $block2 (type $type10) (result externref exnref)
          block $block3 (type $type11) (result anyref i32)
            try_table (catch $tag1 $block3) (catch_ref $tag0 $block2) (catch_all $block1) (catch_all_ref $block0)
              ref.null extern
              f64.const 0.0
              call $func0
            end
            return
          end
          throw $tag1
        end
        drop
        throw $tag0
      end
      return
    end
    throw_ref
  )
  (func $func9 (type $type7)
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
    global.get $global2
    ref.test (ref null $type1)
    drop
    global.get $global2
    ref.test (ref i31)
    drop
    global.get $global2
    ref.cast (ref $type1)
    ref.cast (ref null $type0)
    ref.as_non_null
    drop
    global.get $global2
    ref.null $type1
    i32.const 0
    select (result (ref null $type1))
    drop
    i32.const 1
    i32.const 2
    i32.const 0
    select
    ref.i31
    i31.get_u
    drop
  )
  (func $func10 (type $type7)
    (local $local0 (ref $type12))
    struct.new_default $type12
    drop
    i32.const 1
    i32.const 2
    struct.new $type12
    local.tee $local0
    struct.get_s $type12 $field0
    drop
    local.get $local0
    struct.get_u $type12 $field1
    drop
    local.get $local0
    i32.const 3
    struct.set $type12 $field0
    global.get $global2
    struct.get $type0 $field0
    drop
  )
  (func $func11 (type $type7)
    (local $local0 (ref $type13))
    (local $local1 (ref $type14))
    i32.const 0
    i32.const 4
    array.new_data $type13 $data0
    local.tee $local0
    i32.const 1
    array.get_s $type13
    drop
    i32.const 0
    i32.const 4
    array.new $type14
    local.tee $local1
    i32.const 1
    array.get_u $type14
    drop
    local.get $local0
    i32.const 0
    i32.const 0
    i32.const 2
    array.init_data $type13 $data0
    local.get $local1
    i32.const 0
    i32.const 7
    i32.const 2
    array.fill $type14
    local.get $local0
    i32.const 0
    local.get $local0
    i32.const 1
    i32.const 2
    array.copy $type13 $type13
    local.get $local1
    i32.const 0
    i32.const 5
    array.set $type14
    global.get $global2
    global.get $global3
    array.new_fixed $type15 2
    i32.const 0
    array.get $type15
    drop
    i32.const 3
    array.new_default $type15
    array.len
    drop
  )
)
