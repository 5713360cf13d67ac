package org.clysm.cli.foreign;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clysm.host.LispException;

/** The host of errors.lisp. */
final class ErrorsHost extends JavaHost {
    private final Map<String, Exception> things = things();
    private Exception last;

    /** An exception of a class of its own. */
    private static final class Mishap extends Exception {
        private static final long serialVersionUID = 1L;

        Mishap() {
            super("custom");
        }
    }

    private static Map<String, Exception> things() {
        Map<String, Exception> result = new LinkedHashMap<>();
        result.put("Error", new IllegalStateException("an error"));
        result.put("custom class", new Mishap());
        var several = new IOException("several");
        several.addSuppressed(new IOException("one"));
        result.put("aggregate", several);
        result.put("empty message", new IllegalStateException(""));
        result.put("cross 𝄞", new IOException("𝄞"));
        return result;
    }

    public int throwIt(String name) throws Exception {
        last = things.get(name);
        throw last;
    }

    public Object thrown() {
        return last;
    }

    public void log(String text) {
        print(text);
    }

    public int callBack(String name, int depth) {
        return (Integer) program().call("again", name, depth);
    }

    public String recover(String name) {
        try {
            return (String) program().call("lispFails", name);
        } catch (RuntimeException _) {
            return "recovered";
        }
    }

    /** Whether a call fails with the very exception that was thrown. */
    private boolean failsWith(Exception expected, String name, int depth) {
        try {
            program().call("again", name, depth);
            return false;
        } catch (Exception e) {
            return e == expected;
        }
    }

    @Override
    void afterwards() {
        things.forEach((name, thing) -> print(name, String.valueOf(failsWith(thing, name, 0))));
        for (int depth : new int[] {1, 2, 7}) {
            print("depth " + depth, String.valueOf(failsWith(things.get("Error"), "Error", depth)));
        }
        for (String name : List.of(
                "error",
                "type-error",
                "signal",
                "throw",
                "division",
                "ffi-type-error",
                "special",
                "report fails",
                "nothing")) {
            try {
                print(name, program().call("lispFails", name));
            } catch (LispException e) {
                print(name, "LispError", e.getMessage());
                print(" ", conditionText(e.condition()));
            }
        }
        for (String name : List.of("error", "division", "special", "nothing")) {
            print(program().call("recoverTest", name));
        }
        print(program().call("lispFails", "at the end"));
    }

    private String conditionText(Object condition) {
        try {
            return (String) program().call("conditionText", condition);
        } catch (LispException e) {
            return failure(e);
        }
    }
}
