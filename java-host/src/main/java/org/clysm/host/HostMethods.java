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
    /** The end of the name of an import that takes its last arguments in a list. */
    private static final String SPREADING = "...";

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
        functions.put(hostName, HostMethod.of(type, function, hostName));
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
        boolean isSpreading = isSpreading(field);
        for (HostMethod method : named(module, isSpreading ? plainName(field) : field)) {
            try {
                return Marshalling.adapt(isSpreading ? method.spreading() : method, type);
            } catch (MismatchException e) {
                mismatch = e;
            }
        }
        if (mismatch != null) {
            throw mismatch;
        }
        return null;
    }

    /** Whether an import is called with its last arguments in a list. */
    static boolean isSpreading(String field) {
        return field.endsWith(SPREADING);
    }

    /** The name of the function that such an import is. */
    static String plainName(String field) {
        return field.substring(0, field.length() - SPREADING.length());
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
