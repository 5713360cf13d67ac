package org.clysm.compiler.wasm;

/** An array whose elements are all like one field. */
public record ArrayType(Field element) implements CompositeType {}
