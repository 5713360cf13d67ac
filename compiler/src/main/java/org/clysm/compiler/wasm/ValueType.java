package org.clysm.compiler.wasm;

/** The type of a value on the operand stack, in a local or in a global (Wasm 3.0, 2.3.5). */
public sealed interface ValueType extends StorageType permits NumberType, ReferenceType {

    @Override
    default ValueType unpacked() {
        return this;
    }
}
