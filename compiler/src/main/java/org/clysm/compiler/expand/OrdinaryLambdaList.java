package org.clysm.compiler.expand;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.clysm.compiler.data.Cons;
import org.clysm.compiler.data.Lists;
import org.clysm.compiler.data.Printer;
import org.clysm.compiler.data.StandardSymbols;
import org.clysm.compiler.data.Symbol;
import org.clysm.compiler.ir.FunctionShape;

/**
 * An ordinary lambda list as it is written (CLHS 3.4.1).
 *
 * @param required the names of the required parameters
 * @param optionals the {@code &optional} parameters
 * @param rest the {@code &rest} parameter, or null
 * @param keys the {@code &key} parameters
 * @param acceptsKeys whether {@code &key} stands in the list
 * @param allowsOtherKeys whether {@code &allow-other-keys} does
 * @param auxiliaries the {@code &aux} variables
 */
record OrdinaryLambdaList(
        List<Symbol> required,
        List<Parameter> optionals,
        Symbol rest,
        List<Parameter> keys,
        boolean acceptsKeys,
        boolean allowsOtherKeys,
        List<Parameter> auxiliaries) {

    /**
     * A parameter with more than a name.
     *
     * @param keyword the keyword of a {@code &key} parameter, else null
     * @param defaultForm its default or, of {@code &aux}, its value
     * @param supplied the supplied-p variable, or null
     */
    record Parameter(Symbol name, Symbol keyword, Object defaultForm, Symbol supplied) {}

    /**
     * Parses a lambda list.
     *
     * @throws CompileException if it is malformed or names a variable twice
     */
    static OrdinaryLambdaList parse(Expander expander, Object lambdaList) {
        return new Parser(expander, lambdaList).parse();
    }

    /** {@code lambda-parameters-limit}: engines let no function have more parameters (with one for the closure). */
    private static final int PARAMETERS_LIMIT = 1000;

    /** Which arguments a function with this lambda list takes. */
    FunctionShape shape() {
        return new FunctionShape(
                required.size(),
                optionals.size(),
                rest != null,
                acceptsKeys,
                allowsOtherKeys,
                keys.stream().map(Parameter::keyword).toList());
    }

    /** Reads the list from left to right; the sections can only come in the standard's order. */
    private static final class Parser {

        private final Expander expander;
        private final Object whole;
        private final List<Symbol> required = new ArrayList<>();
        private final List<Parameter> optionals = new ArrayList<>();
        private final List<Parameter> keys = new ArrayList<>();
        private final List<Parameter> auxiliaries = new ArrayList<>();
        private final Set<Symbol> names = new HashSet<>();
        private Symbol rest;
        private boolean acceptsKeys;
        private boolean allowsOtherKeys;
        private Object remaining;

        Parser(Expander expander, Object lambdaList) {
            this.expander = expander;
            this.whole = lambdaList;
            this.remaining = lambdaList;
        }

        OrdinaryLambdaList parse() {
            if (!Lists.isProper(whole)) {
                throw error("it is not a proper list");
            }
            while (hasParameter()) {
                required.add(name(next()));
            }
            if (skip(StandardSymbols.AMPERSAND_OPTIONAL)) {
                while (hasParameter()) {
                    optionals.add(parameter(next(), false, true));
                }
            }
            if (skip(StandardSymbols.AMPERSAND_REST)) {
                if (!hasParameter()) {
                    throw error("no variable follows &REST");
                }
                rest = name(next());
            }
            if (skip(StandardSymbols.AMPERSAND_KEY)) {
                acceptsKeys = true;
                while (hasParameter()) {
                    keys.add(parameter(next(), true, true));
                }
                allowsOtherKeys = skip(StandardSymbols.AMPERSAND_ALLOW_OTHER_KEYS);
            }
            if (skip(StandardSymbols.AMPERSAND_AUX)) {
                while (hasParameter()) {
                    auxiliaries.add(parameter(next(), false, false));
                }
            }
            if (remaining instanceof Cons cons) {
                throw error(Printer.brief(cons.car()) + " is out of place");
            }
            int count = required.size() + optionals.size() + (rest == null ? 0 : 1) + keys.size();
            if (count >= PARAMETERS_LIMIT) {
                throw error(
                        "it has %d parameters, and a function takes fewer than %d".formatted(count, PARAMETERS_LIMIT));
            }
            return new OrdinaryLambdaList(required, optionals, rest, keys, acceptsKeys, allowsOtherKeys, auxiliaries);
        }

        private boolean hasParameter() {
            return remaining instanceof Cons cons
                    && !(cons.car() instanceof Symbol symbol && LambdaListKeywords.ALL.contains(symbol));
        }

        private boolean skip(Symbol keyword) {
            if (remaining instanceof Cons cons && cons.car() == keyword) {
                remaining = cons.cdr();
                return true;
            }
            return false;
        }

        private Object next() {
            Cons cons = (Cons) remaining;
            expander.enter(cons);
            remaining = cons.cdr();
            return cons.car();
        }

        private Symbol name(Object object) {
            if (!(object instanceof Symbol symbol)) {
                throw error("a variable must be a symbol, not " + Printer.brief(object));
            }
            if (symbol.isKeyword() || symbol == Symbol.NIL || symbol == Symbol.T) {
                throw error("the constant " + symbol + " cannot be a variable");
            }
            if (!names.add(symbol)) {
                throw error("the variable " + symbol + " occurs more than once");
            }
            return symbol;
        }

        private Parameter parameter(Object object, boolean isKey, boolean maySupply) {
            if (object instanceof Symbol) {
                Symbol name = name(object);
                return new Parameter(name, isKey ? keyword(name) : null, Symbol.NIL, null);
            }
            int length = Lists.length(object);
            if (!(object instanceof Cons cons) || length > (maySupply ? 3 : 2) || length < 1) {
                throw error("malformed parameter " + Printer.brief(object));
            }
            Symbol keyword = null;
            Symbol name;
            if (isKey && cons.car() instanceof Cons pair) {
                if (Lists.length(pair) != 2 || !(pair.car() instanceof Symbol explicit)) {
                    throw error("malformed parameter " + Printer.brief(object)
                            + ": expected ((keyword name) default supplied-p)");
                }
                keyword = explicit;
                name = name(Lists.second(pair));
            } else {
                name = name(cons.car());
                keyword = isKey ? keyword(name) : null;
            }
            Symbol supplied = length == 3 ? name(Lists.third(cons)) : null;
            return new Parameter(name, keyword, Lists.second(cons), supplied);
        }

        private Symbol keyword(Symbol name) {
            return expander.packages().keyword(name.name());
        }

        private CompileException error(String message) {
            return expander.error("malformed lambda list " + Printer.brief(whole) + ": " + message);
        }
    }
}
