package org.clysm.compiler.expand;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.clysm.compiler.data.Cons;
import org.clysm.compiler.data.Lists;
import org.clysm.compiler.data.Printer;
import org.clysm.compiler.data.StandardSymbols;
import org.clysm.compiler.data.Symbol;
import org.clysm.compiler.ir.FunctionName;

/**
 * Places (CLHS 5.1.2): what {@code setf} and its like read and write. A form {@code (f ...)} whose place nothing else
 * defines is written by the function {@code (setf f)}; so it is for most of the standard's own places, whose functions
 * the library defines.
 */
final class Setf {

    /** How the places of one operator are taken apart. */
    private interface Kind {
        Place expand(Cons place, LexicalEnvironment environment);
    }

    /** Places with a primitive {@code SYS:SET-...} that takes the new value as its last argument. */
    private static final Set<String> DIRECT = Set.of("AREF", "SVREF", "CHAR", "SCHAR", "BIT", "SBIT", "ROW-MAJOR-AREF");

    private final Expander expander;
    private final Map<Symbol, Kind> kinds = new HashMap<>();

    Setf(Expander expander) {
        this.expander = expander;
        kinds.put(Forms.cl("VALUES"), this::values);
        kinds.put(Forms.cl("THE"), (place, environment) -> the(place, StandardSymbols.THE, environment));
        kinds.put(
                expander.symbols().trulyThe,
                (place, environment) -> the(place, expander.symbols().trulyThe, environment));
        kinds.put(Forms.cl("APPLY"), this::apply);
        kinds.put(Forms.cl("GETF"), this::getf);
        kinds.put(Forms.cl("LDB"), (place, environment) -> bits(place, "DPB", "LDB", environment));
        kinds.put(
                Forms.cl("MASK-FIELD"),
                (place, environment) -> bits(place, "DEPOSIT-FIELD", "MASK-FIELD", environment));
        fillConses();
    }

    /** {@code car}, {@code cadr}, {@code third} and their like: {@code rplaca} or {@code rplacd} of what is before. */
    private void fillConses() {
        List<String> ordinals =
                List.of("FIRST", "SECOND", "THIRD", "FOURTH", "FIFTH", "SIXTH", "SEVENTH", "EIGHTH", "NINTH", "TENTH");
        for (int i = 0; i < ordinals.size(); i++) {
            cons(ordinals.get(i), "A" + "D".repeat(i));
        }
        cons("REST", "D");
        for (int length = 1; length <= 4; length++) {
            for (int bits = 0; bits < 1 << length; bits++) {
                StringBuilder steps = new StringBuilder();
                for (int i = length - 1; i >= 0; i--) {
                    steps.append((bits >> i & 1) == 0 ? 'A' : 'D');
                }
                cons("C" + steps + "R", steps.toString());
            }
        }
    }

    private void cons(String name, String steps) {
        kinds.put(Forms.cl(name), (place, environment) -> {
            Object list = expander.arguments(place, 1, 1, "(" + name.toLowerCase(Locale.ROOT) + " list)")
                    .getFirst();
            Object before = list;
            for (int i = steps.length() - 1; i > 0; i--) {
                before = Forms.list(Forms.cl(steps.charAt(i) == 'A' ? "CAR" : "CDR"), before);
            }
            Symbol cell = expander.gensym("CONS");
            Symbol store = expander.gensym("NEW");
            boolean isCar = steps.charAt(0) == 'A';
            return new Place(
                    List.of(cell),
                    List.of(before),
                    List.of(store),
                    Forms.progn(Forms.list(Forms.cl(isCar ? "RPLACA" : "RPLACD"), cell, store), store),
                    Forms.list(Forms.cl(isCar ? "CAR" : "CDR"), cell));
        });
    }

    /**
     * Takes a place apart.
     *
     * @throws CompileException if the form is no place
     */
    Place expand(Object place, LexicalEnvironment environment) {
        if (place instanceof Symbol symbol) {
            Macros.Expansion expansion = expander.macros().expandOnce(symbol, environment);
            return expansion.expanded() ? expand(expansion.form(), environment) : variable(symbol);
        }
        if (!(place instanceof Cons cons) || !(cons.car() instanceof Symbol operator)) {
            throw expander.error(Printer.brief(place) + " is not a place");
        }
        expander.arguments(cons);
        LexicalEnvironment.FunctionBinding local = environment.function(FunctionName.of(operator));
        if (local == null) {
            Place known = expandKnown(operator, cons, environment);
            if (known != null) {
                return known;
            }
        }
        Macros.Expansion expansion = expander.macros().expandOnce(place, environment);
        return expansion.expanded() ? expand(expansion.form(), environment) : function(operator, cons, environment);
    }

    private Place expandKnown(Symbol operator, Cons place, LexicalEnvironment environment) {
        Kind kind = kinds.get(operator);
        if (kind != null) {
            return kind.expand(place, environment);
        }
        Symbol update = expander.globals().setfUpdate(operator);
        if (update != null) {
            return call(place, (arguments, store) -> new Cons(update, Lists.fromJava(arguments, Lists.list(store))));
        }
        if (expander.globals().hasExpander(ExpanderKind.SETF, operator)) {
            return fromList(expander.macros().expandSetf(place, operator, environment), place);
        }
        return null;
    }

    private Place variable(Symbol symbol) {
        Symbol store = expander.gensym("NEW");
        return new Place(List.of(), List.of(), List.of(store), Forms.setq(symbol, store), symbol);
    }

    /** What makes the writer of a place whose arguments and new value are at hand. */
    private interface Writer {
        Object form(List<Object> arguments, Symbol store);
    }

    private Place call(Cons place, Writer writer) {
        List<Symbol> temporaries = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        List<Object> arguments = new ArrayList<>();
        for (Object argument : Lists.iterate(place.cdr())) {
            arguments.add(bindUnlessLiteral(argument, temporaries, values));
        }
        Symbol store = expander.gensym("NEW");
        Cons reader = new Cons(place.car(), Lists.fromJava(arguments));
        reader.setPosition(place.position());
        return new Place(temporaries, values, List.of(store), writer.form(arguments, store), reader);
    }

    /** Returns a variable that is to be bound to the value of a form, or the form itself if it is a literal. */
    private Object bindUnlessLiteral(Object form, List<Symbol> temporaries, List<Object> values) {
        if (Constants.isLiteral(form) || Lists.isForm(form, StandardSymbols.FUNCTION)) {
            return form;
        }
        Symbol temporary = expander.gensym("ARGUMENT");
        temporaries.add(temporary);
        values.add(form);
        return temporary;
    }

    private Place function(Symbol operator, Cons place, LexicalEnvironment environment) {
        Symbol direct = directWriter(operator, place, environment);
        if (direct != null) {
            return call(place, (arguments, store) -> new Cons(direct, Lists.fromJava(arguments, Lists.list(store))));
        }
        noteRedefinition(operator, place);
        Object setter = Forms.function(Forms.list(StandardSymbols.SETF, operator));
        return call(
                place,
                (arguments, store) -> new Cons(
                        StandardSymbols.FUNCALL, new Cons(setter, new Cons(store, Lists.fromJava(arguments)))));
    }

    private Symbol directWriter(Symbol operator, Cons place, LexicalEnvironment environment) {
        if (!operator.isStandard()
                || !DIRECT.contains(operator.name())
                || environment.function(FunctionName.setf(operator)) != null) {
            return null;
        }
        Symbol primitive = expander.packages().system().intern("SET-" + operator.name());
        return expander.primitives().find(primitive, Lists.length(place)) == null ? null : primitive;
    }

    /** A function that is set by name must not be called directly any more. */
    private void noteRedefinition(Symbol operator, Cons place) {
        boolean setsFunction = operator == Forms.cl("SYMBOL-FUNCTION") || operator == Forms.cl("FDEFINITION");
        if (setsFunction && Lists.isForm(Lists.second(place), StandardSymbols.QUOTE)) {
            FunctionName name = Expander.functionNameOrNull(Lists.second(Lists.second(place)));
            if (name != null && !name.symbol().isStandard()) {
                expander.globals().define(new GlobalDefinition.Indirect(name));
            }
        }
    }

    /** Reads the list of five values that a setf expander returned. */
    private Place fromList(Object list, Cons place) {
        if (Lists.length(list) != 5) {
            throw expander.error(place, "the setf expander of " + place.car() + " did not return five values");
        }
        return new Place(
                symbols(Lists.first(list), place),
                Lists.toJava(Lists.second(list)),
                symbols(Lists.third(list), place),
                Lists.fourth(list),
                Lists.nth(4, list));
    }

    private List<Symbol> symbols(Object list, Cons place) {
        return Lists.toJava(list).stream()
                .map(name -> expander.symbol(name, "a variable of the setf expansion of " + place.car()))
                .toList();
    }

    /** {@code (values place...)}: each gets one value (CLHS 5.1.2.3). */
    private Place values(Cons form, LexicalEnvironment environment) {
        List<Symbol> temporaries = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        List<Symbol> stores = new ArrayList<>();
        List<Object> writers = new ArrayList<>();
        List<Object> readers = new ArrayList<>();
        for (Object part : Lists.iterate(form.cdr())) {
            Place place = expand(part, environment);
            temporaries.addAll(place.temporaries());
            values.addAll(place.values());
            place.stores().stream().skip(1).forEach(extra -> {
                temporaries.add(extra);
                values.add(Symbol.NIL);
            });
            stores.add(
                    place.stores().isEmpty()
                            ? expander.gensym("IGNORED")
                            : place.stores().getFirst());
            writers.add(place.writer());
            readers.add(place.reader());
        }
        return new Place(
                temporaries,
                values,
                stores,
                new Cons(StandardSymbols.VALUES, Lists.fromJava(writers)),
                new Cons(StandardSymbols.VALUES, Lists.fromJava(readers)));
    }

    private Place the(Cons form, Symbol operator, LexicalEnvironment environment) {
        List<Object> arguments = expander.arguments(form, 2, 2, "(the type place)");
        Object type = arguments.getFirst();
        Place place = expand(arguments.get(1), environment);
        Object reader = Forms.list(operator, type, place.reader());
        if (place.stores().size() != 1) {
            return new Place(place.temporaries(), place.values(), place.stores(), place.writer(), reader);
        }
        Symbol store = expander.gensym("NEW");
        Object checked = Forms.list(operator, type, store);
        return new Place(
                place.temporaries(), place.values(), List.of(store), place.bindStores(checked, place.writer()), reader);
    }

    /** {@code (apply #'f argument... list)} is written by applying {@code (setf f)} (CLHS 5.1.2.5). */
    private Place apply(Cons form, LexicalEnvironment environment) {
        Object function = expander.arguments(form, 2, -1, "(apply #'name argument... list)")
                .getFirst();
        if (!Lists.isForm(function, StandardSymbols.FUNCTION) || !(Lists.second(function) instanceof Symbol name)) {
            throw expander.error(form, "the function of an APPLY place must be written #'name");
        }
        Object setter = Forms.function(Forms.list(StandardSymbols.SETF, name));
        return call(
                form,
                (arguments, store) -> Forms.listStar(
                        Lists.fromJava(arguments.subList(1, arguments.size())), StandardSymbols.APPLY, setter, store));
    }

    /** {@code (getf place indicator default)}: a part of another place (CLHS 5.1.2.2). */
    private Place getf(Cons form, LexicalEnvironment environment) {
        List<Object> arguments = expander.arguments(form, 2, 3, "(getf place indicator [default])");
        Place list = expand(arguments.getFirst(), environment);
        List<Symbol> temporaries = new ArrayList<>(list.temporaries());
        List<Object> values = new ArrayList<>(list.values());
        Object indicator = bindUnlessLiteral(arguments.get(1), temporaries, values);
        List<Object> readerArguments = new ArrayList<>(List.of(list.reader(), indicator));
        if (arguments.size() == 3) {
            readerArguments.add(bindUnlessLiteral(arguments.get(2), temporaries, values));
        }
        Symbol store = expander.gensym("NEW");
        Object changed = Forms.list(expander.symbols().putProperty, list.reader(), indicator, store);
        return new Place(
                temporaries,
                values,
                List.of(store),
                list.bindStores(changed, list.writer(), store),
                new Cons(form.car(), Lists.fromJava(readerArguments)));
    }

    /** {@code (ldb byte place)} and {@code (mask-field byte place)}: bits of another place. */
    private Place bits(Cons form, String deposit, String load, LexicalEnvironment environment) {
        List<Object> arguments = expander.arguments(form, 2, 2, "(" + form.car() + " byte-specifier place)");
        List<Symbol> temporaries = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        Object bytes = bindByte(arguments.getFirst(), temporaries, values);
        Place integer = expand(arguments.get(1), environment);
        temporaries.addAll(integer.temporaries());
        values.addAll(integer.values());
        Symbol store = expander.gensym("NEW");
        Object changed = Forms.list(Forms.cl(deposit), store, bytes, integer.reader());
        return new Place(
                temporaries,
                values,
                List.of(store),
                integer.bindStores(changed, integer.writer(), store),
                Forms.list(Forms.cl(load), bytes, integer.reader()));
    }

    /** Keeps {@code (byte size position)} visible, so that it need not be made at run time. */
    private Object bindByte(Object bytes, List<Symbol> temporaries, List<Object> values) {
        if (Lists.isForm(bytes, Forms.cl("BYTE")) && Lists.length(bytes) == 3) {
            Object size = bindUnlessLiteral(Lists.second(bytes), temporaries, values);
            Object position = bindUnlessLiteral(Lists.third(bytes), temporaries, values);
            return Forms.list(Forms.cl("BYTE"), size, position);
        }
        return bindUnlessLiteral(bytes, temporaries, values);
    }
}
