package org.clysm.compiler.wasm;

import java.util.Objects;

/** A global, defined or imported, by name. */
public record GlobalRef(String name, ValueType type, boolean isMutable) implements Entity {

    public GlobalRef {
        Objects.requireNonNull(name);
        Objects.requireNonNull(type);
    }

    /** Compares the names: they alone identify. */
    @Override
    public boolean equals(Object other) {
        return other instanceof GlobalRef ref && name.equals(ref.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return "$" + name;
    }
}
