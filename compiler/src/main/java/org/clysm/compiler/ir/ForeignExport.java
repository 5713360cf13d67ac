package org.clysm.compiler.ir;

import java.util.List;
import org.clysm.compiler.data.SourcePosition;

/**
 * A Lisp function given to the host, declared by {@code ffi:export-function}.
 *
 * @param function the Lisp function
 * @param callee the function that the export calls: the same, or one around it that converts
 * @param exportName the name that the host sees
 * @param parameters the types of its parameters
 * @param result the type of its result
 * @param position where the declaration stands, or null
 */
public record ForeignExport(
        FunctionName function,
        FunctionName callee,
        String exportName,
        List<ForeignType> parameters,
        ForeignType result,
        SourcePosition position) {

    /** The same export by way of another function. */
    public ForeignExport through(FunctionName newCallee) {
        return new ForeignExport(function, newCallee, exportName, parameters, result, position);
    }

    /** Whether generated code converts all that crosses, so that the function needs no Lisp around it. */
    public boolean isDirect() {
        return result.isDirect() && parameters.stream().allMatch(ForeignType::isDirect);
    }
}
