package org.clysm.compiler.codegen;

import static org.clysm.compiler.codegen.PrimitiveRow.row;
import static org.clysm.compiler.codegen.Representation.ANY;
import static org.clysm.compiler.codegen.Representation.BOOLEAN;
import static org.clysm.compiler.codegen.Representation.INT32;
import static org.clysm.compiler.codegen.Representation.INT64;
import static org.clysm.compiler.codegen.Representation.VOID;

import java.util.List;
import java.util.function.Predicate;
import org.clysm.compiler.types.LispType;
import org.clysm.compiler.wasm.AbstractHeapType;
import org.clysm.compiler.wasm.BlockType;
import org.clysm.compiler.wasm.Label;
import org.clysm.compiler.wasm.NumberType;
import org.clysm.compiler.wasm.Operator;
import org.clysm.compiler.wasm.ReferenceType;

/** Operations on integers that need more than one instruction: shifts, remainders, parity (CLHS 12.1.1.1, 12.10). */
final class IntegerPrimitives {

    /** The greatest shift to the left after which a fixnum still fits 64 bits. */
    private static final int MAX_SHIFT = 32;

    private IntegerPrimitives() {}

    static List<PrimitiveRow> rows() {
        return List.of(
                lognot(),
                shift(),
                parity("CL:EVENP", true),
                parity("CL:ODDP", false),
                remainder("CL:REM", RuntimeFunction.REM2, IntegerPrimitives::rem),
                remainder("CL:MOD", RuntimeFunction.MOD2, IntegerPrimitives::mod));
    }

    private static PrimitiveRow lognot() {
        return row("CL:LOGNOT", LispType.INTEGER)
                .general()
                .foldable()
                .returns(types -> NumericTypes.difference(List.of(LispType.integerRange(-1, -1), types.getFirst())))
                .when(List.of(LispType.INT32), INT32, List.of(INT32), IntegerPrimitives::invert)
                .when(
                        List.of(LispType.INT64),
                        INT64,
                        List.of(INT64),
                        e -> e.code().i64Const(-1).op(Operator.I64_XOR))
                .emit(
                        ANY,
                        List.of(ANY),
                        e -> FixnumPath.emit(
                                e,
                                onFixnum -> {
                                    invert(onFixnum);
                                    onFixnum.conversions().convert(INT32, LispType.FIXNUM, ANY);
                                },
                                RuntimeFunction.LOGNOT1));
    }

    private static void invert(Emission e) {
        e.code().i32Const(-1).op(Operator.I32_XOR);
    }

    // Shifts

    private static PrimitiveRow shift() {
        return row("CL:ASH", LispType.INTEGER, LispType.INTEGER)
                .general()
                .foldable()
                .returns(NumericTypes::shift)
                .when(
                        isShift(LispType.INT32, -31, 0),
                        INT32,
                        List.of(INT32, VOID),
                        e -> e.code().i32Const(-shiftCount(e)).op(Operator.I32_SHR_S))
                .when(
                        isShift(LispType.INT64, -63, 0),
                        INT64,
                        List.of(INT64, VOID),
                        e -> e.code().i64Const(-shiftCount(e)).op(Operator.I64_SHR_S))
                .when(
                        isShift(LispType.INT32, 1, 31),
                        INT32,
                        List.of(INT32, VOID),
                        e -> e.code().i32Const(shiftCount(e)).op(Operator.I32_SHL))
                .when(
                        isShift(LispType.INT64, 1, 63),
                        INT64,
                        List.of(INT64, VOID),
                        e -> e.code().i64Const(shiftCount(e)).op(Operator.I64_SHL))
                .when(
                        isShift(LispType.T, -31, MAX_SHIFT),
                        ANY,
                        List.of(ANY, INT32),
                        e -> FixnumPath.emit(
                                e,
                                ANY,
                                INT32,
                                ANY,
                                IntegerPrimitives::shiftFixnum,
                                call -> call.call(RuntimeFunction.ASH2)))
                .emit(ANY, List.of(ANY, ANY), e -> e.call(RuntimeFunction.ASH2));
    }

    /** Whether a shift by a known count from low to high keeps numbers of a type, and its result, in that type. */
    private static Predicate<List<LispType>> isShift(LispType type, int low, int high) {
        return types -> {
            var count = types.get(1);
            return isConstant(count)
                    && count.isSubtypeOf(LispType.integerRange(low, high))
                    && types.getFirst().isSubtypeOf(type)
                    && NumericTypes.shift(types).isSubtypeOf(type);
        };
    }

    private static boolean isConstant(LispType type) {
        return type.low() != null && type.low().equals(type.high()) && type.isSubtypeOf(LispType.FIXNUM);
    }

    private static int shiftCount(Emission e) {
        return e.argumentTypes().get(1).low().intValueExact();
    }

    private static void shiftFixnum(Emission e) {
        int count = shiftCount(e);
        e.code().drop();
        if (count <= 0) {
            e.code().i32Const(-count).op(Operator.I32_SHR_S);
            e.conversions().convert(INT32, LispType.FIXNUM, ANY);
        } else {
            e.code().op(Operator.I64_EXTEND_I32_S).i64Const(count).op(Operator.I64_SHL);
            e.conversions().convert(INT64, LispType.INT64, ANY);
        }
    }

    // Parity

    private static PrimitiveRow parity(String name, boolean isEven) {
        return row(name, LispType.INTEGER)
                .general()
                .foldable()
                .when(List.of(LispType.INT32), BOOLEAN, List.of(INT32), e -> testLowestBit(e, isEven))
                .emit(
                        BOOLEAN,
                        List.of(ANY),
                        e -> e.withLocal(ReferenceType.ANYREF, operand -> {
                            var code = e.code();
                            var wide = new Label("wide");
                            var done = new Label("done");
                            code.localSet(operand).beginBlock(done, BlockType.of(NumberType.I32));
                            code.beginBlock(wide, BlockType.of(ReferenceType.ANYREF))
                                    .localGet(operand);
                            code.brOnCastFail(wide, ReferenceType.ANYREF, AbstractHeapType.I31.reference());
                            code.i31GetS().br(done).end();
                            // The lowest bit alone is a fixnum.
                            code.i32Const(1).refI31();
                            e.call(RuntimeFunction.LOGAND2);
                            e.conversions().convert(ANY, LispType.FIXNUM, INT32);
                            code.end();
                            testLowestBit(e, isEven);
                        }));
    }

    private static void testLowestBit(Emission e, boolean isEven) {
        e.code().i32Const(1).op(Operator.I32_AND);
        if (isEven) {
            e.code().op(Operator.I32_EQZ);
        }
    }

    // Remainders

    /** A remainder of fixnums is in place; the run-time system signals if the divisor is 0. */
    private static PrimitiveRow remainder(String name, RuntimeFunction general, Emitter onInt32) {
        boolean isFloored = general == RuntimeFunction.MOD2;
        Emitter onFixnums = e -> {
            DivisionPrimitives.requireNonZero(e, general);
            onInt32.emit(e);
            e.conversions().convert(INT32, LispType.FIXNUM, ANY);
        };
        var builder = row(name, LispType.REAL, LispType.REAL)
                .general()
                .foldable()
                .total(DivisionPrimitives::isDivisorNotZero)
                .returns(types -> NumericTypes.remainder(types, isFloored))
                .when(divides(LispType.INT32), INT32, List.of(INT32, INT32), onInt32);
        FixnumPath.addVariants(builder, ANY, onFixnums, e -> e.call(general));
        return FixnumPath.end(builder, ANY, onFixnums, e -> e.call(general));
    }

    /** Whether numbers of a type can be divided: the divisor is a fixnum, and not 0. */
    private static Predicate<List<LispType>> divides(LispType type) {
        return types -> types.get(0).isSubtypeOf(type)
                && types.get(1).isSubtypeOf(LispType.FIXNUM)
                && DivisionPrimitives.isDivisorNotZero(types);
    }

    private static void rem(Emission e) {
        e.code().op(Operator.I32_REM_S);
    }

    /** The remainder of truncation, plus the divisor where their signs differ. */
    private static void mod(Emission e) {
        e.withLocal(
                NumberType.I32,
                divisor -> e.withLocal(NumberType.I32, remainder -> {
                    var code = e.code();
                    code.localTee(divisor).op(Operator.I32_REM_S).localTee(remainder);
                    code.localGet(divisor).i32Const(0);
                    DivisionPrimitives.isRoundedUp(e, remainder, divisor);
                    code.select(NumberType.I32).op(Operator.I32_ADD);
                }));
    }
}
