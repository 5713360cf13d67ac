/**
 * The binary format: {@link org.clysm.compiler.wasm.binary.Encoder} makes relocatable code of a function,
 * {@link org.clysm.compiler.wasm.binary.ArchiveWriter} and {@link org.clysm.compiler.wasm.binary.ArchiveReader} keep
 * it, {@link org.clysm.compiler.wasm.binary.ModuleWriter} assigns the indices and makes a module, and
 * {@link org.clysm.compiler.wasm.binary.ModuleReader} turns a module back into the model.
 */
package org.clysm.compiler.wasm.binary;
