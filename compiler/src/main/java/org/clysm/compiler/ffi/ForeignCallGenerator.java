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
import org.clysm.compiler.wasm.AbstractHeapType;
import org.clysm.compiler.wasm.BlockType;
import org.clysm.compiler.wasm.CatchClause;
import org.clysm.compiler.wasm.DefinedType;
import org.clysm.compiler.wasm.FunctionRef;
import org.clysm.compiler.wasm.GlobalRef;
import org.clysm.compiler.wasm.Label;
import org.clysm.compiler.wasm.Local;
import org.clysm.compiler.wasm.NumberType;
import org.clysm.compiler.wasm.ReferenceType;
import org.clysm.compiler.wasm.TypePool;
import org.clysm.compiler.wasm.ValueType;

/**
 * Emits calls of host functions: the arguments are checked and converted, the import is called within a
 * {@code try_table} that makes an {@code ffi:ffi-host-error} of what the host throws, and the result is converted. A
 * handler costs nothing as long as nothing is thrown.
 */
public final class ForeignCallGenerator implements ForeignCalls {

    /** The value that stands in place of the result of a call that failed, or null. */
    private static final GlobalRef REPLACEMENT = new GlobalRef("SYS:*REPLACEMENT*", ReferenceType.ANYREF, true);

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
        var result = marshal(function.result());
        if (wasmResult(function) == result.wasmTypeFromHost()) {
            result.fromHost(emission, site(function, 0, result, false));
        }
    }

    /**
     * The Wasm type of what the host returns. What functions of the loader return is what they say, and needs no look;
     * V8 compiles some of them to the access itself, if their types are those of the access.
     */
    private static ValueType wasmResult(ForeignFunction function) {
        var type = marshal(function.result());
        return isInternal(function) ? type.wasmType() : type.wasmTypeFromHost();
    }

    private CrossingSite site(ForeignFunction function, int argument, ForeignType type, boolean toHost) {
        return CrossingSite.of(function.label(), argument, type, toHost, packages);
    }

    /** Converts all arguments before the call: an error in one is Lisp's own, not one of the host function. */
    private List<Local> convertArguments(ForeignFunction function, List<Operand> operands, Emission emission) {
        var converted = new ArrayList<Local>();
        for (int i = 0; i < operands.size(); i++) {
            var type = marshal(function.parameters().get(i));
            var operand = operands.get(i);
            emission.code().localGet(operand.local());
            type.toHost(emission, operand.representation(), site(function, i + function.firstArgument(), type, true));
            var local = emission.acquire(type.wasmType());
            emission.code().localSet(local);
            converted.add(local);
        }
        return converted;
    }

    private void call(ForeignFunction function, List<Local> arguments, Emission emission) {
        var done = new Label("returned");
        var code = emission.code();
        code.beginBlock(done, resultBlock(function));
        emission.withLocal(ReferenceType.ANYREF, error -> {
            if (function.isSuspending()) {
                attemptSuspended(function, arguments, done, error, emission);
                code.localGet(error);
                emission.callForever(RuntimeFunction.AWAIT_ERROR);
                return;
            }
            attempt(function, arguments, done, error, emission);
            if (isInternal(function)) {
                emission.constant(function.label(), Representation.ANY);
                code.localGet(error);
                emission.callForever(RuntimeFunction.HOST_ERROR);
            } else {
                failed(function, arguments, done, error, emission);
            }
        });
        code.end();
    }

    /** Makes the call, and goes to {@code done} with what it returns; what the host throws is left in a local. */
    private static void attempt(
            ForeignFunction function, List<Local> arguments, Label done, Local error, Emission emission) {
        var thrown = new Label("thrown");
        var code = emission.code();
        code.beginBlock(thrown, BlockType.of(ReferenceType.EXTERNREF));
        code.beginTryTable(
                new Label("foreign"),
                resultBlock(function),
                List.of(new CatchClause.Tagged(CoreTypes.HOST_ERROR_TAG, false, thrown)));
        arguments.forEach(code::localGet);
        code.call(importOf(function, emission));
        code.end().br(done).end().anyConvertExtern().localSet(error);
    }

    /** Makes a call during which others run: the dynamic environment is taken off before, and put on again after. */
    private static void attemptSuspended(
            ForeignFunction function, List<Local> arguments, Label done, Local error, Emission emission) {
        var fulfilled = new Label("fulfilled");
        var rejected = new Label("rejected");
        var code = emission.code();
        emission.withLocal(ReferenceType.ANYREF, environment -> {
            emission.call(RuntimeFunction.SUSPEND);
            code.localSet(environment);
            code.beginBlock(rejected, BlockType.NONE);
            code.beginBlock(fulfilled, resultBlock(function));
            attempt(function, arguments, fulfilled, error, emission);
            code.localGet(environment);
            emission.call(RuntimeFunction.RESUME);
            code.br(rejected).end().localGet(environment);
            emission.call(RuntimeFunction.RESUME);
            code.br(done).end();
        });
    }

    /**
     * Signals the error, and does what a handler or restart asks for: leave, call again, or take another value in place
     * of the result.
     */
    private void failed(ForeignFunction function, List<Local> arguments, Label done, Local error, Emission emission) {
        var again = new Label("again");
        var code = emission.code();
        code.beginLoop(again, resultBlock(function));
        if (function.isOfFirstArgument()) {
            code.localGet(arguments.getFirst()).anyConvertExtern().localGet(error);
            emission.call(RuntimeFunction.CALLEE_ERROR);
        } else {
            emission.constant(function.label(), Representation.ANY);
            code.localGet(error);
            emission.call(RuntimeFunction.HOST_ERROR_RESTARTS);
        }
        emission.withLocal(ReferenceType.ANYREF, value -> {
            code.localTee(value).refIsNull().beginIf(new Label("retry"), BlockType.NONE);
            attempt(function, arguments, done, error, emission);
            code.br(again).end();
            code.localGet(value).refTest(CoreTypes.FRAME.reference()).beginIf(new Label("exit"), BlockType.NONE);
            emission.exitWith(value);
            code.end();
            replaceResult(function, value, emission);
        });
        code.end();
    }

    /** Whether a call is part of the library: who sees its error cannot know what to do about it. */
    private static boolean isInternal(ForeignFunction function) {
        return function.isNamed() && function.module().startsWith("clysm:");
    }

    /** Makes of a Lisp value, which the restart {@code use-value} got, what the host did not return. */
    private void replaceResult(ForeignFunction function, Local value, Emission emission) {
        var type = marshal(function.result());
        var code = emission.code().localGet(value);
        if (type.isDirect()) {
            var wanted = type.operandRepresentation(LispType.T);
            emission.conversions().convert(Representation.ANY, LispType.T, wanted);
            type.toHost(emission, wanted, site(function, 0, type, true));
            if (type.wasmType() != type.wasmTypeFromHost()) {
                code.drop().localGet(value).externConvertAny();
            }
        } else {
            // What converts the result in Lisp looks here first, or when it gets a NaN. Before that, what stands in its
            // place is converted as of the type at the bottom.
            code.globalSet(REPLACEMENT);
            switch (type.wasmType()) {
                case NumberType.I32 -> code.i32Const(0);
                case NumberType.I64 -> code.i64Const(0);
                case NumberType.F64 -> code.f64Const(Double.NaN);
                default -> code.refNull(AbstractHeapType.EXTERN);
            }
            if (type.wasmType() != type.wasmTypeFromHost()) {
                code.refI31().externConvertAny();
            }
        }
    }

    private static BlockType resultBlock(ForeignFunction function) {
        var type = wasmResult(function);
        return type == null ? BlockType.NONE : BlockType.of(type);
    }

    private static FunctionRef importOf(ForeignFunction function, Emission emission) {
        return emission.constants()
                .function(function.module(), function.field(), signature(function, emission.types()));
    }

    private static DefinedType signature(ForeignFunction function, TypePool types) {
        var params = function.parameters().stream()
                .map(type -> marshal(type).wasmType())
                .toList();
        var result = wasmResult(function);
        return types.function(params, result == null ? List.of() : List.of(result));
    }
}
