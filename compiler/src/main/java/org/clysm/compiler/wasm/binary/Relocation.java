package org.clysm.compiler.wasm.binary;

import org.clysm.compiler.wasm.Entity;

/**
 * A place in relocatable code where the index of an entity belongs.
 *
 * @param offset the number of bytes of the code that stand before the index
 */
public record Relocation(int offset, Kind kind, Entity target) {

    /** Which index it is, and in which number format. */
    public enum Kind {
        /** A type index, as an immediate. */
        TYPE,
        /** A type index as a heap type or block type, which is a signed number. */
        HEAP_TYPE,
        /** The index of a function that is called. */
        FUNCTION,
        /** The index of a function that {@code ref.func} makes a reference to. */
        FUNCTION_REFERENCE,
        GLOBAL,
        TAG,
        DATA
    }
}
