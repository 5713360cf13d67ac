package org.clysm.compiler.types;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A set of Lisp objects, as inference knows it: a union of disjoint kinds of object and, for the integers among them,
 * an interval. The kinds follow the representations of objects, so that each kind can be tested by one instruction or
 * two.
 *
 * <p>The lattice is finite but for the intervals; who iterates to a fixed point must widen ({@link #widen}).
 *
 * @param kinds the bits of the kinds of object, see the constants
 * @param low the least integer in the set, null for no bound; meaningful only with {@link #INTEGER_BITS}
 * @param high the greatest integer in the set, null for no bound
 */
public record LispType(int kinds, BigInteger low, BigInteger high) {

    public static final int FIXNUM_BIT = 1;
    /** An integer beyond fixnum that fits 64 bits. */
    public static final int INT64_BIT = 1 << 1;

    public static final int BIGNUM_BIT = 1 << 2;
    public static final int RATIO_BIT = 1 << 3;
    public static final int SINGLE_BIT = 1 << 4;
    public static final int DOUBLE_BIT = 1 << 5;
    public static final int COMPLEX_BIT = 1 << 6;
    public static final int CHARACTER_BIT = 1 << 7;
    public static final int NIL_BIT = 1 << 8;
    public static final int CONS_BIT = 1 << 9;
    /** A symbol other than NIL. */
    public static final int SYMBOL_BIT = 1 << 10;
    /** A bare string object, not an array with a header. */
    public static final int STRING_BIT = 1 << 11;

    public static final int SIMPLE_VECTOR_BIT = 1 << 12;
    /** A bare vector of element type {@code (unsigned-byte 8)}; the next five likewise. */
    public static final int INT8_VECTOR_BIT = 1 << 13;
    /** {@code (unsigned-byte 16)} */
    public static final int INT16_VECTOR_BIT = 1 << 14;
    /** {@code (signed-byte 32)} */
    public static final int INT32_VECTOR_BIT = 1 << 15;
    /** {@code (signed-byte 64)} */
    public static final int INT64_VECTOR_BIT = 1 << 16;
    /** {@code single-float} */
    public static final int SINGLE_VECTOR_BIT = 1 << 17;
    /** {@code double-float} */
    public static final int DOUBLE_VECTOR_BIT = 1 << 18;
    /** An array with a header. */
    public static final int ARRAY_BIT = 1 << 19;

    public static final int FUNCTION_BIT = 1 << 20;
    public static final int STRUCTURE_BIT = 1 << 21;
    /** Host objects, and whatever else is none of the above. */
    public static final int OTHER_BIT = 1 << 22;

    /** A bare numeric vector of any element type. */
    public static final int NUMERIC_VECTOR_BITS = INT8_VECTOR_BIT
            | INT16_VECTOR_BIT
            | INT32_VECTOR_BIT
            | INT64_VECTOR_BIT
            | SINGLE_VECTOR_BIT
            | DOUBLE_VECTOR_BIT;

    public static final int INTEGER_BITS = FIXNUM_BIT | INT64_BIT | BIGNUM_BIT;
    public static final int ALL_BITS = (1 << 23) - 1;

    /** The bounds of a fixnum: what an {@code i31ref} holds, signed. */
    public static final BigInteger MOST_NEGATIVE_FIXNUM = BigInteger.valueOf(-(1L << 30));

    public static final BigInteger MOST_POSITIVE_FIXNUM = BigInteger.valueOf((1L << 30) - 1);
    private static final BigInteger INT64_MIN = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger INT64_MAX = BigInteger.valueOf(Long.MAX_VALUE);

    public static final LispType T = new LispType(ALL_BITS, null, null);
    public static final LispType NOTHING = new LispType(0, null, null);
    public static final LispType INTEGER = new LispType(INTEGER_BITS, null, null);
    public static final LispType FIXNUM = integerRange(MOST_NEGATIVE_FIXNUM, MOST_POSITIVE_FIXNUM);
    public static final LispType INT32 =
            integerRange(BigInteger.valueOf(Integer.MIN_VALUE), BigInteger.valueOf(Integer.MAX_VALUE));
    public static final LispType INT64 = integerRange(INT64_MIN, INT64_MAX);
    public static final LispType SINGLE_FLOAT = of(SINGLE_BIT);
    public static final LispType DOUBLE_FLOAT = of(DOUBLE_BIT);
    public static final LispType FLOAT = of(SINGLE_BIT | DOUBLE_BIT);
    public static final LispType RATIONAL = of(INTEGER_BITS | RATIO_BIT);
    public static final LispType REAL = of(INTEGER_BITS | RATIO_BIT | SINGLE_BIT | DOUBLE_BIT);
    public static final LispType NUMBER = of(INTEGER_BITS | RATIO_BIT | SINGLE_BIT | DOUBLE_BIT | COMPLEX_BIT);
    public static final LispType CHARACTER = of(CHARACTER_BIT);
    public static final LispType NULL = of(NIL_BIT);
    public static final LispType CONS = of(CONS_BIT);
    public static final LispType LIST = of(NIL_BIT | CONS_BIT);
    public static final LispType SYMBOL = of(SYMBOL_BIT | NIL_BIT);
    public static final LispType BOOLEAN = of(SYMBOL_BIT | NIL_BIT);
    public static final LispType SIMPLE_STRING = of(STRING_BIT);
    public static final LispType STRING = of(STRING_BIT | ARRAY_BIT);
    public static final LispType SIMPLE_VECTOR = of(SIMPLE_VECTOR_BIT);
    public static final LispType FUNCTION = of(FUNCTION_BIT);
    public static final LispType STRUCTURE = of(STRUCTURE_BIT);

    /** Normalises: an interval narrows the integer kinds, and the absence of integers drops it. */
    public LispType {
        if ((kinds & INTEGER_BITS) == 0) {
            low = null;
            high = null;
        } else {
            if (low != null && high != null && low.compareTo(high) > 0) {
                kinds &= ~INTEGER_BITS;
                low = null;
                high = null;
            } else {
                kinds = narrowIntegerKinds(kinds, low, high);
                if ((kinds & (INT64_BIT | BIGNUM_BIT)) == 0 && (kinds & FIXNUM_BIT) != 0) {
                    low = low == null ? MOST_NEGATIVE_FIXNUM : low.max(MOST_NEGATIVE_FIXNUM);
                    high = high == null ? MOST_POSITIVE_FIXNUM : high.min(MOST_POSITIVE_FIXNUM);
                } else if ((kinds & BIGNUM_BIT) == 0 && (kinds & INTEGER_BITS) != 0) {
                    low = low == null ? INT64_MIN : low.max(INT64_MIN);
                    high = high == null ? INT64_MAX : high.min(INT64_MAX);
                }
            }
        }
    }

    private static int narrowIntegerKinds(int kinds, BigInteger low, BigInteger high) {
        int result = kinds;
        boolean withinFixnum = low != null
                && high != null
                && low.compareTo(MOST_NEGATIVE_FIXNUM) >= 0
                && high.compareTo(MOST_POSITIVE_FIXNUM) <= 0;
        boolean within64 =
                low != null && high != null && low.compareTo(INT64_MIN) >= 0 && high.compareTo(INT64_MAX) <= 0;
        boolean aboveFixnum = low != null && low.compareTo(MOST_POSITIVE_FIXNUM) > 0;
        boolean belowFixnum = high != null && high.compareTo(MOST_NEGATIVE_FIXNUM) < 0;
        if (withinFixnum) {
            result &= ~(INT64_BIT | BIGNUM_BIT);
        }
        if (within64) {
            result &= ~BIGNUM_BIT;
        }
        if (aboveFixnum || belowFixnum) {
            result &= ~FIXNUM_BIT;
        }
        return result;
    }

    /** The type of all objects of the given kinds. */
    public static LispType of(int kinds) {
        return new LispType(kinds, null, null);
    }

    /** The integers from low to high, both included; null is no bound. */
    public static LispType integerRange(BigInteger low, BigInteger high) {
        return new LispType(INTEGER_BITS, low, high);
    }

    /** The integers from low to high, both included. */
    public static LispType integerRange(long low, long high) {
        return integerRange(BigInteger.valueOf(low), BigInteger.valueOf(high));
    }

    public boolean isEmpty() {
        return kinds == 0;
    }

    /** Whether every object of this type is of the other. */
    public boolean isSubtypeOf(LispType other) {
        if ((kinds & ~other.kinds) != 0) {
            return false;
        }
        if ((kinds & INTEGER_BITS) == 0) {
            return true;
        }
        boolean lowFits = other.low == null || (low != null && low.compareTo(other.low) >= 0);
        boolean highFits = other.high == null || (high != null && high.compareTo(other.high) <= 0);
        return lowFits && highFits;
    }

    /** Whether some object may be of both types. */
    public boolean intersects(LispType other) {
        return !meet(other).isEmpty();
    }

    /** The least type that contains both. */
    public LispType join(LispType other) {
        if ((kinds & INTEGER_BITS) == 0) {
            return new LispType(kinds | other.kinds, other.low, other.high);
        }
        if ((other.kinds & INTEGER_BITS) == 0) {
            return new LispType(kinds | other.kinds, low, high);
        }
        return new LispType(
                kinds | other.kinds,
                low == null || other.low == null ? null : low.min(other.low),
                high == null || other.high == null ? null : high.max(other.high));
    }

    /** The objects that are in both. */
    public LispType meet(LispType other) {
        BigInteger newLow = low == null ? other.low : other.low == null ? low : low.max(other.low);
        BigInteger newHigh = high == null ? other.high : other.high == null ? high : high.min(other.high);
        return new LispType(kinds & other.kinds, newLow, newHigh);
    }

    /** This type without the objects of the given kinds. */
    public LispType without(int removedKinds) {
        return new LispType(kinds & ~removedKinds, low, high);
    }

    /**
     * A type that contains this one and the previous one of an iteration, and with which the iteration ends: a bound
     * that still moves goes to the next of fixnum, 64 bits, infinity.
     */
    public LispType widen(LispType previous) {
        LispType joined = join(previous);
        if ((previous.kinds & INTEGER_BITS) == 0 || joined.equals(previous)) {
            return joined;
        }
        BigInteger newLow = Objects.equals(joined.low, previous.low) ? joined.low : lowerStep(joined.low);
        BigInteger newHigh = Objects.equals(joined.high, previous.high) ? joined.high : upperStep(joined.high);
        return new LispType(joined.kinds, newLow, newHigh);
    }

    private static BigInteger lowerStep(BigInteger bound) {
        if (bound == null || bound.compareTo(INT64_MIN) < 0) {
            return null;
        }
        return bound.compareTo(MOST_NEGATIVE_FIXNUM) >= 0 ? MOST_NEGATIVE_FIXNUM : INT64_MIN;
    }

    private static BigInteger upperStep(BigInteger bound) {
        if (bound == null || bound.compareTo(INT64_MAX) > 0) {
            return null;
        }
        return bound.compareTo(MOST_POSITIVE_FIXNUM) <= 0 ? MOST_POSITIVE_FIXNUM : INT64_MAX;
    }

    @Override
    public String toString() {
        if (kinds == ALL_BITS && low == null && high == null) {
            return "t";
        }
        if (kinds == 0) {
            return "nil";
        }
        List<String> parts = new ArrayList<>();
        if ((kinds & INTEGER_BITS) != 0) {
            parts.add("integer[" + (low == null ? "*" : low) + "," + (high == null ? "*" : high) + "]");
        }
        for (int i = 3; i < KIND_NAMES.size(); i++) {
            if ((kinds & (1 << i)) != 0) {
                parts.add(KIND_NAMES.get(i));
            }
        }
        return String.join("|", parts);
    }

    private static final List<String> KIND_NAMES = List.of(
            "fixnum",
            "int64",
            "bignum",
            "ratio",
            "single",
            "double",
            "complex",
            "character",
            "null",
            "cons",
            "symbol",
            "string",
            "simple-vector",
            "vector-i8",
            "vector-i16",
            "vector-i32",
            "vector-i64",
            "vector-f32",
            "vector-f64",
            "array",
            "function",
            "structure",
            "other");
}
