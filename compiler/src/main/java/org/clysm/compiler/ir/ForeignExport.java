package org.clysm.compiler.ir;

import java.util.List;
import org.clysm.compiler.data.SourcePosition;

/**
 * A Lisp function given to the host, declared by {@code ffi:export-function}.
 *
 * @param function the Lisp function
 * @param callee the function that the export calls: the same, or one around it that converts
 * @param exportName the name that the host sees; null for what the host gets from a call, as a function for it to call
 * @param signature the types of what crosses
 * @param label what errors name it by: the name of the function, or a marshal type of functions
 * @param firstArgument the number by which errors call the first parameter: 1, or 0 if that is the function itself
 * @param isAsync whether a call is a computation of its own, for which the host gets a promise
 * @param position where the declaration stands, or null
 */
public record ForeignExport(
        FunctionName function,
        FunctionName callee,
        String exportName,
        ForeignSignature signature,
        Object label,
        int firstArgument,
        boolean isAsync,
        SourcePosition position) {

    /** The name of the export that runs the top-level forms. */
    public static final String START = "_start";

    /** What the Wasm function that the host calls is named after. */
    public String entityName() {
        return exportName == null ? callee.entityName() + " callback" : "export " + exportName;
    }

    /** The same export by way of another function. */
    public ForeignExport through(FunctionName newCallee) {
        return new ForeignExport(function, newCallee, exportName, signature, label, firstArgument, isAsync, position);
    }

    /** The types as which the arguments cross. */
    public List<ForeignType> parameters() {
        return signature.parameters();
    }

    /** The type of the result. */
    public ForeignType result() {
        return signature.result();
    }

    /** Whether the function needs no Lisp around it: generated code converts all that crosses. */
    public boolean isDirect() {
        return !isAsync && signature.isDirect();
    }
}
