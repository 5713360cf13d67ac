package org.clysm.compiler.wasm.binary;

import java.util.Arrays;
import java.util.List;
import org.clysm.compiler.wasm.FunctionRef;

/**
 * From which function and source line each part of a module's bytes comes.
 *
 * @param functions the functions with code in the module, in order
 * @param starts where in the module the code of each function begins, and as last element where the code of the last
 *     one ends
 * @param lineTables for each function its source lines, with offsets that count from the start of the module
 */
public record CodeMap(List<FunctionRef> functions, int[] starts, List<LineTable> lineTables) {

    /** A place in the source; the line is 0 and the file empty if they are unknown. */
    public record Place(FunctionRef function, String file, int line) {}

    /**
     * Returns the place that an offset into the module's bytes belongs to, or null if it is not in a function's code.
     */
    public Place find(int offset) {
        int index = partAt(starts, offset);
        if (index < 0 || index == functions.size()) {
            return null;
        }
        var table = lineTables.get(index);
        int part = partAt(table.offsets(), offset);
        return new Place(functions.get(index), table.file(), part < 0 ? 0 : table.lines()[part]);
    }

    /** Returns the index of the last start that is not after an offset, or -1. */
    private static int partAt(int[] starts, int offset) {
        int index = Arrays.binarySearch(starts, offset);
        return index >= 0 ? index : -index - 2;
    }
}
