package org.clysm.host;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.WrongMethodTypeException;
import java.util.List;
import run.endive.runtime.CallResult;
import run.endive.wasm.types.FunctionType;
import run.endive.wasm.types.ValType;

/**
 * Fits Java methods to the signatures of imports. Endive hands over the numbers among the arguments in one array and
 * the references in another, each at the index of its parameter, and takes results the same way.
 *
 * <p>An {@code i32} is an {@code int} or {@code boolean} in Java, or what these widen to; an {@code externref} any
 * object.
 */
final class Marshalling {
    private static final MethodType CALL = MethodType.methodType(CallResult.class, long[].class, Object[].class);

    private Marshalling() {}

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
    static MethodHandle adapt(MethodHandle method, FunctionType type) throws MismatchException {
        List<ValType> params = type.params();
        if (method.type().parameterCount() != params.size()) {
            throw new MismatchException(
                    "takes %d arguments, not %d".formatted(method.type().parameterCount(), params.size()));
        }
        MethodHandle result = withResult(method, type.returns());
        for (int i = params.size() - 1; i >= 0; i--) {
            MethodHandle argument = argument(params.get(i), i, method.type().parameterType(i));
            result = MethodHandles.collectArguments(result, i, argument);
        }
        int[] order = new int[2 * params.size()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i % 2;
        }
        return MethodHandles.permuteArguments(result, CALL, order);
    }

    /** Returns what stands for a function that this host does not have: a call fails. */
    static MethodHandle absent(String hostName) {
        var exception = new UnsupportedOperationException("this host has no " + hostName);
        var thrower = MethodHandles.throwException(CALL.returnType(), UnsupportedOperationException.class);
        return MethodHandles.dropArguments(thrower.bindTo(exception), 0, CALL.parameterList());
    }

    /** A function of the two arrays that returns the argument at an index as the given Java type. */
    private static MethodHandle argument(ValType type, int index, Class<?> wanted) throws MismatchException {
        boolean isTruth = wanted == boolean.class || wanted == Boolean.class;
        String getter = switch (type.opcode()) {
            case ValType.ID.I32 -> isTruth ? "truth" : "int32";
            case ValType.ID.I64 -> "int64";
            case ValType.ID.F32 -> "float32";
            case ValType.ID.F64 -> "float64";
            default -> type.isObjectRef() ? "reference" : "int32"; // a function is its index
        };
        try {
            return MethodHandles.insertArguments(function(getter), 2, index)
                    .asType(MethodType.methodType(wanted, long[].class, Object[].class));
        } catch (WrongMethodTypeException e) {
            throw new MismatchException(
                    "takes %s as argument %d, Lisp gives %s".formatted(wanted.getTypeName(), index + 1, name(type)));
        }
    }

    private static MethodHandle withResult(MethodHandle method, List<ValType> results) throws MismatchException {
        if (results.isEmpty()) {
            return MethodHandles.filterReturnValue(
                    method.asType(method.type().changeReturnType(void.class)), function("nothing"));
        }
        ValType type = results.getFirst();
        Class<?> given = method.type().returnType();
        MethodHandle filter = function(
                switch (type.opcode()) {
                    case ValType.ID.I32 ->
                        given == boolean.class ? "ofTruth" : given.isPrimitive() ? "ofInt32" : "ofInt32Object";
                    case ValType.ID.I64 -> given.isPrimitive() ? "ofInt64" : "ofInt64Object";
                    case ValType.ID.F32 -> given.isPrimitive() ? "ofFloat32" : "ofFloat32Object";
                    case ValType.ID.F64 -> given.isPrimitive() ? "ofFloat64" : "ofFloat64Object";
                    default -> "ofReference";
                });
        try {
            if (given != void.class) {
                MethodType converted =
                        method.type().changeReturnType(filter.type().parameterType(0));
                return MethodHandles.filterReturnValue(method.asType(converted), filter);
            }
        } catch (WrongMethodTypeException e) {
            // Told below.
        }
        throw new MismatchException("returns %s, Lisp expects %s".formatted(given.getTypeName(), name(type)));
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
