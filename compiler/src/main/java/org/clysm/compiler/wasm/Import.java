package org.clysm.compiler.wasm;

/** A function, global or tag that the host or another module provides. */
public record Import(String module, String field, Entity entity) {}
