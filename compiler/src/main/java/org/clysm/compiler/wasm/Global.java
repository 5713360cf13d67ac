package org.clysm.compiler.wasm;

/** A global with the constant expression that initialises it. */
public record Global(GlobalRef ref, Code init) {}
