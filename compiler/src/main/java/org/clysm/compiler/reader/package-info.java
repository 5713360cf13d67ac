/**
 * Text to forms: the standard syntax of CLHS chapter 2, with the place of every cons.
 *
 * <p>{@link org.clysm.compiler.reader.Reader} reads one form at a time, since each form may change what the next one
 * means. What it depends on stands in {@link org.clysm.compiler.reader.ReaderContext}. The readtable is the standard
 * one always; programs that change theirs use the reader of the library.
 */
package org.clysm.compiler.reader;
