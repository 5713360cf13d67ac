package org.clysm.compiler.codegen;

import static org.clysm.compiler.codegen.PrimitiveRow.row;
import static org.clysm.compiler.codegen.Representation.BOOLEAN;
import static org.clysm.compiler.codegen.Representation.DOUBLE;
import static org.clysm.compiler.codegen.Representation.INT32;
import static org.clysm.compiler.codegen.Representation.INT64;
import static org.clysm.compiler.codegen.Representation.SINGLE;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.clysm.compiler.types.LispType;
import org.clysm.compiler.wasm.Operator;

/** Arithmetic on raw numbers: one Wasm instruction each. */
final class RawPrimitives {

    /** Operations on integers, each with the Wasm operator's name; operands and result have the same width. */
    private static final String INTEGER_OPERATIONS = """
        + ADD  - SUB  * MUL  -and AND  -or OR  -xor XOR  -shl SHL  -shr-s SHR_S  -shr-u SHR_U
        -div-s DIV_S  -rem-s REM_S  -div-u DIV_U  -rem-u REM_U
        """;

    private static final String INTEGER_COMPARISONS =
            "= EQ  /= NE  < LT_S  > GT_S  <= LE_S  >= GE_S  u< LT_U  u> GT_U  u<= LE_U  u>= GE_U";
    private static final String INTEGER_FUNCTIONS = "-clz CLZ  -ctz CTZ  -popcnt POPCNT";
    private static final String FLOAT_OPERATIONS = "+ ADD  - SUB  * MUL  / DIV  -copysign COPYSIGN  -min MIN  -max MAX";
    private static final String FLOAT_FUNCTIONS =
            "-neg NEG  -abs ABS  -sqrt SQRT  -floor FLOOR  -ceil CEIL  -trunc TRUNC  -nearest NEAREST";
    private static final String FLOAT_COMPARISONS = "= EQ  /= NE  < LT  > GT  <= LE  >= GE";

    /** A conversion: one operator on one operand. */
    private record RawConversion(String name, Representation from, Representation to, Operator operator) {}

    private static final List<RawConversion> CONVERSIONS = List.of(
            new RawConversion("i32-to-i64", INT32, INT64, Operator.I64_EXTEND_I32_S),
            new RawConversion("i32u-to-i64", INT32, INT64, Operator.I64_EXTEND_I32_U),
            new RawConversion("i64-to-i32", INT64, INT32, Operator.I32_WRAP_I64),
            new RawConversion("i32-to-f64", INT32, DOUBLE, Operator.F64_CONVERT_I32_S),
            new RawConversion("i64-to-f64", INT64, DOUBLE, Operator.F64_CONVERT_I64_S),
            new RawConversion("i32-to-f32", INT32, SINGLE, Operator.F32_CONVERT_I32_S),
            new RawConversion("i64-to-f32", INT64, SINGLE, Operator.F32_CONVERT_I64_S),
            new RawConversion("f64-to-i32", DOUBLE, INT32, Operator.I32_TRUNC_SAT_F64_S),
            new RawConversion("f64-to-i64", DOUBLE, INT64, Operator.I64_TRUNC_SAT_F64_S),
            new RawConversion("f32-to-i32", SINGLE, INT32, Operator.I32_TRUNC_SAT_F32_S),
            new RawConversion("f32-to-i64", SINGLE, INT64, Operator.I64_TRUNC_SAT_F32_S),
            new RawConversion("f64-to-f32", DOUBLE, SINGLE, Operator.F32_DEMOTE_F64),
            new RawConversion("f32-to-f64", SINGLE, DOUBLE, Operator.F64_PROMOTE_F32),
            new RawConversion("f64-bits", DOUBLE, INT64, Operator.I64_REINTERPRET_F64),
            new RawConversion("bits-f64", INT64, DOUBLE, Operator.F64_REINTERPRET_I64),
            new RawConversion("f32-bits", SINGLE, INT32, Operator.I32_REINTERPRET_F32),
            new RawConversion("bits-f32", INT32, SINGLE, Operator.F32_REINTERPRET_I32));

    private static final Map<Representation, String> PREFIXES =
            Map.of(INT32, "I32", INT64, "I64", SINGLE, "F32", DOUBLE, "F64");

    private RawPrimitives() {}

    static List<PrimitiveRow> rows() {
        var rows = new ArrayList<PrimitiveRow>();
        for (var width : List.of(INT32, INT64)) {
            addRows(rows, INTEGER_OPERATIONS, width, 2, width);
            addRows(rows, INTEGER_FUNCTIONS, width, 1, width);
            addRows(rows, INTEGER_COMPARISONS, width, 2, BOOLEAN);
        }
        for (var format : List.of(SINGLE, DOUBLE)) {
            addRows(rows, FLOAT_OPERATIONS, format, 2, format);
            addRows(rows, FLOAT_FUNCTIONS, format, 1, format);
            addRows(rows, FLOAT_COMPARISONS, format, 2, BOOLEAN);
        }
        for (var conversion : CONVERSIONS) {
            rows.add(row("SYS:" + conversion.name.toUpperCase(Locale.ROOT), conversion.from.lispType())
                    .foldable()
                    .emit(conversion.to, List.of(conversion.from), e -> e.code().op(conversion.operator)));
        }
        return rows;
    }

    /** Adds a row for each pair of words: the end of the operation's name, the end of the operator's. */
    private static void addRows(
            List<PrimitiveRow> rows, String table, Representation operand, int arity, Representation result) {
        var words = table.trim().split("\\s+");
        var prefix = PREFIXES.get(operand);
        for (int i = 0; i < words.length; i += 2) {
            var operator = Operator.valueOf(prefix + "_" + words[i + 1]);
            var operands = Collections.nCopies(arity, operand);
            var types = Collections.nCopies(arity, operand.lispType()).toArray(LispType[]::new);
            rows.add(row("SYS:" + prefix + words[i].toUpperCase(Locale.ROOT), types)
                    .flushable()
                    .emit(result, operands, e -> e.code().op(operator)));
        }
    }
}
