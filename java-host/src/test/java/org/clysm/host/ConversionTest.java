package org.clysm.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.lang.reflect.Type;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What Lisp gives, as the types that Java methods declare. */
class ConversionTest {

    private enum Side {
        TOP_LEFT,
        @LispName("RIGHT")
        RIGHT,
        @LispName("-1")
        NONE
    }

    private record Point(
            double x, Double y, @LispName("the label") String label) {}

    private record Tree(int value, List<Tree> children) {}

    /** Methods whose parameters are the types to convert to. */
    @SuppressWarnings("unused")
    private interface Declarations {
        void sides(List<Side> value);

        void points(Map<String, Point> value);

        void pointArray(Point[] value);

        void listArray(List<Integer>[] value);

        void longs(Set<Long> value);

        void wildcard(Collection<? extends Number> value);

        <T extends Side> void variable(List<T> value);
    }

    private static Type declared(String method) {
        return Arrays.stream(Declarations.class.getMethods())
                .filter(each -> each.getName().equals(method))
                .findFirst()
                .orElseThrow()
                .getGenericParameterTypes()[0];
    }

    static Stream<Arguments> conversions() {
        Point point = new Point(1, null, "p");
        Map<String, Object> map = Map.of("x", 1, "the label", "p", "more", "ignored");
        return Stream.of(
                arguments(5, int.class, 5),
                arguments(5.0, int.class, 5),
                arguments(5L, Integer.class, 5),
                arguments(BigInteger.valueOf(-128), byte.class, (byte) -128),
                arguments(5, long.class, 5L),
                arguments(5, double.class, 5.0),
                arguments(BigInteger.TWO.pow(70), double.class, 0x1p70),
                arguments(0.5, float.class, 0.5f),
                arguments(5, BigInteger.class, BigInteger.valueOf(5)),
                arguments(1, boolean.class, true),
                arguments(true, Boolean.class, true),
                arguments("c", char.class, 'c'),
                arguments("text", String.class, "text"),
                arguments(null, String.class, null),
                arguments(null, Integer.class, null),
                arguments(5, Object.class, 5),
                arguments(5, Number.class, 5),
                arguments("topLeft", Side.class, Side.TOP_LEFT),
                arguments("RIGHT", Side.class, Side.RIGHT),
                arguments(1, Side.class, Side.RIGHT),
                arguments(-1, Side.class, Side.NONE),
                arguments(Side.NONE, Side.class, Side.NONE),
                arguments(map, Point.class, point),
                arguments(
                        Map.of("value", 1, "children", List.of(Map.of("value", 2))),
                        Tree.class,
                        new Tree(1, List.of(new Tree(2, null)))),
                arguments(List.of(1, 2), int[].class, new int[] {1, 2}),
                arguments(new byte[] {1}, byte[].class, new byte[] {1}),
                arguments(new int[] {1}, long[].class, new long[] {1}),
                arguments(List.of("topLeft", "RIGHT"), declared("sides"), List.of(Side.TOP_LEFT, Side.RIGHT)),
                arguments(List.of("topLeft"), declared("variable"), List.of(Side.TOP_LEFT)),
                arguments(Map.of("a", map), declared("points"), Map.of("a", point)),
                arguments(List.of(map), declared("pointArray"), new Point[] {point}),
                arguments(List.of(List.of(1.0)), declared("listArray"), new Object[] {List.of(1)}),
                arguments(List.of(1, 2.0, 1), declared("longs"), Set.of(1L, 2L)),
                arguments(List.of(1, 2.5), declared("wildcard"), List.of(1, 2.5)));
    }

    @ParameterizedTest
    @MethodSource("conversions")
    void valuesBecomeWhatIsDeclared(Object value, Type type, Object expected) {
        assertThat(Conversion.to(type).convert(value)).isEqualTo(expected);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                arguments(1.5, int.class, "is to be int, not 1.5 of class java.lang.Double"),
                arguments(128, byte.class, "is to be byte, not 128 of class java.lang.Integer"),
                arguments(1e300, long.class, "is to be long, not 1.0E300 of class java.lang.Double"),
                arguments(null, int.class, "is to be int, not null"),
                arguments("5", int.class, "is to be int, not 5 of class java.lang.String"),
                arguments(5, String.class, "is to be String, not 5 of class java.lang.Integer"),
                arguments("ab", char.class, "is to be char, not ab of class java.lang.String"),
                arguments(true, int.class, "is to be int, not true of class java.lang.Boolean"),
                arguments(
                        "up",
                        Side.class,
                        "is to be " + Side.class.getTypeName() + ", not up of class java.lang.String"),
                arguments(Map.of("y", 1), Point.class, "is to be double, not null"),
                arguments("x", List.class, "is to be java.util.List, not x of class java.lang.String"),
                arguments(
                        5, Point.class, "is to be " + Point.class.getTypeName() + ", not 5 of class java.lang.Integer"),
                arguments("x", Runnable.class, "is to be java.lang.Runnable, not x of class java.lang.String"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void otherValuesAreRefused(Object value, Type type, String message) {
        assertThatThrownBy(() -> Conversion.to(type).convert(value))
                .isInstanceOf(ConversionException.class)
                .hasMessage(message);
    }

    @Test
    void constantsOfEnumsHaveTextsAndNumbers() {
        assertThat(EnumNames.text(Side.TOP_LEFT)).isEqualTo("topLeft");
        assertThat(EnumNames.text(Side.RIGHT)).isEqualTo("RIGHT");
        assertThat(EnumNames.number(Side.RIGHT)).isEqualTo(1);
        assertThat(EnumNames.number(Side.NONE)).isEqualTo(-1);
    }
}
