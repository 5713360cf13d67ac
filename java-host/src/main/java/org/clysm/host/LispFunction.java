package org.clysm.host;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * A function of Lisp that crossed as {@code (:function (type...) type)}: Java calls it as long as it likes. The same
 * Lisp function is the same object each time, and that Lisp function again when it goes back.
 */
public final class LispFunction implements HostFunction {
    private final ModuleFunction wrapper;
    private final Object function;
    private final UnaryOperator<Object[]> convention;
    private final Map<Class<?>, Object> interfaces = new ConcurrentHashMap<>();

    /**
     * Makes the function.
     *
     * @param wrapper the function of the module to call
     * @param function the Lisp function
     * @param convention makes of the arguments those of the wrapper
     */
    LispFunction(ModuleFunction wrapper, Object function, UnaryOperator<Object[]> convention) {
        this.wrapper = wrapper;
        this.function = function;
        this.convention = convention;
    }

    /**
     * Calls it; arguments, result and failures are those of {@link LispInstance#call}.
     *
     * @throws IllegalArgumentException if an argument cannot be converted
     */
    @Override
    public Object call(Object... arguments) {
        return wrapper.call(convention.apply(arguments));
    }

    /**
     * The function as an object of a functional interface, such as {@code IntUnaryOperator}: the same each time, and
     * this function again in Lisp.
     *
     * @throws IllegalArgumentException if the type is no functional interface
     */
    public <T> T as(Class<T> type) {
        return type.cast(interfaces.computeIfAbsent(type, _ -> Functional.proxy(this, type)));
    }

    /** Whether it is a function of that instance: to others it is one of the host. */
    boolean isOf(LispInstance lisp) {
        return wrapper.lisp() == lisp;
    }

    /** The function as Lisp has it. */
    Object lispObject() {
        return function;
    }
}
