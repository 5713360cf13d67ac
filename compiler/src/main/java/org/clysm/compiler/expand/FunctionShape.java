package org.clysm.compiler.expand;

import java.util.List;
import org.clysm.compiler.data.Symbol;
import org.clysm.compiler.ir.LambdaList;

/**
 * What arguments a function takes.
 *
 * @param required how many required ones
 * @param optional how many optional ones
 * @param rest whether any number more
 * @param acceptsKeys whether keyword arguments follow
 * @param allowsOtherKeys whether keywords beyond those listed are allowed
 * @param keywords the keywords
 */
public record FunctionShape(
        int required, int optional, boolean rest, boolean acceptsKeys, boolean allowsOtherKeys, List<Symbol> keywords) {

    /** Returns the shape of a lambda list. */
    public static FunctionShape of(LambdaList list) {
        return new FunctionShape(
                list.required().size(),
                list.optionals().size(),
                list.rest() != null,
                list.acceptsKeys(),
                list.allowsOtherKeys(),
                list.keys().stream().map(LambdaList.KeyParameter::keyword).toList());
    }

    /** Returns the shape of a lambda list that is not expanded yet. */
    static FunctionShape of(OrdinaryLambdaList list) {
        return new FunctionShape(
                list.required().size(),
                list.optionals().size(),
                list.rest() != null,
                list.acceptsKeys(),
                list.allowsOtherKeys(),
                list.keys().stream().map(OrdinaryLambdaList.Parameter::keyword).toList());
    }

    /** Returns the shape of a function of so many required arguments. */
    public static FunctionShape ofRequired(int count) {
        return new FunctionShape(count, 0, false, false, false, List.of());
    }

    /** Returns whether so many arguments can be right, as far as the number says. */
    public boolean acceptsCount(int count) {
        if (count < required) {
            return false;
        }
        int positional = required + optional;
        if (count <= positional || (rest && !acceptsKeys)) {
            return true;
        }
        return acceptsKeys && (count - positional) % 2 == 0;
    }

    /** Says that a function of this shape cannot be called with so many arguments. */
    String complaint(String name, int count) {
        String arguments = count == 1 ? "1 argument" : count + " arguments";
        return "%s is called with %s, but takes %s".formatted(name, arguments, describeCount());
    }

    /** Returns how many arguments the function takes, for people: {@code 2}, {@code 1 to 3}, {@code at least 1}. */
    public String describeCount() {
        if (rest || acceptsKeys) {
            return "at least " + required;
        }
        return optional == 0 ? Integer.toString(required) : required + " to " + (required + optional);
    }
}
