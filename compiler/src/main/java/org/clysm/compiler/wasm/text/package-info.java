/** The text format (Wasm 3.0, chapter 6), for people to read: only written, never read. */
package org.clysm.compiler.wasm.text;
