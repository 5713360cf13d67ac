package org.clysm.compiler.link;

import java.util.List;
import java.util.Set;
import org.clysm.compiler.codegen.CoreTypes;
import org.clysm.compiler.wasm.BlockType;
import org.clysm.compiler.wasm.Code;
import org.clysm.compiler.wasm.CodeBuilder;
import org.clysm.compiler.wasm.Global;
import org.clysm.compiler.wasm.GlobalRef;
import org.clysm.compiler.wasm.Label;
import org.clysm.compiler.wasm.Local;
import org.clysm.compiler.wasm.NumberType;
import org.clysm.compiler.wasm.Operator;

/**
 * The globals that every module has without any unit defining them: NIL, its symbol, characters, and multiple values.
 */
final class Kernel {

    /** The most values that a form may return; CLHS {@code multiple-values-limit} is one more. */
    static final int MOST_VALUES = 1024;

    private static final Set<GlobalRef> REFS =
            Set.of(CoreTypes.NIL, CoreTypes.NIL_SYMBOL, CoreTypes.CHARACTERS, CoreTypes.VALUES, CoreTypes.VALUE_COUNT);

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
                        CoreTypes.CHARACTERS,
                        new CodeBuilder()
                                .i32Const(CoreTypes.SHARED_CHARACTERS)
                                .arrayNewDefault(CoreTypes.ANY_ARRAY)
                                .build()),
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
        VectorConstants.emitShortCharacters(code, "NIL");
        SymbolConstants.emit(code, "NIL", 0);
        return code.build();
    }

    /** Adds the code that makes NIL its own car, cdr and value, and makes the shared characters. */
    static void addStart(CodeBuilder code) {
        code.globalGet(CoreTypes.NIL).globalGet(CoreTypes.NIL).structSet(CoreTypes.NIL_TYPE, "car");
        code.globalGet(CoreTypes.NIL).globalGet(CoreTypes.NIL).structSet(CoreTypes.NIL_TYPE, "cdr");
        code.globalGet(CoreTypes.NIL_SYMBOL).globalGet(CoreTypes.NIL).structSet(CoreTypes.SYMBOL, "value");
        addCharacters(code);
    }

    private static void addCharacters(CodeBuilder code) {
        var index = new Local("code", NumberType.I32);
        var next = new Label("next-character");
        code.loop(
                next,
                BlockType.NONE,
                loop -> loop.globalGet(CoreTypes.CHARACTERS)
                        .localGet(index)
                        .localGet(index)
                        .structNew(CoreTypes.CHARACTER)
                        .arraySet(CoreTypes.ANY_ARRAY)
                        .localGet(index)
                        .i32Const(1)
                        .op(Operator.I32_ADD)
                        .localTee(index)
                        .i32Const(CoreTypes.SHARED_CHARACTERS)
                        .op(Operator.I32_LT_S)
                        .brIf(next));
    }
}
