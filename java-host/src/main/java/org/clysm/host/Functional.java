package org.clysm.host;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Java objects of functional interfaces, which are functions in Lisp, and functions of Lisp as such objects.
 *
 * <p>A function is what implements {@link HostFunction}, what implements one interface that is annotated with
 * {@link FunctionalInterface}, and the value of a lambda expression or method reference.
 */
final class Functional {
    /** The function that an object of a class is; empty if its class says that it is none. */
    private static final ClassValue<Optional<Function>> FUNCTIONS = new ClassValue<>() {
        @Override
        protected Optional<Function> computeValue(Class<?> type) {
            return functionOf(type);
        }
    };

    private Functional() {}

    /** A method to call with arguments of any classes. */
    private record Function(Method method, List<Conversion> parameters) {
        Object call(Object receiver, Object... arguments) {
            int count = parameters.size();
            if (arguments.length < count) {
                throw new IllegalArgumentException(
                        "the function takes %s, not %d".formatted(Marshalling.arguments(count), arguments.length));
            }
            Object[] converted = new Object[count];
            for (int i = 0; i < count; i++) {
                converted[i] = HostMethod.argument(parameters.get(i), arguments[i], i, "the function");
            }
            try {
                return method.invoke(receiver, converted);
            } catch (InvocationTargetException e) {
                throw Failures.unchecked(e.getCause());
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e); // it was made accessible
            }
        }
    }

    /** Whether an object is a function in Lisp. */
    static boolean isFunction(Object value) {
        return value instanceof HostFunction
                || value != null && FUNCTIONS.get(value.getClass()).isPresent();
    }

    /** Calls a function; arguments beyond those that it takes are dropped, as in JavaScript. */
    static Object call(Object function, Object... arguments) throws Exception {
        return function instanceof HostFunction known
                ? known.call(arguments)
                : FUNCTIONS.get(function.getClass()).orElseThrow().call(function, arguments);
    }

    /** Whether a type is an interface whose one abstract method a lambda expression may implement. */
    static boolean isInterface(Class<?> type) {
        return type.isInterface() && method(type).isPresent();
    }

    /** The one abstract method of an interface, if it has just one besides those of all objects. */
    static Optional<Method> method(Class<?> type) {
        List<Method> methods = Arrays.stream(type.getMethods())
                .filter(method -> Modifier.isAbstract(method.getModifiers()) && !isOfObject(method))
                .toList();
        return methods.size() == 1 ? Optional.of(methods.getFirst()) : Optional.empty();
    }

    private static boolean isOfObject(Method method) {
        return switch (method.getName()) {
            case "equals" -> method.getParameterCount() == 1;
            case "hashCode", "toString" -> method.getParameterCount() == 0;
            default -> false;
        };
    }

    private static Optional<Function> functionOf(Class<?> type) {
        boolean isLambda = type.isHidden() || Proxy.isProxyClass(type);
        List<Class<?>> interfaces = interfaces(type).stream()
                .filter(each -> isLambda || each.isAnnotationPresent(FunctionalInterface.class))
                .filter(Functional::isInterface)
                .toList();
        if (interfaces.size() != 1) {
            return Optional.empty();
        }
        Method method = method(interfaces.getFirst()).orElseThrow();
        if (!method.trySetAccessible()) {
            return Optional.empty();
        }
        List<Conversion> parameters = Arrays.stream(method.getGenericParameterTypes())
                .map(Conversion::to)
                .toList();
        return Optional.of(new Function(method, parameters));
    }

    private static Set<Class<?>> interfaces(Class<?> type) {
        Set<Class<?>> result = new LinkedHashSet<>();
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            for (Class<?> implemented : each.getInterfaces()) {
                result.add(implemented);
                result.addAll(interfaces(implemented));
            }
        }
        return result;
    }

    /** A function of Lisp as an object of a functional interface. */
    static <T> T proxy(LispFunction function, Class<T> type) {
        Method method = method(type)
                .orElseThrow(() -> new IllegalArgumentException(type.getName() + " is no functional interface"));
        var handler = new LispHandler(function, method, Conversion.to(method.getGenericReturnType()));
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** The function of Lisp that an object stands for; null if it stands for none. */
    static LispFunction lispFunction(Object value) {
        if (value instanceof LispFunction function) {
            return function;
        }
        return value != null
                        && Proxy.isProxyClass(value.getClass())
                        && Proxy.getInvocationHandler(value) instanceof LispHandler(var function, var _, var _)
                ? function
                : null;
    }

    /** Calls a function of Lisp where the one abstract method of an interface is called. */
    private record LispHandler(LispFunction function, Method method, Conversion result) implements InvocationHandler {
        @Override
        public Object invoke(Object proxy, Method called, Object[] arguments) throws Throwable {
            if (called.equals(method)) {
                return HostMethod.result(result, function.call(arguments == null ? new Object[0] : arguments), "it");
            }
            return Proxies.invokeOther(proxy, called, arguments, "a Lisp function");
        }
    }
}
