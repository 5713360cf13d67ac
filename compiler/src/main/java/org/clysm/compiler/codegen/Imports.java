package org.clysm.compiler.codegen;

import org.clysm.compiler.wasm.DefinedType;
import org.clysm.compiler.wasm.FunctionRef;

/** Names functions of the host that code calls; the linker makes the imports. */
public interface Imports {

    /**
     * The function that a module imports.
     *
     * @param module the import's module, for example {@code wasm:js-string}
     * @param field the import's field
     * @param type a function type; the same field may be imported with several types
     */
    FunctionRef function(String module, String field, DefinedType type);
}
