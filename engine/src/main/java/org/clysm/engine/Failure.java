package org.clysm.engine;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a program ended before its end.
 *
 * @param exitCode what the process is to return
 * @param report what to print, or null if the program ended itself
 * @param stack the stack trace as V8 writes it
 */
public record Failure(int exitCode, String report, String stack) {
    private static final Pattern WASM_FRAME =
            Pattern.compile("^ +at (?:(.*) \\()?wasm://[^ ]*:wasm-function\\[(\\d+)]:0x([0-9a-f]+)\\)?$");
    private static final Pattern HOST_FRAME = Pattern.compile("^ +at .*?(?:\\(|at )(?:file://|/).*:\\d+:\\d+\\)?$");

    /** Functions that enter a lambda with so many arguments; the lambda itself stands beside them on the stack. */
    private static final Pattern ENTRY = Pattern.compile(".*@(?:\\d|n)");

    /** More would push the report off the screen. */
    private static final int FRAME_LIMIT = 30;

    /**
     * Prints the report and the functions on the stack, innermost first.
     *
     * @param out where to
     * @param sourceMap of the program that failed
     */
    public void print(PrintStream out, SourceMap sourceMap) {
        if (report == null) {
            return;
        }
        out.println(report);
        List<String> frames = frames(sourceMap);
        frames.stream().limit(FRAME_LIMIT).forEach(frame -> out.println("    at " + frame));
        if (frames.size() > FRAME_LIMIT) {
            out.println("    ...");
        }
        out.flush();
    }

    /** The Lisp functions on the stack, and those of the user's host modules, equal neighbours taken together. */
    public List<String> frames(SourceMap sourceMap) {
        List<String> result = new ArrayList<>();
        String last = null;
        int count = 0;
        for (String line : stack.lines().toList()) {
            String frame = frame(line, sourceMap);
            if (frame == null) {
                continue;
            }
            count = frame.equals(last) ? count + 1 : 1;
            if (count > 1) {
                result.removeLast();
            }
            result.add(count > 1 ? frame + " [" + count + " times]" : frame);
            last = frame;
        }
        return result;
    }

    private static String frame(String line, SourceMap sourceMap) {
        Matcher wasm = WASM_FRAME.matcher(line);
        if (!wasm.matches()) {
            return HOST_FRAME.matcher(line).matches() ? line.strip().substring("at ".length()) : null;
        }
        String name = wasm.group(1) == null ? "function " + wasm.group(2) : wasm.group(1);
        if (ENTRY.matcher(name).matches()) {
            return null;
        }
        return sourceMap
                .at(Integer.parseInt(wasm.group(3), 16))
                .map(source -> name + " (" + source + ")")
                .orElse(name);
    }
}
