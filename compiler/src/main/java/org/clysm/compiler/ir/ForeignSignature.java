package org.clysm.compiler.ir;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What crosses in a call between Lisp and its host.
 *
 * @param parameters the types as which the arguments cross: of those that {@code &rest} takes, and of keywords, all
 *     together as the last
 * @param shape which arguments there may be
 * @param result the type of the result
 * @param text the types as the program writes them, {@code (:string &optional :fixnum) :void}
 */
public record ForeignSignature(List<ForeignType> parameters, FunctionShape shape, ForeignType result, String text) {

    /** Keeps a copy of the types. */
    public ForeignSignature {
        parameters = List.copyOf(parameters);
    }

    /** The signature of a function whose arguments are all required. */
    public static ForeignSignature ofRequired(List<ForeignType> parameters, ForeignType result) {
        String names = parameters.stream().map(ForeignType::name).collect(Collectors.joining(" ", "(", ") "));
        return new ForeignSignature(
                parameters, FunctionShape.ofRequired(parameters.size()), result, names + result.name());
    }

    /** Whether a call always has the same number of arguments. */
    public boolean isFixed() {
        return shape.required() == parameters.size();
    }

    /** Whether generated code converts all that crosses, so that no Lisp is needed around a call. */
    public boolean isDirect() {
        return isFixed() && result.isDirect() && parameters.stream().allMatch(ForeignType::isDirect);
    }

    /** Whether a fixed number of numbers crosses and nothing else, so that all conversions are short. */
    public boolean isOfNumbers() {
        return isFixed() && !result.isReference() && parameters.stream().noneMatch(ForeignType::isReference);
    }
}
