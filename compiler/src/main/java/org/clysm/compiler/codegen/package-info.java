/**
 * From the core language to Wasm: representations of values, functions and closures, calls, exits, multiple values, and
 * the table of operations that are opened up in place.
 *
 * <p>What is handed out is a {@link org.clysm.compiler.codegen.GeneratedUnit} for each top-level form.
 */
package org.clysm.compiler.codegen;
