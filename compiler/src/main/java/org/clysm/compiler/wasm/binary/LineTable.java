package org.clysm.compiler.wasm.binary;

/**
 * From which source lines the parts of a function's code come.
 *
 * @param file the source file; empty if unknown
 * @param offsets where in the code each part begins, ascending
 * @param lines the line of each part
 */
public record LineTable(String file, int[] offsets, int[] lines) {

    public static final LineTable EMPTY = new LineTable("", new int[0], new int[0]);
}
