package org.clysm.compiler.data;

import java.util.ArrayList;
import java.util.List;

/**
 * Gives the places of all sources of a session one numbering, so that a cons needs one int to know where it was read.
 *
 * <p>A position is the base of its source plus the offset in it; 0 is no position. The first cons of a list has the
 * position of the opening parenthesis; the others have the position of the element that they hold, so that an atom too
 * has a place when the cons that holds it is at hand.
 */
public final class Positions {
    private final List<SourceText> sources = new ArrayList<>();
    private final List<Integer> bases = new ArrayList<>();
    private int nextBase = 1;

    /** Makes a numbering that has no source yet. */
    public Positions() {}

    /** Adds a source and returns its base. */
    public int add(SourceText source) {
        int base = nextBase;
        sources.add(source);
        bases.add(base);
        nextBase = Math.addExact(base, source.text().length() + 1);
        return base;
    }

    /** Returns the place that a number stands for, or null for 0. */
    public SourcePosition of(int position) {
        for (int i = sources.size() - 1; i >= 0; i--) {
            if (position >= bases.get(i)) {
                return new SourcePosition(sources.get(i), position - bases.get(i));
            }
        }
        return null;
    }

    /** Returns the place where a form was read, or null if it is no cons or was not read. */
    public SourcePosition of(Object form) {
        return form instanceof Cons cons ? of(cons.position()) : null;
    }

    /**
     * Gives the conses of a macro expansion the positions of the parts of the original form that they are equal to.
     *
     * <p>The expansion comes from the image as new conses. Each that is structurally equal to a sub-form of the
     * original gets the position of that sub-form, the first of them in reading order; each other gets none. Takes time
     * linear in the size of both; circular parts get no position.
     */
    public static void transfer(Object original, Object expanded) {
        if (original instanceof Cons from && expanded instanceof Cons to && original != expanded) {
            new PositionTransfer().transfer(from, to);
        }
    }
}
