package org.clysm.cli.foreign;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.clysm.host.HostFunction;
import org.clysm.host.LispName;

/** The host of strings.lisp. */
final class StringsHost extends JavaHost {
    private static final String LONG = "a".repeat(1_000_000);

    private final Map<String, Object> strings = new HashMap<>(Map.ofEntries(
            Map.entry("empty", ""),
            Map.entry("number", 12),
            Map.entry("boolean", true),
            Map.entry("object", new Object()),
            Map.entry("bigint", BigInteger.valueOf(5)),
            Map.entry("array", List.of("a")),
            Map.entry("function", (HostFunction) _ -> null),
            Map.entry("nul", "a\0b"),
            Map.entry("concatenated", "first half, ".repeat(3) + "second half"),
            Map.entry("sliced", "the middle of some longer text".substring(4, 20)),
            Map.entry("halves", "a\ud834" + "\udd1e"),
            Map.entry("high", "\ud834"),
            Map.entry("reversed", "\udd1e\ud834"),
            Map.entry("last", "ab\ud834")));

    public String trip(String text) {
        return text;
    }

    @LispName("trip → 😀?")
    public String tripOfThatName(String text) {
        return text + "!";
    }

    public String units(String text) {
        return text == null
                ? "null"
                : text.chars().mapToObj(Integer::toHexString).collect(Collectors.joining(" "));
    }

    public Object made(String name) {
        return strings.get(name);
    }

    public String ascii(int length) {
        return LONG.substring(0, length);
    }

    public int isAscii(String text) {
        return text.chars().allMatch(each -> each == 'a') ? text.length() : -1;
    }

    @Override
    void afterwards() {
        for (Object text : Arrays.asList("", "abc", "é𝄞", null, "\ud834", 7, true)) {
            show("same(" + HostText.of(text) + ")", () -> program().call("same", text));
        }
        show("😀→λ(a)", () -> program().call("😀→λ", "a"));
        show("size(𝄞)", () -> program().call("size", "𝄞"));
        show("size(long)", () -> program().call("size", LONG));
        show("size(null)", () -> program().call("size", (Object) null));
        show("keyword()", () -> program().call("keyword"));
        show("filled()", () -> program().call("filled"));
        show("concat(high, low)", () -> program().call("concat", "\ud834", "\udd1e"));
        show("concat(a, 5)", () -> program().call("concat", "a", 5));
    }
}
