package org.clysm.host;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clysm.host.Marshalling.MismatchException;
import run.endive.wasm.types.FunctionType;

/** The Java methods that a program may import: single functions by their host names, and objects by module. */
final class HostMethods {
    private final Map<String, MethodHandle> functions = new HashMap<>();
    private final Map<String, List<Object>> objects = new HashMap<>();

    /** Adds a function, in place of one of that name. */
    void addFunction(String hostName, HostFunction function) {
        functions.put(hostName, handle(only(HostFunction.class), function));
    }

    /**
     * Adds a function, in place of one of that name.
     *
     * @throws IllegalArgumentException if the type is no functional interface
     */
    <T> void addFunction(String hostName, Class<T> type, T function) {
        functions.put(hostName, handle(only(type), function));
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
    MethodHandle find(String module, String field, FunctionType type) throws MismatchException {
        MethodHandle function = functions.get(module + "." + field);
        if (function != null) {
            return Marshalling.adapt(withArity(function, type), type);
        }
        MismatchException mismatch = null;
        for (Object object : objects.getOrDefault(module, List.of())) {
            for (Method method : methods(object.getClass())) {
                if (nameOf(method).equals(field)) {
                    try {
                        return Marshalling.adapt(withArity(handle(method, object), type), type);
                    } catch (MismatchException e) {
                        mismatch = e;
                    }
                }
            }
        }
        if (mismatch != null) {
            throw mismatch;
        }
        return null;
    }

    /** All methods of a host name, {@code "module.field"}; a name without a dot is that of a global function. */
    List<MethodHandle> named(String hostName) {
        MethodHandle function = functions.get(hostName);
        if (function != null) {
            return List.of(function);
        }
        int dot = hostName.indexOf('.');
        String module = dot < 0 ? "globalThis" : hostName.substring(0, dot);
        String field = hostName.substring(dot + 1);
        List<MethodHandle> result = new ArrayList<>();
        for (Object object : objects.getOrDefault(module, List.of())) {
            for (Method method : methods(object.getClass())) {
                if (nameOf(method).equals(field)) {
                    result.add(handle(method, object));
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
    private static Set<Method> methods(Class<?> type) {
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

    private static Method only(Class<?> type) {
        List<Method> methods = Arrays.stream(type.getMethods())
                .filter(method -> Modifier.isAbstract(method.getModifiers()))
                .toList();
        if (!type.isInterface() || methods.size() != 1) {
            throw new IllegalArgumentException(type.getName() + " is no functional interface");
        }
        return methods.getFirst();
    }

    private static MethodHandle handle(Method method, Object receiver) {
        method.trySetAccessible();
        try {
            MethodHandle handle = MethodHandles.lookup().unreflect(method);
            return Modifier.isStatic(method.getModifiers()) ? handle : bound(handle, receiver);
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException("the method " + method + " is not accessible", e);
        }
    }

    /** Binding makes of a method with a variable number of arguments one with a fixed number. */
    private static MethodHandle bound(MethodHandle handle, Object receiver) {
        MethodHandle result = handle.bindTo(receiver);
        return handle.isVarargsCollector()
                ? result.asVarargsCollector(result.type().lastParameterType())
                : result;
    }

    private static MethodHandle withArity(MethodHandle method, FunctionType type) throws MismatchException {
        if (!method.isVarargsCollector()) {
            return method;
        }
        int collected = type.params().size() - method.type().parameterCount() + 1;
        if (collected < 0) {
            throw new MismatchException("takes at least %d arguments, not %d"
                    .formatted(method.type().parameterCount() - 1, type.params().size()));
        }
        return method.asFixedArity().asCollector(method.type().lastParameterType(), collected);
    }
}
