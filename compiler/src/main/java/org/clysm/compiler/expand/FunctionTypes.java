package org.clysm.compiler.expand;

import java.util.ArrayList;
import java.util.List;
import org.clysm.compiler.data.Cons;
import org.clysm.compiler.data.Lists;
import org.clysm.compiler.data.StandardSymbols;
import org.clysm.compiler.data.Symbol;

/**
 * The type of a function as {@code ftype} declares it (CLHS 4.4, {@code function}).
 *
 * @param required the types of the required parameters
 * @param optionals those of the optional ones
 * @param rest that of each further argument
 * @param result that of the first value
 */
record FunctionTypes(
        List<DeclaredType> required, List<DeclaredType> optionals, DeclaredType rest, DeclaredType result) {

    /**
     * Returns what a function type says.
     *
     * @return null if the specifier is null or says nothing, as {@code function} alone does
     */
    static FunctionTypes parse(Expander expander, Object specifier, LexicalEnvironment environment) {
        if (!Lists.isForm(specifier, StandardSymbols.FUNCTION) || !Lists.isProper(specifier)) {
            return null;
        }
        Object parameters = Lists.second(specifier);
        List<DeclaredType> required = new ArrayList<>();
        List<DeclaredType> optionals = new ArrayList<>();
        DeclaredType rest = DeclaredType.ANY;
        Symbol section = null;
        for (Object tail = parameters; tail instanceof Cons cons; tail = cons.cdr()) {
            if (cons.car() instanceof Symbol symbol && LambdaListKeywords.ALL.contains(symbol)) {
                section = symbol;
            } else if (section == null) {
                required.add(expander.types().parse(cons.car(), environment));
            } else if (section == StandardSymbols.AMPERSAND_OPTIONAL) {
                optionals.add(expander.types().parse(cons.car(), environment));
            } else if (section == StandardSymbols.AMPERSAND_REST) {
                rest = expander.types().parse(cons.car(), environment);
            }
        }
        Object result = Lists.nthCdr(2, specifier) instanceof Cons cons ? cons.car() : Symbol.T;
        boolean unknown = result == StandardSymbols.find("*");
        return new FunctionTypes(
                required,
                optionals,
                rest,
                unknown ? DeclaredType.ANY : expander.types().parse(result, environment));
    }

    /** Returns the declarations with those of the parameters added. */
    Declarations declareParameters(OrdinaryLambdaList list, Declarations before) {
        Declarations declarations = before.copy();
        for (int i = 0; i < Math.min(required.size(), list.required().size()); i++) {
            declarations.addType(list.required().get(i), required.get(i));
        }
        for (int i = 0; i < Math.min(optionals.size(), list.optionals().size()); i++) {
            OrdinaryLambdaList.Parameter parameter = list.optionals().get(i);
            // A default need not be of the type of the arguments that callers may give.
            if (parameter.defaultForm() != Symbol.NIL) {
                declarations.addType(parameter.name(), optionals.get(i));
            }
        }
        return declarations;
    }
}
