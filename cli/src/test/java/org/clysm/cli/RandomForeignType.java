package org.clysm.cli;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A marshal type with a source of random values of it.
 *
 * @param specifier as a declaration names the type
 * @param values gives forms of values that come back as they went
 */
record RandomForeignType(String specifier, Supplier<String> values) {

    private static final int LARGEST_PLANE = 16;

    /** Makes a type, with others inside to a depth. */
    static RandomForeignType make(Random random, int depth) {
        List<Supplier<RandomForeignType>> makers = new ArrayList<>(simple(random));
        if (depth > 0) {
            Supplier<RandomForeignType> inner = () -> make(random, depth - 1);
            for (int i = 0; i < 4; i++) {
                makers.add(() -> list(random, inner.get()));
                makers.add(() -> vector(random, inner.get()));
                makers.add(() -> record(random, inner));
                makers.add(() -> nullable(random, inner.get()));
            }
        }
        return pick(random, makers).get();
    }

    private static List<Supplier<RandomForeignType>> simple(Random random) {
        List<Supplier<RandomForeignType>> makers = new ArrayList<>();
        makers.add(() -> integer(random, ":fixnum", 30, true));
        for (int bits = 8; bits <= 64; bits *= 2) {
            int size = bits;
            makers.add(() -> integer(random, ":int" + size, size - 1, true));
            makers.add(() -> integer(random, ":uint" + size, size, false));
        }
        makers.add(() -> integer(random, ":integer", 1 + random.nextInt(300), true));
        makers.add(() -> integer(random, ":number", 53, true));
        makers.add(() -> integer(random, ":any", 53, true));
        makers.add(() -> integer(random, ":any", 100, true));
        for (String type : List.of(":float", ":double-float")) {
            makers.add(() -> new RandomForeignType(type, () -> doubleFloat(random)));
        }
        makers.add(() -> new RandomForeignType(":single-float", () -> singleFloat(random)));
        for (String type : List.of(":string", ":any")) {
            makers.add(() -> new RandomForeignType(type, () -> string(random, random.nextInt(40))));
        }
        makers.add(() -> new RandomForeignType(":character", () -> "(code-char %d)".formatted(code(random))));
        makers.add(() -> new RandomForeignType(":boolean", () -> pick(random, List.of("t", "nil"))));
        makers.add(() ->
                new RandomForeignType(":keyword", () -> pick(random, List.of(":click", ":key-down", ":a-b-c"))));
        makers.add(() -> new RandomForeignType(
                "(:enum (:least %d) (:zero 0) (:greatest %d))".formatted(Integer.MIN_VALUE, Integer.MAX_VALUE),
                () -> pick(random, List.of(":least", ":zero", ":greatest"))));
        makers.add(() ->
                new RandomForeignType("(:enum :low (:high \"HIGH\"))", () -> pick(random, List.of(":low", ":high"))));
        makers.add(() -> new RandomForeignType(":anyref", () -> pick(random, List.of("'symbol", "7", ":key"))));
        makers.add(() -> new RandomForeignType(
                ":bytes",
                () -> "(bytes%s)"
                        .formatted(random.ints(random.nextInt(20), 0, 256)
                                .mapToObj(each -> " " + each)
                                .collect(Collectors.joining()))));
        return makers;
    }

    private static RandomForeignType integer(Random random, String name, int bits, boolean isSigned) {
        BigInteger limit = BigInteger.ONE.shiftLeft(bits);
        // Numbers end one before the power, on either side.
        boolean isNumber = name.equals(":number") || name.equals(":any") && bits == 53;
        BigInteger least = isSigned ? limit.negate() : BigInteger.ZERO;
        List<BigInteger> borders =
                List.of(isNumber ? least.add(BigInteger.ONE) : least, limit.subtract(BigInteger.ONE), BigInteger.ZERO);
        return new RandomForeignType(name, () -> {
            if (random.nextInt(3) == 0) {
                return pick(random, borders).toString();
            }
            BigInteger value = new BigInteger(random.nextInt(bits) + 1, random);
            BigInteger inside = value.min(limit.subtract(BigInteger.ONE));
            return (isSigned && random.nextBoolean() ? inside.negate() : inside).toString();
        });
    }

    private static String doubleFloat(Random random) {
        double value = Double.longBitsToDouble(random.nextLong());
        List<Double> borders =
                List.of(0.0, -0.0, Double.MIN_VALUE, -Double.MAX_VALUE, Double.MAX_VALUE, Double.MIN_NORMAL, 0.1, -1.0);
        double chosen = random.nextInt(3) == 0 || !Double.isFinite(value) ? pick(random, borders) : value;
        String text = Double.toString(chosen);
        return text.contains("E") ? text.replace("E", "d") : text + "d0";
    }

    private static String singleFloat(Random random) {
        float value = Float.intBitsToFloat(random.nextInt());
        List<Float> borders =
                List.of(0f, -0f, Float.MIN_VALUE, Float.MAX_VALUE, -Float.MAX_VALUE, Float.MIN_NORMAL, 0.1f);
        float chosen = random.nextInt(3) == 0 || !Float.isFinite(value) ? pick(random, borders) : value;
        String text = Float.toString(chosen);
        return text.contains("E") ? text.replace("E", "f") : text + "f0";
    }

    private static String string(Random random, int length) {
        return "(text%s)"
                .formatted(IntStream.range(0, length)
                        .mapToObj(_ -> " " + code(random))
                        .collect(Collectors.joining()));
    }

    /** A code of any plane, but no half of a character: two of these would become one. */
    private static int code(Random random) {
        int plane = random.nextInt(LARGEST_PLANE + 1) << 16;
        int code = plane
                + switch (random.nextInt(4)) {
                    case 0 -> 0;
                    case 1 -> 0xFFFF;
                    case 2 -> random.nextInt(0x80);
                    default -> random.nextInt(0x10000);
                };
        return code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE ? 'x' : code;
    }

    private static RandomForeignType list(Random random, RandomForeignType inner) {
        return new RandomForeignType(
                "(:list %s)".formatted(inner.specifier), () -> "(list%s)".formatted(several(random, inner)));
    }

    private static RandomForeignType vector(Random random, RandomForeignType inner) {
        return new RandomForeignType(
                "(:vector %s)".formatted(inner.specifier), () -> "(vector%s)".formatted(several(random, inner)));
    }

    private static String several(Random random, RandomForeignType inner) {
        return IntStream.range(0, random.nextInt(5))
                .mapToObj(_ -> " " + inner.values.get())
                .collect(Collectors.joining());
    }

    private static RandomForeignType nullable(Random random, RandomForeignType inner) {
        return new RandomForeignType(
                "(:nullable %s)".formatted(inner.specifier), () -> random.nextInt(3) == 0 ? "nil" : inner.values.get());
    }

    private static RandomForeignType record(Random random, Supplier<RandomForeignType> inner) {
        record Field(String name, RandomForeignType type, boolean isOptional) {}
        List<Field> fields = Stream.of("x", "first-name", "constructor")
                .map(name -> new Field(name, inner.get(), random.nextBoolean()))
                .toList();
        return new RandomForeignType(
                fields.stream()
                        .map(field -> " (%s %s :optional %s)"
                                .formatted(field.name, field.type.specifier, field.isOptional ? "t" : "nil"))
                        .collect(Collectors.joining("", "(:record", ")")),
                () -> fields.stream()
                        .filter(field -> !field.isOptional || random.nextBoolean())
                        .map(field -> " :%s %s".formatted(field.name, field.type.values.get()))
                        .collect(Collectors.joining("", "(list", ")")));
    }

    private static <T> T pick(Random random, List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
