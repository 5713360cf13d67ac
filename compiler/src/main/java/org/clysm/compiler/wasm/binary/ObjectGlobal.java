package org.clysm.compiler.wasm.binary;

import org.clysm.compiler.wasm.GlobalRef;

/** A global with the relocatable code of its initialiser. */
public record ObjectGlobal(GlobalRef ref, ObjectCode init) {}
