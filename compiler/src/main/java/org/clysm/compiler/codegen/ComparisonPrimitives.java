package org.clysm.compiler.codegen;

import static org.clysm.compiler.codegen.PrimitiveRow.row;
import static org.clysm.compiler.codegen.Representation.BOOLEAN;
import static org.clysm.compiler.codegen.Representation.DOUBLE;

import java.util.ArrayList;
import java.util.List;
import org.clysm.compiler.types.LispType;
import org.clysm.compiler.wasm.Operator;
import org.clysm.compiler.wasm.ReferenceType;

/** Comparisons of two numbers (CLHS {@code = /= < > <= >=}). */
final class ComparisonPrimitives {

    private ComparisonPrimitives() {}

    static List<PrimitiveRow> rows() {
        var rows = new ArrayList<PrimitiveRow>();
        rows.add(comparison("CL:=", LispType.NUMBER, "EQ", "", RuntimeFunction.EQUALS, false, false));
        rows.add(comparison("CL:/=", LispType.NUMBER, "NE", "", RuntimeFunction.EQUALS, false, true));
        rows.add(comparison("CL:<", LispType.REAL, "LT", "_S", RuntimeFunction.LESS, false, false));
        rows.add(comparison("CL:>", LispType.REAL, "GT", "_S", RuntimeFunction.LESS, true, false));
        rows.add(comparison("CL:<=", LispType.REAL, "LE", "_S", RuntimeFunction.LESS_EQUAL, false, false));
        rows.add(comparison("CL:>=", LispType.REAL, "GE", "_S", RuntimeFunction.LESS_EQUAL, true, false));
        return rows;
    }

    /**
     * A comparison.
     *
     * @param operator the name of the comparison in the names of Wasm operators
     * @param sign what follows it in those on integers
     * @param general the function of the run-time system
     * @param isSwapped whether that takes the operands in the other order
     * @param isNegated whether its answer is the opposite
     */
    private static PrimitiveRow comparison(
            String name,
            LispType type,
            String operator,
            String sign,
            RuntimeFunction general,
            boolean isSwapped,
            boolean isNegated) {
        var int32 = Operator.valueOf("I32_" + operator + sign);
        var int64 = Operator.valueOf("I64_" + operator + sign);
        var builder = row(name, type, type).general().foldable().returns(LispType.BOOLEAN);
        builder.whenBoth(LispType.INT32, BOOLEAN, int32);
        builder.whenBoth(LispType.INT64, BOOLEAN, int64);
        FloatContagion.addVariants(builder, DOUBLE, BOOLEAN, Operator.valueOf("F64_" + operator));
        FloatContagion.addExactSingleVariants(
                builder, BOOLEAN, Operator.valueOf("F32_" + operator), Operator.valueOf("F64_" + operator));
        Emitter onFixnums = e -> e.code().op(int32);
        Emitter call = e -> call(e, general, isSwapped, isNegated);
        FixnumPath.addVariants(builder, BOOLEAN, onFixnums, call);
        return FixnumPath.end(builder, BOOLEAN, onFixnums, call);
    }

    private static void call(Emission e, RuntimeFunction general, boolean isSwapped, boolean isNegated) {
        if (isSwapped) {
            e.withLocal(
                    ReferenceType.ANYREF,
                    first -> e.withLocal(
                            ReferenceType.ANYREF,
                            second -> e.code()
                                    .localSet(second)
                                    .localSet(first)
                                    .localGet(second)
                                    .localGet(first)));
        }
        e.call(general);
        if (isNegated) {
            e.code().op(Operator.I32_EQZ);
        }
    }
}
