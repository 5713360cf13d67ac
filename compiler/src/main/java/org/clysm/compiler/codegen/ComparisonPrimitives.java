package org.clysm.compiler.codegen;

import static org.clysm.compiler.codegen.PrimitiveRow.row;
import static org.clysm.compiler.codegen.Representation.BOOLEAN;
import static org.clysm.compiler.codegen.Representation.DOUBLE;
import static org.clysm.compiler.codegen.Representation.INT32;
import static org.clysm.compiler.codegen.Representation.INT64;
import static org.clysm.compiler.codegen.Representation.SINGLE;

import java.util.ArrayList;
import java.util.List;
import org.clysm.compiler.types.LispType;
import org.clysm.compiler.wasm.Operator;
import org.clysm.compiler.wasm.ReferenceType;

/** Comparisons of two numbers (CLHS {@code = /= < > <= >=}), and tests of the types of objects. */
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
        rows.add(test("CL:NULL", LispType.NULL));
        rows.add(test("CL:NOT", LispType.NULL));
        rows.add(test("CL:CONSP", LispType.CONS));
        rows.add(test("CL:LISTP", LispType.LIST));
        rows.add(test("CL:SYMBOLP", LispType.SYMBOL));
        rows.add(test("CL:CHARACTERP", LispType.CHARACTER));
        rows.add(test("CL:FUNCTIONP", LispType.FUNCTION));
        rows.add(test("CL:INTEGERP", LispType.INTEGER));
        rows.add(test("SYS:FIXNUMP", LispType.FIXNUM));
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
        builder.when(List.of(LispType.INT32, LispType.INT32), BOOLEAN, List.of(INT32, INT32), e -> e.code()
                .op(int32));
        builder.when(List.of(LispType.INT64, LispType.INT64), BOOLEAN, List.of(INT64, INT64), e -> e.code()
                .op(int64));
        FloatContagion.addVariants(builder, DOUBLE, BOOLEAN, Operator.valueOf("F64_" + operator));
        FloatContagion.addVariants(builder, SINGLE, BOOLEAN, Operator.valueOf("F32_" + operator));
        Emitter onFixnums = e -> e.code().op(int32);
        Emitter call = e -> call(e, general, isSwapped, isNegated);
        FixnumPath.addVariants(builder, BOOLEAN, onFixnums, call);
        return FixnumPath.end(builder, BOOLEAN, onFixnums, call);
    }

    private static void call(Emission e, RuntimeFunction general, boolean isSwapped, boolean isNegated) {
        if (isSwapped) {
            e.withLocal(ReferenceType.ANYREF, first -> e.withLocal(ReferenceType.ANYREF, second -> e.code()
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

    /** A predicate that is true of just the objects of a type. */
    static PrimitiveRow test(String name, LispType type) {
        return row(name, LispType.T).foldable().emit(BOOLEAN, e -> new TypeChecks(e)
                .test(e.argumentTypes().getFirst(), type));
    }
}
