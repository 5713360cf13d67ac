package org.clysm.compiler.codegen;

import java.util.ArrayList;
import java.util.List;
import org.clysm.compiler.wasm.CodeBuilder;
import org.clysm.compiler.wasm.Function;
import org.clysm.compiler.wasm.FunctionRef;
import org.clysm.compiler.wasm.Local;
import org.clysm.compiler.wasm.ReferenceType;
import org.clysm.compiler.wasm.TypePool;

/**
 * The entries that functions share for numbers of arguments that they do not take: they signal {@code program-error}.
 */
public final class CoreUnit {

    private CoreUnit() {}

    /** The entry that signals that a function does not take so many arguments. */
    static FunctionRef argumentCountError(int count) {
        return new FunctionRef("argument-count-error@" + count, CoreTypes.code(count));
    }

    /** The unit. */
    public static GeneratedUnit generate(TypePool types) {
        var functions = new ArrayList<Function>();
        for (int count = 0; count <= CoreTypes.MAXIMUM_DIRECT_ARGUMENTS; count++) {
            functions.add(argumentCountError(count, types));
        }
        return new GeneratedUnit(functions, List.of(), null, List.of());
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
}
