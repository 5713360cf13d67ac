package org.clysm.host;

import java.lang.invoke.MethodHandle;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The part of {@code clysm:runtime} for calls of functions that are found while the program runs
 * ({@code ffi:call-host}), and for the marshal type {@code :any}. Arrays are lists.
 */
final class CallsModule {
    /** The most arguments that do not come in a list. */
    private static final int TRAMPOLINES = 4;

    private static final String MODULE = "clysm:runtime";
    private static final int OTHER_ERROR = -1;
    private static final int NO_FUNCTION = -2;

    private final HostMethods methods;
    private final Map<String, Callee> callees = new HashMap<>();
    private final RuntimeModule values;
    private Object result;

    CallsModule(HostMethods methods, RuntimeModule values) {
        this.methods = methods;
        this.values = values;
    }

    void addTo(HostMethods target) {
        target.addObject(MODULE, this);
        addTrampolines(target, "invoke", (callee, arguments) -> ((Callee) callee).call(arguments));
        addTrampolines(target, "apply", Functional::call);
    }

    /** What trampolines do, each kind for functions that are found in its own way. */
    private interface Call {
        Object call(Object function, Object... arguments) throws Exception;
    }

    private void addTrampolines(HostMethods target, String kind, Call call) {
        String name = MODULE + "." + kind;
        HostFunction plain = all -> returned(call.call(all[0], Arrays.copyOfRange(all, 1, all.length)));
        for (int i = 0; i <= TRAMPOLINES; i++) {
            target.addFunction(name + i, plain);
            target.addFunction(name + "Mixed" + i, all -> returned(call.call(all[0], mixed(all))));
        }
        target.addFunction(name + "Double1", plain);
        target.addFunction(name + "Many", all -> returned(call.call(all[0], ((List<?>) all[1]).toArray())));
    }

    /** The arguments behind the function: bits that tell which are numbers, then of each the value and the number. */
    private static Object[] mixed(Object... all) {
        int bits = ((Number) all[1]).intValue();
        Object[] arguments = new Object[all.length / 2 - 1];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = all[2 + 2 * i + (bits >> i & 1)];
        }
        return arguments;
    }

    /** The number that a value is; for all else a NaN, and {@link #callResult} gives the value. */
    private double returned(Object value) {
        double number = values.numberOf(value);
        result = Double.isNaN(number) ? value : null;
        return number;
    }

    /** What the call before returned, if it returned a NaN. */
    public Object callResult() {
        Object value = result;
        result = null;
        return value;
    }

    /** Fewer arguments than every function of that name takes. */
    private static final class MissingArgumentsException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final int required;
        private final int given;

        MissingArgumentsException(String name, int required, int given) {
            super("\"%s\" takes at least %s, not %d".formatted(name, Marshalling.arguments(required), given));
            this.required = required;
            this.given = given;
        }
    }

    /** A call of a function that is not there. */
    private static final class MissingFunctionException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        MissingFunctionException() {
            super("the host has no such function");
        }
    }

    /** What to call with an array of so many arguments; more are dropped, as in JavaScript. */
    private record Target(MethodHandle method, int count) {}

    /** A function by its name, looked for when it is first called with so many arguments. */
    private final class Callee {
        private final String name;
        private final Map<Integer, Target> byCount = new HashMap<>();

        Callee(String name) {
            this.name = name;
        }

        Object call(Object... arguments) {
            Target target = byCount.computeIfAbsent(arguments.length, this::find);
            try {
                return target.method().invokeExact(Arrays.copyOf(arguments, target.count()));
            } catch (Throwable e) {
                throw Failures.unchecked(e);
            }
        }

        private Target find(int given) {
            List<HostMethod> found = methods.named(name);
            if (found.isEmpty()) {
                throw new MissingFunctionException();
            }
            HostMethod best = null;
            int required = Integer.MAX_VALUE;
            for (HostMethod each : found) {
                required = Math.min(required, each.required());
                if (each.required() <= given && (best == null || each.required() > best.required())) {
                    best = each;
                }
            }
            if (best == null) {
                throw new MissingArgumentsException(name, required, given);
            }
            int count = best.isVariable() ? given : best.required();
            return new Target(best.spread(count), count);
        }
    }

    /** A function by its name. */
    public Object callee(String name) {
        return callees.computeIfAbsent(name, Callee::new);
    }

    /** Makes a function known by a name, in place of one of that name. */
    void register(String name, HostFunction function) {
        methods.addFunction(name, function);
        Callee known = callees.get(name);
        if (known != null) {
            known.byCount.clear();
        }
    }

    /** What an error calls a function: its name, if it was found by that. */
    public String calleeName(Object callee) {
        return callee instanceof Callee named ? named.name : "function";
    }

    /** The number of arguments that the function takes at least; -2 if there is none; -1 if the error is another. */
    public int requiredArguments(Object error) {
        return switch (error) {
            case MissingArgumentsException missing -> missing.required;
            case MissingFunctionException _ -> NO_FUNCTION;
            case null, default -> OTHER_ERROR;
        };
    }

    /** The number of arguments that there were instead. */
    public int givenArguments(Object error) {
        return ((MissingArgumentsException) error).given;
    }
}
