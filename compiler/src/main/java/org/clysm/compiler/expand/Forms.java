package org.clysm.compiler.expand;

import java.util.List;
import org.clysm.compiler.data.Cons;
import org.clysm.compiler.data.Lists;
import org.clysm.compiler.data.StandardSymbols;
import org.clysm.compiler.data.Symbol;
import org.clysm.compiler.ir.FunctionName;

/** Makes and compares forms. */
final class Forms {

    private static final Symbol SETQ = StandardSymbols.SETQ;

    private Forms() {}

    /** Returns the standard symbol of a name. */
    static Symbol cl(String name) {
        return StandardSymbols.find(name);
    }

    static Object list(Object... elements) {
        return Lists.list(elements);
    }

    /** Returns a list of the operator, the given elements, and the elements of a list after them. */
    static Object listStar(Object tail, Object... elements) {
        return Lists.listStar(elements, tail);
    }

    static Object quote(Object object) {
        return list(StandardSymbols.QUOTE, object);
    }

    /** Returns a form whose value is the object: quoted unless it evaluates to itself. */
    static Object literal(Object object) {
        return object instanceof Cons || object instanceof Symbol symbol && !Constants.isLiteral(symbol)
                ? quote(object)
                : object;
    }

    static Object function(Object name) {
        return list(StandardSymbols.FUNCTION, name);
    }

    static Object setq(Object variable, Object value) {
        return list(SETQ, variable, value);
    }

    static Object progn(List<?> forms) {
        return forms.size() == 1 ? forms.getFirst() : new Cons(StandardSymbols.PROGN, Lists.fromJava(forms));
    }

    static Object progn(Object... forms) {
        return progn(List.of(forms));
    }

    /** Returns a form that evaluates the forms of a body in order. */
    static Object prognOf(Object body) {
        return body instanceof Cons cons && cons.cdr() == Symbol.NIL
                ? cons.car()
                : new Cons(StandardSymbols.PROGN, body);
    }

    static Object let(List<?> bindings, Object... body) {
        return bindings.isEmpty()
                ? progn(List.of(body))
                : new Cons(StandardSymbols.LET, new Cons(Lists.fromJava(bindings), list(body)));
    }

    static Object letStar(List<?> bindings, Object... body) {
        return bindings.isEmpty()
                ? progn(List.of(body))
                : new Cons(StandardSymbols.LET_STAR, new Cons(Lists.fromJava(bindings), list(body)));
    }

    /** Returns a function name as a form: the symbol or {@code (setf symbol)}. */
    static Object functionName(FunctionName name) {
        return name.isSetf() ? list(StandardSymbols.SETF, name.symbol()) : name.symbol();
    }
}
