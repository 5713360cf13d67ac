package org.clysm.compiler.wasm;

/** The structure of a defined type (Wasm 3.0, 2.3.9). */
public sealed interface CompositeType permits StructType, ArrayType, FunctionType {}
