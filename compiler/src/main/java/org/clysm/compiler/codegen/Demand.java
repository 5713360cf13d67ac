package org.clysm.compiler.codegen;

/**
 * What the surroundings of a node want of its value.
 *
 * @param representation how the first value shall lie on the stack
 * @param mode what becomes of further values
 */
record Demand(Representation representation, Mode mode) {

    enum Mode {
        /** Further values are of no interest, nor is their number. */
        SINGLE,
        /** The further values stand in {@code values} afterwards, and {@code value-count} is right. */
        MULTIPLE,
        /** The value is the function's result; calls may be tail calls. */
        TAIL
    }

    static final Demand VOID = new Demand(Representation.VOID, Mode.SINGLE);
    static final Demand ANY = new Demand(Representation.ANY, Mode.SINGLE);
    static final Demand BOOLEAN = new Demand(Representation.BOOLEAN, Mode.SINGLE);
    static final Demand MULTIPLE = new Demand(Representation.ANY, Mode.MULTIPLE);

    static Demand of(Representation representation) {
        return new Demand(representation, Mode.SINGLE);
    }

    /** The demand on the result of a function. */
    static Demand tail(Representation result) {
        return new Demand(result, Mode.TAIL);
    }

    boolean isTail() {
        return mode == Mode.TAIL;
    }

    /** Whether all values are wanted. A function whose result is no plain object has one value only. */
    boolean isMultiple() {
        return mode == Mode.MULTIPLE || mode == Mode.TAIL && representation == Representation.ANY;
    }

    boolean isVoid() {
        return representation == Representation.VOID;
    }

    /** The same demand where something has to be done after the node, so that tail calls are out of the question. */
    Demand withoutTail() {
        return isTail() ? (isMultiple() ? MULTIPLE : of(representation)) : this;
    }
}
