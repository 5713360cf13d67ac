package org.clysm.compiler.ffi;

import java.util.ArrayList;
import java.util.List;
import org.clysm.compiler.codegen.Constants;
import org.clysm.compiler.codegen.CoreTypes;
import org.clysm.compiler.codegen.Emission;
import org.clysm.compiler.codegen.FunctionSignature;
import org.clysm.compiler.codegen.RuntimeFunction;
import org.clysm.compiler.data.Packages;
import org.clysm.compiler.ir.ForeignExport;
import org.clysm.compiler.ir.ForeignType;
import org.clysm.compiler.ir.Lambda;
import org.clysm.compiler.ir.LambdaList;
import org.clysm.compiler.ir.Node;
import org.clysm.compiler.ir.Variable;
import org.clysm.compiler.types.LispType;
import org.clysm.compiler.wasm.BlockType;
import org.clysm.compiler.wasm.CatchClause;
import org.clysm.compiler.wasm.DefinedType;
import org.clysm.compiler.wasm.Function;
import org.clysm.compiler.wasm.FunctionRef;
import org.clysm.compiler.wasm.GlobalRef;
import org.clysm.compiler.wasm.Label;
import org.clysm.compiler.wasm.Local;
import org.clysm.compiler.wasm.NumberType;
import org.clysm.compiler.wasm.ReferenceType;
import org.clysm.compiler.wasm.TagRef;
import org.clysm.compiler.wasm.TypePool;
import org.clysm.compiler.wasm.ValueType;

/**
 * Makes the functions that the host calls. Each export is a Lisp function that passes its arguments on, with declared
 * types, and around it a wrapper with the host's types that converts. When an error or an exit leaves the wrapper, it
 * undoes the special bindings made inside: the host may catch what passes and go on, and then no Lisp function does so.
 * An asynchronous export has a dynamic environment of its own, which the library makes.
 */
public final class ExportGenerator {

    /** The height of the binding stack, which the library keeps. */
    private static final GlobalRef BINDING_DEPTH = new GlobalRef("SYS:BINDING-DEPTH", NumberType.I32, true);

    private final TypePool types;
    private final Packages packages;

    public ExportGenerator(TypePool types, Packages packages) {
        this.types = types;
        this.packages = packages;
    }

    /** Returns the type of every value that comes from the host as one of the given type. */
    public static LispType valueType(ForeignType type) {
        return ((MarshalType) type).lispType();
    }

    /** Returns the Lisp function that an export calls. */
    public static Lambda lambda(ForeignExport export) {
        var parameters = new ArrayList<Variable>();
        var arguments = new ArrayList<Node>();
        for (ForeignType type : export.parameters()) {
            var parameter = new Variable("argument" + (parameters.size() + 1));
            parameter.declareType(valueType(type));
            parameters.add(parameter);
            arguments.add(new Node.LocalGet(parameter));
        }
        return new Lambda(
                export.entityName(),
                LambdaList.ofRequired(parameters),
                new Node.CallGlobal(export.callee(), arguments, false, export.position()),
                null,
                export.position());
    }

    /**
     * Returns the wrapper that the host calls.
     *
     * @param signature that of the Lisp function of {@link #lambda}
     */
    public Function wrapper(ForeignExport export, FunctionSignature signature, Constants constants) {
        var emission = new Emission(types, constants);
        var params = new ArrayList<Local>();
        for (ForeignType type : export.parameters()) {
            params.add(new Local("p" + params.size(), ((MarshalType) type).wasmTypeFromHost()));
        }
        var result = ((MarshalType) export.result()).wasmType();
        Runnable body = () -> {
            for (int i = 0; i < params.size(); i++) {
                convertArgument(export, i, params.get(i), signature, emission);
            }
            emission.code().call(signature.main(types));
            convertResult(export, signature, emission);
        };
        if (export.isAsync()) {
            refusingExits(emission, result, body);
        } else {
            restoringBindings(emission, result, body);
        }
        return new Function(
                new FunctionRef(wrapperName(export), hostType(export, types)),
                params,
                emission.code().build());
    }

    /** The type of the function that the host calls. */
    static DefinedType hostType(ForeignExport export, TypePool types) {
        var params = export.parameters().stream()
                .map(type -> ((MarshalType) type).wasmTypeFromHost())
                .toList();
        var result = ((MarshalType) export.result()).wasmType();
        return types.function(params, result == null ? List.of() : List.of(result));
    }

    /** The name of the function that the host calls. */
    static String wrapperName(ForeignExport export) {
        return export.entityName() + " wrapper";
    }

    private void convertArgument(
            ForeignExport export, int index, Local param, FunctionSignature signature, Emission emission) {
        var type = (MarshalType) export.parameters().get(index);
        emission.code().localGet(param);
        type.fromHost(emission, site(export, index + export.firstArgument(), type, false));
        emission.conversions()
                .convert(
                        type.lispRepresentation(),
                        type.lispType(),
                        signature.parameters().get(index));
    }

    private void convertResult(ForeignExport export, FunctionSignature signature, Emission emission) {
        var type = (MarshalType) export.result();
        var wanted = type.operandRepresentation(signature.resultType());
        emission.conversions().convert(signature.result(), signature.resultType(), wanted);
        type.toHost(emission, wanted, site(export, 0, type, true));
    }

    private CrossingSite site(ForeignExport export, int argument, ForeignType type, boolean toHost) {
        return CrossingSite.of(export.label(), argument, type, toHost, packages);
    }

    private static void restoringBindings(Emission emission, ValueType result, Runnable body) {
        var code = emission.code();
        var depth = emission.acquire(NumberType.I32);
        var done = new Label("returned");
        var thrown = new Label("thrown");
        var exited = new Label("exited");
        var type = result == null ? BlockType.NONE : BlockType.of(result);
        code.globalGet(BINDING_DEPTH).localSet(depth);
        code.beginBlock(done, type);
        code.beginBlock(thrown, BlockType.of(ReferenceType.EXTERNREF));
        code.beginBlock(exited, BlockType.of(CoreTypes.FRAME.reference()));
        code.beginTryTable(
                new Label("export"),
                type,
                List.of(
                        new CatchClause.Tagged(CoreTypes.HOST_ERROR_TAG, false, thrown),
                        new CatchClause.Tagged(CoreTypes.EXIT_TAG, false, exited)));
        body.run();
        code.end().br(done).end();
        throwOn(CoreTypes.EXIT_TAG, depth, emission);
        code.end();
        throwOn(CoreTypes.HOST_ERROR_TAG, depth, emission);
        code.end();
        emission.release(depth);
    }

    /**
     * Keeps exits inside: nobody is there who could wait for one, since who started an asynchronous computation may
     * have gone on. The library has its bindings restored.
     */
    private static void refusingExits(Emission emission, ValueType result, Runnable body) {
        var code = emission.code();
        var done = new Label("returned");
        var exited = new Label("exited");
        var type = result == null ? BlockType.NONE : BlockType.of(result);
        code.beginBlock(done, type);
        code.beginBlock(exited, BlockType.of(CoreTypes.FRAME.reference()));
        code.beginTryTable(
                new Label("computation"), type, List.of(new CatchClause.Tagged(CoreTypes.EXIT_TAG, false, exited)));
        body.run();
        code.end().br(done).end().drop();
        emission.callForever(RuntimeFunction.STRAY_EXIT);
        code.end();
    }

    /** Undoes bindings and throws the payload on the stack again. */
    private static void throwOn(TagRef tag, Local depth, Emission emission) {
        emission.code().localGet(depth);
        emission.call(RuntimeFunction.UNWIND_TO);
        emission.code().throwTag(tag);
    }
}
