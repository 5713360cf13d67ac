package org.clysm.host;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A Java method that Lisp may call, with the object whose method it is.
 *
 * @param handle the method, bound to the object
 * @param method what is declared
 * @param name how messages call it
 */
record HostMethod(MethodHandle handle, Method method, String name) {
    private static final MethodHandle CONVERT = convert();

    /** Makes of a method one of an object. */
    static HostMethod of(Method method, Object receiver, String name) {
        method.trySetAccessible();
        try {
            MethodHandle handle = MethodHandles.lookup().unreflect(method);
            return new HostMethod(
                    Modifier.isStatic(method.getModifiers()) ? handle : bound(handle, receiver), method, name);
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException("the method " + method + " is not accessible", e);
        }
    }

    /**
     * Makes of an object of a functional interface its method.
     *
     * @throws IllegalArgumentException if the type is none
     */
    static <T> HostMethod of(Class<T> type, T function, String name) {
        Method method = Functional.method(type)
                .filter(_ -> type.isInterface())
                .orElseThrow(() -> new IllegalArgumentException(type.getName() + " is no functional interface"));
        return of(method, function, name);
    }

    /** The method as one whose last argument is a list of arguments. */
    HostMethod spreading() {
        return of(HostFunction.class, all -> callWith(flat(all)), name);
    }

    /** The arguments, with those in the list at the end. */
    private static Object[] flat(Object... all) {
        int fixed = all.length - 1;
        List<Object> result = new ArrayList<>(Arrays.asList(all).subList(0, fixed));
        result.addAll((List<?>) all[fixed]);
        return result.toArray();
    }

    private Object callWith(Object... arguments) throws Exception {
        int count = arguments.length;
        if (isVariable() ? count < required() : count != required()) {
            throw new IllegalArgumentException("%s takes %s%s, not %d"
                    .formatted(name, isVariable() ? "at least " : "", Marshalling.arguments(required()), count));
        }
        try {
            return spread(count).invokeExact(arguments);
        } catch (Exception e) {
            throw e;
        } catch (Throwable e) {
            throw Failures.unchecked(e);
        }
    }

    /** Binding makes of a method with a variable number of arguments one with a fixed number. */
    private static MethodHandle bound(MethodHandle handle, Object receiver) {
        MethodHandle result = handle.bindTo(receiver);
        return handle.isVarargsCollector()
                ? result.asVarargsCollector(result.type().lastParameterType())
                : result;
    }

    private static MethodHandle convert() {
        try {
            return MethodHandles.lookup()
                    .findVirtual(Conversion.class, "convert", MethodType.methodType(Object.class, Object.class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e); // it stands in this package
        }
    }

    /** The fewest arguments that it takes. */
    int required() {
        int count = handle.type().parameterCount();
        return isVariable() ? count - 1 : count;
    }

    /** Whether it takes any number of arguments from the required ones on. */
    boolean isVariable() {
        return handle.isVarargsCollector();
    }

    /** The declared type of an argument at an index. */
    Type parameter(int index) {
        int last = method.getParameterCount() - 1;
        return isVariable() && index >= last
                ? method.getParameterTypes()[last].componentType()
                : method.getGenericParameterTypes()[index];
    }

    /** The method with so many parameters, which it must take. */
    MethodHandle withArity(int count) {
        return isVariable()
                ? handle.asFixedArity().asCollector(handle.type().lastParameterType(), count - required())
                : handle;
    }

    /** What makes of an object the argument at an index. */
    MethodHandle conversion(int index) {
        Type type = parameter(index);
        Conversion conversion = Conversion.to(type);
        Conversion placed = value -> argument(conversion, value, index, name);
        return CONVERT.bindTo(placed).asType(MethodType.methodType(Conversion.raw(type), Object.class));
    }

    /** The method as a function of an array of so many arguments. */
    MethodHandle spread(int count) {
        MethodHandle result = withArity(count);
        for (int i = 0; i < count; i++) {
            if (result.type().parameterType(i) != Object.class) {
                result = MethodHandles.filterArguments(result, i, conversion(i));
            }
        }
        return result.asType(MethodType.genericMethodType(count)).asSpreader(Object[].class, count);
    }

    /**
     * Converts an argument of a function.
     *
     * @param name of the function
     * @throws IllegalArgumentException naming the argument if that fails
     */
    static Object argument(Conversion conversion, Object value, int index, String name) {
        try {
            return conversion.convert(value);
        } catch (ConversionException e) {
            throw new IllegalArgumentException(e.at("argument %d of %s".formatted(index + 1, name)), e);
        }
    }

    /**
     * Converts what a function returned.
     *
     * @param name of the function
     * @throws ClassCastException naming the function if that fails
     */
    static Object result(Conversion conversion, Object value, String name) {
        try {
            return conversion.convert(value);
        } catch (ConversionException e) {
            throw mistaken(e, name);
        }
    }

    /** What tells that the result of a function is of a wrong type. */
    static ClassCastException mistaken(ConversionException cause, String name) {
        var result = new ClassCastException(cause.at("the result of " + name));
        result.initCause(cause);
        return result;
    }
}
