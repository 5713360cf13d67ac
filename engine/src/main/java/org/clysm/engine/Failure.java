package org.clysm.engine;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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
    private static final Pattern HOST_FRAME = Pattern.compile("^ +at (?:.*\\()?(?:file://|/).*:\\d+:\\d+\\)?$");

    /** Functions that enter a lambda with so many arguments; the lambda itself stands beside them on the stack. */
    private static final Pattern ENTRY = Pattern.compile(".*@(?:\\d|n)");

    /** Functions of the library, which stand in its packages: what a user's program calls, and what that calls. */
    private static final Pattern LIBRARY = Pattern.compile("(?:\\(setf )?(?:CL|FFI|SYS):.*");

    private static final Pattern INTERNAL =
            Pattern.compile("(?:\\(setf )?SYS:.*|_start|export .*|.* callback(?: wrapper)?");

    /** Functions that do nothing but signal; who called them is the place of the error. */
    private static final Set<String> SIGNALLING =
            Set.of("CL:ERROR", "CL:CERROR", "CL:SIGNAL", "CL:WARN", "CL:BREAK", "CL:INVOKE-DEBUGGER");

    /** Functions around every program, of no interest even where nothing else is left. */
    private static final Set<String> FRAMING = Set.of("_start", "SYS:UNHANDLED-CONDITION");

    /** More would push the report off the screen. */
    private static final int FRAME_LIMIT = 30;

    /**
     * Prints the report and the functions on the stack, if the program did not end itself.
     *
     * @param out where to
     * @param sourceMap of the program that failed
     */
    public void print(PrintStream out, SourceMap sourceMap) {
        if (report != null) {
            out.println(describe(sourceMap));
            out.flush();
        }
    }

    /** The report, and below it the functions on the stack, innermost first. */
    public String describe(SourceMap sourceMap) {
        List<String> frames = frames(sourceMap);
        List<String> lines = new ArrayList<>();
        lines.add(report);
        frames.stream().limit(FRAME_LIMIT).forEach(frame -> lines.add("    at " + frame));
        if (frames.size() > FRAME_LIMIT) {
            lines.add("    ...");
        }
        return String.join("\n", lines);
    }

    /**
     * The user's Lisp functions on the stack, those of the library that they call, and those of host modules; equal
     * neighbours are taken together. What the library does within itself is left out, unless there is nothing else.
     */
    public List<String> frames(SourceMap sourceMap) {
        List<Frame> all = stack.lines()
                .map(line -> frame(line, sourceMap))
                .filter(Objects::nonNull)
                .toList();
        List<Frame> shown =
                all.stream().filter(frame -> !frame.isInternal()).collect(Collectors.toCollection(ArrayList::new));
        while (!shown.isEmpty() && SIGNALLING.contains(shown.getFirst().function)) {
            shown.removeFirst();
        }
        return (shown.isEmpty() ? distinct(all) : joined(shown))
                .stream().map(Frame::toString).toList();
    }

    private static List<Frame> joined(List<Frame> frames) {
        List<Frame> result = new ArrayList<>();
        for (Frame frame : frames) {
            boolean again = !result.isEmpty() && result.getLast().isLike(frame);
            result.add(again ? frame.after(result.removeLast()) : frame);
        }
        return result;
    }

    /** One frame of each function: enough of what recurs in the library without end. */
    private static List<Frame> distinct(List<Frame> frames) {
        Set<String> functions = new HashSet<>();
        return frames.stream()
                .filter(frame -> !FRAMING.contains(frame.function) && functions.add(frame.function))
                .toList();
    }

    /** So many calls of a function from one place; the place is null if it is unknown, or in the library. */
    private record Frame(String function, SourceLine place, int times) {
        boolean isInternal() {
            return INTERNAL.matcher(function).matches();
        }

        /** A frame without place may be any of its function: the check of the stack comes before the first line. */
        boolean isLike(Frame other) {
            return function.equals(other.function)
                    && (place == null || other.place == null || place.equals(other.place));
        }

        Frame after(Frame inner) {
            return new Frame(function, place == null ? inner.place : place, times + inner.times);
        }

        @Override
        public String toString() {
            return function + (place == null ? "" : " (" + place + ")") + (times == 1 ? "" : " [" + times + " times]");
        }
    }

    private static Frame frame(String line, SourceMap sourceMap) {
        Matcher wasm = WASM_FRAME.matcher(line);
        if (!wasm.matches()) {
            return HOST_FRAME.matcher(line).matches()
                    ? new Frame(line.strip().substring("at ".length()).replace("file://", ""), null, 1)
                    : null;
        }
        String name = wasm.group(1) == null ? "function " + wasm.group(2) : wasm.group(1);
        if (ENTRY.matcher(name).matches()) {
            return null;
        }
        SourceLine place = LIBRARY.matcher(name).matches()
                ? null
                : sourceMap.at(Integer.parseInt(wasm.group(3), 16)).orElse(null);
        return new Frame(name, place, 1);
    }
}
