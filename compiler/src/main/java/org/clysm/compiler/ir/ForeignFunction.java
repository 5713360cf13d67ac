package org.clysm.compiler.ir;

import java.util.List;
import org.clysm.compiler.data.SourcePosition;
import org.clysm.compiler.data.Symbol;

/**
 * A function of the host, declared by {@code ffi:define-foreign-function}.
 *
 * @param name the Lisp function that calls it
 * @param module the import's module: the host name up to the first dot
 * @param field the import's field: the rest of the host name
 * @param signature the types of what crosses
 * @param label what errors name it by: its name, or a marshal type of functions; {@code NIL} for a function that calls
 *     another one of the host, its first argument: of that one are errors
 * @param firstArgument the number by which errors call the first parameter: 1, or 0 if that is the function itself
 * @param isNamed whether the function named so does nothing but call this one, so that a call may go through the name
 * @param documentation the docstring, or null
 * @param position where the declaration stands, or null
 */
public record ForeignFunction(
        FunctionName name,
        String module,
        String field,
        ForeignSignature signature,
        Object label,
        int firstArgument,
        boolean isNamed,
        String documentation,
        SourcePosition position) {

    /** The end of the field of an import whose last argument is an array of arguments, which the loader spreads. */
    public static final String SPREAD = "...";

    /** Whether a call suspends the computation that makes it, while others run: it waits for a promise. */
    public boolean isSuspending() {
        return module.equals("clysm:async") && field.equals("await");
    }

    /** The name of the function in the host. */
    public String hostName() {
        return module + "." + field;
    }

    /** Whether a call is one of the host's function that is the first argument. */
    public boolean isOfFirstArgument() {
        return label == Symbol.NIL;
    }

    /** The types as which the arguments cross. */
    public List<ForeignType> parameters() {
        return signature.parameters();
    }

    /** The type of the result. */
    public ForeignType result() {
        return signature.result();
    }

    /** Whether generated code converts all that crosses, so that a call needs no Lisp around it. */
    public boolean isDirect() {
        return signature.isDirect();
    }
}
