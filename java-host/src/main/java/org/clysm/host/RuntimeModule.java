package org.clysm.host;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.ref.WeakReference;
import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.WeakHashMap;

/**
 * The host module {@code clysm:runtime}: what every compiled program may ask of its host besides input and output. Each
 * public method is a function of that name; {@code host/README.md} describes them.
 */
final class RuntimeModule {
    /** Longer strings are cut where Lisp prints them as objects. */
    private static final int DESCRIBED_LENGTH = 60;

    /** Integers of this magnitude or more are not all a {@code double}. */
    private static final long EXACT_INTEGERS = 1L << 53;

    /** Hashes fit a fixnum that is not negative. */
    private static final int HASH_MASK = (1 << 30) - 1;

    /** What {@link #kind} says of numbers. */
    private static final int NUMBER = 3;

    private static final int MILLISECONDS = 1000;
    private static final int SECONDS = 60;

    private final List<String> arguments;
    private final Failures failures;

    /** The exceptions of this program by their conditions, whose equality is identity. */
    private final Map<Object, WeakReference<LispException>> exceptions = new WeakHashMap<>();

    RuntimeModule(List<String> arguments, Failures failures) {
        this.arguments = arguments;
        this.failures = failures;
    }

    /** Makes the exception of an unhandled condition: the same again for a condition that passes more than once. */
    public LispException lispError(String report, Object condition, String type, boolean isHostMistake) {
        WeakReference<LispException> known = exceptions.get(condition);
        LispException exception = known == null ? null : known.get();
        if (exception == null) {
            exception = failures.lispException(report, condition, type, isHostMistake);
            if (condition != null) {
                exceptions.put(condition, new WeakReference<>(exception));
            }
        }
        return exception;
    }

    /** Tells what a slot of the condition of an exception holds. */
    public void setSlot(LispException exception, String name, Object value) {
        exception.setSlot(name, value);
    }

    /** A number as a value of the host: an integer where it is one of 32 bits. */
    public Object number(double value) {
        return (int) value == value && !(value == 0 && 1 / value < 0) ? (Object) (int) value : value;
    }

    /** The stack of an exception as Java prints it; null for what is none. */
    public String errorStack(Object error) {
        if (!(error instanceof Throwable exception)) {
            return null;
        }
        var text = new StringWriter();
        exception.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }

    /** The condition that an error of the host stands for; the error itself if it ends the program; else null. */
    public Object errorCondition(Object error) {
        return switch (error) {
            case LispExit exit -> exit;
            case LispException exception when known(exception) -> exception.condition();
            case null, default -> null;
        };
    }

    /** Whether an exception is of this program: conditions of another mean nothing here. */
    private boolean known(LispException exception) {
        WeakReference<LispException> known = exceptions.get(exception.condition());
        return known != null && known.get() == exception;
    }

    /** The text that a condition takes from a host error. */
    public String errorMessage(Object error) {
        return error instanceof Throwable exception && exception.getMessage() != null
                ? exception.getMessage()
                : String.valueOf(error);
    }

    /** Ends the program. */
    @SuppressWarnings("DoNotCallSuggester")
    public void exit(int code) {
        throw new LispExit(code);
    }

    /** A hash that is the same for the same object, and for equal strings and numbers. */
    public int identityHash(Object value) {
        return (Values.isSimple(value) ? value.hashCode() : System.identityHashCode(value)) & HASH_MASK;
    }

    /** Whether two values of the host are the same object, or equal strings or numbers. */
    public boolean same(Object first, Object second) {
        return first == second || Values.isSimple(first) && Objects.equals(first, second);
    }

    /**
     * What a value is: 0 null, 1 a field that is not there, 2 boolean, 3 number, 4 integer of any size, 5 string, 7
     * function, 8 object.
     */
    public int kind(Object value) {
        return switch (value) {
            case null -> 0;
            case Boolean _ -> 2;
            case Long number when -EXACT_INTEGERS < number && number < EXACT_INTEGERS -> NUMBER;
            case Long _ -> 4;
            case BigInteger _ -> 4;
            case Number _ -> NUMBER;
            case Enum<?> _ -> NUMBER;
            case String _ -> 5;
            default -> value == Fields.MISSING ? 1 : Functional.isFunction(value) ? 7 : 8;
        };
    }

    /** The number that an object is. */
    public double toNumber(Object value) {
        return value instanceof Enum<?> constant ? EnumNames.number(constant) : ((Number) value).doubleValue();
    }

    /** The number that a value is; NaN for one that is none. */
    public double numberOf(Object value) {
        return kind(value) == NUMBER ? toNumber(value) : Double.NaN;
    }

    /** A boolean as an object. */
    @LispName("boolean")
    public Object ofBoolean(boolean value) {
        return value;
    }

    /** The boolean that an object is. */
    public boolean toBoolean(Object value) {
        return (Boolean) value;
    }

    /** An integer as an object. */
    public Object bigint(long value) {
        return value;
    }

    /** The integer that an object is. */
    public long toBigint(Object value) {
        return ((Number) value).longValue();
    }

    /** Whether it is an integer of any size, and of at most 64 bits. */
    public boolean isInt64(Object value) {
        return value instanceof Long
                || value instanceof Integer
                || value instanceof BigInteger number && number.bitLength() < Long.SIZE;
    }

    /** The text by which Lisp prints a value of the host: a simple value itself, of an object its class. */
    public String describe(Object value) {
        return switch (value) {
            case String text -> quoted(text);
            case Throwable exception -> exception.toString();
            case null -> "null";
            case Double number -> Globals.text(number);
            default ->
                Values.isSimple(value) || value == Fields.MISSING ? value.toString() : className(value.getClass());
        };
    }

    private static String quoted(String text) {
        String shown = text.length() > DESCRIBED_LENGTH ? text.substring(0, DESCRIBED_LENGTH) + "..." : text;
        return '"' + shown.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    private static String className(Class<?> type) {
        return type.getSimpleName().isEmpty() ? type.getName() : type.getSimpleName();
    }

    /** Whether two units of a string may be one character. */
    public boolean hasSurrogates(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** The minutes by which local time is behind universal time at a moment, in milliseconds since 1970. */
    public double timezoneOffset(double milliseconds) {
        var moment = Instant.ofEpochSecond((long) (milliseconds / MILLISECONDS));
        return -ZoneId.systemDefault().getRules().getOffset(moment).getTotalSeconds() / (double) SECONDS;
    }

    /** The number of the program's arguments. */
    public int argumentCount() {
        return arguments.size();
    }

    /** The argument at an index. */
    public String argument(int index) {
        return index >= 0 && index < arguments.size() ? arguments.get(index) : null;
    }
}
