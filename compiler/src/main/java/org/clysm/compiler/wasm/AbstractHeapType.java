package org.clysm.compiler.wasm;

/** A heap type that Wasm itself defines (Wasm 3.0, 2.3.3). */
public enum AbstractHeapType implements HeapType {
    ANY("any", "anyref"),
    EQ("eq", "eqref"),
    I31("i31", "i31ref"),
    STRUCT("struct", "structref"),
    ARRAY("array", "arrayref"),
    FUNC("func", "funcref"),
    EXTERN("extern", "externref"),
    EXN("exn", "exnref"),
    NONE("none", "nullref"),
    NOFUNC("nofunc", "nullfuncref"),
    NOEXTERN("noextern", "nullexternref"),
    NOEXN("noexn", "nullexnref");

    private final String text;
    private final String nullableText;
    private final ReferenceType reference = new ReferenceType(false, this);
    private final ReferenceType nullable = new ReferenceType(true, this);

    AbstractHeapType(String text, String nullableText) {
        this.text = text;
        this.nullableText = nullableText;
    }

    @Override
    public ReferenceType reference() {
        return reference;
    }

    @Override
    public ReferenceType nullable() {
        return nullable;
    }

    /** Returns the text format's short form of {@link #nullable()}, such as {@code anyref}. */
    public String nullableText() {
        return nullableText;
    }

    @Override
    public String toString() {
        return text;
    }
}
