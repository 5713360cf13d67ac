package org.clysm.compiler.wasm;

/** An integer stored in fewer than 32 bits; on the operand stack it is an {@code i32}. */
public enum PackedType implements StorageType {
    I8("i8"),
    I16("i16");

    private final String text;

    PackedType(String text) {
        this.text = text;
    }

    @Override
    public ValueType unpacked() {
        return NumberType.I32;
    }

    @Override
    public String toString() {
        return text;
    }
}
