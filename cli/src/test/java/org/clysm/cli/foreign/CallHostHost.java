package org.clysm.cli.foreign;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.clysm.host.HostFunction;
import org.clysm.host.LispInstance;
import org.clysm.host.LispName;

/** The host of call-host.lisp. */
final class CallHostHost extends JavaHost {
    private static final HostFunction SQUARE = arguments -> (Integer) arguments[0] * (Integer) arguments[0];

    private final Map<String, Object> values = new HashMap<>(Map.of(
            "true",
            true,
            "false",
            false,
            "number",
            1.5,
            "integral",
            4294967296L,
            "large",
            0x1p70,
            "bigint",
            BigInteger.TWO.pow(70).negate(),
            "date",
            new Object(),
            "array",
            List.of(1, 2),
            "function",
            SQUARE,
            "counter",
            (HostFunction) arguments -> arguments.length));

    @Override
    void provide(LispInstance.Builder builder) {
        values.put("words", (HostFunction) CallHostHost::words);
        builder.function("host.deep.er.name", _ -> "deep");
    }

    public Object add(Object a, Object b) {
        return a instanceof Integer x && b instanceof Integer y ? (Object) (x + y) : a + "" + b;
    }

    public Object same(Object x) {
        return x;
    }

    public int count(Object... arguments) {
        return arguments.length;
    }

    public static String words(Object... arguments) {
        return Arrays.stream(arguments).map(String::valueOf).collect(Collectors.joining(" "));
    }

    public String typeOf(Object value) {
        return switch (value) {
            case Integer _, Double _ -> "number";
            case Long _, BigInteger _ -> "bigint";
            case String _ -> "string";
            case Boolean _ -> "boolean";
            case HostFunction _ -> "function";
            case null, default -> "object";
        };
    }

    public Object value(String name) {
        return values.get(name);
    }

    public HostFunction curry(int a) {
        return arguments -> a + (Integer) arguments[0];
    }

    public Object apply(HostFunction function, Object... arguments) throws Exception {
        return function.call(arguments);
    }

    public boolean isSame(Object a, Object b) {
        return a == b;
    }

    public boolean isFunction(Object value) {
        return value == SQUARE;
    }

    public Object outer(HostFunction function) throws Exception {
        return function.call();
    }

    @SuppressWarnings("DoNotCallSuggester")
    public void broken() {
        throw new IllegalStateException("broken");
    }

    public void mend() {
        program().register("host.broken", arguments -> 2 * (Integer) arguments[0]);
    }

    public void fail(Object... arguments) {
        throw new IllegalStateException(
                "failed with " + Arrays.toString(arguments).replaceAll("[\\[\\] ]", ""));
    }

    @LispName("with.dots")
    public String withDots() {
        return "dots";
    }

    public String method() {
        return "text";
    }

    public void addLater() {
        program().register("host.later", arguments -> "first " + arguments[0]);
    }

    public void register(String name, String text) {
        program().register(name, arguments -> text + " " + arguments[0]);
    }
}
