package org.clysm.compiler.wasm;

import java.util.List;

/**
 * Types that may refer to each other, in the order in which they stand in the module (Wasm 3.0, 2.3.11). A group of the
 * same structure is the same types in every module.
 */
public final class RecursiveGroup {

    private final List<DefinedType> types;

    /**
     * Makes the group and enters the types in it.
     *
     * @throws IllegalStateException if a type is in another group already
     */
    public RecursiveGroup(List<DefinedType> types) {
        this.types = List.copyOf(types);
        for (DefinedType type : this.types) {
            type.enter(this);
        }
    }

    public List<DefinedType> types() {
        return types;
    }
}
