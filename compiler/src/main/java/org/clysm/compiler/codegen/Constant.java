package org.clysm.compiler.codegen;

import org.clysm.compiler.wasm.GlobalRef;

/**
 * An object of the program's text that code refers to through a global.
 *
 * @param ref the global; its type is as precise as the object's
 * @param datum the object as the reader made it
 */
public record Constant(GlobalRef ref, Object datum) {}
