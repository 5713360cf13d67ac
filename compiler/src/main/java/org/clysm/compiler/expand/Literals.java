package org.clysm.compiler.expand;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.clysm.compiler.data.Cons;
import org.clysm.compiler.data.Handle;
import org.clysm.compiler.data.LispVector;
import org.clysm.compiler.data.Lists;
import org.clysm.compiler.data.Parts;
import org.clysm.compiler.data.StandardSymbols;
import org.clysm.compiler.data.StructureLiteral;
import org.clysm.compiler.data.Symbol;
import org.clysm.compiler.image.ImageException;
import org.clysm.compiler.ir.Node;

/**
 * Literal objects. Most become constants of a module. A structure, or an object of the image that a macro or {@code #.}
 * returned, is made by a form when the module is loaded (CLHS 3.2.4.4), and with it what contains it.
 */
final class Literals {

    /** Lists may be long or circular; those of the parents of a condition type are neither. */
    private static final int MOST_PARENTS = 16;

    private final Expander expander;

    Literals(Expander expander) {
        this.expander = expander;
    }

    /**
     * Returns the node of a literal object.
     *
     * @throws CompileException if the program cannot have such an object
     */
    Node node(Object datum) {
        wantTypes(datum);
        Object object = expander.runsElsewhere() ? datum : expander.evaluator().original(datum);
        if (!needsForm(object)) {
            return Nodes.constant(object);
        }
        var form = new Builder().form(object);
        var global = LexicalEnvironment.global(expander.globals().policy());
        return new Node.LoadTimeValue(expander.expand(form, global), true);
    }

    /** A quoted symbol may name a condition type, and so may those of a list, as the parents of one. */
    private void wantTypes(Object datum) {
        if (datum instanceof Symbol symbol) {
            expander.want(new DeferredDefinitions.Key.Type(symbol));
        }
        Object rest = datum;
        for (int i = 0; i < MOST_PARENTS && rest instanceof Cons cons; i++) {
            if (cons.car() instanceof Symbol symbol) {
                expander.want(new DeferredDefinitions.Key.Type(symbol));
            }
            rest = cons.cdr();
        }
    }

    /** Tells whether an object is one that no constant can be, or contains such an object. */
    private boolean needsForm(Object datum) {
        return Parts.anyDeep(datum, this::needsOwnForm);
    }

    private boolean needsOwnForm(Object object) {
        return object instanceof StructureLiteral || object instanceof Handle && expander.runsElsewhere();
    }

    /** Makes the form of one literal. */
    private final class Builder {

        private final Set<Object> outer = Collections.newSetFromMap(new IdentityHashMap<>());

        Object form(Object object) {
            if (!needsForm(object)) {
                return Lists.list(StandardSymbols.QUOTE, object);
            }
            if (!outer.add(object)) {
                throw expander.error("a literal object that contains itself cannot contain a structure or the like");
            }
            Object result = switch (object) {
                case Cons cons -> listForm(cons);
                case LispVector vector -> vectorForm(vector);
                case StructureLiteral structure -> structureForm(structure);
                case Handle handle -> loadForm(handle);
                default ->
                    throw expander.error(
                            "a literal array of more than one dimension cannot contain a" + " structure or the like");
            };
            outer.remove(object);
            return result;
        }

        private Object listForm(Cons list) {
            List<Object> parts = new ArrayList<>();
            Object tail = list;
            while (tail instanceof Cons cons && needsForm(cons)) {
                if (cons != list && !outer.add(cons)) {
                    throw expander.error("a circular list among the literals cannot contain a structure or the like");
                }
                parts.add(form(cons.car()));
                tail = cons.cdr();
            }
            Object result = form(tail);
            for (int i = parts.size() - 1; i >= 0; i--) {
                result = Lists.list(StandardSymbols.CONS, parts.get(i), result);
            }
            for (Object rest = list.cdr(); rest != tail; rest = ((Cons) rest).cdr()) {
                outer.remove(rest);
            }
            return result;
        }

        private Object vectorForm(LispVector vector) {
            List<Object> form = new ArrayList<>();
            form.add(StandardSymbols.find("VECTOR"));
            for (int i = 0; i < vector.length(); i++) {
                form.add(form(vector.get(i)));
            }
            return Lists.fromJava(form);
        }

        private Object structureForm(StructureLiteral structure) {
            List<Object> arguments = new ArrayList<>();
            arguments.add(StandardSymbols.LIST);
            for (int i = 0; i < structure.slotCount(); i++) {
                arguments.add(structure.slotName(i));
                arguments.add(form(structure.value(i)));
            }
            var name = Lists.list(StandardSymbols.QUOTE, structure.name());
            return Lists.list(expander.symbols().constructStructure, name, Lists.fromJava(arguments));
        }

        private Object loadForm(Handle handle) {
            try {
                return expander.evaluator().callGlobal(expander.symbols().loadForm, List.of(handle));
            } catch (ImageException e) {
                throw expander.error("a literal object cannot be part of the program: " + e.getMessage());
            }
        }
    }
}
