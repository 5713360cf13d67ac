package org.clysm.compiler.expand;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.clysm.compiler.data.Cons;
import org.clysm.compiler.data.Lists;
import org.clysm.compiler.data.StandardSymbols;
import org.clysm.compiler.data.Symbol;

/** The macros that read and write places (CLHS 5.1): each subform of a place is evaluated once, from left to right. */
final class PlaceMacros {

    private final Expander expander;

    PlaceMacros(Expander expander) {
        this.expander = expander;
    }

    void addTo(Map<Symbol, StandardMacro> table) {
        table.put(Forms.cl("SETF"), this::setf);
        table.put(Forms.cl("PSETF"), (form, environment) -> parallel(form, environment));
        table.put(Forms.cl("PSETQ"), this::psetq);
        table.put(Forms.cl("SHIFTF"), this::shiftf);
        table.put(Forms.cl("ROTATEF"), this::rotatef);
        table.put(Forms.cl("PUSH"), this::push);
        table.put(Forms.cl("PUSHNEW"), this::pushnew);
        table.put(Forms.cl("POP"), this::pop);
        table.put(Forms.cl("INCF"), (form, environment) -> increment(form, "+", environment));
        table.put(Forms.cl("DECF"), (form, environment) -> increment(form, "-", environment));
        table.put(Forms.cl("REMF"), this::remf);
        table.put(Forms.cl("MULTIPLE-VALUE-SETQ"), this::multipleValueSetq);
    }

    private List<Object> pairs(Cons form) {
        List<Object> arguments = expander.arguments(form);
        if (arguments.size() % 2 != 0) {
            throw expander.error(form, "malformed " + form.car() + ": expected (" + form.car() + " place form...)");
        }
        return arguments;
    }

    private Object setf(Cons form, LexicalEnvironment environment) {
        List<Object> arguments = pairs(form);
        List<Object> forms = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i += 2) {
            forms.add(assign(arguments.get(i), arguments.get(i + 1), environment));
        }
        return forms.isEmpty() ? Symbol.NIL : Forms.progn(forms);
    }

    private Object assign(Object place, Object value, LexicalEnvironment environment) {
        Place expansion = expander.setf().expand(place, environment);
        return expansion.isVariable() ? Forms.setq(expansion.reader(), value) : expansion.assign(value);
    }

    private Object psetq(Cons form, LexicalEnvironment environment) {
        List<Object> arguments = pairs(form);
        for (int i = 0; i < arguments.size(); i += 2) {
            expander.symbol(arguments.get(i), "a variable of psetq");
        }
        Place only = arguments.size() == 2 ? expander.setf().expand(arguments.getFirst(), environment) : null;
        return only != null && only.isVariable()
                ? Forms.progn(Forms.setq(only.reader(), arguments.get(1)), Symbol.NIL)
                : parallel(form, environment);
    }

    /** Evaluates all subforms and values in order, then stores: {@code psetf}. */
    private Object parallel(Cons form, LexicalEnvironment environment) {
        List<Object> arguments = pairs(form);
        List<Object> writers = new ArrayList<>();
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i += 2) {
            Place place = expander.setf().expand(arguments.get(i), environment);
            places.add(place);
            writers.add(place.writer());
        }
        writers.add(Symbol.NIL);
        Object result = Forms.progn(writers);
        for (int i = places.size() - 1; i >= 0; i--) {
            Place place = places.get(i);
            result = Forms.letStar(place.bindings(), place.bindStores(arguments.get(2 * i + 1), result));
        }
        return result;
    }

    private List<Place> places(List<Object> forms, LexicalEnvironment environment) {
        return forms.stream()
                .map(form -> expander.setf().expand(form, environment))
                .toList();
    }

    /** {@code (shiftf place... value)}: returns what the first place held. */
    private Object shiftf(Cons form, LexicalEnvironment environment) {
        List<Object> arguments = expander.arguments(form, 2, -1, "(shiftf place... form)");
        List<Place> places = places(arguments.subList(0, arguments.size() - 1), environment);
        List<Object> writers =
                new ArrayList<>(places.stream().map(Place::writer).toList());
        // From the inside: the last place gets the value, each other the next one's, the first one's is returned.
        Object result = places.getLast().bindStores(arguments.getLast(), Forms.progn(writers));
        for (int i = places.size() - 1; i > 0; i--) {
            Place place = places.get(i);
            result = Forms.letStar(place.bindings(), places.get(i - 1).bindStores(place.reader(), result));
        }
        Place first = places.getFirst();
        Object old = Forms.list(Forms.cl("MULTIPLE-VALUE-PROG1"), first.reader(), result);
        return Forms.letStar(first.bindings(), old);
    }

    /** {@code (rotatef place...)}: each place gets what the next one held, the last one what the first one held. */
    private Object rotatef(Cons form, LexicalEnvironment environment) {
        List<Place> places = places(expander.arguments(form), environment);
        if (places.size() < 2) {
            return Forms.progn(places.isEmpty() ? Symbol.NIL : places.getFirst().reader(), Symbol.NIL);
        }
        List<Object> writers =
                new ArrayList<>(places.stream().map(Place::writer).toList());
        writers.add(Symbol.NIL);
        Object result = Forms.progn(writers);
        for (int i = places.size() - 1; i >= 0; i--) {
            Place place = places.get(i);
            Place before = places.get(i == 0 ? places.size() - 1 : i - 1);
            result = Forms.letStar(place.bindings(), before.bindStores(place.reader(), result));
        }
        return result;
    }

    private Object push(Cons form, LexicalEnvironment environment) {
        List<Object> arguments = expander.arguments(form, 2, 2, "(push item place)");
        Place place = expander.setf().expand(arguments.get(1), environment);
        if (place.isVariable()) {
            return Forms.setq(place.reader(), Forms.list(StandardSymbols.CONS, arguments.getFirst(), place.reader()));
        }
        Symbol item = expander.gensym("ITEM");
        List<Object> bindings = new ArrayList<>();
        bindings.add(Forms.list(item, arguments.getFirst()));
        bindings.addAll(place.bindings());
        Object extended = Forms.list(StandardSymbols.CONS, item, place.reader());
        return Forms.letStar(bindings, place.bindStores(extended, place.writer()));
    }

    private Object pushnew(Cons form, LexicalEnvironment environment) {
        List<Object> arguments =
                expander.arguments(form, 2, -1, "(pushnew item place [:key key] [:test test] [:test-not test-not])");
        Place place = expander.setf().expand(arguments.get(1), environment);
        Symbol item = expander.gensym("ITEM");
        List<Object> bindings = new ArrayList<>();
        bindings.add(Forms.list(item, arguments.getFirst()));
        bindings.addAll(place.bindings());
        Object extended = Forms.listStar(Lists.nthCdr(3, form), Forms.cl("ADJOIN"), item, place.reader());
        return Forms.letStar(bindings, place.bindStores(extended, place.writer()));
    }

    private Object pop(Cons form, LexicalEnvironment environment) {
        Object argument = expander.arguments(form, 1, 1, "(pop place)").getFirst();
        Place place = expander.setf().expand(argument, environment);
        Symbol list = expander.gensym("LIST");
        List<Object> bindings = new ArrayList<>(place.bindings());
        bindings.add(Forms.list(list, place.reader()));
        Object rest = Forms.list(Forms.cl("CDR"), list);
        return Forms.letStar(bindings, place.bindStores(rest, place.writer()), Forms.list(Forms.cl("CAR"), list));
    }

    private Object increment(Cons form, String operator, LexicalEnvironment environment) {
        List<Object> arguments = expander.arguments(form, 1, 2, "(" + form.car() + " place [delta])");
        Place place = expander.setf().expand(arguments.getFirst(), environment);
        Object delta = arguments.size() == 2 ? arguments.get(1) : (Object) 1L;
        List<Object> bindings = new ArrayList<>(place.bindings());
        if (!(Constants.isLiteral(delta) || delta instanceof Symbol)) {
            Symbol variable = expander.gensym("DELTA");
            bindings.add(Forms.list(variable, delta));
            delta = variable;
        }
        Object changed = Forms.list(Forms.cl(operator), place.reader(), delta);
        Object write =
                place.isVariable() ? Forms.setq(place.reader(), changed) : place.bindStores(changed, place.writer());
        return Forms.letStar(bindings, write);
    }

    private Object remf(Cons form, LexicalEnvironment environment) {
        List<Object> arguments = expander.arguments(form, 2, 2, "(remf place indicator)");
        Place place = expander.setf().expand(arguments.getFirst(), environment);
        Symbol indicator = expander.gensym("INDICATOR");
        Symbol list = expander.gensym("LIST");
        Symbol found = expander.gensym("FOUND");
        List<Object> bindings = new ArrayList<>(place.bindings());
        bindings.add(Forms.list(indicator, arguments.get(1)));
        Object removal = Forms.list(expander.symbols().deleteProperty, place.reader(), indicator);
        return Forms.letStar(
                bindings,
                Forms.list(
                        Forms.cl("MULTIPLE-VALUE-BIND"),
                        Forms.list(list, found),
                        removal,
                        place.bindStores(list, place.writer()),
                        found));
    }

    /** {@code (multiple-value-setq (name...) form)}: returns the first value even if there are no variables. */
    private Object multipleValueSetq(Cons form, LexicalEnvironment environment) {
        List<Object> arguments = expander.arguments(form, 2, 2, "(multiple-value-setq (name...) form)");
        for (Object name : Lists.iterate(arguments.getFirst())) {
            expander.symbol(name, "a variable of multiple-value-setq");
        }
        Object assignment = Forms.list(
                StandardSymbols.SETF, new Cons(StandardSymbols.VALUES, arguments.getFirst()), arguments.get(1));
        return arguments.getFirst() == Symbol.NIL
                ? Forms.list(StandardSymbols.VALUES, arguments.get(1))
                : Forms.list(StandardSymbols.VALUES, assignment);
    }
}
