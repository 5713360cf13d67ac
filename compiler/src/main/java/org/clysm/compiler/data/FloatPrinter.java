package org.clysm.compiler.data;

/**
 * Prints floats so that they read back as the same number (CLHS 22.1.3.1.3): the digits that Java chooses, the shortest
 * that do, with Lisp's exponent markers.
 */
final class FloatPrinter {
    private FloatPrinter() {}

    static void print(Float number, StringBuilder out) {
        if (number.isNaN() || number.isInfinite()) {
            printExceptional(number, "SINGLE", out);
        } else {
            print(number.toString(), 'e', false, out);
        }
    }

    static void print(Double number, StringBuilder out) {
        if (number.isNaN() || number.isInfinite()) {
            printExceptional(number, "DOUBLE", out);
        } else {
            print(number.toString(), 'd', true, out);
        }
    }

    private static void print(String digits, char marker, boolean always, StringBuilder out) {
        int exponent = digits.indexOf('E');
        if (exponent >= 0) {
            out.append(digits, 0, exponent).append(marker).append(digits, exponent + 1, digits.length());
        } else {
            out.append(digits);
            if (always) {
                out.append(marker).append('0');
            }
        }
    }

    private static void printExceptional(Number number, String format, StringBuilder out) {
        double value = number.doubleValue();
        String kind = Double.isNaN(value) ? "NAN" : value > 0 ? "POSITIVE-INFINITY" : "NEGATIVE-INFINITY";
        out.append("#<").append(format).append("-FLOAT ").append(kind).append('>');
    }
}
