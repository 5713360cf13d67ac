package org.clysm.host;

import java.lang.invoke.MethodHandles;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The exports of an instance behind a Java interface. */
final class Exports implements InvocationHandler {
    private static final Pattern CAPITAL = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    private final Map<Method, ModuleFunction> calls;

    private Exports(Map<Method, ModuleFunction> calls) {
        this.calls = calls;
    }

    /** See {@link LispInstance#as}. */
    static <T> T as(LispInstance lisp, Class<T> type) {
        Map<Method, ModuleFunction> calls = new HashMap<>();
        List<String> problems = new ArrayList<>();
        for (Method method : type.getMethods()) {
            if (!Modifier.isAbstract(method.getModifiers())) {
                continue;
            }
            String name = exportOf(method, lisp);
            if (name == null) {
                problems.add(method.getName() + ": there is no such export");
                continue;
            }
            var call = lisp.exported(name);
            int count = call.type().params().size();
            if (method.getParameterCount() != count) {
                problems.add(
                        "%s: the export takes %d arguments, not %d".formatted(name, count, method.getParameterCount()));
            }
            if (call.type().returns().isEmpty()
                    && method.getReturnType().isPrimitive()
                    && method.getReturnType() != void.class) {
                problems.add(name + ": the export returns nothing");
            }
            calls.put(method, call);
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(
                    "the program is no " + type.getName() + ":\n  " + String.join("\n  ", problems));
        }
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, new Exports(calls)));
    }

    private static String exportOf(Method method, LispInstance lisp) {
        String name = HostMethods.nameOf(method);
        String hyphenated = CAPITAL.matcher(name).replaceAll("-").toLowerCase(Locale.ROOT);
        return lisp.exports().contains(name) ? name : lisp.exports().contains(hyphenated) ? hyphenated : null;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        ModuleFunction call = calls.get(method);
        if (call != null) {
            return converted(arguments == null ? call.call() : call.call(arguments), method.getReturnType());
        }
        if (method.isDefault()) {
            // Unlike InvocationHandler.invokeDefault, this reaches interfaces that are not public.
            Class<?> type = method.getDeclaringClass();
            return MethodHandles.privateLookupIn(type, MethodHandles.lookup())
                    .unreflectSpecial(method, type)
                    .bindTo(proxy)
                    .invokeWithArguments(arguments == null ? new Object[0] : arguments);
        }
        return switch (method.getName()) {
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> "the exports of a Lisp program";
        };
    }

    /** The result as the method's type: Lisp's booleans and numbers arrive as numbers. */
    private static Object converted(Object result, Class<?> wanted) {
        if (!(result instanceof Number number)) {
            return result;
        }
        if (wanted == boolean.class || wanted == Boolean.class) {
            return number.intValue() != 0;
        }
        if (wanted == long.class || wanted == Long.class) {
            return number.longValue();
        }
        return wanted == double.class || wanted == Double.class ? (Object) number.doubleValue() : number;
    }
}
