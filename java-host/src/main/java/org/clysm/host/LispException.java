package org.clysm.host;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A Lisp condition that nobody in Lisp handles. The message is its report. Its stack trace shows the Lisp functions by
 * their names, where it was signalled.
 *
 * <p>If Java lets it pass into Lisp again, the same condition is signalled there again.
 */
public final class LispException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Entries of functions, the inside of the library, the start of all top-level forms, and wrappers of exports. */
    private static final Pattern INTERNAL = Pattern.compile(".*@(?:\\d|n)|(?:\\(setf )?SYS:.*|_start|export .*");

    /** Functions that do nothing but signal; who called them is the place of the error. */
    private static final Set<String> SIGNALLING =
            Set.of("CL:ERROR", "CL:CERROR", "CL:SIGNAL", "CL:WARN", "CL:BREAK", "CL:INVOKE-DEBUGGER");

    /** What a hyphen in the name of a slot stands before. */
    private static final Pattern CAPITAL = Pattern.compile("-(.)");

    /** The type of the condition that no Lisp handles, since there was no room left. */
    static final String EXHAUSTION = "STORAGE-CONDITION";

    /** The frames that name Lisp functions have this in place of a class. */
    public static final String LISP_CLASS = "lisp";

    private final transient Object condition;
    private final String type;
    private final transient Map<String, Object> slots = new LinkedHashMap<>();
    private final boolean isHostMistake;

    /**
     * Makes the exception.
     *
     * @param type the name of the condition's type
     * @param isHostMistake whether Java gave a value that cannot be converted
     */
    LispException(String report, Object condition, String type, boolean isHostMistake) {
        super(report);
        this.condition = condition;
        this.type = type;
        this.isHostMistake = isHostMistake;
    }

    /** The condition object itself, opaque to Java; null where there is none, as for an exhausted stack. */
    public Object condition() {
        return condition;
    }

    /** The name of the condition's type, such as {@code DIVISION-BY-ZERO}. */
    public String type() {
        return type;
    }

    /**
     * The values of the condition's slots by their names in camel case: real numbers, strings and characters, names of
     * symbols, null for {@code NIL}, else opaque objects.
     */
    public Map<String, Object> slots() {
        return Collections.unmodifiableMap(slots);
    }

    void setSlot(String lispName, Object value) {
        slots.put(CAPITAL.matcher(lispName.toLowerCase(Locale.ROOT)).replaceAll(LispException::capital), value);
    }

    private static String capital(MatchResult match) {
        return match.group(1).toUpperCase(Locale.ROOT);
    }

    /** Whether Java gave a value that Lisp cannot convert to the declared type. */
    public boolean isHostMistake() {
        return isHostMistake;
    }

    /** Whether the stack or heap is at its end: no Lisp may handle that. */
    boolean isExhaustion() {
        return condition == null && type.equals(EXHAUSTION);
    }

    /** The names of the Lisp functions that were being called, innermost first, without the inside of the library. */
    public List<String> lispFrames() {
        return Arrays.stream(getStackTrace())
                .filter(frame -> frame.getClassName().equals(LISP_CLASS))
                .map(StackTraceElement::getMethodName)
                .filter(name -> !INTERNAL.matcher(name).matches())
                .dropWhile(SIGNALLING::contains)
                .toList();
    }
}
