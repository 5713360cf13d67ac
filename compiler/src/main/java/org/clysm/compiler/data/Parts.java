package org.clysm.compiler.data;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The objects within a literal object: of conses, vectors and arrays, which may be shared and contain themselves. */
public final class Parts {

    private Parts() {}

    /** Returns what an object consists of, in order: car and cdr, or the elements; nothing for any other object. */
    public static List<Object> of(Object object) {
        return switch (object) {
            case Cons cons -> List.of(cons.car(), cons.cdr());
            case LispVector vector -> {
                List<Object> elements = new ArrayList<>(vector.length());
                for (int i = 0; i < vector.length(); i++) {
                    elements.add(vector.get(i));
                }
                yield elements;
            }
            case LispArray array -> {
                List<Object> elements = new ArrayList<>(array.totalSize());
                for (int i = 0; i < array.totalSize(); i++) {
                    elements.add(array.get(i));
                }
                yield elements;
            }
            default -> List.of();
        };
    }

    /** Calls the action with an object and all objects within it, depth first; looks into each of them once. */
    public static void forEachDeep(Object object, Consumer<Object> action) {
        anyDeep(object, part -> {
            action.accept(part);
            return false;
        });
    }

    /** Returns whether the test holds for an object or for one of the objects within it. */
    public static boolean anyDeep(Object object, Predicate<Object> test) {
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Object> pending = new ArrayDeque<>();
        pending.push(object);
        while (!pending.isEmpty()) {
            Object part = pending.pop();
            if (test.test(part)) {
                return true;
            }
            List<Object> inner = of(part);
            if (!inner.isEmpty() && seen.add(part)) {
                inner.reversed().forEach(pending::push);
            }
        }
        return false;
    }
}
