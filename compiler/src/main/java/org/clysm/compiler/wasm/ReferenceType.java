package org.clysm.compiler.wasm;

/** A reference, possibly null, to something of a heap type (Wasm 3.0, 2.3.4). */
public record ReferenceType(boolean isNullable, HeapType heap) implements ValueType {

    public static final ReferenceType ANYREF = AbstractHeapType.ANY.nullable();
    public static final ReferenceType EQREF = AbstractHeapType.EQ.nullable();
    public static final ReferenceType I31REF = AbstractHeapType.I31.nullable();
    public static final ReferenceType STRUCTREF = AbstractHeapType.STRUCT.nullable();
    public static final ReferenceType ARRAYREF = AbstractHeapType.ARRAY.nullable();
    public static final ReferenceType FUNCREF = AbstractHeapType.FUNC.nullable();
    public static final ReferenceType EXTERNREF = AbstractHeapType.EXTERN.nullable();
    public static final ReferenceType EXNREF = AbstractHeapType.EXN.nullable();

    /** Returns this type without null. */
    public ReferenceType nonNull() {
        return heap.reference();
    }

    /** Returns the type in the text format. */
    @Override
    public String toString() {
        if (isNullable && heap instanceof AbstractHeapType type) {
            return type.nullableText();
        }
        return isNullable ? "(ref null " + heap + ")" : "(ref " + heap + ")";
    }
}
