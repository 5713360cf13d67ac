package org.clysm.compiler.expand;

import org.clysm.compiler.data.Cons;
import org.clysm.compiler.data.Lists;
import org.clysm.compiler.data.StandardSymbols;
import org.clysm.compiler.data.Symbol;
import org.clysm.compiler.ir.FunctionName;

/** The lambda expressions of macro functions and other {@linkplain ExpanderKind expanders}, two parameters each. */
final class MacroLambdas {

    private MacroLambdas() {}

    /** Returns the macro function of {@code (defmacro name lambda-list . body)}. */
    static Object macro(Expander expander, Symbol name, Object lambdaList, Object body) {
        return expanderLambda(expander, name, name, lambdaList, body, Symbol.NIL, false);
    }

    /** Returns the type expander of {@code (deftype name lambda-list . body)}: missing arguments are {@code *}. */
    static Object type(Expander expander, Symbol name, Object lambdaList, Object body) {
        return expanderLambda(expander, name, name, lambdaList, body, Forms.quote(StandardSymbols.find("*")), false);
    }

    /**
     * Returns the compiler macro function of a function. The arguments of {@code (funcall #'name ...)} are those after
     * the function (CLHS define-compiler-macro).
     */
    static Object compilerMacro(Expander expander, FunctionName name, Object lambdaList, Object body) {
        Cons lambda =
                expanderLambda(expander, name.symbol(), Forms.functionName(name), lambdaList, body, Symbol.NIL, false);
        Object form = Lists.first(Lists.second(lambda));
        Object environment = Lists.second(Lists.second(lambda));
        Object isFuncall = Forms.list(
                StandardSymbols.AND,
                Forms.list(Forms.cl("EQ"), Forms.list(Forms.cl("CAR"), form), Forms.quote(StandardSymbols.FUNCALL)),
                Forms.list(Forms.cl("CONSP"), Forms.list(Forms.cl("CAR"), Forms.list(Forms.cl("CDR"), form))));
        Object call = Forms.list(StandardSymbols.IF, isFuncall, Forms.list(Forms.cl("CDR"), form), form);
        return Forms.list(
                StandardSymbols.LAMBDA,
                Forms.list(form, environment),
                Forms.list(StandardSymbols.FUNCALL, lambda, call, environment));
    }

    /** Returns the setf expander of {@code (define-setf-expander name lambda-list . body)}: a list of five values. */
    static Object setfExpander(Expander expander, Symbol name, Object lambdaList, Object body) {
        return expanderLambda(expander, name, name, lambdaList, body, Symbol.NIL, true);
    }

    private static Cons expanderLambda(
            Expander expander,
            Symbol block,
            Object blame,
            Object lambdaList,
            Object bodyForms,
            Object defaultDefault,
            boolean listsValues) {
        Symbol form = expander.gensym("FORM");
        Symbol environment = expander.gensym("ENVIRONMENT");
        Symbol arguments = expander.gensym("ARGUMENTS");
        Body body = Body.parse(expander, bodyForms, true);
        Object blockForm = Forms.listStar(body.forms(), StandardSymbols.BLOCK, block);
        Object result = listsValues ? Forms.list(Forms.cl("MULTIPLE-VALUE-LIST"), blockForm) : blockForm;
        Object bound = DestructuringLambdaList.bind(
                expander,
                lambdaList,
                arguments,
                form,
                environment,
                defaultDefault,
                Forms.quote(blame),
                new Body(body.specifiers(), null, Lists.list(result)));
        Object binding = Forms.list(Forms.list(arguments, Forms.list(Forms.cl("CDR"), form)));
        return new Cons(
                StandardSymbols.LAMBDA,
                Forms.list(Forms.list(form, environment), Forms.list(StandardSymbols.LET, binding, bound)));
    }
}
