package org.clysm.host;

import run.endive.runtime.CallResult;
import run.endive.wasm.types.Value;

/** What {@link Marshalling} puts around methods, found by their names: arguments out of Endive's arrays, results in. */
final class Crossings {
    private static final CallResult NOTHING = CallResult.of(new long[0], new Object[0]);

    private Crossings() {}

    static int int32(long[] numbers, Object[] references, int index) {
        return (int) numbers[index];
    }

    static boolean truth(long[] numbers, Object[] references, int index) {
        return (int) numbers[index] != 0;
    }

    static long int64(long[] numbers, Object[] references, int index) {
        return numbers[index];
    }

    static float float32(long[] numbers, Object[] references, int index) {
        return Value.longToFloat(numbers[index]);
    }

    static double float64(long[] numbers, Object[] references, int index) {
        return Value.longToDouble(numbers[index]);
    }

    static Object reference(long[] numbers, Object[] references, int index) {
        return Values.toJava(references[index]);
    }

    static CallResult nothing() {
        return NOTHING;
    }

    static CallResult ofNumber(long bits) {
        return CallResult.of(new long[] {bits}, null);
    }

    static CallResult ofTruth(boolean value) {
        return ofNumber(value ? 1 : 0);
    }

    static CallResult ofInt32(int value) {
        return ofNumber(value);
    }

    static CallResult ofInt64(long value) {
        return ofNumber(value);
    }

    static CallResult ofFloat32(float value) {
        return ofNumber(Value.floatToLong(value));
    }

    static CallResult ofFloat64(double value) {
        return ofNumber(Value.doubleToLong(value));
    }

    static CallResult ofInt32Object(Object value) {
        return ofNumber(Values.toInt32(value));
    }

    static CallResult ofInt64Object(Object value) {
        return ofNumber(Scalars.exactLong(value, "long"));
    }

    static CallResult ofFloat32Object(Object value) {
        return ofFloat32(Values.toNumber(value, "float").floatValue());
    }

    static CallResult ofFloat64Object(Object value) {
        return ofFloat64(Values.toNumber(value, "double").doubleValue());
    }

    static CallResult ofReference(Object value) {
        return CallResult.of(new long[1], new Object[] {Values.toLisp(value)});
    }
}
