package org.clysm.cli.foreign;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.clysm.host.LispException;
import org.clysm.host.LispInstance;

/**
 * What a program of {@code src/test/ffi} finds in Java: the host functions, and what calls the program's exports. Each
 * public method of a subclass is a function of the module {@code host}.
 */
public abstract class JavaHost {
    private PrintStream output;
    private LispInstance program;

    /**
     * Makes the host of a program: the class whose name is that of the program in capitals, with {@code Host} behind.
     *
     * @throws LinkageError if there is none
     */
    public static JavaHost of(String programName) {
        String name = Arrays.stream(programName.split("-"))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
        try {
            return Class.forName(JavaHost.class.getPackageName() + "." + name + "Host")
                    .asSubclass(JavaHost.class)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(programName + " has no host in Java; one about JavaScript is named js-...", e);
        }
    }

    /** Runs the program to its end. */
    public final void run(LispInstance.Builder builder, PrintStream stream) throws Exception {
        output = stream;
        provide(builder.object("host", this).output(stream));
        program = builder.start();
        instantiated();
        program.run();
        afterwards();
    }

    /** Provides what is no method of this class. */
    void provide(LispInstance.Builder builder) {}

    /** Calls exports before the top-level forms have run. */
    void instantiated() {}

    /** Calls exports after the top-level forms have run. */
    void afterwards() throws Exception {}

    /** The running program. */
    final LispInstance program() {
        return program;
    }

    /** Writes a line: the values as JavaScript writes them, with blanks between. */
    final void print(Object... values) {
        output.println(Arrays.stream(values)
                .map(value -> value instanceof String text ? text : HostText.of(value))
                .collect(Collectors.joining(" ")));
    }

    /** Calls, and prints the text of the result or of the failure behind a description. */
    final void show(String description, Callable<Object> call) {
        String text;
        try {
            text = HostText.of(call.call());
        } catch (Exception e) {
            text = failure(e);
        }
        print(description + " => " + text);
    }

    /** A map with names and values by turns, as the braces of JavaScript make an object. */
    static Map<String, Object> record(Object... fields) {
        Map<String, Object> result = new LinkedHashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            result.put((String) fields[i], fields[i + 1]);
        }
        return result;
    }

    /** An exception as JavaScript hosts word it: its kind and message. */
    static String failure(Exception e) {
        return (e instanceof LispException lisp && lisp.isHostMistake() ? "TypeError: " : "LispError: ")
                + e.getMessage();
    }
}
