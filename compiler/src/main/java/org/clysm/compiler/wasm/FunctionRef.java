package org.clysm.compiler.wasm;

import java.util.Objects;

/** A function, defined or imported, by name; its type is a function type. */
public record FunctionRef(String name, DefinedType type) implements Entity {

    public FunctionRef {
        Objects.requireNonNull(name);
        Objects.requireNonNull(type);
    }

    /** Compares the names: they alone identify. */
    @Override
    public boolean equals(Object other) {
        return other instanceof FunctionRef ref && name.equals(ref.name);
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
