package org.clysm.compiler.data;

import java.math.BigInteger;

/**
 * A complex number (CLHS 12.1.5): two rationals, or two floats of one format.
 *
 * <p>Only {@link #of} makes one, so that a rational imaginary part is never zero.
 */
public record ComplexNumber(Object realPart, Object imaginaryPart) {
    public ComplexNumber {
        boolean alike = realPart instanceof Float && imaginaryPart instanceof Float
                || realPart instanceof Double && imaginaryPart instanceof Double
                || isRational(realPart) && isRational(imaginaryPart) && !imaginaryPart.equals(0L);
        if (!alike) {
            throw new IllegalArgumentException("not the parts of a complex number: " + realPart + " " + imaginaryPart);
        }
    }

    /**
     * Returns the complex number of two reals, brought to one format; the real part itself if both are rational and the
     * imaginary part is zero.
     *
     * @throws IllegalArgumentException if a part is no real number
     */
    public static Object of(Object realPart, Object imaginaryPart) {
        if (realPart instanceof Double || imaginaryPart instanceof Double) {
            return new ComplexNumber(toDouble(realPart), toDouble(imaginaryPart));
        }
        if (realPart instanceof Float || imaginaryPart instanceof Float) {
            return new ComplexNumber(toFloat(realPart), toFloat(imaginaryPart));
        }
        return imaginaryPart.equals(0L) && isRational(realPart) ? realPart : new ComplexNumber(realPart, imaginaryPart);
    }

    /** Tells whether {@code object} is a number that a complex number can have as a part. */
    public static boolean isReal(Object object) {
        return isRational(object) || object instanceof Float || object instanceof Double;
    }

    private static boolean isRational(Object object) {
        return object instanceof Long || object instanceof BigInteger || object instanceof Ratio;
    }

    private static Double toDouble(Object real) {
        return switch (real) {
            case Ratio ratio -> ratio.doubleValue();
            case Number number -> number.doubleValue();
            default -> throw new IllegalArgumentException("not a real number: " + real);
        };
    }

    private static Float toFloat(Object real) {
        return switch (real) {
            case Ratio ratio -> ratio.floatValue();
            case Number number -> number.floatValue();
            default -> throw new IllegalArgumentException("not a real number: " + real);
        };
    }
}
