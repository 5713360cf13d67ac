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

    AbstractHeapType(String text, String nullableText) {
        this.text = text;
        this.nullableText = nullableText;
    }

    @Override
    public ReferenceType reference() {
        // Not kept in a field: the constants of ReferenceType need this class to be initialised first.
        return new ReferenceType(false, this);
    }

    @Override
    public ReferenceType nullable() {
        return new ReferenceType(true, this);
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
