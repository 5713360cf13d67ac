package org.clysm.cli.foreign;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.clysm.host.HostFunction;
import org.clysm.host.LispInstance;

/** The host of objects.lisp. */
final class ObjectsHost extends JavaHost {
    private final Map<String, Object> objects = objects();
    private Object kept;

    /** An object of a class of its own. */
    private static final class Animal {}

    /** An object of a class that JavaScript has too. */
    private static final class Date {}

    private static Map<String, Object> objects() {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("object", new Object());
        result.put("array", new Object[] {1, 2});
        result.put("function", (HostFunction) _ -> null);
        result.put("date", new Date());
        result.put("string", "text");
        result.put("number", (double) (1L << 40));
        result.put("smallNumber", 5);
        result.put("fraction", 0.5);
        result.put("null", null);
        result.put("true", true);
        result.put("false", false);
        result.put("bigint", BigInteger.valueOf(5));
        result.put("classInstance", new Animal());
        return result;
    }

    @Override
    void provide(LispInstance.Builder builder) {
        builder.function("Object.is", arguments -> Objects.equals(arguments[0], arguments[1]));
    }

    public Object trip(Object value) {
        return value;
    }

    public String kind(Object value) {
        return value == null ? "null" : value instanceof Integer ? "number" : "object";
    }

    public Object made(String name) {
        return name.equals("fresh") ? new Object() : objects.get(name);
    }

    public void keep(Object value) {
        kept = value;
    }

    public Object kept() {
        return kept;
    }

    private void comesBack(String name, Object value) {
        print(name, String.valueOf(Objects.equals(program().call("id", value), value)));
    }

    @Override
    void afterwards() {
        objects.forEach(this::comesBack);
        comesBack("0", 0);
        comesBack("-0", -0.0);
        comesBack("2 ** 30", 1 << 30);
        comesBack("1e300", 1e300);
        comesBack("NaN", Double.NaN);
        comesBack("\"\"", "");
        Object closure = program().call("makeClosure", "host text");
        print(Arrays.asList(
                        program().call("id", closure) == closure,
                        closure == program().call("makeClosure", "host text"))
                .toString()
                .replaceAll("[\\[\\],]", ""));
        show("call", () -> program().call("call", closure, program().call("object", "a Lisp string")));
        show("text(string)", () -> program().call("text", "text"));
        show("text(object of string)", () -> program().call("text", program().call("object", "text")));
        show("secondValue(1)", () -> program().call("secondValue", 1));
    }
}
