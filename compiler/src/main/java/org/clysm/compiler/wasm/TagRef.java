package org.clysm.compiler.wasm;

import java.util.Objects;

/** An exception tag, defined or imported, by name; its type is a function type without results. */
public record TagRef(String name, DefinedType type) implements Entity {

    public TagRef {
        Objects.requireNonNull(name);
        Objects.requireNonNull(type);
    }

    /** Compares the names: they alone identify. */
    @Override
    public boolean equals(Object other) {
        return other instanceof TagRef ref && name.equals(ref.name);
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
