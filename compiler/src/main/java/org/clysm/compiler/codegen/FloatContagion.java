package org.clysm.compiler.codegen;

import static org.clysm.compiler.codegen.Representation.INT32;
import static org.clysm.compiler.codegen.Representation.SINGLE;

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

    /**
     * Adds the variants that compare a single-float: with an integer in double-floats, which hold both exactly (CLHS
     * 12.1.4.1, rule of float and rational comparison).
     */
    static void addExactSingleVariants(
            PrimitiveRow.Builder builder, Representation result, Operator singles, Operator doubles) {
        builder.whenBoth(LispType.SINGLE_FLOAT, result, singles);
        builder.when(
                List.of(LispType.SINGLE_FLOAT, LispType.INT32),
                result,
                List.of(SINGLE, INT32),
                e -> e.withLocal(
                        INT32.valueType(),
                        second -> e.code()
                                .localSet(second)
                                .op(Operator.F64_PROMOTE_F32)
                                .localGet(second)
                                .op(Operator.F64_CONVERT_I32_S)
                                .op(doubles)));
        builder.when(
                List.of(LispType.INT32, LispType.SINGLE_FLOAT),
                result,
                List.of(INT32, SINGLE),
                e -> e.withLocal(
                        SINGLE.valueType(),
                        second -> e.code()
                                .localSet(second)
                                .op(Operator.F64_CONVERT_I32_S)
                                .localGet(second)
                                .op(Operator.F64_PROMOTE_F32)
                                .op(doubles)));
    }
}
