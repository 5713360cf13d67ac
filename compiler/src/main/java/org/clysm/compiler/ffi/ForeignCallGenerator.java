package org.clysm.compiler.ffi;

import java.util.ArrayList;
import java.util.List;
import org.clysm.compiler.codegen.CoreTypes;
import org.clysm.compiler.codegen.Emission;
import org.clysm.compiler.codegen.ForeignCalls;
import org.clysm.compiler.codegen.Representation;
import org.clysm.compiler.codegen.RuntimeFunction;
import org.clysm.compiler.data.Packages;
import org.clysm.compiler.ir.ForeignFunction;
import org.clysm.compiler.ir.ForeignType;
import org.clysm.compiler.types.LispType;
import org.clysm.compiler.wasm.BlockType;
import org.clysm.compiler.wasm.CatchClause;
import org.clysm.compiler.wasm.DefinedType;
import org.clysm.compiler.wasm.FunctionRef;
import org.clysm.compiler.wasm.Label;
import org.clysm.compiler.wasm.Local;
import org.clysm.compiler.wasm.ReferenceType;
import org.clysm.compiler.wasm.TypePool;
import org.clysm.compiler.wasm.ValueType;

/**
 * Emits calls of host functions: the arguments are checked and converted, the import is called within a
 * {@code try_table} that makes an {@code ffi:ffi-host-error} of what the host throws, and the result is converted. A
 * handler costs nothing as long as nothing is thrown.
 */
public final class ForeignCallGenerator implements ForeignCalls {

    private final Packages packages;

    public ForeignCallGenerator(Packages packages) {
        this.packages = packages;
    }

    @Override
    public Representation operandRepresentation(ForeignFunction function, int index, LispType type) {
        return marshal(function.parameters().get(index)).operandRepresentation(type);
    }

    @Override
    public LispType resultType(ForeignFunction function) {
        return marshal(function.result()).lispType();
    }

    @Override
    public Representation resultRepresentation(ForeignFunction function) {
        return marshal(function.result()).lispRepresentation();
    }

    private static MarshalType marshal(ForeignType type) {
        return (MarshalType) type;
    }

    @Override
    public void emit(ForeignFunction function, List<Operand> operands, Emission emission) {
        List<Local> converted = convertArguments(function, operands, emission);
        call(function, converted, emission);
        converted.forEach(emission::release);
        marshal(function.result()).fromHost(emission, site(function, 0, function.result(), false));
    }

    private CrossingSite site(ForeignFunction function, int argument, ForeignType type, boolean toHost) {
        return CrossingSite.of(function.name(), argument, type, toHost, packages);
    }

    /** Converts all arguments before the call: an error in one is Lisp's own, not one of the host function. */
    private List<Local> convertArguments(ForeignFunction function, List<Operand> operands, Emission emission) {
        var converted = new ArrayList<Local>();
        for (int i = 0; i < operands.size(); i++) {
            var type = marshal(function.parameters().get(i));
            var operand = operands.get(i);
            emission.code().localGet(operand.local());
            type.toHost(emission, operand.representation(), site(function, i + 1, type, true));
            var local = emission.acquire(type.wasmType());
            emission.code().localSet(local);
            converted.add(local);
        }
        return converted;
    }

    private static void call(ForeignFunction function, List<Local> arguments, Emission emission) {
        var result = marshal(function.result()).wasmType();
        var done = new Label("returned");
        var thrown = new Label("thrown");
        var code = emission.code();
        code.beginBlock(done, blockType(result));
        code.beginBlock(thrown, BlockType.of(ReferenceType.EXTERNREF));
        code.beginTryTable(
                new Label("foreign"),
                blockType(result),
                List.of(new CatchClause.Tagged(CoreTypes.HOST_ERROR_TAG, false, thrown)));
        arguments.forEach(code::localGet);
        code.call(importOf(function, emission));
        code.end().br(done).end();
        emission.withLocal(ReferenceType.ANYREF, error -> {
            code.anyConvertExtern().localSet(error);
            if (function.isOfFirstArgument()) {
                code.localGet(arguments.getFirst()).anyConvertExtern();
            } else {
                emission.constant(function.name().datum(), Representation.ANY);
            }
            code.localGet(error);
            emission.callForever(
                    function.isOfFirstArgument() ? RuntimeFunction.CALLEE_ERROR : RuntimeFunction.HOST_ERROR);
        });
        code.end();
    }

    private static BlockType blockType(ValueType result) {
        return result == null ? BlockType.NONE : BlockType.of(result);
    }

    private static FunctionRef importOf(ForeignFunction function, Emission emission) {
        return emission.constants()
                .function(function.module(), function.field(), signature(function, emission.types()));
    }

    private static DefinedType signature(ForeignFunction function, TypePool types) {
        var params = function.parameters().stream()
                .map(type -> marshal(type).wasmType())
                .toList();
        var result = marshal(function.result()).wasmType();
        return types.function(params, result == null ? List.of() : List.of(result));
    }
}
