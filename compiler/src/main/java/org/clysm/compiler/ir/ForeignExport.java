package org.clysm.compiler.ir;

import java.util.List;
import org.clysm.compiler.data.SourcePosition;

/**
 * A Lisp function given to the host, declared by {@code ffi:export-function}.
 *
 * @param function the Lisp function
 * @param exportName the name that the host sees
 * @param parameters the types of its parameters
 * @param result the type of its result
 * @param position where the declaration stands, or null
 */
public record ForeignExport(
        FunctionName function,
        String exportName,
        List<ForeignType> parameters,
        ForeignType result,
        SourcePosition position) {}
