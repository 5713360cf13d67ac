package org.clysm.compiler.wasm;

import java.util.Objects;

/** The target of branches: one structured instruction carries it; the object is its identity. */
public final class Label {

    private final String name;

    public Label(String name) {
        this.name = Objects.requireNonNull(name);
    }

    public String name() {
        return name;
    }

    @Override
    public String toString() {
        return "$" + name;
    }
}
