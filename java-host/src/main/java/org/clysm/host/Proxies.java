package org.clysm.host;

import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;

/** What objects of interfaces that Lisp implements have besides the methods that call Lisp. */
final class Proxies {
    private Proxies() {}

    /** Calls a default method of the interface, or one that all objects have. */
    static Object invokeOther(Object proxy, Method method, Object[] arguments, String description) throws Throwable {
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
            default -> description;
        };
    }
}
