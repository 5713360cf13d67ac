package org.clysm.compiler.wasm;

/** How a field is widened when it is read; packed fields need one of the two widenings. */
public enum Extension {
    NONE(""),
    SIGNED("_s"),
    UNSIGNED("_u");

    private final String suffix;

    Extension(String suffix) {
        this.suffix = suffix;
    }

    /** Returns what the text format appends to {@code struct.get} and {@code array.get}. */
    public String suffix() {
        return suffix;
    }
}
