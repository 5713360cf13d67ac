package org.clysm.compiler.passes;

import java.math.BigInteger;
import java.util.Map;
import org.clysm.compiler.types.LispType;

/** What the comparison of two numbers tells of the integers among them. */
enum Comparisons {
    LESS,
    LESS_EQUAL,
    EQUAL,
    NOT_EQUAL,
    GREATER_EQUAL,
    GREATER;

    private static final Map<String, Comparisons> BY_NAME = Map.ofEntries(
            Map.entry("CL:<", LESS),
            Map.entry("CL:<=", LESS_EQUAL),
            Map.entry("CL:=", EQUAL),
            Map.entry("CL:/=", NOT_EQUAL),
            Map.entry("CL:>=", GREATER_EQUAL),
            Map.entry("CL:>", GREATER),
            Map.entry("SYS:I32<", LESS),
            Map.entry("SYS:I32<=", LESS_EQUAL),
            Map.entry("SYS:I32=", EQUAL),
            Map.entry("SYS:I32/=", NOT_EQUAL),
            Map.entry("SYS:I32>=", GREATER_EQUAL),
            Map.entry("SYS:I32>", GREATER),
            Map.entry("SYS:I64<", LESS),
            Map.entry("SYS:I64<=", LESS_EQUAL),
            Map.entry("SYS:I64=", EQUAL),
            Map.entry("SYS:I64/=", NOT_EQUAL),
            Map.entry("SYS:I64>=", GREATER_EQUAL),
            Map.entry("SYS:I64>", GREATER));

    /** The comparison that a primitive of two arguments makes, or null. */
    static Comparisons find(String primitive) {
        return BY_NAME.get(primitive);
    }

    /** The comparison of two numbers that is true where this one is false; of integers, which have no NaN. */
    Comparisons negated() {
        return switch (this) {
            case LESS -> GREATER_EQUAL;
            case LESS_EQUAL -> GREATER;
            case EQUAL -> NOT_EQUAL;
            case NOT_EQUAL -> EQUAL;
            case GREATER_EQUAL -> LESS;
            case GREATER -> LESS_EQUAL;
        };
    }

    /** The comparison of the same numbers in the other order. */
    Comparisons swapped() {
        return switch (this) {
            case LESS -> GREATER;
            case LESS_EQUAL -> GREATER_EQUAL;
            case EQUAL, NOT_EQUAL -> this;
            case GREATER_EQUAL -> LESS_EQUAL;
            case GREATER -> LESS;
        };
    }

    /** The left operand, given that the comparison is true; the right one must be an integer to tell anything. */
    LispType narrow(LispType left, LispType right) {
        if (right.isEmpty() || !right.isSubtypeOf(LispType.INTEGER)) {
            return left;
        }
        return switch (this) {
            case LESS ->
                within(left, null, right.high() == null ? null : right.high().subtract(BigInteger.ONE));
            case LESS_EQUAL -> within(left, null, right.high());
            case EQUAL -> within(left, right.low(), right.high());
            case NOT_EQUAL -> without(left, right);
            case GREATER_EQUAL -> within(left, right.low(), null);
            case GREATER ->
                within(left, right.low() == null ? null : right.low().add(BigInteger.ONE), null);
        };
    }

    /** Whether the comparison is surely true, if both operands are integers. */
    boolean isCertain(LispType left, LispType right) {
        boolean areIntegers = left.isSubtypeOf(LispType.INTEGER) && right.isSubtypeOf(LispType.INTEGER);
        return areIntegers
                && !left.isEmpty()
                && !right.isEmpty()
                && negated().narrow(left, right).isEmpty();
    }

    /** The type with the integers in it confined to an interval; other numbers stay as they are. */
    private static LispType within(LispType type, BigInteger low, BigInteger high) {
        LispType integers = type.meet(LispType.integerRange(low, high));
        return type.without(LispType.INTEGER_BITS).join(integers);
    }

    /** A bound that is excluded moves by one. */
    private static LispType without(LispType type, LispType excluded) {
        if (excluded.low() == null || !excluded.low().equals(excluded.high())) {
            return type;
        }
        if (excluded.low().equals(type.low())) {
            return within(type, excluded.low().add(BigInteger.ONE), null);
        }
        return excluded.low().equals(type.high())
                ? within(type, null, excluded.low().subtract(BigInteger.ONE))
                : type;
    }
}
