package org.clysm.compiler.data;

import java.math.BigInteger;

/** Correctly rounded conversion of rational numbers to floats: round to nearest, ties to even. */
final class Rationals {
    private Rationals() {}

    static double toDouble(BigInteger numerator, BigInteger denominator) {
        return round(numerator, denominator, 53, -1074);
    }

    static float toFloat(BigInteger numerator, BigInteger denominator) {
        double value = round(numerator, denominator, 24, -149);
        return (float) value;
    }

    /**
     * Returns the nearest number with {@code precision} significant bits and no bit below 2^{@code leastExponent}. The
     * quotient is cut to two bits more than asked, the last of which tells whether anything was lost.
     */
    private static double round(BigInteger numerator, BigInteger denominator, int precision, int leastExponent) {
        if (numerator.signum() == 0) {
            return 0.0;
        }
        BigInteger magnitude = numerator.abs();
        int quotientExponent = magnitude.bitLength() - denominator.bitLength();
        int exponent = Math.max(quotientExponent - precision, leastExponent);
        BigInteger scaledNumerator = exponent < 0 ? magnitude.shiftLeft(-exponent) : magnitude;
        BigInteger scaledDenominator = exponent > 0 ? denominator.shiftLeft(exponent) : denominator;
        BigInteger[] parts = scaledNumerator.divideAndRemainder(scaledDenominator);
        BigInteger quotient = parts[0];
        boolean exact = parts[1].signum() == 0;
        if (quotient.bitLength() > precision) {
            // One bit too many: it decides, unless it stands exactly in the middle.
            boolean half = quotient.testBit(0);
            quotient = quotient.shiftRight(1);
            exponent++;
            if (half && (!exact || quotient.testBit(0))) {
                quotient = quotient.add(BigInteger.ONE);
            }
        } else {
            int middle = parts[1].shiftLeft(1).compareTo(scaledDenominator);
            if (middle > 0 || middle == 0 && quotient.testBit(0)) {
                quotient = quotient.add(BigInteger.ONE);
            }
        }
        double value = Math.scalb(quotient.doubleValue(), exponent);
        return numerator.signum() < 0 ? -value : value;
    }
}
