;; The peer of calls.lisp: the same imports and exports without any check, and calls through references that the
;; engine cannot inline: eight targets by turns are more than it keeps in its feedback.
(module
  (type $units (array (mut i16)))
  (type $i32-call (func (param i32) (result i32)))
  (type $f64-call (func (param f64) (result f64)))
  (type $extern-call (func (param externref) (result externref)))
  (type $i32-targets (array (ref $i32-call)))
  (type $f64-targets (array (ref $f64-call)))
  (type $extern-targets (array (ref $extern-call)))

  (import "host" "fixnum" (func $fixnum (type $i32-call)))
  (import "host" "float" (func $float (type $f64-call)))
  (import "host" "boolean" (func $boolean (type $i32-call)))
  (import "host" "anyref" (func $anyref (type $extern-call)))
  (import "host" "string" (func $string (param externref)))
  (import "wasm:js-string" "length" (func $length (param externref) (result i32)))
  (import "wasm:js-string" "fromCharCodeArray"
    (func $from-units (param (ref null $units) i32 i32) (result (ref extern))))
  (import "wasm:js-string" "intoCharCodeArray"
    (func $into-units (param externref (ref null $units) i32) (result i32)))

  (global $last (mut (ref null $units)) (ref.null $units))

  ;; Lisp to host

  (func (export "call-fixnum") (param $n i32) (result i32) (local $i i32) (local $x i32)
    (block $done
      (loop $next
        (br_if $done (i32.ge_s (local.get $i) (local.get $n)))
        (local.set $x (call $fixnum (local.get $i)))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next)))
    (local.get $x))

  (func (export "call-float") (param $n i32) (result f64) (local $i i32) (local $x f64)
    (local.set $x (f64.const 0.5))
    (block $done
      (loop $next
        (br_if $done (i32.ge_s (local.get $i) (local.get $n)))
        (local.set $x (call $float (local.get $x)))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next)))
    (local.get $x))

  (func (export "call-boolean") (param $n i32) (result i32) (local $i i32) (local $x i32)
    (block $done
      (loop $next
        (br_if $done (i32.ge_s (local.get $i) (local.get $n)))
        (local.set $x (call $boolean (i32.eqz (local.get $x))))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next)))
    (local.get $x))

  (func (export "call-anyref") (param $object externref) (param $n i32) (result externref) (local $i i32)
    (block $done
      (loop $next
        (br_if $done (i32.ge_s (local.get $i) (local.get $n)))
        (local.set $object (call $anyref (local.get $object)))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next)))
    (local.get $object))

  (func (export "call-string") (param $text externref) (param $n i32) (local $i i32) (local $units (ref $units))
    (local.set $units (ref.cast (ref $units) (any.convert_extern (local.get $text))))
    (block $done
      (loop $next
        (br_if $done (i32.ge_s (local.get $i) (local.get $n)))
        (call $string (call $from-units (local.get $units) (i32.const 0) (array.len (local.get $units))))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next))))

  (func (export "make-text") (param $length i32) (param $base i32) (result externref)
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

  ;; Host to Lisp. V8 copies the simplest of bodies into JavaScript; a branch keeps it from that, so that there is
  ;; a call to measure.

  (func (export "take-fixnum") (type $i32-call) (block $out (result i32) (br $out (local.get 0))))
  (func (export "take-float") (type $f64-call) (block $out (result f64) (br $out (local.get 0))))
  (func (export "take-boolean") (type $i32-call) (i32.eqz (local.get 0)))
  (func (export "take-anyref") (type $extern-call) (block $out (result externref) (br $out (local.get 0))))
  (func (export "take-string") (param $text externref)
    (global.set $last (array.new_default $units (call $length (local.get $text))))
    (drop (call $into-units (local.get $text) (global.get $last) (i32.const 0))))

  ;; Calls through references

  (func $i0 (type $i32-call) (local.get 0))
  (func $i1 (type $i32-call) (local.get 0))
  (func $i2 (type $i32-call) (local.get 0))
  (func $i3 (type $i32-call) (local.get 0))
  (func $i4 (type $i32-call) (local.get 0))
  (func $i5 (type $i32-call) (local.get 0))
  (func $i6 (type $i32-call) (local.get 0))
  (func $i7 (type $i32-call) (local.get 0))
  (global $i32-targets (ref $i32-targets) (array.new_fixed $i32-targets 8
    (ref.func $i0) (ref.func $i1) (ref.func $i2) (ref.func $i3)
    (ref.func $i4) (ref.func $i5) (ref.func $i6) (ref.func $i7)))

  (func $f0 (type $f64-call) (local.get 0))
  (func $f1 (type $f64-call) (local.get 0))
  (func $f2 (type $f64-call) (local.get 0))
  (func $f3 (type $f64-call) (local.get 0))
  (func $f4 (type $f64-call) (local.get 0))
  (func $f5 (type $f64-call) (local.get 0))
  (func $f6 (type $f64-call) (local.get 0))
  (func $f7 (type $f64-call) (local.get 0))
  (global $f64-targets (ref $f64-targets) (array.new_fixed $f64-targets 8
    (ref.func $f0) (ref.func $f1) (ref.func $f2) (ref.func $f3)
    (ref.func $f4) (ref.func $f5) (ref.func $f6) (ref.func $f7)))

  (func $e0 (type $extern-call) (local.get 0))
  (func $e1 (type $extern-call) (local.get 0))
  (func $e2 (type $extern-call) (local.get 0))
  (func $e3 (type $extern-call) (local.get 0))
  (func $e4 (type $extern-call) (local.get 0))
  (func $e5 (type $extern-call) (local.get 0))
  (func $e6 (type $extern-call) (local.get 0))
  (func $e7 (type $extern-call) (local.get 0))
  (global $extern-targets (ref $extern-targets) (array.new_fixed $extern-targets 8
    (ref.func $e0) (ref.func $e1) (ref.func $e2) (ref.func $e3)
    (ref.func $e4) (ref.func $e5) (ref.func $e6) (ref.func $e7)))

  (func (export "ref-fixnum") (param $n i32) (result i32) (local $i i32) (local $x i32)
    (block $done
      (loop $next
        (br_if $done (i32.ge_s (local.get $i) (local.get $n)))
        (local.set $x (call_ref $i32-call (local.get $i)
          (array.get $i32-targets (global.get $i32-targets) (i32.and (local.get $i) (i32.const 7)))))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next)))
    (local.get $x))

  (func (export "ref-float") (param $n i32) (result f64) (local $i i32) (local $x f64)
    (local.set $x (f64.const 0.5))
    (block $done
      (loop $next
        (br_if $done (i32.ge_s (local.get $i) (local.get $n)))
        (local.set $x (call_ref $f64-call (local.get $x)
          (array.get $f64-targets (global.get $f64-targets) (i32.and (local.get $i) (i32.const 7)))))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next)))
    (local.get $x))

  (func (export "ref-boolean") (param $n i32) (result i32) (local $i i32) (local $x i32)
    (block $done
      (loop $next
        (br_if $done (i32.ge_s (local.get $i) (local.get $n)))
        (local.set $x (call_ref $i32-call (i32.eqz (local.get $x))
          (array.get $i32-targets (global.get $i32-targets) (i32.and (local.get $i) (i32.const 7)))))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next)))
    (local.get $x))

  (func (export "ref-anyref") (param $object externref) (param $n i32) (result externref) (local $i i32)
    (block $done
      (loop $next
        (br_if $done (i32.ge_s (local.get $i) (local.get $n)))
        (local.set $object (call_ref $extern-call (local.get $object)
          (array.get $extern-targets (global.get $extern-targets) (i32.and (local.get $i) (i32.const 7)))))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next)))
    (local.get $object))
)
