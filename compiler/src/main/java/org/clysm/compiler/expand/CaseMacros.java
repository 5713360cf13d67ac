package org.clysm.compiler.expand;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.clysm.compiler.data.Cons;
import org.clysm.compiler.data.Lists;
import org.clysm.compiler.data.Printer;
import org.clysm.compiler.data.StandardSymbols;
import org.clysm.compiler.data.Symbol;

/** Selection by key and by type (CLHS 5.3): {@code case ecase ccase typecase etypecase ctypecase}. */
final class CaseMacros {

    /** What happens when no clause fits. */
    private enum Failure {
        NIL,
        ERROR,
        RETRY
    }

    private final Expander expander;

    CaseMacros(Expander expander) {
        this.expander = expander;
    }

    void addTo(Map<Symbol, StandardMacro> table) {
        table.put(Forms.cl("CASE"), (form, environment) -> select(form, true, Failure.NIL));
        table.put(Forms.cl("ECASE"), (form, environment) -> select(form, true, Failure.ERROR));
        table.put(Forms.cl("CCASE"), (form, environment) -> select(form, true, Failure.RETRY));
        table.put(Forms.cl("TYPECASE"), (form, environment) -> select(form, false, Failure.NIL));
        table.put(Forms.cl("ETYPECASE"), (form, environment) -> select(form, false, Failure.ERROR));
        table.put(Forms.cl("CTYPECASE"), (form, environment) -> select(form, false, Failure.RETRY));
    }

    private Object select(Cons form, boolean byKey, Failure failure) {
        List<Object> arguments = expander.arguments(form, 1, -1, "(" + form.car() + " form clause...)");
        Object keyForm = arguments.getFirst();
        List<Cons> clauses = clauses(form, arguments.subList(1, arguments.size()));
        Symbol key = expander.gensym("KEY");
        List<Object> expected = new ArrayList<>();
        for (Cons clause : clauses) {
            if (byKey && clause.car() instanceof Cons keys) {
                expected.addAll(keysOf(clause, keys));
            } else if (!(byKey && clause.car() == Symbol.NIL)) {
                expected.add(clause.car());
            }
        }
        Object type = new Cons(Forms.cl(byKey ? "MEMBER" : "OR"), Lists.fromJava(expected));
        Symbol block = expander.gensym("CASE");
        Symbol again = expander.gensym("AGAIN");
        Object result = switch (failure) {
            case NIL -> Symbol.NIL;
            case ERROR -> Forms.list(expander.symbols().wrongType, key, Forms.quote(type));
            case RETRY -> {
                Object another = Forms.list(
                        expander.symbols().requestValue, key, Forms.quote(type), Forms.quote(keyForm), Symbol.NIL);
                yield Forms.progn(
                        Forms.list(StandardSymbols.SETF, keyForm, another), Forms.list(StandardSymbols.GO, again));
            }
        };
        for (int i = clauses.size() - 1; i >= 0; i--) {
            boolean otherwise = failure == Failure.NIL && isOtherwise(clauses.get(i));
            // T is a type too, and may stand before others.
            if (otherwise && i < clauses.size() - 1 && (byKey || clauses.get(i).car() != Symbol.T)) {
                throw expander.error(
                        clauses.get(i),
                        "only the last clause of " + form.car() + " can be "
                                + clauses.get(i).car());
            }
            result = clause(clauses.get(i), key, byKey, otherwise, result);
        }
        Object selection = Forms.let(List.of(Forms.list(key, keyForm)), result);
        if (failure != Failure.RETRY) {
            return selection;
        }
        Object leave = Forms.list(StandardSymbols.RETURN_FROM, block, selection);
        return Forms.list(StandardSymbols.BLOCK, block, Forms.list(StandardSymbols.TAGBODY, again, leave));
    }

    private List<Object> keysOf(Cons clause, Cons keys) {
        if (!Lists.isProper(keys)) {
            throw expander.error(clause, "the keys of a clause must be a proper list, not " + Printer.brief(keys));
        }
        return Lists.toJava(keys);
    }

    private List<Cons> clauses(Cons form, List<Object> clauses) {
        List<Cons> result = new ArrayList<>();
        for (Object clause : clauses) {
            if (!(clause instanceof Cons cons) || !Lists.isProper(cons)) {
                throw expander.error(
                        form, "a clause of " + form.car() + " must be a list, not " + Printer.brief(clause));
            }
            result.add(cons);
        }
        return result;
    }

    private static boolean isOtherwise(Cons clause) {
        return clause.car() == Symbol.T || clause.car() == StandardSymbols.OTHERWISE;
    }

    private Object clause(Cons clause, Symbol key, boolean byKey, boolean otherwise, Object next) {
        Object body = clause.cdr() == Symbol.NIL ? Symbol.NIL : Forms.prognOf(clause.cdr());
        if (otherwise) {
            return body;
        }
        Object test = byKey ? keyTest(clause, key) : Forms.list(Forms.cl("TYPEP"), key, Forms.quote(clause.car()));
        return Forms.list(StandardSymbols.IF, test, body, next);
    }

    private Object keyTest(Cons clause, Symbol key) {
        if (clause.car() == Symbol.NIL) {
            return Symbol.NIL;
        }
        List<Object> keys = clause.car() instanceof Cons list ? keysOf(clause, list) : List.of(clause.car());
        List<Object> tests = new ArrayList<>();
        for (Object each : keys) {
            String equality = each instanceof Symbol ? "EQ" : "EQL";
            tests.add(Forms.list(Forms.cl(equality), key, Forms.literal(each)));
        }
        return tests.size() == 1 ? tests.getFirst() : new Cons(StandardSymbols.OR, Lists.fromJava(tests));
    }
}
