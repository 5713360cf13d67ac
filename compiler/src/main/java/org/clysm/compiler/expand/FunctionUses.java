package org.clysm.compiler.expand;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clysm.compiler.data.SourcePosition;
import org.clysm.compiler.ir.FunctionName;
import org.clysm.compiler.ir.FunctionShape;

/** Where global functions are called, so that at the end of a program wrong calls can be told. */
final class FunctionUses {

    /** The argument count of a use that is no call. */
    static final int NO_CALL = -1;

    private record Use(int argumentCount, SourcePosition position) {}

    private final Map<FunctionName, List<Use>> uses = new LinkedHashMap<>();
    private int suspended;

    /** Does something whose calls are none of the program's. */
    void withoutRecording(Runnable action) {
        suspended++;
        try {
            action.run();
        } finally {
            suspended--;
        }
    }

    void record(FunctionName name, int argumentCount, SourcePosition position) {
        if (suspended > 0) {
            return;
        }
        uses.computeIfAbsent(name, key -> new ArrayList<>()).add(new Use(argumentCount, position));
    }

    /**
     * Warns of functions that are not defined, at their first use, and of calls with a wrong number of arguments. Who
     * proclaims the type of a function says that it will be there, for example because the linker defines it.
     */
    void report(GlobalEnvironment globals, Diagnostics diagnostics) {
        uses.forEach((name, list) -> {
            FunctionShape shape = globals.function(name);
            if (shape != null) {
                list.forEach(use -> checkCount(name, shape, use, diagnostics));
            } else if (globals.hasExpander(ExpanderKind.MACRO, name)) {
                diagnostics.warning(list.getFirst().position, name + " is used before it is defined as a macro");
            } else if (!globals.isIndirect(name) && globals.functionType(name) == null) {
                diagnostics.warning(list.getFirst().position, "undefined function " + name);
            }
        });
        uses.clear();
    }

    private static void checkCount(FunctionName name, FunctionShape shape, Use use, Diagnostics diagnostics) {
        if (use.argumentCount != NO_CALL && !shape.acceptsCount(use.argumentCount)) {
            diagnostics.warning(use.position, shape.complaint(name.toString(), use.argumentCount));
        }
    }
}
