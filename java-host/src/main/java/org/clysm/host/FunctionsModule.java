package org.clysm.host;

import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The part of {@code clysm:runtime} for the marshal type {@code :function}. Lisp functions become
 * {@link LispFunction}s; what is {@link Functional} becomes a Lisp function, which holds it. Nothing here holds a
 * function that nobody else does.
 */
final class FunctionsModule {
    /** The most parameters of a host function that Lisp calls as a value. */
    private static final int PARAMETERS_LIMIT = 8;

    /** The arguments that a function of any arguments gets by themselves. */
    private static final int FIRST = 3;

    private static final String MODULE = "clysm:runtime";

    /** Of each Java function, the Lisp function by its type. */
    private final WeakMap<Map<String, WeakReference<Object>>> lispFunctions = new WeakMap<>();

    private LispInstance lisp;

    /** Says whose functions they are: the instance exists only after all that it imports. */
    void setInstance(LispInstance instance) {
        lisp = instance;
    }

    void addTo(HostMethods methods) {
        methods.addObject(MODULE, this);
        for (int i = 0; i <= PARAMETERS_LIMIT; i++) {
            methods.addFunction(MODULE + ".call" + i, FunctionsModule::call);
        }
    }

    private static Object call(Object... all) throws Exception {
        return Functional.call(all[0], Arrays.copyOfRange(all, 1, all.length));
    }

    /** Makes a Java function that calls a Lisp function. */
    public Object callback(int wrapper, Object lispFunction) {
        return make(wrapper, lispFunction, UnaryOperator.identity(), lispFunction);
    }

    /**
     * The same for a Lisp function that takes any arguments: the wrapper takes {@code taker}, the function, the number
     * of arguments, the first three, and a list of all.
     *
     * @param most the most arguments that the function takes, which sees no others; negative if it takes any number
     */
    public Object functionOfArguments(int wrapper, Object lispFunction, Object taker, int most) {
        return make(
                wrapper,
                lispFunction,
                arguments -> {
                    Object[] first = Arrays.copyOf(arguments, FIRST);
                    return new Object[] {
                        most < 0 ? arguments.length : Math.min(arguments.length, most),
                        first[0],
                        first[1],
                        first[2],
                        Arrays.asList(arguments)
                    };
                },
                taker,
                lispFunction);
    }

    private LispFunction make(int wrapper, Object lispFunction, UnaryOperator<Object[]> convention, Object... bound) {
        return new LispFunction(lisp.function(wrapper, "a Lisp function", bound), lispFunction, convention);
    }

    /** The Lisp function that a Java function was made of or for, or null. */
    public Object lispFunctionOf(Object function, String type) {
        LispFunction crossed = Functional.lispFunction(function);
        if (crossed != null && crossed.isOf(lisp)) {
            return crossed.lispObject();
        }
        Map<String, WeakReference<Object>> byType = lispFunctions.get(function);
        WeakReference<Object> known = byType == null ? null : byType.get(type);
        return known == null ? null : known.get();
    }

    /** Remembers the Lisp function that was made for a Java function. */
    public void rememberFunction(Object function, String type, Object lispFunction) {
        lispFunctions.computeIfAbsent(function, HashMap::new).put(type, new WeakReference<>(lispFunction));
    }
}
