package org.clysm.compiler.wasm;

/** What a field of a struct or array holds: a value type or a packed integer (Wasm 3.0, 2.3.10). */
public sealed interface StorageType permits ValueType, PackedType {

    /** Returns the type that the field's content has on the operand stack. */
    ValueType unpacked();
}
