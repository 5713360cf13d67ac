package org.clysm.compiler.ir;

import java.util.List;
import org.clysm.compiler.data.Symbol;

/**
 * Which arguments a function takes: a lambda list without its variables.
 *
 * @param required the number of required parameters
 * @param optional the number of optional parameters
 * @param hasRest whether there is a {@code &rest} parameter
 * @param acceptsKeys whether {@code &key} stands in the list
 * @param allowsOtherKeys whether {@code &allow-other-keys} stands in the list
 * @param keywords the names of the keyword parameters in order
 */
public record FunctionShape(
        int required,
        int optional,
        boolean hasRest,
        boolean acceptsKeys,
        boolean allowsOtherKeys,
        List<Symbol> keywords) {

    /** Keeps a copy of the keywords. */
    public FunctionShape {
        keywords = List.copyOf(keywords);
    }

    /** The shape of a lambda list. */
    public static FunctionShape of(LambdaList parameters) {
        return new FunctionShape(
                parameters.required().size(),
                parameters.optionals().size(),
                parameters.rest() != null,
                parameters.acceptsKeys(),
                parameters.allowsOtherKeys(),
                parameters.keys().stream().map(LambdaList.KeyParameter::keyword).toList());
    }

    /** The shape of a function of so many required arguments. */
    public static FunctionShape ofRequired(int count) {
        return new FunctionShape(count, 0, false, false, false, List.of());
    }

    /** The number of arguments that stand at fixed places. */
    public int positional() {
        return required + optional;
    }

    /** The number of parameters of the main function, without the closure itself. */
    public int parameterCount() {
        return positional() + (hasRest ? 1 : 0) + keywords.size();
    }

    /** The greatest number of arguments; -1 if there is no limit. */
    public int mostArguments() {
        return hasRest || acceptsKeys ? -1 : positional();
    }

    /** Whether so many arguments lie within the bounds; a keyword may lack its value all the same. */
    public boolean isWithinBounds(int count) {
        return count >= required && (count <= positional() || hasRest || acceptsKeys);
    }

    /** Whether a call with so many arguments can be right, as far as their number tells. */
    public boolean acceptsCount(int count) {
        boolean hasKeys = acceptsKeys && count > positional();
        return isWithinBounds(count) && !(hasKeys && (count - positional()) % 2 != 0);
    }

    /** Says that a function of this shape cannot be called with so many arguments. */
    public String complaint(String name, int count) {
        String arguments = count == 1 ? "1 argument" : count + " arguments";
        return "%s is called with %s, but takes %s".formatted(name, arguments, describeCount());
    }

    /** How many arguments the function takes, for people: {@code 2}, {@code 1 to 3}, {@code at least 1}. */
    public String describeCount() {
        if (hasRest || acceptsKeys) {
            return "at least " + required;
        }
        return optional == 0 ? Integer.toString(required) : required + " to " + positional();
    }
}
