package org.clysm.host;

import run.endive.runtime.WasmI31Ref;

/** How values of Java and of Lisp stand for each other. */
final class Values {
    private static final int UNUSED_BITS = 1;

    private Values() {}

    /** What Lisp sees of an object: a fixnum for an {@code Integer} that is one, every other object itself. */
    static Object toLisp(Object value) {
        if (value instanceof Integer number) {
            int fixnum = number << UNUSED_BITS >> UNUSED_BITS;
            return fixnum == number ? new WasmI31Ref(fixnum) : value;
        }
        return value;
    }

    /** What Java sees of an object: an {@code Integer} for a fixnum, every other object itself. */
    static Object toJava(Object value) {
        return value instanceof WasmI31Ref fixnum ? (Integer) (fixnum.value() << UNUSED_BITS >> UNUSED_BITS) : value;
    }

    /**
     * The number for an {@code i32}: that of an integer, 1 or 0 for a {@code Boolean}.
     *
     * @throws ClassCastException if it is neither
     * @throws ArithmeticException if it has more than 32 bits
     */
    static int toInt32(Object value) {
        return switch (value) {
            case Boolean truth -> truth ? 1 : 0;
            case Long number -> Math.toIntExact(number);
            case Short number -> number;
            case Byte number -> number;
            case null -> throw new ClassCastException("null is no integer");
            default -> (Integer) value;
        };
    }
}
