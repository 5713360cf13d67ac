package org.clysm.compiler.wasm;

/** A function, global or tag that the module provides under a name. */
public record Export(String name, Entity entity) {}
