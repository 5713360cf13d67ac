package org.clysm.compiler.wasm.binary;

import org.clysm.compiler.wasm.DataRef;
import org.clysm.compiler.wasm.DefinedType;
import org.clysm.compiler.wasm.FunctionRef;
import org.clysm.compiler.wasm.GlobalRef;
import org.clysm.compiler.wasm.TagRef;

/** All index spaces of a module that is being written (Wasm 3.0, 2.5.1). */
final class IndexSpaces {

    final TypeIndices types = new TypeIndices();
    final EntityIndices<FunctionRef> functions = new EntityIndices<>("function");
    final EntityIndices<GlobalRef> globals = new EntityIndices<>("global");
    final EntityIndices<TagRef> tags = new EntityIndices<>("tag");
    final EntityIndices<DataRef> data = new EntityIndices<>("data segment");

    /**
     * Returns the index that a relocation stands for.
     *
     * @throws IllegalArgumentException if the module has no such entity
     */
    int indexOf(Relocation relocation) {
        var target = relocation.target();
        return switch (relocation.kind()) {
            case TYPE, HEAP_TYPE -> types.indexOf((DefinedType) target);
            case FUNCTION, FUNCTION_REFERENCE -> functions.indexOf(target);
            case GLOBAL -> globals.indexOf(target);
            case TAG -> tags.indexOf(target);
            case DATA -> data.indexOf(target);
        };
    }
}
