package org.clysm.compiler.reader;

import java.math.BigInteger;
import org.clysm.compiler.data.LispInteger;
import org.clysm.compiler.data.Ratio;

/** Tells numbers from symbols and computes their values (CLHS 2.3.1, 2.3.2). */
final class NumberParser {
    private final Token token;
    private final int base;
    private final FloatFormat defaultFormat;
    private int index;

    private NumberParser(Token token, int base, FloatFormat defaultFormat) {
        this.token = token;
        this.base = base;
        this.defaultFormat = defaultFormat;
    }

    /**
     * Returns the number that a token without escapes denotes, or null if it has not the syntax of one.
     *
     * @throws ArithmeticException if a ratio has a zero denominator, or a float is outside its format
     */
    static Object parse(Token token, int base, FloatFormat defaultFormat) {
        char first = token.charAt(0);
        boolean maybe = first < '0' ? first == '+' || first == '-' || first == '.' : first <= '9' || base > 10;
        return maybe ? new NumberParser(token, base, defaultFormat).parse() : null;
    }

    private Object parse() {
        Object rational = parseRational();
        return rational != null ? rational : parseDecimal();
    }

    /** Parses {@code [sign] digit+} and {@code [sign] digit+ / digit+} in the current base. */
    private Object parseRational() {
        index = 0;
        skipSign();
        if (!skipDigits(base)) {
            return null;
        }
        if (atEnd()) {
            return LispInteger.parse(token.text(), base);
        }
        int slash = index++;
        if (token.charAt(slash) != '/' || !skipDigits(base) || !atEnd()) {
            return null;
        }
        BigInteger numerator = new BigInteger(token.text(0, slash), base);
        BigInteger denominator = new BigInteger(token.text(slash + 1, index), base);
        return Ratio.of(numerator, denominator);
    }

    /** Parses what is decimal in any base: {@code [sign] digit+ .} and floats. */
    private Object parseDecimal() {
        index = 0;
        skipSign();
        boolean digitsBefore = skipDigits(10);
        boolean digitsAfter = false;
        if (!atEnd() && token.charAt(index) == '.') {
            index++;
            if (atEnd()) {
                return digitsBefore ? LispInteger.parse(token.text(0, index - 1), 10) : null;
            }
            digitsAfter = skipDigits(10);
        }
        if (atEnd()) {
            return digitsAfter ? toFloat(token.text(), defaultFormat) : null;
        }
        return digitsBefore || digitsAfter ? parseExponent() : null;
    }

    private Object parseExponent() {
        int marker = index++;
        FloatFormat format = formatOf(token.charAt(marker));
        skipSign();
        if (format == null || !skipDigits(10) || !atEnd()) {
            return null;
        }
        return toFloat(token.text(0, marker) + 'E' + token.text(marker + 1, index), format);
    }

    private FloatFormat formatOf(char marker) {
        return switch (marker) {
            case 'E' -> defaultFormat;
            case 'S', 'F' -> FloatFormat.SINGLE;
            case 'D', 'L' -> FloatFormat.DOUBLE;
            default -> null;
        };
    }

    private static Object toFloat(String digits, FloatFormat format) {
        if (format == FloatFormat.SINGLE) {
            Float value = Float.valueOf(digits);
            requireInRange(digits, value.isInfinite(), value == 0, "single-float");
            return value;
        }
        Double value = Double.valueOf(digits);
        requireInRange(digits, value.isInfinite(), value == 0, "double-float");
        return value;
    }

    private static void requireInRange(String digits, boolean infinite, boolean zero, String format) {
        if (infinite) {
            throw new ArithmeticException("the number is too large for a " + format);
        }
        if (zero && hasNonzeroDigit(digits)) {
            throw new ArithmeticException("the number is too close to zero for a " + format);
        }
    }

    private static boolean hasNonzeroDigit(String digits) {
        for (int i = 0; i < digits.length() && digits.charAt(i) != 'E'; i++) {
            if (digits.charAt(i) >= '1' && digits.charAt(i) <= '9') {
                return true;
            }
        }
        return false;
    }

    private void skipSign() {
        if (!atEnd() && (token.charAt(index) == '+' || token.charAt(index) == '-')) {
            index++;
        }
    }

    private boolean skipDigits(int radix) {
        int start = index;
        while (!atEnd() && token.charAt(index) < 128 && Character.digit(token.charAt(index), radix) >= 0) {
            index++;
        }
        return index > start;
    }

    private boolean atEnd() {
        return index == token.length();
    }
}
