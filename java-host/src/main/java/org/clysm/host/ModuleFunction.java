package org.clysm.host;

import java.util.Arrays;
import java.util.List;
import run.endive.runtime.CallResult;
import run.endive.wasm.types.FunctionType;
import run.endive.wasm.types.ValType;
import run.endive.wasm.types.Value;

/**
 * A function of the module that Java calls with arguments of any classes.
 *
 * @param shape how it is called, without the arguments in {@code bound}
 * @param bound the first arguments of the function in the module, which callers do not give
 */
record ModuleFunction(
        LispInstance lisp, int index, String name, FunctionType type, ExportShapes.Shape shape, List<Object> bound) {
    /**
     * Calls it; returns a promise if the call is a computation of its own.
     *
     * @throws IllegalArgumentException if an argument cannot be converted
     */
    Object call(Object... arguments) {
        Arguments converted = converted(arguments);
        return shape.isAsync()
                ? lisp.start(() -> result(lisp.invoke(index, converted.numbers, converted.references)))
                : result(lisp.callFunction(index, converted.numbers, converted.references));
    }

    /** Calls it in a computation that has begun already. */
    Object callHere(Object... arguments) {
        Arguments converted = converted(arguments);
        return result(lisp.invoke(index, converted.numbers, converted.references));
    }

    /** The arguments in the way of Endive: numbers and references apart, each at the index of its parameter. */
    private record Arguments(long[] numbers, Object[] references) {}

    private Arguments converted(Object... given) {
        if (!shape.takes(given.length)) {
            throw new IllegalArgumentException(
                    "%s takes %s, not %d".formatted(name, shape.description(), given.length));
        }
        Object[] arguments = shape.complete(given);
        int first = bound.size();
        long[] numbers = new long[first + arguments.length];
        Object[] references = Arrays.copyOf(bound.toArray(), numbers.length);
        for (int i = 0; i < arguments.length; i++) {
            ValType wanted = type.params().get(first + i);
            try {
                if (wanted.isObjectRef()) {
                    references[first + i] = Values.toLisp(arguments[i]);
                } else {
                    numbers[first + i] = bits(arguments[i], wanted);
                }
            } catch (ConversionException e) {
                throw new IllegalArgumentException(e.at("argument %d of %s".formatted(i + 1, name)), e);
            }
        }
        return new Arguments(numbers, references);
    }

    private static long bits(Object value, ValType type) {
        return switch (type.opcode()) {
            case ValType.ID.I32 -> Values.toInt32(value);
            case ValType.ID.I64 -> Scalars.exactLong(value, "long");
            case ValType.ID.F32 ->
                Value.floatToLong(Values.toNumber(value, "float").floatValue());
            default -> Value.doubleToLong(Values.toNumber(value, "double").doubleValue());
        };
    }

    private Object result(CallResult result) {
        if (type.returns().isEmpty()) {
            return null;
        }
        return switch (type.returns().getFirst().opcode()) {
            case ValType.ID.I32 -> (Object) (int) result.longResult(0);
            case ValType.ID.I64 -> (Object) result.longResult(0);
            case ValType.ID.F32 -> (Object) Value.longToFloat(result.longResult(0));
            case ValType.ID.F64 -> (Object) Value.longToDouble(result.longResult(0));
            default -> Values.toJava(result.refResult(0));
        };
    }
}
