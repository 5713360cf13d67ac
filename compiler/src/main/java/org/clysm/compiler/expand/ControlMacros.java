package org.clysm.compiler.expand;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.clysm.compiler.data.Cons;
import org.clysm.compiler.data.Lists;
import org.clysm.compiler.data.StandardSymbols;
import org.clysm.compiler.data.Symbol;

/** Conditionals and sequencing (CLHS 5.3): {@code and or cond when unless prog prog1 return ...}. */
final class ControlMacros {

    private final Expander expander;

    ControlMacros(Expander expander) {
        this.expander = expander;
    }

    void addTo(Map<Symbol, StandardMacro> table) {
        table.put(Forms.cl("AND"), (form, environment) -> and(expander.arguments(form)));
        table.put(Forms.cl("OR"), (form, environment) -> or(expander.arguments(form)));
        table.put(Forms.cl("COND"), this::cond);
        table.put(Forms.cl("WHEN"), this::when);
        table.put(Forms.cl("UNLESS"), this::unless);
        table.put(Forms.cl("PROG"), (form, environment) -> prog(form, StandardSymbols.LET));
        table.put(Forms.cl("PROG*"), (form, environment) -> prog(form, StandardSymbols.LET_STAR));
        table.put(Forms.cl("PROG1"), this::prog1);
        table.put(Forms.cl("PROG2"), this::prog2);
        table.put(Forms.cl("RETURN"), this::returnForm);
        table.put(Forms.cl("LAMBDA"), (form, environment) -> Forms.function(form));
        table.put(Forms.cl("CHECK-TYPE"), this::checkType);
        table.put(Forms.cl("ASSERT"), this::assertForm);
    }

    private static Object and(List<Object> forms) {
        Object result = forms.isEmpty() ? Symbol.T : forms.getLast();
        for (int i = forms.size() - 2; i >= 0; i--) {
            result = Forms.list(StandardSymbols.IF, forms.get(i), result, Symbol.NIL);
        }
        return result;
    }

    private Object or(List<Object> forms) {
        Object result = forms.isEmpty() ? Symbol.NIL : forms.getLast();
        for (int i = forms.size() - 2; i >= 0; i--) {
            result = orElse(forms.get(i), result);
        }
        return result;
    }

    private Object orElse(Object form, Object otherwise) {
        Symbol value = expander.gensym("VALUE");
        return Forms.let(List.of(Forms.list(value, form)), Forms.list(StandardSymbols.IF, value, value, otherwise));
    }

    private Object cond(Cons form, LexicalEnvironment environment) {
        Object result = Symbol.NIL;
        List<Object> clauses = expander.arguments(form);
        for (int i = clauses.size() - 1; i >= 0; i--) {
            if (!(clauses.get(i) instanceof Cons clause) || !Lists.isProper(clause)) {
                throw expander.error(form, "a clause of COND must be a list (test form...), not " + clauses.get(i));
            }
            result = condClause(clause, result, i == clauses.size() - 1);
        }
        return result;
    }

    private Object condClause(Cons clause, Object otherwise, boolean isLast) {
        if (clause.cdr() == Symbol.NIL) {
            // Only the first value of such a test is returned, even by the last clause.
            return isLast ? Forms.list(StandardSymbols.VALUES, clause.car()) : orElse(clause.car(), otherwise);
        }
        return clause.car() == Symbol.T
                ? Forms.prognOf(clause.cdr())
                : Forms.list(StandardSymbols.IF, clause.car(), Forms.prognOf(clause.cdr()), otherwise);
    }

    private Object when(Cons form, LexicalEnvironment environment) {
        Object test = expander.arguments(form, 1, -1, "(when test form...)").getFirst();
        return Forms.list(StandardSymbols.IF, test, Forms.prognOf(Lists.nthCdr(2, form)), Symbol.NIL);
    }

    private Object unless(Cons form, LexicalEnvironment environment) {
        Object test = expander.arguments(form, 1, -1, "(unless test form...)").getFirst();
        return Forms.list(StandardSymbols.IF, test, Symbol.NIL, Forms.prognOf(Lists.nthCdr(2, form)));
    }

    private Object prog(Cons form, Symbol let) {
        Object bindings = expander.arguments(
                        form, 1, -1, "(" + form.car() + " (binding...) declaration... {tag | form}...)")
                .getFirst();
        Body body = Body.parse(expander, Lists.nthCdr(2, form), false);
        Object statements = Lists.list(new Cons(StandardSymbols.TAGBODY, body.forms()));
        return Forms.list(
                StandardSymbols.BLOCK,
                Symbol.NIL,
                Forms.listStar(Lists.append(body.declareForms(), statements), let, bindings));
    }

    private Object prog1(Cons form, LexicalEnvironment environment) {
        Object first = expander.arguments(form, 1, -1, "(prog1 first form...)").getFirst();
        Symbol value = expander.gensym("VALUE");
        return Forms.let(
                List.of(Forms.list(value, first)),
                new Cons(StandardSymbols.PROGN, Lists.append(Lists.nthCdr(2, form), Lists.list(value))));
    }

    private Object prog2(Cons form, LexicalEnvironment environment) {
        List<Object> arguments = expander.arguments(form, 2, -1, "(prog2 first second form...)");
        return Forms.progn(arguments.getFirst(), new Cons(Forms.cl("PROG1"), Lists.nthCdr(2, form)));
    }

    private Object returnForm(Cons form, LexicalEnvironment environment) {
        expander.arguments(form, 0, 1, "(return [form])");
        return Forms.listStar(form.cdr(), StandardSymbols.RETURN_FROM, Symbol.NIL);
    }

    /** {@code (check-type place type [string])}: the restart store-value gives the place another value to try. */
    private Object checkType(Cons form, LexicalEnvironment environment) {
        List<Object> arguments = expander.arguments(form, 2, 3, "(check-type place type [string])");
        Object place = arguments.get(0);
        Object type = arguments.get(1);
        Object description = arguments.size() == 3 ? arguments.get(2) : Symbol.NIL;
        Object another =
                Forms.list(expander.symbols().requestValue, place, Forms.quote(type), Forms.quote(place), description);
        return retry(
                Forms.list(Forms.cl("TYPEP"), place, Forms.quote(type)),
                again -> Forms.list(
                        Forms.list(StandardSymbols.SETF, place, another), Forms.list(StandardSymbols.GO, again)));
    }

    /** {@code (assert test [(place...) [datum argument...]])}: the restart continue evaluates the test again. */
    private Object assertForm(Cons form, LexicalEnvironment environment) {
        List<Object> arguments = expander.arguments(form, 1, -1, "(assert test [(place...) [datum argument...]])");
        Object test = arguments.getFirst();
        List<Object> failure = new ArrayList<>();
        failure.add(expander.symbols().assertionFailed);
        failure.add(Forms.quote(test));
        failure.addAll(arguments.subList(Math.min(2, arguments.size()), arguments.size()));
        return retry(test, again -> Forms.list(Lists.fromJava(failure), Forms.list(StandardSymbols.GO, again)));
    }

    /** Returns a form that evaluates others, among them a jump back to the tag, until a test holds. */
    private Object retry(Object test, UnaryOperator<Object> otherwise) {
        Symbol again = expander.gensym("AGAIN");
        return Forms.list(
                StandardSymbols.TAGBODY,
                again,
                Forms.list(
                        StandardSymbols.IF, test, Symbol.NIL, new Cons(StandardSymbols.PROGN, otherwise.apply(again))));
    }
}
