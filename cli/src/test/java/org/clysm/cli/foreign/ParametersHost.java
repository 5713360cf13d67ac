package org.clysm.cli.foreign;

import static org.clysm.host.LispInstance.NOT_SUPPLIED;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** The host of parameters.lisp. */
final class ParametersHost extends JavaHost {
    public String text(Object... arguments) {
        if (arguments.length > 0 && "throw".equals(arguments[0])) {
            throw new IllegalStateException("asked for");
        }
        return HostText.json(Arrays.asList(arguments));
    }

    private void show(String name, Object... arguments) {
        String shown = Arrays.stream(arguments)
                .map(each -> each == NOT_SUPPLIED ? "" : HostText.json(each))
                .collect(Collectors.joining(","));
        String text;
        try {
            text = plain(program().call(name, arguments));
        } catch (RuntimeException e) {
            text = failure(e);
        }
        print(name + "(" + shown + ") => " + text);
    }

    private static String plain(Object value) {
        return switch (value) {
            case String text -> text;
            case List<?> list -> list.stream().map(HostText::of).collect(Collectors.joining(","));
            case null, default -> HostText.of(value);
        };
    }

    @Override
    void afterwards() {
        print(";; exports");
        showOptional();
        showRest();
        showKeywords();
        show("anew", 1);
        show("change");
        show("anew", 1);
        show("anew", 1, 2);
    }

    private void showOptional() {
        show("optionals", 2);
        show("optionals", 2, 3);
        show("optionals", 2, 3, "x");
        show("optionals", 2, NOT_SUPPLIED, "x");
        show("optionals", 2, 3, null);
        show("optionals", 2, null);
        show("optionals", 2, 1.5);
        show("optionals", 2, "3");
        show("optionals", 2, 3, 4);
        show("defaults", 2);
        show("defaults", 2, 3);
        show("defaults", 2, NOT_SUPPLIED, false);
        show("mixed", 2);
        show("mixed", 2, 3, false);
        show("inlined");
        show("inlined", NOT_SUPPLIED, 5);
    }

    private void showRest() {
        show("restArguments", "a");
        show("restArguments", "a", 1, "b", null, true);
        show("restOfFloats", "a", 1, 2.5);
        show("restOfFloats", "a", 1, "x");
        show("sumOfPoints");
        show("sumOfPoints", 1, record("x", 2), record("x", 3));
        show("sumOfPoints", NOT_SUPPLIED, record("x", 2));
        show("sumOfPoints", 1, record("x", 2), record("x", "three"));
        show("sum");
        show("sum", Collections.nCopies(20, 1).toArray());
    }

    private void showKeywords() {
        show("keywords", "a");
        show("keywords", "a", record());
        show("keywords", "a", null);
        show("keywords", "a", record("width", 3, "left", NOT_SUPPLIED));
        show("keywords", "a", record("width", 3, "fillChar", "x", "left", false, "unknown", 1));
        show("keywords", "a", record("width", "x"));
        show("keywords", "a", 5);
        show("keywordDefaults", "a");
        show("keywordDefaults", "a", record("width", 7, "fill", "x"));
        show("both", 1);
        show("both", 1, 2);
        show("both", 1, NOT_SUPPLIED, record("c", 3));
        show("anyKeys", record("b", "x", "a", 1));
    }
}
