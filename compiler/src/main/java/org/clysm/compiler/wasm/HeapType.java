package org.clysm.compiler.wasm;

/** What a reference points to (Wasm 3.0, 2.3.3). */
public sealed interface HeapType permits AbstractHeapType, DefinedType {

    /** Returns the type of references to this that are never null. */
    ReferenceType reference();

    /** Returns the type of references to this that may be null. */
    ReferenceType nullable();
}
