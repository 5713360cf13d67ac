package org.clysm.compiler.wasm;

import java.util.Objects;

/** A field of a struct, or the elements of an array; its name is unique in its struct. */
public record Field(String name, StorageType type, boolean isMutable) {

    public Field {
        Objects.requireNonNull(name);
        Objects.requireNonNull(type);
    }

    /** Returns a field that {@code struct.set} or {@code array.set} may change. */
    public static Field mutable(String name, StorageType type) {
        return new Field(name, type, true);
    }

    /** Returns a field that keeps the value it was made with. */
    public static Field constant(String name, StorageType type) {
        return new Field(name, type, false);
    }
}
