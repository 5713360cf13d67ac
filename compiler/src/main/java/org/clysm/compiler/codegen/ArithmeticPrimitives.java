package org.clysm.compiler.codegen;

import static org.clysm.compiler.codegen.PrimitiveRow.row;
import static org.clysm.compiler.codegen.Representation.ANY;
import static org.clysm.compiler.codegen.Representation.DOUBLE;
import static org.clysm.compiler.codegen.Representation.INT32;
import static org.clysm.compiler.codegen.Representation.INT64;
import static org.clysm.compiler.codegen.Representation.SINGLE;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.clysm.compiler.types.LispType;
import org.clysm.compiler.wasm.NumberType;
import org.clysm.compiler.wasm.Operator;
import org.clysm.compiler.wasm.ReferenceType;

/**
 * Arithmetic (CLHS 12): on raw numbers where the types allow it and the result cannot overflow, on fixnums with a test
 * of the operands and of overflow, else by the run-time system.
 */
final class ArithmeticPrimitives {

    /** The operators of one operation on raw numbers; null where it has none. */
    private record Operators(Operator int32, Operator int64, Operator single, Operator doubleFloat) {}

    private static final Operators ADD =
            new Operators(Operator.I32_ADD, Operator.I64_ADD, Operator.F32_ADD, Operator.F64_ADD);
    private static final Operators SUBTRACT =
            new Operators(Operator.I32_SUB, Operator.I64_SUB, Operator.F32_SUB, Operator.F64_SUB);
    private static final Operators MULTIPLY =
            new Operators(Operator.I32_MUL, Operator.I64_MUL, Operator.F32_MUL, Operator.F64_MUL);

    private ArithmeticPrimitives() {}

    static List<PrimitiveRow> rows() {
        return List.of(
                arithmetic("CL:+", ADD, NumericTypes::sum, RuntimeFunction.ADD),
                arithmetic("CL:-", SUBTRACT, NumericTypes::difference, RuntimeFunction.SUBTRACT),
                arithmetic("CL:*", MULTIPLY, NumericTypes::product, RuntimeFunction.MULTIPLY),
                row("CL:-", LispType.NUMBER)
                        .general()
                        .foldable()
                        .returns(NumericTypes::negation)
                        .when(
                                List.of(LispType.DOUBLE_FLOAT),
                                DOUBLE,
                                List.of(DOUBLE),
                                e -> e.code().op(Operator.F64_NEG))
                        .when(
                                List.of(LispType.SINGLE_FLOAT),
                                SINGLE,
                                List.of(SINGLE),
                                e -> e.code().op(Operator.F32_NEG))
                        .when(List.of(LispType.FIXNUM), INT32, List.of(INT32), ArithmeticPrimitives::negate)
                        .emit(
                                ANY,
                                List.of(ANY),
                                e -> FixnumPath.emit(e, ArithmeticPrimitives::negateFixnum, RuntimeFunction.NEGATE)),
                division(),
                extreme("CL:MAX", true),
                extreme("CL:MIN", false),
                logical(
                        "CL:LOGAND",
                        Operator.I32_AND,
                        Operator.I64_AND,
                        NumericTypes::conjunction,
                        RuntimeFunction.LOGAND2),
                logical(
                        "CL:LOGIOR",
                        Operator.I32_OR,
                        Operator.I64_OR,
                        NumericTypes::sameWidth,
                        RuntimeFunction.LOGIOR2),
                logical(
                        "CL:LOGXOR",
                        Operator.I32_XOR,
                        Operator.I64_XOR,
                        NumericTypes::sameWidth,
                        RuntimeFunction.LOGXOR2));
    }

    private static PrimitiveRow arithmetic(
            String name, Operators operators, Function<List<LispType>, LispType> typeRule, RuntimeFunction general) {
        // The operands of a general call are checked by the run-time system.
        var builder =
                row(name, LispType.NUMBER, LispType.NUMBER).general().foldable().returns(typeRule);
        builder.when(
                fits(LispType.INT32, typeRule),
                INT32,
                List.of(INT32, INT32),
                e -> e.code().op(operators.int32));
        builder.when(
                fits(LispType.INT64, typeRule),
                INT64,
                List.of(INT64, INT64),
                e -> e.code().op(operators.int64));
        FloatContagion.addVariants(builder, DOUBLE, operators.doubleFloat);
        FloatContagion.addVariants(builder, SINGLE, operators.single);
        Emitter onFixnums = operators == MULTIPLY
                ? ArithmeticPrimitives::multiplyFixnums
                : e -> {
                    e.code().op(operators.int32);
                    e.conversions().convert(INT32, LispType.INT32, ANY);
                };
        FixnumPath.addVariants(builder, ANY, onFixnums, e -> e.call(general));
        return FixnumPath.end(builder, ANY, onFixnums, e -> e.call(general));
    }

    /**
     * Only floats are divided in place: a quotient of integers may be a ratio, and a divisor 0 that is exact signals.
     */
    private static PrimitiveRow division() {
        return row("CL:/", LispType.NUMBER, LispType.NUMBER)
                .general()
                .foldable()
                .total(DivisionPrimitives::isDivisorNotZero)
                .returns(NumericTypes::quotient)
                .whenBoth(LispType.DOUBLE_FLOAT, DOUBLE, Operator.F64_DIV)
                .whenBoth(LispType.SINGLE_FLOAT, SINGLE, Operator.F32_DIV)
                .emit(ANY, List.of(ANY, ANY), e -> e.call(RuntimeFunction.DIVIDE));
    }

    /** The greater or the lesser of two numbers; of equal ones, the first. */
    private static PrimitiveRow extreme(String name, boolean isGreatest) {
        var int32 = isGreatest ? Operator.I32_LT_S : Operator.I32_GT_S;
        var doubleFloat = isGreatest ? Operator.F64_LT : Operator.F64_GT;
        var builder = row(name, LispType.REAL, LispType.REAL)
                .general()
                .foldable()
                .returns(types -> NumericTypes.extreme(types, isGreatest))
                .when(
                        List.of(LispType.INT32, LispType.INT32),
                        INT32,
                        List.of(INT32, INT32),
                        e -> select(e, INT32, test -> test.code().op(int32)))
                .when(
                        List.of(LispType.DOUBLE_FLOAT, LispType.DOUBLE_FLOAT),
                        DOUBLE,
                        List.of(DOUBLE, DOUBLE),
                        e -> select(e, DOUBLE, test -> test.code().op(doubleFloat)));
        Emitter onFixnums = e -> {
            select(e, INT32, test -> test.code().op(int32));
            e.conversions().convert(INT32, LispType.FIXNUM, ANY);
        };
        Emitter general = e -> select(e, ANY, test -> {
            if (!isGreatest) {
                swap(test);
            }
            test.call(RuntimeFunction.LESS);
        });
        FixnumPath.addVariants(builder, ANY, onFixnums, general);
        return FixnumPath.end(builder, ANY, onFixnums, general);
    }

    /** The second of two operands where a test of both is true, else the first. */
    private static void select(Emission e, Representation representation, Emitter test) {
        e.withLocal(
                representation.valueType(),
                first -> e.withLocal(representation.valueType(), second -> {
                    e.code().localSet(second).localSet(first);
                    e.code().localGet(second).localGet(first);
                    e.code().localGet(first).localGet(second);
                    test.emit(e);
                    e.code().select(representation.valueType());
                }));
    }

    private static void swap(Emission e) {
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

    private static void multiplyFixnums(Emission e) {
        e.withLocal(NumberType.I32, second -> {
            e.code().localSet(second).op(Operator.I64_EXTEND_I32_S);
            e.code().localGet(second).op(Operator.I64_EXTEND_I32_S).op(Operator.I64_MUL);
        });
        e.conversions().convert(INT64, LispType.INT64, ANY);
    }

    private static void negate(Emission e) {
        e.code().i32Const(-1).op(Operator.I32_XOR).i32Const(1).op(Operator.I32_ADD);
    }

    private static void negateFixnum(Emission e) {
        negate(e);
        e.conversions().convert(INT32, LispType.INT32, ANY);
    }

    private static PrimitiveRow logical(
            String name,
            Operator int32,
            Operator int64,
            Function<List<LispType>, LispType> typeRule,
            RuntimeFunction general) {
        var builder = row(name, LispType.INTEGER, LispType.INTEGER)
                .general()
                .foldable()
                .returns(typeRule);
        builder.whenBoth(LispType.INT32, INT32, int32);
        builder.whenBoth(LispType.INT64, INT64, int64);
        Emitter onFixnums = e -> {
            e.code().op(int32);
            e.conversions().convert(INT32, LispType.FIXNUM, ANY);
        };
        FixnumPath.addVariants(builder, ANY, onFixnums, e -> e.call(general));
        return FixnumPath.end(builder, ANY, onFixnums, e -> e.call(general));
    }

    /** Whether operands and result are within a type, so that nothing can overflow. */
    private static Predicate<List<LispType>> fits(LispType limit, Function<List<LispType>, LispType> typeRule) {
        return types -> types.stream().allMatch(type -> type.isSubtypeOf(limit))
                && typeRule.apply(types).isSubtypeOf(limit);
    }
}
