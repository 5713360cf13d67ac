package org.clysm.compiler.wasm;

/** A passive data segment; the array is not copied and not changed. */
public record DataSegment(DataRef ref, byte[] bytes) {}
