package org.clysm.compiler.wasm.binary;

/** A module in the binary format, and where its code comes from. */
public record WrittenModule(byte[] bytes, CodeMap codeMap) {}
