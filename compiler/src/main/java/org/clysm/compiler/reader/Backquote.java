package org.clysm.compiler.reader;

import java.util.ArrayList;
import java.util.List;
import org.clysm.compiler.data.Cons;
import org.clysm.compiler.data.LispVector;
import org.clysm.compiler.data.ListBuilder;
import org.clysm.compiler.data.StandardSymbols;
import org.clysm.compiler.data.Symbol;

/**
 * Turns a backquote template into a form that builds its instance (CLHS 2.4.6).
 *
 * <p>{@code `(a ,b c)} becomes {@code (list 'a b 'c)}, {@code `(a ,@b)} becomes {@code (cons 'a b)} and {@code `(,@a .
 * b)} becomes {@code (append a 'b)}. Parts without a comma stay constants, as large as possible. Of nested templates
 * the inner one is expanded first, so that the commas left in its expansion belong to the outer one.
 */
final class Backquote {
    /** What a part of a template becomes: a constant, or a form to evaluate. */
    private sealed interface Code {
        /** A datum that contains no comma. */
        record Constant(Object datum) implements Code {}

        /** A form that is none of the calls below. */
        record Form(Object form) implements Code {}

        /** {@code (list* items... tail)}; items are in reverse. */
        record ListStar(List<Object> items, Code tail) implements Code {}

        /** {@code (append lists... tail)} or with {@code nconc}; lists are in reverse. */
        record Append(Symbol operator, List<Object> lists, Code tail) implements Code {}
    }

    private final Reader reader;
    private final int position;

    private Backquote(Reader reader, int position) {
        this.reader = reader;
        this.position = position;
    }

    /**
     * Returns the form that builds the instance of a template.
     *
     * @param position the position for the conses that are made
     * @throws ReaderException if a comma splices where there is no list
     */
    static Object expand(Reader reader, Object template, int position) {
        Backquote expansion = new Backquote(reader, position);
        return expansion.toForm(expansion.expand(template));
    }

    private Code expand(Object template) {
        if (template instanceof Cons list) {
            return expandList(list);
        }
        if (template instanceof Comma comma) {
            return new Code.Form(insertedForm(comma));
        }
        return template instanceof LispVector vector ? expandVector(vector) : new Code.Constant(template);
    }

    private Object insertedForm(Comma comma) {
        if (comma.kind() != Comma.Kind.INSERT) {
            throw reader.error(comma.offset(), comma.kind().text + " outside a list");
        }
        return comma.form();
    }

    private Code expandList(Cons list) {
        List<Cons> spine = new ArrayList<>();
        Object rest = list;
        while (rest instanceof Cons cons) {
            spine.add(cons);
            rest = cons.cdr();
        }
        Code code = expand(rest);
        for (int i = spine.size() - 1; i >= 0; i--) {
            code = addElement(spine.get(i), code);
        }
        return code;
    }

    /** Puts the element that a cons of the template holds before the code of what follows it. */
    private Code addElement(Cons cons, Code tail) {
        if (cons.car() instanceof Comma comma && comma.kind() != Comma.Kind.INSERT) {
            return addSplice(comma, tail);
        }
        Code element = expand(cons.car());
        if (element instanceof Code.Constant(var first) && tail instanceof Code.Constant(var others)) {
            return new Code.Constant(first == cons.car() && others == cons.cdr() ? cons : cons(first, others));
        }
        Object form = toForm(element);
        if (tail instanceof Code.ListStar listStar) {
            listStar.items().add(form);
            return listStar;
        }
        List<Object> items = new ArrayList<>();
        items.add(form);
        return new Code.ListStar(items, tail);
    }

    private static Code addSplice(Comma comma, Code tail) {
        if (isEnd(tail) && !isSplice(comma.form())) {
            return new Code.Form(comma.form());
        }
        Symbol operator = comma.kind() == Comma.Kind.SPLICE ? StandardSymbols.APPEND : StandardSymbols.NCONC;
        if (tail instanceof Code.Append append && append.operator() == operator) {
            append.lists().add(comma.form());
            return append;
        }
        List<Object> lists = new ArrayList<>();
        lists.add(comma.form());
        return new Code.Append(operator, lists, tail);
    }

    /** Expands {@code `#(...)} as {@code (apply #'vector `(...))}, which is what the standard says it means. */
    private Code expandVector(LispVector vector) {
        Code elements = new Code.Constant(Symbol.NIL);
        for (int i = vector.length() - 1; i >= 0; i--) {
            elements = addElement(cons(vector.get(i), Symbol.NIL), elements);
        }
        if (elements instanceof Code.Constant) {
            return new Code.Constant(vector);
        }
        Object vectorFunction = list(StandardSymbols.FUNCTION, StandardSymbols.VECTOR);
        return new Code.Form(list(StandardSymbols.APPLY, vectorFunction, toForm(elements)));
    }

    private Object toForm(Code code) {
        return switch (code) {
            case Code.Constant(var datum) -> isSelfEvaluating(datum) ? datum : list(StandardSymbols.QUOTE, datum);
            case Code.Form(var form) -> form;
            case Code.ListStar(var items, var tail) -> {
                boolean proper = isEnd(tail);
                boolean pair = items.size() == 1 && !isSplice(items.getFirst());
                Symbol operator =
                        proper ? StandardSymbols.LIST : pair ? StandardSymbols.CONS : StandardSymbols.LIST_STAR;
                yield call(operator, items, proper ? null : tail);
            }
            case Code.Append(var operator, var lists, var tail) -> call(operator, lists, isEnd(tail) ? null : tail);
        };
    }

    private static boolean isEnd(Code tail) {
        return tail instanceof Code.Constant(var datum) && datum == Symbol.NIL;
    }

    /**
     * Tells whether a form stands for any number of forms, since a comma of an outer template splices them in:
     * {@code ,@x} in {@code ``(,,@x)}. It may be nothing but an argument of a function of any number of arguments.
     */
    private static boolean isSplice(Object form) {
        return form instanceof Comma comma && comma.kind() != Comma.Kind.INSERT;
    }

    private Object call(Symbol operator, List<Object> reversedArguments, Code last) {
        Object arguments = last == null ? Symbol.NIL : cons(toForm(last), Symbol.NIL);
        for (Object argument : reversedArguments) {
            arguments = cons(argument, arguments);
        }
        return cons(operator, arguments);
    }

    private static boolean isSelfEvaluating(Object datum) {
        return datum instanceof Symbol symbol
                ? symbol == Symbol.NIL || symbol == Symbol.T || symbol.isKeyword()
                : !(datum instanceof Cons);
    }

    private Object list(Object... elements) {
        ListBuilder builder = new ListBuilder();
        for (Object element : elements) {
            builder.add(element).setPosition(position);
        }
        return builder.list();
    }

    private Cons cons(Object car, Object cdr) {
        Cons cons = new Cons(car, cdr);
        cons.setPosition(position);
        return cons;
    }
}
