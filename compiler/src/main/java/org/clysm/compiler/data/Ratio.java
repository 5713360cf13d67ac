package org.clysm.compiler.data;

import java.math.BigInteger;

/**
 * A ratio (CLHS 12.1.3): a rational number that is no integer, in lowest terms, with a denominator greater than 1.
 *
 * <p>Only {@link #of} makes one, so that the record is always normal and equal ratios are equal records.
 */
public record Ratio(BigInteger numerator, BigInteger denominator) {
    public Ratio {
        if (denominator.compareTo(BigInteger.ONE) <= 0
                || !numerator.gcd(denominator).equals(BigInteger.ONE)) {
            throw new IllegalArgumentException("not a ratio in lowest terms: " + numerator + "/" + denominator);
        }
    }

    /**
     * Returns the quotient of two integers: a {@code Ratio}, or an integer if the division is exact.
     *
     * @throws ArithmeticException if {@code denominator} is zero
     */
    public static Object of(BigInteger numerator, BigInteger denominator) {
        if (denominator.signum() == 0) {
            throw new ArithmeticException("division by zero");
        }
        BigInteger divisor = numerator.gcd(denominator);
        if (denominator.signum() < 0) {
            divisor = divisor.negate();
        }
        BigInteger lowDenominator = denominator.divide(divisor);
        BigInteger lowNumerator = numerator.divide(divisor);
        return lowDenominator.equals(BigInteger.ONE)
                ? LispInteger.of(lowNumerator)
                : new Ratio(lowNumerator, lowDenominator);
    }

    /** Returns the nearest double-float; infinite if the number is too large. */
    public double doubleValue() {
        return Rationals.toDouble(numerator, denominator);
    }

    /** Returns the nearest single-float; infinite if the number is too large. */
    public float floatValue() {
        return Rationals.toFloat(numerator, denominator);
    }

    @Override
    public String toString() {
        return numerator + "/" + denominator;
    }
}
