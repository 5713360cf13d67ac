package org.clysm.host;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import run.endive.runtime.CallResult;
import run.endive.wasm.types.FunctionType;
import run.endive.wasm.types.ValType;

/**
 * Fits Java methods to the signatures of imports. Endive hands over the numbers among the arguments in one array and
 * the references in another, each at the index of its parameter, and takes results the same way.
 *
 * <p>Numbers go straight to and from a primitive class that holds all of them; all else is converted as an object, by
 * {@link Conversion}.
 */
final class Marshalling {
    private static final MethodType CALL = MethodType.methodType(CallResult.class, long[].class, Object[].class);

    /** Classes besides those of numbers that a number can be. */
    private static final Set<Class<?>> NUMBERS = Set.of(Object.class, Number.class);

    private Marshalling() {}

    /**
     * A method as a function of Endive's two arrays.
     *
     * @param name how messages call it
     */
    record Adapted(MethodHandle handle, String name) {}

    /** A Java method does not fit a signature; the message says why. */
    static final class MismatchException extends Exception {
        private static final long serialVersionUID = 1L;

        MismatchException(String message) {
            super(message, null, false, false);
        }
    }

    /**
     * Returns the method as a function of Endive's two arrays.
     *
     * @throws MismatchException if a parameter or the result cannot be converted
     */
    static Adapted adapt(HostMethod method, FunctionType type) throws MismatchException {
        List<ValType> params = type.params();
        if (method.isVariable() ? params.size() < method.required() : params.size() != method.required()) {
            throw new MismatchException("takes %s%s, not %d"
                    .formatted(method.isVariable() ? "at least " : "", arguments(method.required()), params.size()));
        }
        MethodHandle[] arguments = new MethodHandle[params.size()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = argument(method, params.get(i), i);
        }
        MethodHandle result = withResult(method.withArity(arguments.length), type.returns());
        for (int i = arguments.length - 1; i >= 0; i--) {
            result = MethodHandles.collectArguments(result, i, arguments[i]);
        }
        int[] order = new int[2 * params.size()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i % 2;
        }
        return new Adapted(MethodHandles.permuteArguments(result, CALL, order), method.name());
    }

    /** Returns what stands for a function that this host does not have: a call fails. */
    static Adapted absent(String hostName) {
        var exception = new UnsupportedOperationException("this host has no " + hostName);
        var thrower = MethodHandles.throwException(CALL.returnType(), UnsupportedOperationException.class);
        return new Adapted(MethodHandles.dropArguments(thrower.bindTo(exception), 0, CALL.parameterList()), hostName);
    }

    /** A function of the two arrays that returns the argument at an index as the Java type of the parameter. */
    private static MethodHandle argument(HostMethod method, ValType type, int index) throws MismatchException {
        Class<?> wanted = Conversion.raw(method.parameter(index));
        boolean isTruth = wanted == boolean.class || wanted == Boolean.class;
        MethodHandle given = MethodHandles.insertArguments(getter(type, isTruth), 2, index);
        Class<?> crossing = given.type().returnType();
        if (wanted == Object.class || crossing.isPrimitive() && isWider(crossing, wanted)) {
            return given.asType(given.type().changeReturnType(wanted));
        }
        if (crossing.isPrimitive() && !canBeNumber(wanted, type)) {
            throw new MismatchException(
                    "takes %s as argument %d, Lisp gives %s".formatted(wanted.getTypeName(), index + 1, name(type)));
        }
        return MethodHandles.filterReturnValue(
                given.asType(given.type().changeReturnType(Object.class)), method.conversion(index));
    }

    private static MethodHandle getter(ValType type, boolean isTruth) {
        return function(
                switch (type.opcode()) {
                    case ValType.ID.I32 -> isTruth ? "truth" : "int32";
                    case ValType.ID.I64 -> "int64";
                    case ValType.ID.F32 -> "float32";
                    case ValType.ID.F64 -> "float64";
                    default -> type.isObjectRef() ? "reference" : "int32"; // a function is its index
                });
    }

    private static MethodHandle withResult(MethodHandle method, List<ValType> results) throws MismatchException {
        if (results.isEmpty()) {
            return MethodHandles.filterReturnValue(
                    method.asType(method.type().changeReturnType(void.class)), function("nothing"));
        }
        ValType type = results.getFirst();
        Class<?> given = method.type().returnType();
        if (given == void.class || isNumber(type) && !canGive(given, type)) {
            throw new MismatchException("returns %s, Lisp expects %s".formatted(given.getTypeName(), name(type)));
        }
        String kind = switch (type.opcode()) {
            case ValType.ID.I32 -> given == boolean.class ? "ofTruth" : "ofInt32";
            case ValType.ID.I64 -> "ofInt64";
            case ValType.ID.F32 -> "ofFloat32";
            case ValType.ID.F64 -> "ofFloat64";
            default -> "ofReference";
        };
        MethodHandle filter = function(kind);
        Class<?> crossing = filter.type().parameterType(0);
        if (crossing.isPrimitive() && !isWider(given, crossing)) {
            filter = function(kind + "Object");
        }
        return MethodHandles.filterReturnValue(
                method.asType(method.type().changeReturnType(filter.type().parameterType(0))), filter);
    }

    /** In what a method for calls of an export does not fit it. */
    static List<String> problems(Method method, ModuleFunction export) {
        if (!export.shape().takes(method.getParameterCount())) {
            return List.of("takes %s, not %d".formatted(export.shape().description(), method.getParameterCount()));
        }
        List<String> result = new ArrayList<>();
        for (int i = 0; i < export.shape().required(); i++) {
            ValType param = export.type().params().get(i);
            Class<?> given = method.getParameterTypes()[i];
            if (isNumber(param) && !canGive(given, param)) {
                result.add("takes %s as argument %d, not %s".formatted(name(param), i + 1, given.getTypeName()));
            }
        }
        resultProblem(method.getReturnType(), export).ifPresent(result::add);
        return result;
    }

    private static Optional<String> resultProblem(Class<?> wanted, ModuleFunction export) {
        if (export.shape().isAsync()) {
            return wanted.isAssignableFrom(CompletableFuture.class)
                    ? Optional.empty()
                    : Optional.of("returns a CompletableFuture, not " + wanted.getTypeName());
        }
        List<ValType> results = export.type().returns();
        if (results.isEmpty()) {
            return wanted.isPrimitive() && wanted != void.class ? Optional.of("returns nothing") : Optional.empty();
        }
        ValType type = results.getFirst();
        return isNumber(type) && wanted != void.class && !canBeNumber(wanted, type)
                ? Optional.of("returns %s, not %s".formatted(name(type), wanted.getTypeName()))
                : Optional.empty();
    }

    private static boolean isNumber(ValType type) {
        return switch (type.opcode()) {
            case ValType.ID.I32, ValType.ID.I64, ValType.ID.F32, ValType.ID.F64 -> true;
            default -> false;
        };
    }

    /** Whether one primitive class is the other, or is widened to it by Java. */
    private static boolean isWider(Class<?> narrow, Class<?> wide) {
        List<Class<?>> order = List.of(byte.class, short.class, int.class, long.class, float.class, double.class);
        return narrow == wide || order.contains(narrow) && order.indexOf(narrow) <= order.indexOf(wide);
    }

    /** Whether values of a Java class may be numbers of Lisp of a type. */
    private static boolean canBeNumber(Class<?> type, ValType number) {
        Class<?> wrapper = MethodType.methodType(type).wrap().returnType();
        if (wrapper == Boolean.class || type.isEnum()) {
            return number.opcode() == ValType.ID.I32;
        }
        return NUMBERS.contains(type) || Number.class.isAssignableFrom(wrapper);
    }

    /** Whether values of a Java class may be given to Lisp as numbers of a type: fractions are no integers. */
    private static boolean canGive(Class<?> type, ValType number) {
        Class<?> wrapper = MethodType.methodType(type).wrap().returnType();
        boolean isFloat = wrapper == Double.class || wrapper == Float.class;
        boolean isInteger = number.opcode() == ValType.ID.I32 || number.opcode() == ValType.ID.I64;
        return canBeNumber(type, number) && !(isFloat && isInteger);
    }

    /** A number of arguments in words. */
    static String arguments(int count) {
        return count == 1 ? "1 argument" : count + " arguments";
    }

    /** What a Wasm type is called towards Java programmers. */
    static String name(ValType type) {
        return switch (type.opcode()) {
            case ValType.ID.I32 -> "int";
            case ValType.ID.I64 -> "long";
            case ValType.ID.F32 -> "float";
            case ValType.ID.F64 -> "double";
            default -> type.isObjectRef() ? "Object" : "function";
        };
    }

    private static MethodHandle function(String name) {
        for (var method : Crossings.class.getDeclaredMethods()) {
            if (method.getName().equals(name)) {
                try {
                    return MethodHandles.lookup().unreflect(method);
                } catch (IllegalAccessException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
        throw new IllegalStateException("no function " + name);
    }
}
