package org.clysm.compiler.expand;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.clysm.compiler.data.Cons;
import org.clysm.compiler.data.LispInteger;
import org.clysm.compiler.data.Lists;
import org.clysm.compiler.data.StandardSymbols;
import org.clysm.compiler.data.Symbol;

/** Simple iteration (CLHS 6): {@code do do* dolist dotimes}. */
final class IterationMacros {

    private final Expander expander;

    IterationMacros(Expander expander) {
        this.expander = expander;
    }

    void addTo(Map<Symbol, StandardMacro> table) {
        table.put(Forms.cl("DO"), (form, environment) -> doForm(form, StandardSymbols.LET, Forms.cl("PSETQ")));
        table.put(Forms.cl("DO*"), (form, environment) -> doForm(form, StandardSymbols.LET_STAR, StandardSymbols.SETQ));
        table.put(Forms.cl("DOLIST"), this::dolist);
        table.put(Forms.cl("DOTIMES"), this::dotimes);
    }

    private Object doForm(Cons form, Symbol let, Symbol set) {
        List<Object> arguments = expander.arguments(
                form, 2, -1, "(" + form.car() + " ((name [initial [step]])...) (end-test result...) {tag | form}...)");
        if (!Lists.isProper(arguments.get(0)) || !(arguments.get(1) instanceof Cons end) || !Lists.isProper(end)) {
            throw expander.error(
                    form, "malformed " + form.car() + ": expected a list of variables, then (end-test result...)");
        }
        List<Object> bindings = new ArrayList<>();
        List<Object> steps = new ArrayList<>();
        for (Object variable : Lists.iterate(arguments.get(0))) {
            addVariable(form, variable, bindings, steps);
        }
        Body body = Body.parse(expander, Lists.nthCdr(3, form), false);
        Symbol next = expander.gensym("NEXT");
        List<Object> statements = new ArrayList<>();
        statements.add(next);
        statements.add(Forms.list(
                StandardSymbols.IF,
                end.car(),
                Forms.list(StandardSymbols.RETURN_FROM, Symbol.NIL, Forms.prognOf(end.cdr())),
                Symbol.NIL));
        statements.addAll(Lists.toJava(body.forms()));
        if (!steps.isEmpty()) {
            statements.add(new Cons(set, Lists.fromJava(steps)));
        }
        statements.add(Forms.list(StandardSymbols.GO, next));
        Object loop = new Cons(StandardSymbols.TAGBODY, Lists.fromJava(statements));
        return Forms.list(
                StandardSymbols.BLOCK,
                Symbol.NIL,
                Forms.listStar(Lists.append(body.declareForms(), Lists.list(loop)), let, Lists.fromJava(bindings)));
    }

    private void addVariable(Cons form, Object variable, List<Object> bindings, List<Object> steps) {
        int length = Lists.length(variable);
        if (variable instanceof Symbol && variable != Symbol.NIL) {
            bindings.add(variable);
        } else if (variable instanceof Cons cons && length >= 1 && length <= 3) {
            bindings.add(length == 1 ? cons.car() : Forms.list(cons.car(), Lists.second(cons)));
            if (length == 3) {
                steps.add(cons.car());
                steps.add(Lists.third(cons));
            }
        } else {
            throw expander.error(
                    form,
                    "malformed variable " + variable + " in " + form.car() + ": expected (name [initial [step]])");
        }
    }

    private Cons header(Cons form, String syntax) {
        Object header = expander.arguments(form, 1, -1, syntax).getFirst();
        int length = Lists.length(header);
        if (header instanceof Cons cons && cons.car() instanceof Symbol && (length == 2 || length == 3)) {
            return cons;
        }
        throw expander.error(form, "malformed " + form.car() + ": expected " + syntax);
    }

    /** The variable is bound afresh for each element, so that closures keep what they saw. */
    private Object dolist(Cons form, LexicalEnvironment environment) {
        Cons header = header(form, "(dolist (name list [result]) {tag | form}...)");
        Object name = header.car();
        Body body = Body.parse(expander, Lists.nthCdr(2, form), false);
        Symbol rest = expander.gensym("REST");
        Object iteration = Forms.listStar(
                Lists.append(body.declareForms(), Lists.list(new Cons(StandardSymbols.TAGBODY, body.forms()))),
                StandardSymbols.LET,
                Forms.list(Forms.list(name, Forms.list(Forms.cl("CAR"), rest))));
        Object variables = Forms.list(Forms.list(rest, Lists.second(header), Forms.list(Forms.cl("CDR"), rest)));
        Object end = Forms.list(Forms.list(Forms.cl("ENDP"), rest), result(header, Symbol.NIL, body));
        return Forms.list(Forms.cl("DO"), variables, end, iteration);
    }

    /**
     * The result form sees the variable, in dolist as NIL, in dotimes as the count. What the body declares special is
     * special here too; types may speak of the elements only.
     */
    private Object result(Cons header, Object value, Body body) {
        Object result = Lists.third(header);
        if (Constants.isLiteral(result)) {
            return result;
        }
        List<Object> specifiers = new ArrayList<>();
        specifiers.add(Forms.list(StandardSymbols.IGNORABLE, header.car()));
        body.specifiers().stream()
                .filter(specifier -> specifier.car() == StandardSymbols.SPECIAL)
                .forEach(specifiers::add);
        Object declare = new Cons(StandardSymbols.DECLARE, Lists.fromJava(specifiers));
        return Forms.list(StandardSymbols.LET, Forms.list(Forms.list(header.car(), value)), declare, result);
    }

    /** Counts in a variable of its own, so that an assignment of the program's variable does no harm. */
    private Object dotimes(Cons form, LexicalEnvironment environment) {
        Cons header = header(form, "(dotimes (name count [result]) {tag | form}...)");
        Object name = header.car();
        Object count = Lists.second(header);
        Body body = Body.parse(expander, Lists.nthCdr(2, form), false);
        Symbol index = expander.gensym("INDEX");
        List<Object> variables = new ArrayList<>();
        Object limit = count;
        Object type = Forms.cl("UNSIGNED-BYTE");
        if (LispInteger.isInteger(count)) {
            type = Forms.list(
                    StandardSymbols.INTEGER, 0L, LispInteger.big(count).signum() < 0 ? (Object) 0L : count);
        } else {
            limit = expander.gensym("COUNT");
            variables.add(Forms.list(limit, Forms.list(StandardSymbols.THE, StandardSymbols.INTEGER, count)));
        }
        variables.add(Forms.list(index, 0L, Forms.list(Forms.cl("+"), index, 1L)));
        Object ignorable = Forms.list(StandardSymbols.DECLARE, Forms.list(StandardSymbols.IGNORABLE, name));
        Object declared = body.specifiers().isEmpty()
                ? Lists.list(ignorable)
                : Lists.append(body.declareForms(), Lists.list(ignorable));
        Object iteration = Forms.listStar(
                Lists.append(declared, Lists.list(new Cons(StandardSymbols.TAGBODY, body.forms()))),
                StandardSymbols.LET,
                Forms.list(Forms.list(name, index)));
        Object end = Forms.list(Forms.list(Forms.cl(">="), index, limit), result(header, index, body));
        Object typeOfIndex = Forms.list(StandardSymbols.DECLARE, Forms.list(StandardSymbols.TYPE, type, index));
        return Forms.list(Forms.cl("DO"), Lists.fromJava(variables), end, typeOfIndex, iteration);
    }
}
