package org.clysm.compiler.codegen;

import static org.clysm.compiler.codegen.PrimitiveRow.row;
import static org.clysm.compiler.codegen.Representation.ANY;
import static org.clysm.compiler.codegen.Representation.INT32;

import java.util.List;
import org.clysm.compiler.types.LispType;
import org.clysm.compiler.wasm.BlockType;
import org.clysm.compiler.wasm.Label;
import org.clysm.compiler.wasm.Local;
import org.clysm.compiler.wasm.NumberType;
import org.clysm.compiler.wasm.Operator;

/**
 * Quotients of integers alone: {@code truncate} and {@code floor} where only the first value is wanted (CLHS 12.10).
 */
final class DivisionPrimitives {

    private static final LispType ZERO = LispType.integerRange(0, 0);

    private DivisionPrimitives() {}

    static List<PrimitiveRow> rows() {
        return List.of(
                division("SYS:QUOTIENT", DivisionPrimitives::truncate, RuntimeFunction.TRUNCATE2),
                division("SYS:FLOOR-QUOTIENT", DivisionPrimitives::floor, RuntimeFunction.FLOOR2));
    }

    /** What is emitted for two fixnums in locals, the second of which is not zero; the result is an i32. */
    private interface OnFixnums {
        void emit(Emission e, Local number, Local divisor);
    }

    private static PrimitiveRow division(String name, OnFixnums onFixnums, RuntimeFunction general) {
        var builder = row(name, LispType.REAL, LispType.REAL).general().returns(NumericTypes::roundedQuotient);
        builder.when(
                List.of(LispType.FIXNUM, LispType.FIXNUM),
                INT32,
                List.of(INT32, INT32),
                e -> divide(e, onFixnums, general));
        Emitter boxed = e -> {
            divide(e, onFixnums, general);
            // The quotient of the least fixnum and -1 is no fixnum.
            e.conversions().convert(INT32, LispType.INT32, ANY);
        };
        FixnumPath.addVariants(builder, ANY, boxed, e -> e.call(general));
        return FixnumPath.end(builder, ANY, boxed, e -> e.call(general));
    }

    private static void divide(Emission e, OnFixnums onFixnums, RuntimeFunction general) {
        requireNonZero(e, general);
        e.withLocal(
                NumberType.I32,
                number -> e.withLocal(NumberType.I32, divisor -> {
                    e.code().localSet(divisor).localSet(number);
                    onFixnums.emit(e, number, divisor);
                }));
    }

    /** Whether a divisor, the second of two operands, is an integer other than 0. */
    static boolean isDivisorNotZero(List<LispType> types) {
        return types.get(1).isSubtypeOf(LispType.INTEGER) && !types.get(1).intersects(ZERO);
    }

    /** Lets the run-time system signal if the second of the two fixnums on the stack is 0. */
    static void requireNonZero(Emission e, RuntimeFunction general) {
        if (!e.argumentTypes().get(1).intersects(ZERO)) {
            return;
        }
        var code = e.code();
        e.withLocal(
                NumberType.I32,
                number -> e.withLocal(NumberType.I32, divisor -> {
                    code.localSet(divisor).localTee(number).localGet(divisor).op(Operator.I32_EQZ);
                    code.beginIf(new Label("zero"), BlockType.NONE).localGet(number);
                    e.conversions().convert(INT32, LispType.FIXNUM, ANY);
                    code.i32Const(0).refI31();
                    e.callForever(general);
                    code.end().localGet(divisor);
                }));
    }

    private static void remainder(Emission e, Local number, Local divisor) {
        e.code().localGet(number).localGet(divisor).op(Operator.I32_REM_S);
    }

    private static void truncate(Emission e, Local number, Local divisor) {
        e.code().localGet(number).localGet(divisor).op(Operator.I32_DIV_S);
    }

    /** The quotient, less 1 if the remainder and the divisor differ in sign. */
    private static void floor(Emission e, Local number, Local divisor) {
        e.withLocal(NumberType.I32, remainder -> {
            remainder(e, number, divisor);
            e.code().localSet(remainder);
            truncate(e, number, divisor);
            isRoundedUp(e, remainder, divisor);
            e.code().op(Operator.I32_SUB);
        });
    }

    /** Pushes whether division towards zero rounded up: there is a remainder, and its sign is not the divisor's. */
    static void isRoundedUp(Emission e, Local remainder, Local divisor) {
        var code = e.code();
        code.localGet(remainder)
                .localGet(divisor)
                .op(Operator.I32_XOR)
                .i32Const(0)
                .op(Operator.I32_LT_S);
        code.localGet(remainder).i32Const(0).op(Operator.I32_NE).op(Operator.I32_AND);
    }
}
