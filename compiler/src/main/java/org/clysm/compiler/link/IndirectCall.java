package org.clysm.compiler.link;

import java.util.ArrayList;
import org.clysm.compiler.codegen.CoreTypes;
import org.clysm.compiler.data.Package;
import org.clysm.compiler.data.Packages;
import org.clysm.compiler.data.Symbol;
import org.clysm.compiler.wasm.AbstractHeapType;
import org.clysm.compiler.wasm.BlockType;
import org.clysm.compiler.wasm.CodeBuilder;
import org.clysm.compiler.wasm.Function;
import org.clysm.compiler.wasm.FunctionRef;
import org.clysm.compiler.wasm.FunctionType;
import org.clysm.compiler.wasm.GlobalRef;
import org.clysm.compiler.wasm.Label;
import org.clysm.compiler.wasm.Local;
import org.clysm.compiler.wasm.NumberType;
import org.clysm.compiler.wasm.Operator;
import org.clysm.compiler.wasm.ReferenceType;
import org.clysm.compiler.wasm.ValueType;

/**
 * Calls of functions of the run-time system that are not defined yet: a stand-in with the same type that calls whatever
 * function the symbol holds by then. Only the library's own build needs them.
 */
final class IndirectCall {

    private IndirectCall() {}

    /** Returns the symbol that a function is named after. */
    static Symbol symbolOf(FunctionRef function, Packages packages) {
        int colon = function.name().indexOf(':');
        Package home = colon < 0 ? null : packages.find(function.name().substring(0, colon));
        if (home == null) {
            throw new IllegalStateException("nothing defines " + function.name());
        }
        return home.intern(function.name().substring(colon + 1));
    }

    /** Returns a function with the name and type of {@code function} that calls what the symbol holds. */
    static Function stub(FunctionRef function, GlobalRef symbol) {
        var type = function.type().function();
        var params = new ArrayList<Local>();
        var code = new CodeBuilder();
        var callee = new Local("function", CoreTypes.FUNCTION.reference());
        code.globalGet(symbol)
                .structGet(CoreTypes.SYMBOL, "function")
                .refAsNonNull()
                .localSet(callee)
                .localGet(callee);
        for (ValueType param : type.params()) {
            var local = new Local("argument" + params.size(), param);
            params.add(local);
            code.localGet(local);
            if (param == NumberType.I32) {
                code.refI31();
            }
        }
        int count = params.size();
        boolean isDirect = count <= CoreTypes.MAXIMUM_DIRECT_ARGUMENTS;
        if (!isDirect) {
            code.arrayNewFixed(CoreTypes.ANY_ARRAY, count);
        }
        code.localGet(callee)
                .structGet(CoreTypes.FUNCTION, "entry")
                .structGet(CoreTypes.ENTRY, isDirect ? "code" + count : "codeN")
                .callRef(isDirect ? CoreTypes.code(count) : CoreTypes.CODE_N);
        convertResult(code, type);
        return new Function(function, params, code.build());
    }

    /**
     * Replaces a fixnum by its value, and any other object, which stands for a truth value, by 0 for NIL and else 1.
     */
    private static void convertToI32(CodeBuilder code) {
        var result = new Local("result", ReferenceType.ANYREF);
        var i31 = AbstractHeapType.I31.reference();
        code.localTee(result).refTest(i31);
        code.beginIf(new Label("fixnum"), BlockType.of(NumberType.I32));
        code.localGet(result).refCast(i31).i31GetS();
        code.beginElse()
                .localGet(result)
                .refTest(CoreTypes.NIL_TYPE.reference())
                .op(Operator.I32_EQZ);
        code.end();
    }

    private static void convertResult(CodeBuilder code, FunctionType type) {
        if (type.results().isEmpty()) {
            code.drop();
            return;
        }
        switch (type.results().getFirst()) {
            case ReferenceType reference when reference.equals(ReferenceType.ANYREF) -> {
                // It is what the call returned.
            }
            case ReferenceType reference -> code.refCast(reference);
            case NumberType _ -> convertToI32(code);
        }
    }
}
