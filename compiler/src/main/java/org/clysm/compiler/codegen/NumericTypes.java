package org.clysm.compiler.codegen;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;
import org.clysm.compiler.types.LispType;

/** The types of the results of arithmetic: intervals of integers, contagion of floats (CLHS 12.1.4). */
final class NumericTypes {

    private NumericTypes() {}

    static LispType sum(List<LispType> types) {
        var a = types.get(0);
        var b = types.get(1);
        if (areIntegers(types)) {
            return LispType.integerRange(
                    a.low() == null || b.low() == null ? null : a.low().add(b.low()),
                    a.high() == null || b.high() == null ? null : a.high().add(b.high()));
        }
        return contagion(types);
    }

    static LispType difference(List<LispType> types) {
        var a = types.get(0);
        var b = types.get(1);
        if (areIntegers(types)) {
            return LispType.integerRange(
                    a.low() == null || b.high() == null ? null : a.low().subtract(b.high()),
                    a.high() == null || b.low() == null ? null : a.high().subtract(b.low()));
        }
        return contagion(types);
    }

    static LispType product(List<LispType> types) {
        var a = types.get(0);
        var b = types.get(1);
        if (!areIntegers(types)) {
            return contagion(types);
        }
        if (a.low() == null || a.high() == null || b.low() == null || b.high() == null) {
            return LispType.INTEGER;
        }
        var products = Stream.of(
                        a.low().multiply(b.low()),
                        a.low().multiply(b.high()),
                        a.high().multiply(b.low()),
                        a.high().multiply(b.high()))
                .sorted()
                .toList();
        return LispType.integerRange(products.getFirst(), products.getLast());
    }

    static LispType negation(List<LispType> types) {
        return difference(List.of(LispType.integerRange(0, 0), types.get(0)));
    }

    /** The type of {@code logand}: no wider than an operand that is never negative. */
    static LispType conjunction(List<LispType> types) {
        var a = types.get(0);
        var b = types.get(1);
        if (!areIntegers(types)) {
            return LispType.INTEGER;
        }
        if (isNonNegative(a) || isNonNegative(b)) {
            BigInteger high = !isNonNegative(a) ? b.high() : !isNonNegative(b) ? a.high() : least(a.high(), b.high());
            return LispType.integerRange(BigInteger.ZERO, high);
        }
        return sameWidth(types);
    }

    /** The type of {@code logior} and {@code logxor}: no more bits than the wider operand. */
    static LispType sameWidth(List<LispType> types) {
        if (!areIntegers(types)) {
            return LispType.INTEGER;
        }
        var joined = types.get(0).join(types.get(1));
        if (joined.low() == null || joined.high() == null) {
            return LispType.INTEGER;
        }
        int bits = Math.max(joined.low().bitLength(), joined.high().bitLength());
        var limit = BigInteger.ONE.shiftLeft(bits);
        var low = joined.low().signum() < 0 ? limit.negate() : BigInteger.ZERO;
        return LispType.integerRange(low, limit.subtract(BigInteger.ONE));
    }

    /** The type of {@code ash}: known only for a known count. */
    static LispType shift(List<LispType> types) {
        var number = types.get(0);
        var count = types.get(1);
        if (!areIntegers(types) || count.low() == null || !count.low().equals(count.high())) {
            return LispType.INTEGER;
        }
        if (count.low().abs().bitLength() > Integer.SIZE - 2) {
            return LispType.INTEGER;
        }
        int places = count.low().intValueExact();
        if (Math.abs(places) > Long.SIZE) {
            return LispType.INTEGER;
        }
        return LispType.integerRange(
                number.low() == null ? null : number.low().shiftLeft(places),
                number.high() == null ? null : number.high().shiftLeft(places));
    }

    /**
     * The type of a remainder: its absolute value is less than the divisor's.
     *
     * @param isFloored whether it has the sign of the divisor, as of {@code mod}; else that of the number
     */
    static LispType remainder(List<LispType> types, boolean isFloored) {
        var number = types.get(0);
        var divisor = types.get(1);
        if (!areIntegers(types)) {
            return LispType.REAL;
        }
        if (divisor.low() == null || divisor.high() == null) {
            return LispType.INTEGER;
        }
        var limit = divisor.low()
                .abs()
                .max(divisor.high().abs())
                .subtract(BigInteger.ONE)
                .max(BigInteger.ZERO);
        var signs = isFloored ? divisor : number;
        return LispType.integerRange(
                isNonNegative(signs) ? BigInteger.ZERO : limit.negate(),
                signs.high() != null && signs.high().signum() <= 0 ? BigInteger.ZERO : limit);
    }

    /** The type of {@code /}. */
    static LispType quotient(List<LispType> types) {
        return areIntegers(types) ? LispType.RATIONAL : contagion(types);
    }

    /** The type of a quotient that is rounded: no further from zero than the number. */
    static LispType roundedQuotient(List<LispType> types) {
        var number = types.get(0);
        if (!areIntegers(types) || number.low() == null || number.high() == null) {
            return LispType.INTEGER;
        }
        var magnitude = number.low().abs().max(number.high().abs());
        return LispType.integerRange(magnitude.negate(), magnitude);
    }

    /** The type of {@code max}, or of {@code min}: one of the operands. */
    static LispType extreme(List<LispType> types, boolean isGreatest) {
        var joined = types.get(0).join(types.get(1)).meet(LispType.REAL);
        if (!areIntegers(types)) {
            return joined;
        }
        return isGreatest
                ? LispType.integerRange(
                        greatest(types.get(0).low(), types.get(1).low()), joined.high())
                : LispType.integerRange(
                        joined.low(), least(types.get(0).high(), types.get(1).high()));
    }

    private static BigInteger greatest(BigInteger a, BigInteger b) {
        return a == null ? b : b == null ? a : a.max(b);
    }

    private static BigInteger least(BigInteger a, BigInteger b) {
        return a == null ? b : b == null ? a : a.min(b);
    }

    private static boolean isNonNegative(LispType type) {
        return type.low() != null && type.low().signum() >= 0;
    }

    private static boolean areIntegers(List<LispType> types) {
        return types.stream().allMatch(type -> !type.isEmpty() && type.isSubtypeOf(LispType.INTEGER));
    }

    /** What arithmetic on numbers that are not all integers yields. */
    private static LispType contagion(List<LispType> types) {
        var numbers = types.stream().map(type -> type.meet(LispType.NUMBER)).toList();
        if (numbers.stream().allMatch(type -> type.isSubtypeOf(LispType.REAL))) {
            if (numbers.stream().anyMatch(type -> isOnly(type, LispType.DOUBLE_FLOAT))) {
                return LispType.DOUBLE_FLOAT;
            }
            boolean noDouble = numbers.stream().noneMatch(type -> type.intersects(LispType.DOUBLE_FLOAT));
            if (noDouble && numbers.stream().anyMatch(type -> isOnly(type, LispType.SINGLE_FLOAT))) {
                return LispType.SINGLE_FLOAT;
            }
            return numbers.stream().allMatch(type -> type.isSubtypeOf(LispType.RATIONAL))
                    ? LispType.RATIONAL
                    : LispType.REAL;
        }
        return LispType.NUMBER;
    }

    private static boolean isOnly(LispType type, LispType other) {
        return !type.isEmpty() && type.isSubtypeOf(other);
    }
}
