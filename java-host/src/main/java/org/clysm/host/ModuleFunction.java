package org.clysm.host;

import run.endive.runtime.CallResult;
import run.endive.wasm.types.FunctionType;
import run.endive.wasm.types.ValType;
import run.endive.wasm.types.Value;

/** A function of the module that Java calls with arguments of any classes. */
record ModuleFunction(LispInstance lisp, int index, String name, FunctionType type) {
    /**
     * Calls it.
     *
     * @throws IllegalArgumentException if an argument cannot be converted
     */
    Object call(Object... arguments) {
        int count = type.params().size();
        if (arguments.length != count) {
            throw new IllegalArgumentException(
                    "%s takes %d arguments, not %d".formatted(name, count, arguments.length));
        }
        long[] numbers = new long[count];
        Object[] references = new Object[count];
        for (int i = 0; i < count; i++) {
            ValType wanted = type.params().get(i);
            try {
                if (wanted.isObjectRef()) {
                    references[i] = Values.toLisp(arguments[i]);
                } else {
                    numbers[i] = bits(arguments[i], wanted);
                }
            } catch (ConversionException e) {
                throw new IllegalArgumentException(e.at("argument %d of %s".formatted(i + 1, name)), e);
            }
        }
        return result(lisp.callFunction(index, numbers, references));
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
