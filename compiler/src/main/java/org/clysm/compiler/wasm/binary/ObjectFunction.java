package org.clysm.compiler.wasm.binary;

import org.clysm.compiler.wasm.FunctionRef;

/** A function with its relocatable code. */
public record ObjectFunction(FunctionRef ref, ObjectCode code) {}
