package org.clysm.compiler.ir;

import java.util.List;

/**
 * What crosses in a call between Lisp and its host.
 *
 * @param parameters the types as which the arguments cross: of those that {@code &rest} takes, and of keywords, all
 *     together as the last
 * @param shape which arguments there may be
 * @param result the type of the result
 */
public record ForeignSignature(List<ForeignType> parameters, FunctionShape shape, ForeignType result) {

    /** Keeps a copy of the types. */
    public ForeignSignature {
        parameters = List.copyOf(parameters);
    }

    /** The signature of a function whose arguments are all required. */
    public static ForeignSignature ofRequired(List<ForeignType> parameters, ForeignType result) {
        return new ForeignSignature(parameters, FunctionShape.ofRequired(parameters.size()), result);
    }

    /** Whether a call always has the same number of arguments. */
    public boolean isFixed() {
        return shape.required() == parameters.size();
    }

    /** Whether generated code converts all that crosses, so that no Lisp is needed around a call. */
    public boolean isDirect() {
        return isFixed() && result.isDirect() && parameters.stream().allMatch(ForeignType::isDirect);
    }
}
