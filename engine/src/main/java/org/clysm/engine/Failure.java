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
    private static final Pattern HOST_FRAME = Pattern.compile("^ +at (?:.*\\()?(?:file://|/).*:\\d+:\\d+\\)?$");

    /** Functions that enter a lambda with so many arguments; the lambda itself stands beside them on the stack. */
    private static final Pattern ENTRY = Pattern.compile(".*@(?:\\d|n)");

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

    /** The Lisp functions on the stack, and those of the user's host modules, equal neighbours taken together. */
    public List<String> frames(SourceMap sourceMap) {
        List<Frame> frames = new ArrayList<>();
        for (String line : stack.lines().toList()) {
            Frame frame = frame(line, sourceMap);
            if (frame == null) {
                continue;
            }
            if (!frames.isEmpty() && frames.getLast().isLike(frame)) {
                frame = frame.after(frames.removeLast());
            }
            frames.add(frame);
        }
        return frames.stream().map(Frame::toString).toList();
    }

    /** So many calls of a function from one place; the place is null if it is unknown. */
    private record Frame(String function, SourceLine place, int times) {
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
        return new Frame(name, sourceMap.at(Integer.parseInt(wasm.group(3), 16)).orElse(null), 1);
    }
}
