package org.clysm.compiler.codegen;

import org.clysm.compiler.wasm.GlobalRef;

/** Gives globals to the objects of the program's text; the linker defines the globals. */
public interface Constants extends Imports {

    /**
     * The global that holds an object. Its type is the non-null reference to the object's type. Never asked for fixnums
     * nor NIL. The global of a symbol is named {@code 'PACKAGE:NAME} in every unit.
     */
    GlobalRef reference(Object datum);
}
