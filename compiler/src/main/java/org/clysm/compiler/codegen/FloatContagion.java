package org.clysm.compiler.codegen;

import static org.clysm.compiler.codegen.Representation.INT32;

import java.util.List;
import org.clysm.compiler.types.LispType;
import org.clysm.compiler.wasm.Operator;

/** Operations on two floats of one format, or one such float and a small integer (CLHS 12.1.4.1). */
final class FloatContagion {

    private FloatContagion() {}

    /** Adds the variants whose result has the representation of the floats. */
    static void addVariants(PrimitiveRow.Builder builder, Representation format, Operator operator) {
        addVariants(builder, format, format, operator);
    }

    /** Adds the variants for floats of a format. */
    static void addVariants(
            PrimitiveRow.Builder builder, Representation format, Representation result, Operator operator) {
        var type = format.lispType();
        var fromInteger = format == Representation.DOUBLE ? Operator.F64_CONVERT_I32_S : Operator.F32_CONVERT_I32_S;
        builder.when(
                List.of(type, type),
                result,
                List.of(format, format),
                e -> e.code().op(operator));
        builder.when(
                List.of(type, LispType.INT32),
                result,
                List.of(format, INT32),
                e -> e.code().op(fromInteger).op(operator));
        builder.when(
                List.of(LispType.INT32, type),
                result,
                List.of(INT32, format),
                e -> e.withLocal(
                        format.valueType(),
                        second -> e.code()
                                .localSet(second)
                                .op(fromInteger)
                                .localGet(second)
                                .op(operator)));
    }
}
