package org.clysm.compiler.expand;

import java.util.ArrayList;
import java.util.List;
import org.clysm.compiler.data.Lists;
import org.clysm.compiler.data.StandardSymbols;
import org.clysm.compiler.data.Symbol;

/** The setf expanders that {@code defsetf} stands for: lambda expressions that return a list of the five values. */
final class SetfLambdas {

    private SetfLambdas() {}

    /** Returns the expander of {@code (defsetf access update)}. */
    static Object shortForm(Expander expander, Symbol access, Symbol update) {
        Symbol store = expander.gensym("STORE");
        Symbol arguments = expander.gensym("ARGUMENTS");
        Object writer = Forms.list(
                StandardSymbols.CONS,
                Forms.quote(update),
                Forms.list(StandardSymbols.APPEND, arguments, Forms.list(StandardSymbols.LIST, store)));
        return expanderLambda(expander, access, arguments, List.of(store), writer);
    }

    /** Returns the expander of {@code (defsetf access lambda-list (store...) . body)}. */
    static Object longForm(Expander expander, Symbol access, Object lambdaList, Object stores, Object bodyForms) {
        Symbol arguments = expander.gensym("ARGUMENTS");
        List<Symbol> storeVariables = new ArrayList<>();
        for (Object store : Lists.iterate(stores)) {
            storeVariables.add(expander.symbol(store, "a store variable"));
        }
        Symbol environment = expander.gensym("ENVIRONMENT");
        Body body = Body.parse(expander, bodyForms, true);
        Object block = Forms.listStar(body.forms(), StandardSymbols.BLOCK, access);
        Object writer = DestructuringLambdaList.bind(
                expander,
                lambdaList,
                arguments,
                arguments,
                environment,
                Symbol.NIL,
                Forms.quote(access),
                new Body(body.specifiers(), null, Lists.list(block)));
        return expanderLambda(expander, access, arguments, storeVariables, writer, environment);
    }

    private static Object expanderLambda(
            Expander expander, Symbol access, Symbol arguments, List<Symbol> stores, Object writer) {
        return expanderLambda(expander, access, arguments, stores, writer, expander.gensym("ENVIRONMENT"));
    }

    /** The arguments of the place stand for themselves if they are constants, else variables stand for them. */
    private static Object expanderLambda(
            Expander expander,
            Symbol access,
            Symbol arguments,
            List<Symbol> stores,
            Object writer,
            Symbol environment) {
        Symbol form = expander.gensym("FORM");
        Symbol temporaries = expander.gensym("TEMPORARIES");
        Symbol values = expander.gensym("VALUES");
        List<Object> storeBindings = new ArrayList<>();
        for (Symbol store : stores) {
            storeBindings.add(Forms.list(store, Forms.list(Forms.cl("GENSYM"), store.name())));
        }
        Object result = Forms.list(
                StandardSymbols.LIST,
                temporaries,
                values,
                Forms.listStar(Lists.fromJava(stores), StandardSymbols.LIST),
                writer,
                Forms.list(StandardSymbols.CONS, Forms.quote(access), arguments));
        Object withStores = Forms.let(storeBindings, result);
        Object withArguments = Forms.list(
                Forms.cl("MULTIPLE-VALUE-BIND"),
                Forms.list(temporaries, values, arguments),
                Forms.list(expander.symbols().setfArguments, Forms.list(Forms.cl("CDR"), form)),
                withStores);
        return Forms.list(StandardSymbols.LAMBDA, Forms.list(form, environment), withArguments);
    }
}
