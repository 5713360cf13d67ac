/**
 * The model of WebAssembly 3.0 code: types, entities, instructions, definitions, and
 * {@link org.clysm.compiler.wasm.CodeBuilder} to construct them.
 *
 * <p>Everything is named or an object; nothing here knows an index. The package {@code org.clysm.compiler.wasm.binary}
 * encodes and decodes, {@code org.clysm.compiler.wasm.text} prints.
 */
package org.clysm.compiler.wasm;
