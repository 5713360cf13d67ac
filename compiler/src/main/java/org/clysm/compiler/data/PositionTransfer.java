package org.clysm.compiler.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds equal sub-forms by numbering: each distinct datum of the original gets a number, a cons by the numbers of its
 * car and cdr. A cons of the expansion is equal to one of the original exactly if its pair of numbers is known.
 */
final class PositionTransfer {
    /** The number of what does not occur in the original, and of a cons that is being numbered: a circle. */
    private static final int UNKNOWN = -1;

    private final Map<Object, Integer> atoms = new HashMap<>();
    private final Map<Long, Integer> pairs = new HashMap<>();
    private final Map<Cons, Integer> seen = new IdentityHashMap<>();
    private final List<Cons> originals = new ArrayList<>();
    private boolean learning;

    void transfer(Cons original, Cons expanded) {
        learning = true;
        number(original);
        learning = false;
        number(expanded);
    }

    private int number(Object datum) {
        if (datum instanceof Cons cons) {
            return numberList(cons);
        }
        Integer known = atoms.get(datum);
        if (known != null) {
            return known;
        }
        if (!learning) {
            return UNKNOWN;
        }
        // Atoms are numbered downwards, so that no cons has the number of an atom.
        int number = UNKNOWN - 1 - atoms.size();
        atoms.put(datum, number);
        return number;
    }

    /** Numbers the conses of a list from the last to the first, so that long lists need no deep stack. */
    private int numberList(Cons list) {
        List<Cons> spine = new ArrayList<>();
        Object rest = list;
        while (rest instanceof Cons cons && !seen.containsKey(cons)) {
            seen.put(cons, UNKNOWN);
            spine.add(cons);
            rest = cons.cdr();
        }
        int[] cars = new int[spine.size()];
        for (int i = 0; i < cars.length; i++) {
            cars[i] = number(spine.get(i).car());
        }
        int tail = rest instanceof Cons cons ? seen.get(cons) : number(rest);
        for (int i = cars.length - 1; i >= 0; i--) {
            tail = numberPair(spine.get(i), cars[i], tail);
            seen.put(spine.get(i), tail);
        }
        return tail;
    }

    private int numberPair(Cons cons, int car, int cdr) {
        if (car == UNKNOWN || cdr == UNKNOWN) {
            return forget(cons);
        }
        Long pair = (long) car << Integer.SIZE | cdr & 0xFFFFFFFFL;
        Integer known = pairs.get(pair);
        if (learning) {
            if (known == null) {
                known = originals.size();
                pairs.put(pair, known);
                originals.add(cons);
            } else if (isEarlier(cons, originals.get(known))) {
                originals.set(known, cons);
            }
            return known;
        }
        if (known == null) {
            return forget(cons);
        }
        cons.setPosition(originals.get(known).position());
        return known;
    }

    private static boolean isEarlier(Cons one, Cons other) {
        return one.position() != 0 && (other.position() == 0 || one.position() < other.position());
    }

    private int forget(Cons cons) {
        if (!learning) {
            cons.setPosition(0);
        }
        return UNKNOWN;
    }
}
