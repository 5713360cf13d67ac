package org.clysm.compiler.wasm;

/**
 * Something of a module that code refers to and that gets an index only when the module is written. Two entities of the
 * same class with the same name are the same.
 */
public sealed interface Entity permits DefinedType, FunctionRef, GlobalRef, TagRef, DataRef {

    String name();
}
