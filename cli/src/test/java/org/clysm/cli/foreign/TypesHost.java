package org.clysm.cli.foreign;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.clysm.host.HostFunction;
import org.clysm.host.LispFunction;
import org.clysm.host.LispInstance;

/** The host of types.lisp. */
final class TypesHost extends JavaHost {
    private static final Map<String, Object> VALUES = new HashMap<>(Map.ofEntries(
            Map.entry("true", true),
            Map.entry("false", false),
            Map.entry("number", 5),
            Map.entry("negative zero", -0.0),
            Map.entry("fraction", 1.5),
            Map.entry("great number", 1e21),
            Map.entry("NaN", Double.NaN),
            Map.entry("Infinity", Double.POSITIVE_INFINITY),
            Map.entry("bigint", 5L),
            Map.entry("great bigint", BigInteger.TWO.pow(100)),
            Map.entry("negative bigint", BigInteger.TWO.pow(64).negate()),
            Map.entry("string", "text"),
            Map.entry("character", "𝄞"),
            Map.entry("empty", ""),
            Map.entry("function", (HostFunction) TypesHost::plus),
            Map.entry("object", Map.of("x", 1, "y", 2)),
            Map.entry("point", record("x", 1, "y", 2.5, "label", "p", "more", "ignored")),
            Map.entry("bare point", new Bare(1, 2)),
            Map.entry("point without y", record("x", 1)),
            Map.entry("point of strings", record("x", "1", "y", 2)),
            Map.entry("line", record("start", record("x", 0, "y", 0), "endPoint", record("x", 1, "y", "1"))),
            Map.entry("class instance", new Getters()),
            Map.entry("array", List.of(1, "two", 3.5)),
            Map.entry("short array", List.of(1)),
            Map.entry("map entry", new Object[] {1, "one"}),
            Map.entry("date", new Date()),
            Map.entry("error", new IllegalArgumentException("an error"))));

    /** A record is one in Lisp. */
    private record Bare(int x, int y) {}

    /** A class that JavaScript has too. */
    private static final class Date {}

    /** An object of Java has as fields what it gets. */
    static final class Getters {
        public final int y = 4;

        public int getX() {
            return 3;
        }
    }

    private static Object plus(Object... arguments) {
        return arguments[0] instanceof Integer a && arguments[1] instanceof Integer b
                ? (Object) (a + b)
                : arguments[0] + "" + arguments[1];
    }

    @Override
    void provide(LispInstance.Builder builder) {
        builder.type("Date", Date.class).function("host.same", arguments -> arguments[0]);
    }

    public String text(Object value) {
        return HostText.of(value);
    }

    public Object value(String name) {
        return VALUES.get(name);
    }

    public Object call(HostFunction function, Object a, Object b) throws Exception {
        return function.call(a, b);
    }

    private void show(String name, Object... arguments) {
        String shown = Arrays.stream(arguments).map(HostText::of).collect(Collectors.joining(", "));
        show(name + "(" + shown + ")", () -> program().call(name, arguments));
    }

    @Override
    void afterwards() {
        show("factorial", 30);
        show("double", BigInteger.TWO.pow(63));
        show("double", 21);
        show("double", 1.5);
        show("double", "x");
        show("opposite", "left");
        show("opposite", "up");
        show("opposite", (Object) null);
        show("middle", record("x", 0, "y", 0), record("x", 1, "y", 3, "label", "b"));
        show("middle", record("x", 0, "y", 0), record("x", 1, "y", "b"));
        show("middle", record("x", 0, "y", 0), null);
        show("divide", 17, 5);
        show("divideIf", 17, 0);
        show("swap", record("a", 1, "b", "one"));
        show("any", 1.5, "two", 3L, null, true, 7);
        show("parsed", "12");
        show("parsed", "x");
        var adder = (LispFunction) program().call("adder", 5);
        print(adder.call(2), ((LispFunction) program().call("adder", program().call("parsed", "40"))).call("2"));
    }
}
