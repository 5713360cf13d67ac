package org.clysm.cli.foreign;

import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** The host of arrays.lisp. */
final class ArraysHost extends JavaHost {
    private static final Map<String, Supplier<Object>> VALUES = Map.ofEntries(
            Map.entry("iterator", () -> (Iterable<Integer>) () -> List.of(1, 2).iterator()),
            Map.entry("set", () -> new LinkedHashSet<>(List.of(3, 4))),
            Map.entry("typed array", () -> new double[] {1, 2.5}),
            Map.entry("a string", () -> "abc"),
            Map.entry("an object", () -> Map.of("length", 1)),
            Map.entry("null", () -> null),
            Map.entry("number", () -> 5),
            Map.entry("fractions", () -> List.of(1.5)),
            Map.entry("out of range", () -> new int[] {1, 300}),
            Map.entry("nested", () -> List.of(new int[] {1, 2}, Set.of(3), List.of())),
            Map.entry("strings in array", () -> new String[] {"a", "𝄞", ""}),
            Map.entry("failing iterator", () -> (Iterable<Object>) () -> {
                throw new IllegalStateException("no iterator today");
            }),
            Map.entry("buffer", () -> ByteBuffer.wrap(new byte[] {1, 2, 3, 4, 5, -1})),
            Map.entry("part of a buffer", () -> ByteBuffer.wrap(new byte[] {9, 1, 2, 3, 4, 5, 6, -1}, 1, 6)));

    public String text(Object value) {
        return HostText.of(value);
    }

    public String unsignedText(Object value) {
        return HostText.unsigned(value);
    }

    public Object same(Object value) {
        return value;
    }

    public List<Object> array(Object value) {
        List<Object> result = new ArrayList<>();
        for (int i = 0; i < Array.getLength(value); i++) {
            result.add(Array.get(value, i));
        }
        return result;
    }

    public List<Object> unsignedArray(Object value) {
        return new ArrayList<>(
                switch (value) {
                    case byte[] bytes ->
                        array(value).stream()
                                .map(each -> Byte.toUnsignedInt((Byte) each))
                                .toList();
                    case int[] integers ->
                        Arrays.stream(integers)
                                .mapToObj(Integer::toUnsignedLong)
                                .toList();
                    default ->
                        Arrays.stream((long[]) value)
                                .mapToObj(each -> new java.math.BigInteger(Long.toUnsignedString(each)))
                                .toList();
                });
    }

    public Object value(String name) {
        return VALUES.get(name).get();
    }

    public byte[] bytes(int count) {
        byte[] result = new byte[count];
        for (int i = 0; i < count; i++) {
            result[i] = (byte) (i * 7);
        }
        return result;
    }

    public int sum(byte[] bytes) {
        int result = 0;
        for (byte each : bytes) {
            result += Byte.toUnsignedInt(each);
        }
        return result;
    }

    @Override
    void afterwards() {
        for (Object value : Arrays.asList(List.of(3, 1, 2), List.of("x"), new Object[] {1.5}, "text", null)) {
            show("sorted(" + HostText.of(value) + ")", () -> program().call("sorted", value));
        }
        print(
                program().call("matrix", (Object) new double[][] {{1, 2}, {3, 4}}),
                HostText.unsigned(program().call("reversed", new byte[] {1, 2, 3})));
    }
}
