package org.clysm.host;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clysm.host.Marshalling.MismatchException;
import run.endive.wasm.types.FunctionType;

/** The Java methods that a program may import: single functions by their host names, and objects by module. */
final class HostMethods {
    private final Map<String, HostMethod> functions = new HashMap<>();
    private final Map<String, List<Object>> objects = new HashMap<>();

    /** Adds a function, in place of one of that name. */
    void addFunction(String hostName, HostFunction function) {
        addFunction(hostName, HostFunction.class, function);
    }

    /**
     * Adds a function, in place of one of that name.
     *
     * @throws IllegalArgumentException if the type is no functional interface
     */
    <T> void addFunction(String hostName, Class<T> type, T function) {
        Method method = Functional.method(type)
                .filter(_ -> type.isInterface())
                .orElseThrow(() -> new IllegalArgumentException(type.getName() + " is no functional interface"));
        functions.put(hostName, HostMethod.of(method, function, hostName));
    }

    /** Adds the public methods of an object as functions of a module. Those of objects added before come first. */
    void addObject(String module, Object object) {
        objects.computeIfAbsent(module, _ -> new ArrayList<>()).add(object);
    }

    /**
     * Finds what a program imports.
     *
     * @return the method, as {@link Marshalling#adapt} makes it; null if there is none of that name
     * @throws MismatchException if there is one, but it does not fit
     */
    Marshalling.Adapted find(String module, String field, FunctionType type) throws MismatchException {
        MismatchException mismatch = null;
        for (HostMethod method : named(module, field)) {
            try {
                return Marshalling.adapt(method, type);
            } catch (MismatchException e) {
                mismatch = e;
            }
        }
        if (mismatch != null) {
            throw mismatch;
        }
        return null;
    }

    /** All methods of a host name, {@code "module.field"}; a name without a dot is that of a global function. */
    List<HostMethod> named(String hostName) {
        int dot = hostName.indexOf('.');
        HostMethod function = functions.get(hostName);
        return function != null
                ? List.of(function)
                : named(dot < 0 ? "globalThis" : hostName.substring(0, dot), hostName.substring(dot + 1));
    }

    private List<HostMethod> named(String module, String field) {
        String hostName = module + "." + field;
        HostMethod function = functions.get(hostName);
        if (function != null) {
            return List.of(function);
        }
        List<HostMethod> result = new ArrayList<>();
        for (Object object : objects.getOrDefault(module, List.of())) {
            for (Method method : methods(object.getClass())) {
                if (nameOf(method).equals(field)) {
                    result.add(HostMethod.of(method, object, hostName));
                }
            }
        }
        return result;
    }

    /** The name by which Lisp knows a method. */
    static String nameOf(Method method) {
        LispName name = method.getAnnotation(LispName.class);
        return name == null ? method.getName() : name.value();
    }

    /** The public methods of a class and of its interfaces, which may be annotated where those of the class are not. */
    static Set<Method> methods(Class<?> type) {
        Set<Method> result = new LinkedHashSet<>();
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            for (Class<?> implemented : each.getInterfaces()) {
                result.addAll(methods(implemented));
            }
        }
        for (Method method : type.getMethods()) {
            if (method.getDeclaringClass() != Object.class && !method.isBridge()) {
                result.add(method);
            }
        }
        return result;
    }
}
