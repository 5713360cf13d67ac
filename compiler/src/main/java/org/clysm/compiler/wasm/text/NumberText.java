package org.clysm.compiler.wasm.text;

/** Floating-point numbers in the text format (Wasm 3.0, 6.3.2). */
final class NumberText {

    private static final int FLOAT_QUIET = 1 << 22;
    private static final long DOUBLE_QUIET = 1L << 51;

    private NumberText() {}

    static String of(float value) {
        if (Float.isNaN(value)) {
            int bits = Float.floatToRawIntBits(value);
            return nan(bits < 0, bits & (1 << 23) - 1, FLOAT_QUIET);
        }
        return Float.isInfinite(value) ? infinity(value < 0) : Float.toString(value);
    }

    static String of(double value) {
        if (Double.isNaN(value)) {
            long bits = Double.doubleToRawLongBits(value);
            return nan(bits < 0, bits & (1L << 52) - 1, DOUBLE_QUIET);
        }
        return Double.isInfinite(value) ? infinity(value < 0) : Double.toString(value);
    }

    private static String nan(boolean isNegative, long payload, long quiet) {
        var sign = isNegative ? "-nan" : "nan";
        return payload == quiet ? sign : sign + ":0x" + Long.toHexString(payload);
    }

    private static String infinity(boolean isNegative) {
        return isNegative ? "-inf" : "inf";
    }
}
