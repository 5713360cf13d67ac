package org.clysm.compiler.link;

import java.util.List;
import java.util.Set;
import org.clysm.compiler.codegen.CoreTypes;
import org.clysm.compiler.wasm.Code;
import org.clysm.compiler.wasm.CodeBuilder;
import org.clysm.compiler.wasm.Global;
import org.clysm.compiler.wasm.GlobalRef;

/** The globals that every module has without any unit defining them: NIL, its symbol, and multiple values. */
final class Kernel {

    /** The most values that a form may return; CLHS {@code multiple-values-limit} is one more. */
    static final int MOST_VALUES = 1024;

    private static final Set<GlobalRef> REFS =
            Set.of(CoreTypes.NIL, CoreTypes.NIL_SYMBOL, CoreTypes.VALUES, CoreTypes.VALUE_COUNT);

    private Kernel() {}

    /** Tells whether the global is one of those made here. */
    static boolean defines(GlobalRef global) {
        return REFS.contains(global);
    }

    /** Returns the globals, in an order in which each stands behind those that it uses. */
    static List<Global> globals() {
        return List.of(
                new Global(CoreTypes.NIL, nil()),
                new Global(CoreTypes.NIL_SYMBOL, nilSymbol()),
                new Global(
                        CoreTypes.VALUES,
                        new CodeBuilder()
                                .globalGet(CoreTypes.NIL)
                                .i32Const(MOST_VALUES)
                                .arrayNew(CoreTypes.ANY_ARRAY)
                                .build()),
                new Global(CoreTypes.VALUE_COUNT, new CodeBuilder().i32Const(1).build()));
    }

    private static Code nil() {
        return new CodeBuilder().structNewDefault(CoreTypes.NIL_TYPE).build();
    }

    private static Code nilSymbol() {
        var code = new CodeBuilder();
        SymbolConstants.emit(code, "NIL", 0);
        return code.build();
    }

    /** Adds the code that makes NIL its own car, cdr and value. */
    static void addStart(CodeBuilder code) {
        code.globalGet(CoreTypes.NIL).globalGet(CoreTypes.NIL).structSet(CoreTypes.NIL_TYPE, "car");
        code.globalGet(CoreTypes.NIL).globalGet(CoreTypes.NIL).structSet(CoreTypes.NIL_TYPE, "cdr");
        code.globalGet(CoreTypes.NIL_SYMBOL).globalGet(CoreTypes.NIL).structSet(CoreTypes.SYMBOL, "value");
    }
}
