package org.clysm.host;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The global functions of JavaScript hosts besides {@code Math} that a program finds here too, so that it need not know
 * what its host is.
 */
final class Globals {
    private static final double NANOSECONDS = 1e6;
    private static final double EXACT_INTEGERS = 1L << 53;

    private Globals() {}

    static void addTo(HostMethods methods, IoModule io) {
        methods.addObject("Math", new MathModule());
        methods.addFunction("Date.now", _ -> (double) System.currentTimeMillis());
        methods.addFunction("performance.now", _ -> System.nanoTime() / NANOSECONDS);
        methods.addFunction("console.log", arguments -> print(io, 1, arguments));
        methods.addFunction("console.error", arguments -> print(io, 2, arguments));
    }

    private static Object print(IoModule io, int stream, Object... arguments) {
        io.write(stream, Arrays.stream(arguments).map(Globals::text).collect(Collectors.joining(" ", "", "\n")));
        return null;
    }

    /** A value as JavaScript prints it. */
    static String text(Object value) {
        return value instanceof Double number && number == Math.rint(number) && Math.abs(number) < EXACT_INTEGERS
                ? String.valueOf(number.longValue())
                : String.valueOf(value);
    }
}
