package org.clysm.cli.foreign;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.clysm.host.LispInstance;
import org.clysm.host.LispName;

/** The host of functions.lisp. */
final class FunctionsHost extends JavaHost {
    @Override
    void provide(LispInstance.Builder builder) {
        builder.function("host.deep.er.name", _ -> "deep")
                .function("モジュール.関数", _ -> "Japanese")
                // A user's own function comes before the one that there is.
                .function("Math.sqrt", _ -> -1);
    }

    public int add(int a, int b) {
        return a + b;
    }

    @LispName("double")
    public double twice(double x) {
        return 2 * x;
    }

    public String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    public void log(String text) {
        print(text);
    }

    public String nothing() {
        return "ignored";
    }

    public String many(Object... values) {
        return Arrays.stream(values)
                .map(value -> switch (value) {
                    case null -> "null";
                    case Number number -> HostText.number(number);
                    case String text -> text;
                    default -> "object";
                })
                .collect(Collectors.joining(","));
    }

    @LispName("with.dots")
    public String withDots() {
        return "dots";
    }

    @LispName("größe")
    public String size() {
        return "size";
    }

    @LispName("two words")
    public String twoWords() {
        return "spaced";
    }

    @LispName("quo\"te\\")
    public String quote() {
        return "quotes";
    }

    private void show(String name, Object... arguments) {
        String shown = Arrays.stream(arguments)
                .map(each -> each == null ? "" : each.toString())
                .collect(Collectors.joining(","));
        show(name + "(" + shown + ")", () -> program().call(name, arguments));
    }

    @Override
    void afterwards() {
        show("later", 4);
        show("quotedExport");
        show("one", 1);
        show("two", 1, 2);
        show("three", 1, 2, 3);
        show("sumOne", 1);
        show("sumTwo", 1, 2);
        show("keys", 1);
        show("addAgain", 1, 2);
        show("upcase", "abc");
        show("upcase", (Object) null);
        show("plus", 1, 2);
        show("weird name");
        show("größe 𝄞 \"x\"");
        show("");
        show("__proto__");
        show("constructor");
        show("redefined");
        show("redefine");
        show("redefined");
        show("typed", 16);
        show("typedFixnum", 16);
        show("declaimed", (1 << 30) - 1);
        show("declaimed", 41);
        show("twoValues");
        show("noValues");
        show("dropped");
        show("inWhen");
        show("counter");
        show("counter");
        show("apiCall");
    }
}
