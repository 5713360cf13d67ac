package org.clysm.host;

import run.endive.runtime.WasmI31Ref;

/** How values of Java and of Lisp stand for each other. */
final class Values {
    private static final int UNUSED_BITS = 1;

    private Values() {}

    /**
     * What Lisp sees of an object: a fixnum for an {@code Integer}, {@code Short} or {@code Byte} that is one, else
     * itself.
     */
    static Object toLisp(Object value) {
        if (value instanceof Integer number) {
            int fixnum = number << UNUSED_BITS >> UNUSED_BITS;
            return fixnum == number ? new WasmI31Ref(fixnum) : value;
        }
        if (value instanceof Short || value instanceof Byte) {
            return new WasmI31Ref(((Number) value).intValue());
        }
        return value;
    }

    /** What Java sees of an object: an {@code Integer} for a fixnum, every other object itself. */
    static Object toJava(Object value) {
        return value instanceof WasmI31Ref fixnum ? (Integer) (fixnum.value() << UNUSED_BITS >> UNUSED_BITS) : value;
    }

    /**
     * The number for an {@code i32}: that of an integer, 1 or 0 for a {@code Boolean}, of a constant of an enum its
     * number.
     *
     * @throws ConversionException if it is none of these, or of more than 32 bits
     */
    static int toInt32(Object value) {
        if (value instanceof Boolean truth) {
            return truth ? 1 : 0;
        }
        long number = value instanceof Enum<?> constant ? EnumNames.number(constant) : Scalars.exactLong(value, "int");
        if ((int) number != number) {
            throw new ConversionException("int", value);
        }
        return (int) number;
    }

    /**
     * The number that a value is.
     *
     * @param name how a message calls the class
     * @throws ConversionException if it is none
     */
    static Number toNumber(Object value, String name) {
        if (value instanceof Number number) {
            return number;
        }
        throw new ConversionException(name, value);
    }

    /** Whether a value is compared and shown by what it says, not by its identity. */
    static boolean isSimple(Object value) {
        return value instanceof String
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof Character
                || value instanceof Enum;
    }
}
