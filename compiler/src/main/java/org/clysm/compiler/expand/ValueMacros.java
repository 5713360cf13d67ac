package org.clysm.compiler.expand;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.clysm.compiler.data.Cons;
import org.clysm.compiler.data.Lists;
import org.clysm.compiler.data.StandardSymbols;
import org.clysm.compiler.data.Symbol;

/** Multiple values and destructuring (CLHS 5.3). */
final class ValueMacros {

    /** Beyond this, {@code nth-value} makes a list rather than so many variables. */
    private static final long VARIABLE_LIMIT = 20;

    private final Expander expander;

    ValueMacros(Expander expander) {
        this.expander = expander;
    }

    void addTo(Map<Symbol, StandardMacro> table) {
        table.put(Forms.cl("MULTIPLE-VALUE-LIST"), this::multipleValueList);
        table.put(Forms.cl("MULTIPLE-VALUE-BIND"), this::multipleValueBind);
        table.put(Forms.cl("NTH-VALUE"), this::nthValue);
        table.put(Forms.cl("DESTRUCTURING-BIND"), this::destructuringBind);
    }

    private Object multipleValueList(Cons form, LexicalEnvironment environment) {
        Object values =
                expander.arguments(form, 1, 1, "(multiple-value-list form)").getFirst();
        return Forms.list(StandardSymbols.MULTIPLE_VALUE_CALL, Forms.function(StandardSymbols.LIST), values);
    }

    /** What a program sees that expands the form itself; the expander has a node for it. */
    private Object multipleValueBind(Cons form, LexicalEnvironment environment) {
        List<Object> arguments = expander.arguments(form, 2, -1, "(multiple-value-bind (name...) values-form form...)");
        Symbol rest = expander.gensym("REST");
        Object lambdaList = new Cons(
                StandardSymbols.AMPERSAND_OPTIONAL,
                Lists.append(arguments.getFirst(), Forms.list(StandardSymbols.AMPERSAND_REST, rest)));
        Object ignore = Forms.list(StandardSymbols.DECLARE, Forms.list(StandardSymbols.IGNORE, rest));
        Object lambda = Forms.listStar(Lists.nthCdr(3, form), StandardSymbols.LAMBDA, lambdaList, ignore);
        return Forms.list(StandardSymbols.MULTIPLE_VALUE_CALL, Forms.function(lambda), arguments.get(1));
    }

    private Object nthValue(Cons form, LexicalEnvironment environment) {
        List<Object> arguments = expander.arguments(form, 2, 2, "(nth-value n form)");
        if (arguments.getFirst() instanceof Long n && n >= 0 && n < VARIABLE_LIMIT) {
            List<Object> variables = new ArrayList<>();
            for (int i = 0; i <= n; i++) {
                variables.add(expander.gensym("VALUE"));
            }
            return Forms.list(
                    Forms.cl("MULTIPLE-VALUE-BIND"), Lists.fromJava(variables), arguments.get(1), variables.getLast());
        }
        return Forms.list(
                Forms.cl("NTH"), arguments.getFirst(), Forms.list(Forms.cl("MULTIPLE-VALUE-LIST"), arguments.get(1)));
    }

    private Object destructuringBind(Cons form, LexicalEnvironment environment) {
        List<Object> arguments = expander.arguments(form, 2, -1, "(destructuring-bind lambda-list expression form...)");
        Symbol list = expander.gensym("LIST");
        Object bound = DestructuringLambdaList.bind(
                expander,
                arguments.getFirst(),
                list,
                null,
                null,
                Symbol.NIL,
                Forms.quote(Forms.cl("DESTRUCTURING-BIND")),
                Body.parse(expander, Lists.nthCdr(3, form), false));
        return Forms.let(List.of(Forms.list(list, arguments.get(1))), bound);
    }
}
