package org.clysm.compiler.link;

import java.util.List;
import java.util.function.Consumer;
import org.clysm.compiler.codegen.CoreTypes;
import org.clysm.compiler.wasm.CodeBuilder;
import org.clysm.compiler.wasm.GlobalRef;

/**
 * A call of a function object through its entry, which takes and returns Lisp objects whatever its main function does.
 */
final class FunctionObjectCall {

    private FunctionObjectCall() {}

    /**
     * Adds the call.
     *
     * @param function the global that holds the function object
     * @param arguments each adds one argument; at most {@link CoreTypes#MAXIMUM_DIRECT_ARGUMENTS}
     */
    static void emit(CodeBuilder code, GlobalRef function, List<Consumer<CodeBuilder>> arguments) {
        code.globalGet(function);
        arguments.forEach(argument -> argument.accept(code));
        code.globalGet(function)
                .structGet(CoreTypes.FUNCTION, "entry")
                .structGet(CoreTypes.ENTRY, "code" + arguments.size())
                .callRef(CoreTypes.code(arguments.size()));
    }
}
