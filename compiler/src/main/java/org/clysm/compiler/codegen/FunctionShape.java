package org.clysm.compiler.codegen;

import java.util.List;
import org.clysm.compiler.data.Symbol;
import org.clysm.compiler.ir.LambdaList;

/**
 * Which arguments a function takes: a lambda list without its variables.
 *
 * @param required the number of required parameters
 * @param optional the number of optional parameters
 * @param hasRest whether there is a {@code &rest} parameter
 * @param keywords the names of the keyword parameters in order
 * @param acceptsKeys whether {@code &key} stands in the list
 * @param allowsOtherKeys whether {@code &allow-other-keys} stands in the list
 */
public record FunctionShape(
        int required,
        int optional,
        boolean hasRest,
        List<Symbol> keywords,
        boolean acceptsKeys,
        boolean allowsOtherKeys) {

    public FunctionShape {
        keywords = List.copyOf(keywords);
    }

    /** The shape of a lambda list. */
    public static FunctionShape of(LambdaList parameters) {
        return new FunctionShape(
                parameters.required().size(),
                parameters.optionals().size(),
                parameters.rest() != null,
                parameters.keys().stream().map(LambdaList.KeyParameter::keyword).toList(),
                parameters.acceptsKeys(),
                parameters.allowsOtherKeys());
    }

    /** The number of arguments that stand at fixed places. */
    public int positional() {
        return required + optional;
    }

    /** The number of parameters of the main function, without the closure itself. */
    public int parameterCount() {
        return positional() + (hasRest ? 1 : 0) + keywords.size();
    }

    /** Whether a call with so many arguments is right as far as their number tells. */
    public boolean accepts(int arguments) {
        return arguments >= required && (arguments <= positional() || hasRest || acceptsKeys);
    }
}
