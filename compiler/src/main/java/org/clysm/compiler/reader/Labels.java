package org.clysm.compiler.reader;

import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.clysm.compiler.data.Cons;
import org.clysm.compiler.data.LispArray;
import org.clysm.compiler.data.LispVector;
import org.clysm.compiler.data.StructureLiteral;

/** The labels {@code #n=} of one outermost form, and the references {@code #n#} to them (CLHS 2.4.8.15, 2.4.8.16). */
final class Labels {
    /** Stands where an object is referred to inside itself, until the object is there. */
    private static final class Placeholder {
        private Object value;
        private boolean used;
    }

    private final Map<Integer, Placeholder> placeholders = new HashMap<>();

    /**
     * Declares a label whose object is about to be read.
     *
     * @return false if the label is there already
     */
    boolean declare(int label) {
        return placeholders.putIfAbsent(label, new Placeholder()) == null;
    }

    /** Returns the object of a label, or what stands for it while it is being read; null if the label is unknown. */
    Object refer(int label) {
        Placeholder placeholder = placeholders.get(label);
        if (placeholder == null || placeholder.value != null) {
            return placeholder == null ? null : placeholder.value;
        }
        placeholder.used = true;
        return placeholder;
    }

    /**
     * Gives a label its object, and puts it where it was referred to inside itself.
     *
     * @return the object, or null if the label stands for nothing but itself
     */
    Object define(int label, Object value) {
        Placeholder placeholder = placeholders.get(label);
        if (value == placeholder) {
            return null;
        }
        placeholder.value = value;
        if (placeholder.used) {
            new Patch(placeholder).visit(value);
        }
        return value;
    }

    /** Replaces a placeholder by its value everywhere in a datum. */
    private static final class Patch {
        private final Placeholder placeholder;
        private final Set<Object> visited = Collections.newSetFromMap(new IdentityHashMap<>());

        Patch(Placeholder placeholder) {
            this.placeholder = placeholder;
        }

        private Object resolve(Object part) {
            if (part == placeholder) {
                return placeholder.value;
            }
            visit(part);
            return part;
        }

        private void visit(Object datum) {
            switch (datum) {
                case Cons cons -> visitList(cons);
                case LispVector vector
                when visited.add(vector) -> {
                    for (int i = 0; i < vector.length(); i++) {
                        vector.set(i, resolve(vector.get(i)));
                    }
                }
                case LispArray array
                when visited.add(array) -> {
                    for (int i = 0; i < array.totalSize(); i++) {
                        array.set(i, resolve(array.get(i)));
                    }
                }
                case StructureLiteral structure
                when visited.add(structure) -> {
                    for (int i = 0; i < structure.slotCount(); i++) {
                        structure.setValue(i, resolve(structure.value(i)));
                    }
                }
                case Comma comma when visited.add(comma) -> comma.setForm(resolve(comma.form()));
                default -> {}
            }
        }

        private void visitList(Cons list) {
            Object rest = list;
            while (rest instanceof Cons cons && visited.add(cons)) {
                cons.setCar(resolve(cons.car()));
                if (!(cons.cdr() instanceof Cons)) {
                    cons.setCdr(resolve(cons.cdr()));
                }
                rest = cons.cdr();
            }
        }
    }
}
