package org.clysm.compiler.wasm;

/** A number type (Wasm 3.0, 2.3.1). */
public enum NumberType implements ValueType {
    I32("i32"),
    I64("i64"),
    F32("f32"),
    F64("f64");

    private final String text;

    NumberType(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
