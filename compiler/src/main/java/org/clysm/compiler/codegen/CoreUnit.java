package org.clysm.compiler.codegen;

import java.util.ArrayList;
import java.util.List;
import org.clysm.compiler.wasm.AbstractHeapType;
import org.clysm.compiler.wasm.BlockType;
import org.clysm.compiler.wasm.Code;
import org.clysm.compiler.wasm.CodeBuilder;
import org.clysm.compiler.wasm.Function;
import org.clysm.compiler.wasm.FunctionRef;
import org.clysm.compiler.wasm.Global;
import org.clysm.compiler.wasm.Label;
import org.clysm.compiler.wasm.Local;
import org.clysm.compiler.wasm.NumberType;
import org.clysm.compiler.wasm.Operator;
import org.clysm.compiler.wasm.ReferenceType;
import org.clysm.compiler.wasm.TypePool;

/**
 * What every program needs before any Lisp: NIL, the shared characters, the globals of multiple values, and the entries
 * for numbers of arguments that a function does not take. Its initialiser must run first.
 */
public final class CoreUnit {

    /** The number of values that a function can return. */
    private static final int MULTIPLE_VALUES_LIMIT = 1024;

    private CoreUnit() {}

    /** The entry that signals that a function does not take so many arguments. */
    static FunctionRef argumentCountError(int count) {
        return new FunctionRef("argument-count-error@" + count, CoreTypes.code(count));
    }

    /** The unit; NIL's name is the only constant. */
    public static GeneratedUnit generate(TypePool types, Constants constants) {
        var functions = new ArrayList<Function>();
        for (int count = 0; count <= CoreTypes.MAXIMUM_DIRECT_ARGUMENTS; count++) {
            functions.add(argumentCountError(count, types));
        }
        return new GeneratedUnit(functions, globals(constants), initialiser(types), List.of());
    }

    private static Function argumentCountError(int count, TypePool types) {
        var self = new Local("self", CoreTypes.FUNCTION.reference());
        var params = new ArrayList<>(List.of(self));
        var code = new CodeBuilder().localGet(self);
        for (int i = 0; i < count; i++) {
            var argument = new Local("a" + i, ReferenceType.ANYREF);
            params.add(argument);
            code.localGet(argument);
        }
        code.arrayNewFixed(CoreTypes.ANY_ARRAY, count);
        code.returnCall(RuntimeFunction.ARGUMENT_COUNT_ERROR.signature().main(types));
        return new Function(argumentCountError(count), params, code.build());
    }

    private static List<Global> globals(Constants constants) {
        var none = AbstractHeapType.NONE;
        var nil = new CodeBuilder().refNull(none).refNull(none).structNew(CoreTypes.NIL_TYPE);
        var symbol = new CodeBuilder()
                .globalGet(constants.reference("NIL"))
                .globalGet(CoreTypes.NIL)
                .globalGet(CoreTypes.NIL)
                .refNull(none)
                .refNull(none)
                .globalGet(CoreTypes.NIL)
                .globalGet(CoreTypes.NIL)
                .i32Const(0)
                .i32Const(0)
                .structNew(CoreTypes.SYMBOL);
        return List.of(
                new Global(CoreTypes.NIL, nil.build()),
                new Global(CoreTypes.NIL_SYMBOL, symbol.build()),
                new Global(CoreTypes.CHARACTERS, array(CoreTypes.SHARED_CHARACTERS)),
                new Global(CoreTypes.VALUES, array(MULTIPLE_VALUES_LIMIT)),
                new Global(CoreTypes.VALUE_COUNT, new CodeBuilder().i32Const(1).build()));
    }

    private static Code array(int length) {
        return new CodeBuilder()
                .i32Const(length)
                .arrayNewDefault(CoreTypes.ANY_ARRAY)
                .build();
    }

    private static Function initialiser(TypePool types) {
        var code = new CodeBuilder();
        for (String field : List.of("car", "cdr")) {
            code.globalGet(CoreTypes.NIL).globalGet(CoreTypes.NIL).structSet(CoreTypes.NIL_TYPE, field);
        }
        var index = new Local("code", NumberType.I32);
        var next = new Label("next");
        code.loop(next, BlockType.NONE, loop -> loop.globalGet(CoreTypes.CHARACTERS)
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
        var ref = new FunctionRef("core/load", types.function(List.of(), List.of()));
        return new Function(ref, List.of(), code.build());
    }
}
