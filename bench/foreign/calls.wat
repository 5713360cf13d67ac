;; The peer of calls.lisp: the same calls without any check. Calls through references are such that the engine cannot
;; inline them: eight targets by turns are more than it keeps in its feedback.
(module
  (type $units (array (mut i16)))
  (type $bytes (array (mut i8)))
  (type $words (array (mut i32)))
  (type $doubles (array (mut f64)))
  (type $list (struct (field $first i32) (field $rest (ref null $list))))
  (type $record (struct (field $x f64) (field $y f64) (field $id i32)))
  (type $i32-call (func (param i32) (result i32)))
  (type $i64-call (func (param i64) (result i64)))
  (type $f64-call (func (param f64) (result f64)))
  (type $extern-call (func (param externref) (result externref)))
  (type $i32-targets (array (ref $i32-call)))
  (type $i64-targets (array (ref $i64-call)))
  (type $f64-targets (array (ref $f64-call)))
  (type $extern-targets (array (ref $extern-call)))

  (import "host" "i32" (func $host-i32 (type $i32-call)))
  (import "host" "i64" (func $host-i64 (type $i64-call)))
  (import "host" "f64" (func $host-f64 (type $f64-call)))
  (import "host" "extern" (func $host-extern (type $extern-call)))
  (import "host" "send" (func $send (param externref)))
  (import "host" "reenter" (func $reenter (type $i32-call)))
  (import "host" "throw" (func $throw (result i32)))
  (import "host" "error" (tag $error (param externref)))
  (import "host" "call" (func $call (param externref i32) (result i32)))
  (import "host" "invoke0" (func $invoke0 (param externref) (result externref)))
  (import "host" "invoke1" (func $invoke1 (param externref externref) (result externref)))
  (import "host" "invoke2" (func $invoke2 (param externref externref externref) (result externref)))
  (import "host" "invoke3" (func $invoke3 (param externref externref externref externref) (result externref)))
  (import "host" "invoke4" (func $invoke4 (param externref externref externref externref externref) (result externref)))
  (import "host" "get" (func $get (param externref) (result externref)))
  (import "host" "method" (func $method (param externref externref) (result externref)))
  (import "host" "newArray" (func $new-array (result externref)))
  (import "host" "push" (func $push (param externref i32)))
  (import "host" "length" (func $array-length (param externref) (result i32)))
  (import "host" "element" (func $element (param externref i32) (result i32)))
  (import "host" "newRecord" (func $new-record (param f64 f64 i32) (result externref)))
  (import "host" "x" (func $x (param externref) (result f64)))
  (import "host" "y" (func $y (param externref) (result f64)))
  (import "host" "id" (func $id (param externref) (result i32)))
  (import "host" "newView" (func $new-view (param i32) (result externref)))
  (import "host" "viewOf" (func $view-of (param externref) (result externref)))
  (import "host" "viewLength" (func $view-length (param externref) (result i32)))
  (import "host" "bytesOf" (func $bytes-of (param externref) (result externref)))
  (import "host" "wordsOf" (func $words-of (param externref) (result externref)))
  (import "host" "doublesOf" (func $doubles-of (param externref) (result externref)))
  (import "host" "getInt32" (func $get-i32 (param externref i32 i32) (result i32)))
  (import "host" "setInt32" (func $set-i32 (param externref i32 i32 i32)))
  (import "host" "getFloat64" (func $get-f64 (param externref i32 i32) (result f64)))
  (import "host" "setFloat64" (func $set-f64 (param externref i32 f64 i32)))
  (import "wasm:js-string" "length" (func $length (param externref) (result i32)))
  (import "wasm:js-string" "fromCharCodeArray"
    (func $from-units (param (ref null $units) i32 i32) (result (ref extern))))
  (import "wasm:js-string" "intoCharCodeArray"
    (func $into-units (param externref (ref null $units) i32) (result i32)))

  (global $last (mut anyref) (ref.null any))

  ;; There and back

  (func (export "call-i32") (param $x i32) (param $n i32) (result i32) (local $i i32)
    (block $done
      (loop $next
        (br_if $done (i32.ge_s (local.get $i) (local.get $n)))
        (local.set $x (call $host-i32 (local.get $x)))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next)))
    (local.get $x))

  (func (export "call-i64") (param $x i64) (param $n i32) (result i64) (local $i i32)
    (block $done
      (loop $next
        (br_if $done (i32.ge_s (local.get $i) (local.get $n)))
        (local.set $x (call $host-i64 (local.get $x)))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next)))
    (local.get $x))

  (func (export "call-f64") (param $x f64) (param $n i32) (result f64) (local $i i32)
    (block $done
      (loop $next
        (br_if $done (i32.ge_s (local.get $i) (local.get $n)))
        (local.set $x (call $host-f64 (local.get $x)))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next)))
    (local.get $x))

  (func (export "call-extern") (param $x externref) (param $n i32) (result externref) (local $i i32)
    (block $done
      (loop $next
        (br_if $done (i32.ge_s (local.get $i) (local.get $n)))
        (local.set $x (call $host-extern (local.get $x)))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next)))
    (local.get $x))

  ;; V8 copies the simplest of bodies into JavaScript; a branch keeps it from that, so that there is a call to measure.

  (func (export "take-i32") (type $i32-call) (block $out (result i32) (br $out (local.get 0))))
  (func (export "take-i64") (type $i64-call) (block $out (result i64) (br $out (local.get 0))))
  (func (export "take-f64") (type $f64-call) (block $out (result f64) (br $out (local.get 0))))
  (func (export "take-extern") (type $extern-call) (block $out (result externref) (br $out (local.get 0))))

  ;; Through references

  (func $i32-0 (type $i32-call) (local.get 0))
  (func $i32-1 (type $i32-call) (local.get 0))
  (func $i32-2 (type $i32-call) (local.get 0))
  (func $i32-3 (type $i32-call) (local.get 0))
  (func $i32-4 (type $i32-call) (local.get 0))
  (func $i32-5 (type $i32-call) (local.get 0))
  (func $i32-6 (type $i32-call) (local.get 0))
  (func $i32-7 (type $i32-call) (local.get 0))
  (global $i32-targets (ref $i32-targets) (array.new_fixed $i32-targets 8
    (ref.func $i32-0) (ref.func $i32-1) (ref.func $i32-2) (ref.func $i32-3)
    (ref.func $i32-4) (ref.func $i32-5) (ref.func $i32-6) (ref.func $i32-7)))
  (func (export "ref-i32") (param $x i32) (param $n i32) (result i32) (local $i i32)
    (block $done
      (loop $next
        (br_if $done (i32.ge_s (local.get $i) (local.get $n)))
        (local.set $x (call_ref $i32-call (local.get $x)
          (array.get $i32-targets (global.get $i32-targets) (i32.and (local.get $i) (i32.const 7)))))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next)))
    (local.get $x))

  (func $i64-0 (type $i64-call) (local.get 0))
  (func $i64-1 (type $i64-call) (local.get 0))
  (func $i64-2 (type $i64-call) (local.get 0))
  (func $i64-3 (type $i64-call) (local.get 0))
  (func $i64-4 (type $i64-call) (local.get 0))
  (func $i64-5 (type $i64-call) (local.get 0))
  (func $i64-6 (type $i64-call) (local.get 0))
  (func $i64-7 (type $i64-call) (local.get 0))
  (global $i64-targets (ref $i64-targets) (array.new_fixed $i64-targets 8
    (ref.func $i64-0) (ref.func $i64-1) (ref.func $i64-2) (ref.func $i64-3)
    (ref.func $i64-4) (ref.func $i64-5) (ref.func $i64-6) (ref.func $i64-7)))
  (func (export "ref-i64") (param $x i64) (param $n i32) (result i64) (local $i i32)
    (block $done
      (loop $next
        (br_if $done (i32.ge_s (local.get $i) (local.get $n)))
        (local.set $x (call_ref $i64-call (local.get $x)
          (array.get $i64-targets (global.get $i64-targets) (i32.and (local.get $i) (i32.const 7)))))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next)))
    (local.get $x))

  (func $f64-0 (type $f64-call) (local.get 0))
  (func $f64-1 (type $f64-call) (local.get 0))
  (func $f64-2 (type $f64-call) (local.get 0))
  (func $f64-3 (type $f64-call) (local.get 0))
  (func $f64-4 (type $f64-call) (local.get 0))
  (func $f64-5 (type $f64-call) (local.get 0))
  (func $f64-6 (type $f64-call) (local.get 0))
  (func $f64-7 (type $f64-call) (local.get 0))
  (global $f64-targets (ref $f64-targets) (array.new_fixed $f64-targets 8
    (ref.func $f64-0) (ref.func $f64-1) (ref.func $f64-2) (ref.func $f64-3)
    (ref.func $f64-4) (ref.func $f64-5) (ref.func $f64-6) (ref.func $f64-7)))
  (func (export "ref-f64") (param $x f64) (param $n i32) (result f64) (local $i i32)
    (block $done
      (loop $next
        (br_if $done (i32.ge_s (local.get $i) (local.get $n)))
        (local.set $x (call_ref $f64-call (local.get $x)
          (array.get $f64-targets (global.get $f64-targets) (i32.and (local.get $i) (i32.const 7)))))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next)))
    (local.get $x))

  (func $extern-0 (type $extern-call) (local.get 0))
  (func $extern-1 (type $extern-call) (local.get 0))
  (func $extern-2 (type $extern-call) (local.get 0))
  (func $extern-3 (type $extern-call) (local.get 0))
  (func $extern-4 (type $extern-call) (local.get 0))
  (func $extern-5 (type $extern-call) (local.get 0))
  (func $extern-6 (type $extern-call) (local.get 0))
  (func $extern-7 (type $extern-call) (local.get 0))
  (global $extern-targets (ref $extern-targets) (array.new_fixed $extern-targets 8
    (ref.func $extern-0) (ref.func $extern-1) (ref.func $extern-2) (ref.func $extern-3)
    (ref.func $extern-4) (ref.func $extern-5) (ref.func $extern-6) (ref.func $extern-7)))
  (func (export "ref-extern") (param $x externref) (param $n i32) (result externref) (local $i i32)
    (block $done
      (loop $next
        (br_if $done (i32.ge_s (local.get $i) (local.get $n)))
        (local.set $x (call_ref $extern-call (local.get $x)
          (array.get $extern-targets (global.get $extern-targets) (i32.and (local.get $i) (i32.const 7)))))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next)))
    (local.get $x))

  ;; Values that are made of others: made here, sent, taken

  (func (export "make-string") (param $length i32) (param $base i32) (result externref)
    (local $i i32) (local $units (ref $units))
    (local.set $units (array.new_default $units (local.get $length)))
    (block $done
      (loop $next
        (br_if $done (i32.ge_s (local.get $i) (local.get $length)))
        (array.set $units (local.get $units) (local.get $i)
          (i32.add (local.get $base) (i32.rem_u (local.get $i) (i32.const 26))))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next)))
    (extern.convert_any (local.get $units)))

  (func (export "send-string") (param $text externref) (param $n i32) (local $i i32) (local $units (ref $units))
    (local.set $units (ref.cast (ref $units) (any.convert_extern (local.get $text))))
    (block $done
      (loop $next
        (br_if $done (i32.ge_s (local.get $i) (local.get $n)))
        (call $send (call $from-units (local.get $units) (i32.const 0) (array.len (local.get $units))))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next))))

  (func (export "take-string") (param $text externref) (local $units (ref $units))
    (local.set $units (array.new_default $units (call $length (local.get $text))))
    (drop (call $into-units (local.get $text) (local.get $units) (i32.const 0)))
    (global.set $last (local.get $units)))

  ;; Four bytes by an access of the host's
  (func $send-bytes (param $bytes (ref $bytes)) (local $i i32) (local $n i32) (local $view externref)
    (local.set $n (array.len (local.get $bytes)))
    (local.set $view (call $new-view (local.get $n)))
    (block $done
      (loop $next
        (br_if $done (i32.ge_s (local.get $i) (local.get $n)))
        (call $set-i32 (local.get $view) (local.get $i)
          (i32.or
            (i32.or
              (array.get_u $bytes (local.get $bytes) (local.get $i))
              (i32.shl (array.get_u $bytes (local.get $bytes) (i32.add (local.get $i) (i32.const 1))) (i32.const 8)))
            (i32.or
              (i32.shl (array.get_u $bytes (local.get $bytes) (i32.add (local.get $i) (i32.const 2))) (i32.const 16))
              (i32.shl (array.get_u $bytes (local.get $bytes) (i32.add (local.get $i) (i32.const 3))) (i32.const 24))))
          (i32.const 1))
        (local.set $i (i32.add (local.get $i) (i32.const 4)))
        (br $next)))
    (call $send (call $bytes-of (local.get $view))))

  (func (export "take-bytes") (param $value externref)
    (local $bytes (ref $bytes)) (local $i i32) (local $n i32) (local $view externref) (local $word i32)
    (local.set $view (call $view-of (local.get $value)))
    (local.set $n (call $view-length (local.get $view)))
    (local.set $bytes (array.new_default $bytes (local.get $n)))
    (block $done
      (loop $next
        (br_if $done (i32.ge_s (local.get $i) (local.get $n)))
        (local.set $word (call $get-i32 (local.get $view) (local.get $i) (i32.const 1)))
        (array.set $bytes (local.get $bytes) (local.get $i) (local.get $word))
        (array.set $bytes (local.get $bytes) (i32.add (local.get $i) (i32.const 1))
          (i32.shr_u (local.get $word) (i32.const 8)))
        (array.set $bytes (local.get $bytes) (i32.add (local.get $i) (i32.const 2))
          (i32.shr_u (local.get $word) (i32.const 16)))
        (array.set $bytes (local.get $bytes) (i32.add (local.get $i) (i32.const 3))
          (i32.shr_u (local.get $word) (i32.const 24)))
        (local.set $i (i32.add (local.get $i) (i32.const 4)))
        (br $next)))
    (global.set $last (local.get $bytes)))

  (func (export "make-bytes") (param $n i32) (result externref)
    (extern.convert_any (array.new $bytes (i32.const 77) (local.get $n))))

  (func $send-int32s (param $words (ref $words)) (local $i i32) (local $n i32) (local $view externref)
    (local.set $n (array.len (local.get $words)))
    (local.set $view (call $new-view (i32.mul (local.get $n) (i32.const 4))))
    (block $done
      (loop $next
        (br_if $done (i32.ge_s (local.get $i) (local.get $n)))
        (call $set-i32 (local.get $view) (i32.mul (local.get $i) (i32.const 4))
          (array.get $words (local.get $words) (local.get $i)) (i32.const 1))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next)))
    (call $send (call $words-of (local.get $view))))

  (func (export "take-int32s") (param $value externref)
    (local $words (ref $words)) (local $i i32) (local $n i32) (local $view externref)
    (local.set $view (call $view-of (local.get $value)))
    (local.set $n (i32.div_u (call $view-length (local.get $view)) (i32.const 4)))
    (local.set $words (array.new_default $words (local.get $n)))
    (block $done
      (loop $next
        (br_if $done (i32.ge_s (local.get $i) (local.get $n)))
        (array.set $words (local.get $words) (local.get $i)
          (call $get-i32 (local.get $view) (i32.mul (local.get $i) (i32.const 4)) (i32.const 1)))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next)))
    (global.set $last (local.get $words)))

  (func (export "make-int32s") (param $n i32) (result externref)
    (extern.convert_any (array.new $words (i32.const 77) (local.get $n))))

  (func $send-doubles (param $doubles (ref $doubles)) (local $i i32) (local $n i32) (local $view externref)
    (local.set $n (array.len (local.get $doubles)))
    (local.set $view (call $new-view (i32.mul (local.get $n) (i32.const 8))))
    (block $done
      (loop $next
        (br_if $done (i32.ge_s (local.get $i) (local.get $n)))
        (call $set-f64 (local.get $view) (i32.mul (local.get $i) (i32.const 8))
          (array.get $doubles (local.get $doubles) (local.get $i)) (i32.const 1))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next)))
    (call $send (call $doubles-of (local.get $view))))

  (func (export "take-doubles") (param $value externref)
    (local $doubles (ref $doubles)) (local $i i32) (local $n i32) (local $view externref)
    (local.set $view (call $view-of (local.get $value)))
    (local.set $n (i32.div_u (call $view-length (local.get $view)) (i32.const 8)))
    (local.set $doubles (array.new_default $doubles (local.get $n)))
    (block $done
      (loop $next
        (br_if $done (i32.ge_s (local.get $i) (local.get $n)))
        (array.set $doubles (local.get $doubles) (local.get $i)
          (call $get-f64 (local.get $view) (i32.mul (local.get $i) (i32.const 8)) (i32.const 1)))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next)))
    (global.set $last (local.get $doubles)))

  (func (export "make-doubles") (param $n i32) (result externref)
    (extern.convert_any (array.new $doubles (f64.const 77) (local.get $n))))

  (func $send-list (param $list (ref null $list)) (local $array externref)
    (local.set $array (call $new-array))
    (block $done
      (loop $next
        (br_if $done (ref.is_null (local.get $list)))
        (call $push (local.get $array) (struct.get $list $first (local.get $list)))
        (local.set $list (struct.get $list $rest (local.get $list)))
        (br $next)))
    (call $send (local.get $array)))

  (func (export "take-list") (param $array externref) (local $list (ref null $list)) (local $i i32)
    (local.set $i (call $array-length (local.get $array)))
    (block $done
      (loop $next
        (br_if $done (i32.eqz (local.get $i)))
        (local.set $i (i32.sub (local.get $i) (i32.const 1)))
        (local.set $list (struct.new $list (call $element (local.get $array) (local.get $i)) (local.get $list)))
        (br $next)))
    (global.set $last (local.get $list)))

  (func (export "make-list") (param $n i32) (result externref) (local $list (ref null $list))
    (block $done
      (loop $next
        (br_if $done (i32.eqz (local.get $n)))
        (local.set $n (i32.sub (local.get $n) (i32.const 1)))
        (local.set $list (struct.new $list (local.get $n) (local.get $list)))
        (br $next)))
    (extern.convert_any (local.get $list)))

  (func $send-record (param $record (ref $record))
    (call $send (call $new-record
      (struct.get $record $x (local.get $record))
      (struct.get $record $y (local.get $record))
      (struct.get $record $id (local.get $record)))))

  (func (export "take-record") (param $value externref)
    (global.set $last (struct.new $record
      (call $x (local.get $value)) (call $y (local.get $value)) (call $id (local.get $value)))))

  (func (export "make-record") (param $id i32) (result externref)
    (extern.convert_any (struct.new $record (f64.const 1.5) (f64.const 2.5) (local.get $id))))

  (func (export "send-bytes") (param $value externref) (param $n i32) (local $i i32)
    (block $done
      (loop $next
        (br_if $done (i32.ge_s (local.get $i) (local.get $n)))
        (call $send-bytes (ref.cast (ref $bytes) (any.convert_extern (local.get $value))))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next))))

  (func (export "send-int32s") (param $value externref) (param $n i32) (local $i i32)
    (block $done
      (loop $next
        (br_if $done (i32.ge_s (local.get $i) (local.get $n)))
        (call $send-int32s (ref.cast (ref $words) (any.convert_extern (local.get $value))))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next))))

  (func (export "send-doubles") (param $value externref) (param $n i32) (local $i i32)
    (block $done
      (loop $next
        (br_if $done (i32.ge_s (local.get $i) (local.get $n)))
        (call $send-doubles (ref.cast (ref $doubles) (any.convert_extern (local.get $value))))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next))))

  (func (export "send-list") (param $value externref) (param $n i32) (local $i i32)
    (block $done
      (loop $next
        (br_if $done (i32.ge_s (local.get $i) (local.get $n)))
        (call $send-list (ref.cast (ref null $list) (any.convert_extern (local.get $value))))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next))))

  (func (export "send-record") (param $value externref) (param $n i32) (local $i i32)
    (block $done
      (loop $next
        (br_if $done (i32.ge_s (local.get $i) (local.get $n)))
        (call $send-record (ref.cast (ref $record) (any.convert_extern (local.get $value))))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next))))

  ;; Calls that come back before they return, those that fail, functions as values, calls by name

  (func (export "call-reenter") (param $n i32) (result i32) (local $i i32) (local $x i32)
    (block $done
      (loop $next
        (br_if $done (i32.ge_s (local.get $i) (local.get $n)))
        (local.set $x (call $reenter (local.get $x)))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next)))
    (local.get $x))

  (func $call-throw (result i32)
    (drop
      (block $thrown (result externref)
        (try_table (catch $error $thrown)
          (return (call $throw)))
        (unreachable)))
    (i32.const 1))

  (func (export "call-throw") (param $n i32) (result i32) (local $i i32) (local $x i32)
    (block $done
      (loop $next
        (br_if $done (i32.ge_s (local.get $i) (local.get $n)))
        (local.set $x (call $call-throw))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next)))
    (local.get $x))

  (func (export "call-function") (param $function externref) (param $n i32) (result i32)
    (local $i i32) (local $x i32)
    (block $done
      (loop $next
        (br_if $done (i32.ge_s (local.get $i) (local.get $n)))
        (local.set $x (call $call (local.get $function) (local.get $x)))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next)))
    (local.get $x))

  (func (export "invoke-0") (param $function externref) (param $a externref) (param $n i32) (result externref)
    (local $i i32)
    (block $done
      (loop $next
        (br_if $done (i32.ge_s (local.get $i) (local.get $n)))
        (global.set $last (any.convert_extern (call $invoke0 (local.get $function))))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next)))
    (extern.convert_any (global.get $last)))

  (func (export "invoke-1") (param $function externref) (param $a externref) (param $n i32) (result externref)
    (local $i i32)
    (block $done
      (loop $next
        (br_if $done (i32.ge_s (local.get $i) (local.get $n)))
        (global.set $last (any.convert_extern (call $invoke1 (local.get $function) (local.get $a))))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next)))
    (extern.convert_any (global.get $last)))

  (func (export "invoke-2") (param $function externref) (param $a externref) (param $n i32) (result externref)
    (local $i i32)
    (block $done
      (loop $next
        (br_if $done (i32.ge_s (local.get $i) (local.get $n)))
        (global.set $last (any.convert_extern (call $invoke2 (local.get $function) (local.get $a) (local.get $a))))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next)))
    (extern.convert_any (global.get $last)))

  (func (export "invoke-3") (param $function externref) (param $a externref) (param $n i32) (result externref)
    (local $i i32)
    (block $done
      (loop $next
        (br_if $done (i32.ge_s (local.get $i) (local.get $n)))
        (global.set $last
          (any.convert_extern
            (call $invoke3 (local.get $function) (local.get $a) (local.get $a) (local.get $a))))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next)))
    (extern.convert_any (global.get $last)))

  (func (export "invoke-4") (param $function externref) (param $a externref) (param $n i32) (result externref)
    (local $i i32)
    (block $done
      (loop $next
        (br_if $done (i32.ge_s (local.get $i) (local.get $n)))
        (global.set $last
          (any.convert_extern
            (call $invoke4
              (local.get $function) (local.get $a) (local.get $a) (local.get $a) (local.get $a))))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next)))
    (extern.convert_any (global.get $last)))

  (func (export "get-js") (param $object externref) (param $n i32) (result externref) (local $i i32)
    (block $done
      (loop $next
        (br_if $done (i32.ge_s (local.get $i) (local.get $n)))
        (global.set $last (any.convert_extern (call $get (local.get $object))))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next)))
    (extern.convert_any (global.get $last)))

  (func (export "call-js") (param $object externref) (param $n i32) (result externref) (local $i i32)
    (block $done
      (loop $next
        (br_if $done (i32.ge_s (local.get $i) (local.get $n)))
        (global.set $last
          (any.convert_extern
            (call $method (local.get $object) (extern.convert_any (ref.i31 (local.get $i))))))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next)))
    (extern.convert_any (global.get $last)))

)
