package org.clysm.compiler.ir;

import java.util.ArrayList;
import java.util.List;
import org.clysm.compiler.data.Symbol;

/**
 * An ordinary lambda list (CLHS 3.4.1) after expansion. All variables are lexical: the expander binds special ones in
 * the body, and turns {@code &aux} into bindings there.
 *
 * @param required the required parameters
 * @param optionals the {@code &optional} parameters
 * @param rest the variable of {@code &rest}, or null
 * @param keys the {@code &key} parameters
 * @param acceptsKeys whether {@code &key} stands in the list, even without parameters
 * @param allowsOtherKeys whether {@code &allow-other-keys} stands in the list
 */
public record LambdaList(
        List<Variable> required,
        List<OptionalParameter> optionals,
        Variable rest,
        List<KeyParameter> keys,
        boolean acceptsKeys,
        boolean allowsOtherKeys) {

    /**
     * An optional parameter. Its default is evaluated when no argument is supplied, and may refer to all parameters to
     * its left.
     *
     * @param variable the variable
     * @param defaultValue the default
     * @param supplied the variable that tells whether an argument was supplied (T or NIL), or null
     */
    public record OptionalParameter(Variable variable, Node defaultValue, Variable supplied) {}

    /**
     * A keyword parameter.
     *
     * @param keyword the symbol that names it in a call; usually but not always in package KEYWORD
     * @param variable the variable
     * @param defaultValue the default
     * @param supplied as in {@link OptionalParameter}
     */
    public record KeyParameter(Symbol keyword, Variable variable, Node defaultValue, Variable supplied) {}

    /** All variables that the list binds, from left to right. */
    public List<Variable> variables() {
        List<Variable> result = new ArrayList<>(required);
        for (OptionalParameter optional : optionals) {
            result.add(optional.variable());
            if (optional.supplied() != null) {
                result.add(optional.supplied());
            }
        }
        if (rest != null) {
            result.add(rest);
        }
        for (KeyParameter key : keys) {
            result.add(key.variable());
            if (key.supplied() != null) {
                result.add(key.supplied());
            }
        }
        return result;
    }

    /** A lambda list of required parameters only. */
    public static LambdaList ofRequired(List<Variable> required) {
        return new LambdaList(required, List.of(), null, List.of(), false, false);
    }

    /** Whether only required parameters stand in the list. */
    public boolean isFixed() {
        return optionals.isEmpty() && rest == null && !acceptsKeys;
    }

    /** The least number of arguments. */
    public int minimum() {
        return required.size();
    }

    /** The greatest number of positional arguments, or -1 when there is no bound. */
    public int maximum() {
        return rest != null || acceptsKeys ? -1 : required.size() + optionals.size();
    }
}
