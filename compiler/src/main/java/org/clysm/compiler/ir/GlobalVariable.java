package org.clysm.compiler.ir;

/**
 * A variable of the run-time system that is a Wasm global, not the value of a symbol; {@code sys:define-global} makes
 * it.
 *
 * @param name its name, for example {@code SYS:BINDING-DEPTH}
 * @param kind what it holds
 */
public record GlobalVariable(String name, Kind kind) {

    /** What a global holds: any Lisp object, a simple vector of them, or a raw number. */
    public enum Kind {
        ANY,
        VECTOR,
        INT32,
        INT64,
        DOUBLE
    }
}
