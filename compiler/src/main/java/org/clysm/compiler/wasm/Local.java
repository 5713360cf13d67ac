package org.clysm.compiler.wasm;

import java.util.Objects;

/** A parameter or local variable of one function; the object is its identity. */
public final class Local {

    private final String name;
    private final ValueType type;

    public Local(String name, ValueType type) {
        this.name = Objects.requireNonNull(name);
        this.type = Objects.requireNonNull(type);
    }

    public String name() {
        return name;
    }

    public ValueType type() {
        return type;
    }

    @Override
    public String toString() {
        return "$" + name;
    }
}
