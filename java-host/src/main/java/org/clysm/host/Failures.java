package org.clysm.host;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import run.endive.runtime.Instance;
import run.endive.runtime.WasmException;
import run.endive.wasm.WasmEngineException;
import run.endive.wasm.WasmModule;
import run.endive.wasm.types.ExternalType;

/** What becomes of failures that leave a program, and how their stack traces name Lisp functions. */
final class Failures {
    /** The class of all functions that Endive compiles, by package. */
    static final String GENERATED = "org.clysm.program.";

    private static final Pattern FUNCTION = Pattern.compile("func_(\\d+)");
    private static final String LARGE_ARRAY = "Requested array size exceeds VM limit";

    private final WasmModule module;
    private final FunctionNames names;
    private final int hostErrorTag;

    Failures(WasmModule module, FunctionNames names, int hostErrorTag) {
        this.module = module;
        this.names = names;
        this.hostErrorTag = hostErrorTag;
        // Loads what a failure needs. An exhausted stack has no room for that, and the JVM does not try twice.
        surfacing(new StackOverflowError(), null);
    }

    /** Returns the given exception as one that may be thrown anywhere; throws it if it is a checked one. */
    static RuntimeException unchecked(Throwable e) {
        return Failures.<RuntimeException>thrown(e);
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T extends Throwable> T thrown(Throwable e) throws T {
        throw (T) e;
    }

    /**
     * What the caller of an export should see of what left it: the host's own error, or a {@link LispException}. An
     * exit of Lisp that passes this call on its way to an outer frame stays what it is.
     */
    Throwable surfacing(Throwable e, Instance instance) {
        return switch (e) {
            case WasmException exception
            when exception.instance() == instance && exception.tagIdx() == hostErrorTag -> payload(exception);
            case StackOverflowError error -> exhaustion("Control stack exhausted", error);
            case WasmEngineException exception
            when exception.getCause() instanceof StackOverflowError error ->
                exhaustion("Control stack exhausted", error);
            case OutOfMemoryError error ->
                exhaustion(
                        LARGE_ARRAY.equals(error.getMessage())
                                ? "Heap exhausted: an array is too large"
                                : "Heap exhausted",
                        error);
            default -> e;
        };
    }

    private static Throwable payload(WasmException exception) {
        return exception.refArgs()[0] instanceof Throwable error
                ? error
                : new LispException(String.valueOf(exception.refArgs()[0]), null, "ERROR", false);
    }

    private LispException exhaustion(String report, Throwable cause) {
        var result = new LispException(report, null, LispException.EXHAUSTION, false);
        result.setStackTrace(withLispFrames(cause.getStackTrace()));
        return result;
    }

    /** Makes the exception of an unhandled condition. */
    LispException lispException(String report, Object condition, String type, boolean isHostMistake) {
        var result = new LispException(report, condition, type, isHostMistake);
        result.setStackTrace(withLispFrames(result.getStackTrace()));
        return result;
    }

    /** Replaces the frames of generated code by ones that name the Lisp functions. */
    private StackTraceElement[] withLispFrames(StackTraceElement[] trace) {
        List<StackTraceElement> result = new ArrayList<>();
        for (StackTraceElement frame : trace) {
            if (!frame.getClassName().startsWith(GENERATED)) {
                result.add(frame);
                continue;
            }
            Matcher function = FUNCTION.matcher(frame.getMethodName());
            if (function.matches()) {
                int index = Integer.parseInt(function.group(1));
                if (index >= module.importSection().count(ExternalType.FUNCTION)) {
                    result.add(new StackTraceElement(LispException.LISP_CLASS, names.of(index), null, -1));
                }
            }
        }
        return result.toArray(StackTraceElement[]::new);
    }
}
