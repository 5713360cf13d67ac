package org.clysm.compiler.wasm;

import java.util.Objects;

/** A passive data segment, by name. */
public record DataRef(String name) implements Entity {

    public DataRef {
        Objects.requireNonNull(name);
    }

    /** Compares the names: they alone identify. */
    @Override
    public boolean equals(Object other) {
        return other instanceof DataRef ref && name.equals(ref.name);
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
