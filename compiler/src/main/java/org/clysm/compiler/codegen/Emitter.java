package org.clysm.compiler.codegen;

/** Emits an operation: its operands are on the stack in their representations, its result is there afterwards. */
@FunctionalInterface
public interface Emitter {

    void emit(Emission emission);
}
