package org.clysm.compiler.data;

import java.math.BigInteger;

/**
 * Integers: {@code Long} when the value fits 64 bits, else {@code BigInteger}, never the wider form without need.
 * {@code Integer} and the other Java number classes are no Lisp objects.
 */
public final class LispInteger {
    /** The greatest fixnum, 2^30-1: what an {@code i31ref} holds. */
    public static final long MOST_POSITIVE_FIXNUM = (1L << 30) - 1;

    /** The least fixnum, -2^30. */
    public static final long MOST_NEGATIVE_FIXNUM = -(1L << 30);

    private LispInteger() {}

    /** Returns {@code value} in the narrowest form. */
    public static Object of(BigInteger value) {
        return value.bitLength() < Long.SIZE ? (Object) value.longValue() : value;
    }

    /** Returns {@code value} as a Lisp integer. */
    public static Long of(long value) {
        return value;
    }

    public static boolean isInteger(Object object) {
        return object instanceof Long || object instanceof BigInteger;
    }

    /** Tells whether {@code object} is an integer in [-2^30, 2^30-1]. */
    public static boolean isFixnum(Object object) {
        return object instanceof Long value && value >= MOST_NEGATIVE_FIXNUM && value <= MOST_POSITIVE_FIXNUM;
    }

    /**
     * Returns the value of a Lisp integer.
     *
     * @throws ClassCastException if {@code integer} is none
     */
    public static BigInteger big(Object integer) {
        return integer instanceof Long value ? BigInteger.valueOf(value) : (BigInteger) integer;
    }

    /**
     * Returns the integer with these digits.
     *
     * @param digits an optional sign and at least one digit of {@code radix}
     * @throws NumberFormatException if the text is anything else
     */
    public static Object parse(String digits, int radix) {
        // A 64-bit number has at least 12 digits in base 36; Long.parseLong is right for whatever surely fits.
        if (digits.length() <= 12) {
            return Long.parseLong(digits, radix);
        }
        return of(new BigInteger(digits, radix));
    }
}
