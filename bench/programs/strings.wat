(module
  (type $i16array (array (mut i16)))
  (type $i32array (array (mut i32)))
  (type $string (sub final (struct (field $data (mut (ref array))))))
  ;; A stream that collects characters.
  (type $stream (sub final (struct (field $data (mut (ref $i16array))) (field $count (mut i32)))))

  (global $literal (ref $string)
    (struct.new $string (array.new_fixed $i16array 4 (i32.const 108) (i32.const 105) (i32.const 115) (i32.const 112))))

  (func $wide_index (param i32) (result i32) unreachable)
  (func $index_error unreachable)
  (func $type_error unreachable)
  (func $write_wide (param anyref anyref) unreachable)

  ;; Makes room for so many characters more.
  (func $reserve (param $stream (ref $stream)) (param $more i32)
    (local $data (ref $i16array)) (local $new (ref $i16array)) (local $needed i32)
    (local.set $data (struct.get $stream $data (local.get $stream)))
    (local.set $needed (i32.add (struct.get $stream $count (local.get $stream)) (local.get $more)))
    (if (i32.gt_u (local.get $needed) (array.len (local.get $data)))
      (then
        (local.set $new (array.new_default $i16array (i32.shl (local.get $needed) (i32.const 1))))
        (array.copy $i16array $i16array
          (local.get $new) (i32.const 0)
          (local.get $data) (i32.const 0) (struct.get $stream $count (local.get $stream)))
        (struct.set $stream $data (local.get $stream) (local.get $new)))))

  (func $write_string (param $object anyref) (param $out anyref)
    (local $string (ref $string)) (local $stream (ref $stream)) (local $data (ref $i16array)) (local $length i32)
    (block $other (result anyref)
      (local.set $string (br_on_cast_fail $other anyref (ref $string) (local.get $object)))
      (local.set $stream (br_on_cast_fail $other anyref (ref $stream) (local.get $out)))
      (local.set $data
        (br_on_cast_fail $other anyref (ref $i16array) (struct.get $string $data (local.get $string))))
      (local.set $length (array.len (local.get $data)))
      (call $reserve (local.get $stream) (local.get $length))
      (array.copy $i16array $i16array
        (struct.get $stream $data (local.get $stream)) (struct.get $stream $count (local.get $stream))
        (local.get $data) (i32.const 0) (local.get $length))
      (struct.set $stream $count
        (local.get $stream)
        (i32.add (struct.get $stream $count (local.get $stream)) (local.get $length)))
      (return))
    (drop)
    (return_call $write_wide (local.get $object) (local.get $out)))

  (func $write_char (param $code i32) (param $out anyref)
    (local $stream (ref $stream))
    (block $other (result anyref)
      (local.set $stream (br_on_cast_fail $other anyref (ref $stream) (local.get $out)))
      (if (i32.ge_u (local.get $code) (i32.const 0x10000))
        (then (return_call $write_wide (ref.i31 (local.get $code)) (local.get $out))))
      (call $reserve (local.get $stream) (i32.const 1))
      (array.set $i16array
        (struct.get $stream $data (local.get $stream)) (struct.get $stream $count (local.get $stream))
        (local.get $code))
      (struct.set $stream $count
        (local.get $stream)
        (i32.add (struct.get $stream $count (local.get $stream)) (i32.const 1)))
      (return))
    (drop)
    (call $type_error))

  (func $text (param $n i32) (result anyref)
    (local $i i32) (local $out (ref $stream)) (local $result (ref $i16array))
    (local.set $out (struct.new $stream (array.new_default $i16array (i32.const 64)) (i32.const 0)))
    (block $done
      (loop $next
        (br_if $done (i32.ge_s (local.get $i) (local.get $n)))
        (call $write_string (global.get $literal) (local.get $out))
        (call $write_char (i32.add (i32.const 97) (i32.rem_s (local.get $i) (i32.const 26))) (local.get $out))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next)))
    (local.set $result (array.new_default $i16array (struct.get $stream $count (local.get $out))))
    (array.copy $i16array $i16array
      (local.get $result) (i32.const 0)
      (struct.get $stream $data (local.get $out)) (i32.const 0) (struct.get $stream $count (local.get $out)))
    (struct.new $string (local.get $result)))

  ;; The string may change meanwhile, so each step looks at its data.
  (func $char_code (param $object anyref) (param $index i32) (result i32)
    (local $string (ref $string)) (local $data (ref $i16array))
    (block $other (result anyref)
      (local.set $string (br_on_cast_fail $other anyref (ref $string) (local.get $object)))
      (local.set $data
        (br_on_cast_fail $other anyref (ref $i16array) (struct.get $string $data (local.get $string))))
      (if (i32.ge_u (local.get $index) (array.len (local.get $data)))
        (then (call $index_error)))
      (return (array.get_u $i16array (local.get $data) (local.get $index))))
    (drop)
    (return_call $wide_index (local.get $index)))

  (func $length (param $object anyref) (result i32)
    (block $other (result anyref)
      (return
        (array.len
          (struct.get $string $data (br_on_cast_fail $other anyref (ref $string) (local.get $object))))))
    (call $type_error)
    unreachable)

  (func $checksum (param $string anyref) (result i32)
    (local $i i32) (local $length i32) (local $sum i32)
    (local.set $length (call $length (local.get $string)))
    (block $done
      (loop $next
        (br_if $done (i32.ge_s (local.get $i) (local.get $length)))
        (local.set $sum
          (i32.and
            (i32.add
              (i32.mul (local.get $sum) (i32.const 31))
              (call $char_code (local.get $string) (local.get $i)))
            (i32.const 65535)))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next)))
    (local.get $sum))

  (func (export "run") (param $n i32) (result i32)
    (local $i i32) (local $total i32)
    (block $done
      (loop $next
        (br_if $done (i32.ge_s (local.get $i) (local.get $n)))
        (local.set $total (i32.add (local.get $total) (call $checksum (call $text (i32.const 2000)))))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next)))
    (local.get $total)))
