package org.clysm.compiler.wasm.binary;

import java.util.List;
import java.util.Set;
import org.clysm.compiler.wasm.DefinedType;

/**
 * A part of relocatable code that runs only after {@code ref.test} found an object of one of some types: in a module
 * that makes no such object, nothing in it is needed.
 *
 * @param start where in the code it begins
 * @param end where it ends
 * @param types the types that are tested
 */
public record Guard(int start, int end, List<DefinedType> types) {

    public Guard {
        types = List.copyOf(types);
    }

    /** Tells whether the part never runs when objects of these types do not exist. */
    public boolean isDead(Set<DefinedType> absent) {
        return absent.containsAll(types);
    }

    /** Tells whether a relocation lies within. An index at the start is that of the block type before it. */
    public boolean contains(Relocation relocation) {
        return start < relocation.offset() && relocation.offset() <= end;
    }
}
