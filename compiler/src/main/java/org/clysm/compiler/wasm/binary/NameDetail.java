package org.clysm.compiler.wasm.binary;

/** Which names a module carries for debuggers and stack traces (Wasm 3.0, 7.4.1). */
public enum NameDetail {
    NONE,
    /** The module and the functions: what a stack trace shows. */
    FUNCTIONS,
    /** Everything but parameters and locals. */
    ENTITIES,
    ALL
}
