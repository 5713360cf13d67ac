package org.clysm.cli.foreign;

import java.lang.reflect.Array;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.clysm.host.HostFunction;
import org.clysm.host.LispInstance;

/** Values as text.mjs writes those of JavaScript, so that all hosts print the same. */
final class HostText {
    private static final Map<Class<?>, String> SIGNED = Map.of(
            byte[].class, "Int8Array",
            short[].class, "Int16Array",
            int[].class, "Int32Array",
            long[].class, "BigInt64Array",
            float[].class, "Float32Array",
            double[].class, "Float64Array");

    private HostText() {}

    /** A value; the numbers of arrays have signs. */
    static String of(Object value) {
        return text(value, HostText::of, HostText::array);
    }

    /** A value; the numbers of arrays have no signs. */
    static String unsigned(Object value) {
        return text(value, HostText::unsigned, HostText::unsignedArray);
    }

    private static String text(Object value, Function<Object, String> inner, Function<Object, String> array) {
        return switch (value) {
            case null -> "null";
            case String text -> json(text);
            case Long integer -> integer + "n";
            case BigInteger integer -> integer + "n";
            case Number number -> number(number);
            case HostFunction _ -> "function";
            case Object[] objects -> text(Arrays.asList(objects), inner, array);
            case List<?> list -> list.stream().map(inner).collect(Collectors.joining(", ", "[", "]"));
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + inner.apply(entry.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
            default -> value.getClass().isArray() ? array.apply(value) : value.toString();
        };
    }

    private static String array(Object numbers) {
        return SIGNED.get(numbers.getClass()) + elements(numbers, HostText::of);
    }

    private static String unsignedArray(Object numbers) {
        return switch (numbers) {
            case byte[] _ -> "Uint8Array" + elements(numbers, each -> String.valueOf(Byte.toUnsignedInt((Byte) each)));
            case short[] _ ->
                "Uint16Array" + elements(numbers, each -> String.valueOf(Short.toUnsignedInt((Short) each)));
            case int[] _ -> "Uint32Array" + elements(numbers, each -> Integer.toUnsignedString((Integer) each));
            default -> "BigUint64Array" + elements(numbers, each -> Long.toUnsignedString((Long) each) + "n");
        };
    }

    private static String elements(Object array, Function<Object, String> text) {
        return IntStream.range(0, Array.getLength(array))
                .mapToObj(index -> text.apply(Array.get(array, index)))
                .collect(Collectors.joining(" ", "(", ")"));
    }

    /** A number without the point where it has no fraction. */
    static String number(Number number) {
        double value = number.doubleValue();
        boolean isNegativeZero = value == 0 && 1 / value < 0;
        return value == Math.rint(value) && Math.abs(value) < 1L << 53 && !isNegativeZero
                ? String.valueOf((long) value)
                : isNegativeZero ? "-0" : String.valueOf(value);
    }

    /** A value as JSON has it. */
    static String json(Object value) {
        return switch (value) {
            case null -> "null";
            case String text -> json(text);
            case Boolean truth -> truth.toString();
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .filter(entry -> entry.getValue() != LispInstance.NOT_SUPPLIED)
                        .map(entry -> json(entry.getKey()) + ":" + json(entry.getValue()))
                        .collect(Collectors.joining(",", "{", "}"));
            case Object[] objects -> json(Arrays.asList(objects));
            case List<?> list -> list.stream().map(HostText::json).collect(Collectors.joining(",", "[", "]"));
            default -> of(value);
        };
    }

    /** A string as JSON has it. */
    static String json(String text) {
        var result = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit == '"' || unit == '\\') {
                result.append('\\').append(unit);
            } else if (isHalf(text, i)) {
                result.append("\\u%04x".formatted((int) unit));
            } else {
                result.append(unit);
            }
        }
        return result.append('"').toString();
    }

    /** Whether the unit at an index is half a character, without the other half. */
    private static boolean isHalf(String text, int index) {
        char unit = text.charAt(index);
        if (Character.isHighSurrogate(unit)) {
            return index + 1 == text.length() || !Character.isLowSurrogate(text.charAt(index + 1));
        }
        return Character.isLowSurrogate(unit) && (index == 0 || !Character.isHighSurrogate(text.charAt(index - 1)));
    }
}
