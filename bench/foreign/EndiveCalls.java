import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clysm.host.HostFunction;
import org.clysm.host.LispInstance;
import org.clysm.host.LispProgram;

/**
 * Measures the calls of calls.lisp in a Java host, on Endive. Prints a line for each: the name of the row in rows.mjs,
 * a tab, nanoseconds.
 *
 * <p>Arguments: the module, how often each call gets its turn, and the seconds of a turn.
 */
public final class EndiveCalls {
    private static final int CALLS = 2000;
    private static final int FEW_CALLS = 100;
    private static final int ELEMENTS = 1000;
    private static final double NANOSECONDS = 1e9;
    private static final HostFunction IDENTITY = arguments -> arguments[0];

    private final LispInstance app;
    private final int rounds;
    private final double seconds;

    /** The best nanoseconds of a call so far, by the names of the rows. */
    private final Map<String, Double> times = new LinkedHashMap<>();

    private EndiveCalls(LispInstance app, int rounds, double seconds) {
        this.app = app;
        this.rounds = rounds;
        this.seconds = seconds;
    }

    public static void main(String... arguments) throws IOException {
        LispInstance[] started = new LispInstance[1];
        LispInstance.Builder builder = LispProgram.read(Path.of(arguments[0])).newInstance();
        crossings().keySet().forEach(name -> builder.function("host." + name, IDENTITY));
        sendings().keySet().forEach(name -> builder.function("host." + name.split(" ")[0], values -> null));
        IllegalStateException error = new IllegalStateException("thrown");
        started[0] = builder.function("host.values", values -> List.of(1, 2))
                .function("host.reenter", values -> started[0].call("take-fixnum", values))
                .function("host.throw", values -> {
                    throw error;
                })
                .function("host.by-name-0", values -> 1)
                .function("host.by-name-1", IDENTITY)
                .function("host.by-name-2", IDENTITY)
                .function("host.by-name-3", IDENTITY)
                .function("host.by-name-4", IDENTITY)
                .function("host.by-name-double", IDENTITY)
                .function("host.by-name-string", IDENTITY)
                // What only JavaScript has is imported, but not called.
                .function("host.instance", IDENTITY)
                .function("clysm:runtime.isInstanceOf", IDENTITY)
                .function("clysm:js.get", IDENTITY)
                .function("clysm:js.method1", IDENTITY)
                .start();
        started[0].run();
        new EndiveCalls(started[0], Integer.parseInt(arguments[1]), Double.parseDouble(arguments[2])).print();
    }

    /** The values that come back, by the names of their types in calls.lisp. */
    private static Map<String, Object> crossings() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("fixnum", 7);
        values.put("int8", -7);
        values.put("uint8", 200);
        values.put("int16", -700);
        values.put("uint16", 50_000);
        values.put("int32", -2_000_000_000);
        values.put("uint32", 4_000_000_000.0);
        values.put("int64", 7L);
        values.put("uint64", BigInteger.valueOf(7));
        values.put("integer", BigInteger.valueOf(7));
        values.put("float", 0.5);
        values.put("double-float", 0.5);
        values.put("single-float", 0.5);
        values.put("number", 7.0);
        values.put("double-number", 0.5);
        values.put("boolean", true);
        values.put("anyref", new Object());
        values.put("host-object", new Object());
        values.put("any-fixnum", 7);
        values.put("any-double", 0.5);
        values.put("any-string", "abcdefghijklmnop");
        values.put("character", "x");
        values.put("keyword", "keyDown");
        values.put("enum-number", 2);
        values.put("enum-string", "blue");
        values.put("nullable", 7);
        values.put("function", IDENTITY);
        return values;
    }

    /** The values that go one way, likewise, with the size after the name. */
    private static Map<String, Object> sendings() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("string 16 97", "abcdefghijklmnop");
        values.put("string 1024 97", "x".repeat(1024));
        values.put("bytes 16", new byte[16]);
        values.put("bytes 65536", new byte[65_536]);
        values.put("int32s 1000", new int[ELEMENTS]);
        values.put("doubles 1000", new double[ELEMENTS]);
        values.put("list 10", List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9));
        values.put("record 7", Map.of("x", 1.5, "y", 2.5, "id", 7));
        return values;
    }

    /** Prints all rows, measured twice: the JVM compiles some calls badly until it has seen all of them. */
    private void print() {
        measure();
        measure();
        times.forEach((name, nanoseconds) -> System.out.println(name + "\t" + nanoseconds));
    }

    private void measure() {
        crossings().forEach((name, value) -> {
            time("call-" + name, CALLS, () -> app.call("call-" + name, value, CALLS));
            time("take-" + name, CALLS, () -> repeat(CALLS, () -> app.call("take-" + name, value)));
        });
        sendings().forEach((row, value) -> {
            String name = row.split(" ")[0];
            time("send-" + row, FEW_CALLS, () -> app.call("send-" + name, value, FEW_CALLS));
            time("take-" + row, FEW_CALLS, () -> repeat(FEW_CALLS, () -> app.call("take-" + name, value)));
        });
        time("call-values", CALLS, () -> app.call("call-values", CALLS));
        time("take-values", CALLS, () -> repeat(CALLS, () -> app.call("take-values")));
        time("call-reenter", CALLS, () -> app.call("call-reenter", CALLS));
        time("call-throw", FEW_CALLS, () -> app.call("call-throw", FEW_CALLS));
        time("call-handled", CALLS, () -> app.call("call-handled", 7, CALLS));
        time("call-closure", CALLS, () -> app.call("call-closure", IDENTITY, CALLS));
        time("call-any-closure", CALLS, () -> app.call("call-any-closure", IDENTITY, CALLS));
        for (String name : List.of("make-closure", "make-any-closure")) {
            HostFunction closure = (HostFunction) app.call(name, 0);
            time(name, CALLS, () -> repeat(CALLS, () -> closure.call(1)));
        }
        for (String count : List.of("0", "1", "2", "3", "4")) {
            time("by-name-" + count, CALLS, () -> app.call("by-name-" + count, 7, CALLS));
        }
        time("by-name-double", CALLS, () -> app.call("by-name-double", 0.5, CALLS));
        time("by-name-string", CALLS, () -> app.call("by-name-string", "abcdefghijklmnop", CALLS));
    }

    /** What is measured; it may throw what a host function may. */
    private interface Call {
        void run() throws Exception;
    }

    private static void repeat(int times, Call call) throws Exception {
        for (int i = 0; i < times; i++) {
            call.run();
        }
    }

    /** Notes the nanoseconds of the best of many samples, each of so many calls; the JVM compiles them first. */
    private void time(String name, int calls, Call call) {
        try {
            best(call, rounds * seconds);
            times.merge(name, best(call, rounds * seconds / 2) / (double) calls, Math::min);
        } catch (Exception e) {
            throw new IllegalStateException(name, e);
        }
    }

    /** The nanoseconds of the fastest of all runs that take so many seconds. */
    private static long best(Call call, double seconds) throws Exception {
        long best = Long.MAX_VALUE;
        long end = System.nanoTime() + (long) (NANOSECONDS * seconds);
        while (best == Long.MAX_VALUE || System.nanoTime() < end) {
            long start = System.nanoTime();
            call.run();
            best = Math.min(best, System.nanoTime() - start);
        }
        return best;
    }
}
