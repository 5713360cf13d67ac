package org.clysm.compiler.codegen;

import static org.clysm.compiler.codegen.PrimitiveRow.row;
import static org.clysm.compiler.codegen.Representation.ANY;
import static org.clysm.compiler.codegen.Representation.BOOLEAN;
import static org.clysm.compiler.codegen.Representation.CHARACTER;
import static org.clysm.compiler.codegen.Representation.DOUBLE;
import static org.clysm.compiler.codegen.Representation.I32_ARRAY;
import static org.clysm.compiler.codegen.Representation.INT32;
import static org.clysm.compiler.codegen.Representation.INT64;
import static org.clysm.compiler.codegen.Representation.SINGLE;

import java.util.ArrayList;
import java.util.List;
import org.clysm.compiler.types.LispType;
import org.clysm.compiler.wasm.AbstractHeapType;
import org.clysm.compiler.wasm.BlockType;
import org.clysm.compiler.wasm.DefinedType;
import org.clysm.compiler.wasm.Label;
import org.clysm.compiler.wasm.Local;
import org.clysm.compiler.wasm.NumberType;
import org.clysm.compiler.wasm.Operator;
import org.clysm.compiler.wasm.ReferenceType;

/** The insides of numbers and characters, and {@code eql} (CLHS 12, 13, 5.3). */
final class NumberPrimitives {

    private static final LispType CODE = LispType.integerRange(0, 0x10FFFF);

    /** The objects that may be {@code eql} without being {@code eq}. */
    private static final LispType COMPARED_BY_VALUE =
            LispType.NUMBER.without(LispType.FIXNUM_BIT).join(LispType.CHARACTER);

    private static final Emitter NOTHING = _ -> {};

    private NumberPrimitives() {}

    static List<PrimitiveRow> rows() {
        var rows = new ArrayList<PrimitiveRow>();
        // Conversions between representations are all that these need.
        rows.add(row("SYS:FIXNUM-VALUE", LispType.FIXNUM).foldable().emit(INT32, NOTHING));
        rows.add(row("SYS:SINGLE-VALUE", LispType.SINGLE_FLOAT).foldable().emit(SINGLE, NOTHING));
        rows.add(row("SYS:DOUBLE-VALUE", LispType.DOUBLE_FLOAT).foldable().emit(DOUBLE, NOTHING));
        rows.add(row("SYS:MAKE-SINGLE", LispType.SINGLE_FLOAT).foldable().emit(SINGLE, NOTHING));
        rows.add(row("SYS:MAKE-DOUBLE", LispType.DOUBLE_FLOAT).foldable().emit(DOUBLE, NOTHING));
        rows.add(row("SYS:INTEGER-TO-I64", LispType.INT64).foldable().emit(INT64, List.of(INT64), NOTHING));
        rows.add(row("SYS:I64-TO-INTEGER", LispType.INT64).foldable().emit(INT64, List.of(INT64), NOTHING));
        rows.add(row("SYS:MAKE-CHARACTER", CODE).foldable().emit(CHARACTER, NOTHING));
        rows.add(row("CL:CHAR-CODE", LispType.CHARACTER)
                .checked()
                .foldable()
                .returns(CODE)
                .emit(INT32, NOTHING));
        addFields(rows);
        addCharacterComparisons(rows);
        rows.add(row("CL:EQL", LispType.T, LispType.T)
                .foldable()
                .when(NumberPrimitives::areComparedByIdentity, BOOLEAN, List.of(ANY, ANY), ListPrimitives::eq)
                .whenBoth(LispType.CHARACTER, BOOLEAN, Operator.I32_EQ)
                .whenBoth(LispType.INT32, BOOLEAN, Operator.I32_EQ)
                .when(List.of(LispType.T, LispType.CHARACTER), BOOLEAN, List.of(ANY, CHARACTER), e -> {
                    var code = e.acquire(NumberType.I32);
                    e.code().localSet(code);
                    isCharacter(e, code);
                    e.release(code);
                })
                .emit(BOOLEAN, NumberPrimitives::eql));
        rows.add(row("CL:CODE-CHAR", CODE).checked().foldable().emit(CHARACTER, NOTHING));
        return rows;
    }

    private static void addFields(List<PrimitiveRow> rows) {
        rows.add(row("SYS:MAKE-INT64", LispType.INT64)
                .flushable()
                .returns(LispType.of(LispType.INT64_BIT))
                .emit(ANY, List.of(INT64), e -> e.code().structNew(CoreTypes.INT64)));
        rows.add(field("INT64-VALUE", CoreTypes.INT64, "value", LispType.INT64, INT64));
        rows.add(row("SYS:MAKE-BIGNUM", LispType.INT32, I32_ARRAY.lispType())
                .flushable()
                .returns(LispType.of(LispType.BIGNUM_BIT))
                .emit(ANY, List.of(INT32, I32_ARRAY), e -> e.code().structNew(CoreTypes.BIGNUM)));
        rows.add(field("BIGNUM-SIGN", CoreTypes.BIGNUM, "sign", LispType.integerRange(-1, 1), INT32));
        rows.add(field("BIGNUM-LIMBS", CoreTypes.BIGNUM, "limbs", I32_ARRAY.lispType(), I32_ARRAY));
        rows.add(row("SYS:MAKE-RATIO", LispType.T, LispType.T)
                .flushable()
                .returns(LispType.of(LispType.RATIO_BIT))
                .emit(ANY, e -> e.code().structNew(CoreTypes.RATIO)));
        rows.add(field("RATIO-NUMERATOR", CoreTypes.RATIO, "numerator", LispType.INTEGER, ANY));
        rows.add(field("RATIO-DENOMINATOR", CoreTypes.RATIO, "denominator", LispType.INTEGER, ANY));
        rows.add(row("SYS:MAKE-COMPLEX", LispType.T, LispType.T)
                .flushable()
                .returns(LispType.of(LispType.COMPLEX_BIT))
                .emit(ANY, e -> e.code().structNew(CoreTypes.COMPLEX)));
        rows.add(field("COMPLEX-REAL", CoreTypes.COMPLEX, "real", LispType.REAL, ANY));
        rows.add(field("COMPLEX-IMAGINARY", CoreTypes.COMPLEX, "imaginary", LispType.REAL, ANY));
    }

    private static PrimitiveRow field(
            String name, DefinedType type, String field, LispType result, Representation representation) {
        return row("SYS:" + name, LispType.T)
                .flushable()
                .returns(result)
                .emit(
                        representation,
                        List.of(ANY),
                        e -> e.code().refCast(type.reference()).structGet(type, field));
    }

    private static void addCharacterComparisons(List<PrimitiveRow> rows) {
        addCharacterComparison(rows, "CL:CHAR=", Operator.I32_EQ);
        addCharacterComparison(rows, "CL:CHAR/=", Operator.I32_NE);
        addCharacterComparison(rows, "CL:CHAR<", Operator.I32_LT_S);
        addCharacterComparison(rows, "CL:CHAR>", Operator.I32_GT_S);
        addCharacterComparison(rows, "CL:CHAR<=", Operator.I32_LE_S);
        addCharacterComparison(rows, "CL:CHAR>=", Operator.I32_GE_S);
    }

    private static void addCharacterComparison(List<PrimitiveRow> rows, String name, Operator operator) {
        rows.add(row(name, LispType.CHARACTER, LispType.CHARACTER)
                .checked()
                .foldable()
                .emit(BOOLEAN, e -> e.code().op(operator)));
    }

    private static boolean areComparedByIdentity(List<LispType> types) {
        return types.stream().anyMatch(type -> !type.intersects(COMPARED_BY_VALUE));
    }

    /** Compares an object with the character whose code is in a local. */
    private static void isCharacter(Emission e, Local character) {
        var code = e.code();
        var done = new Label("compared");
        var other = new Label("other");
        e.withLocal(ReferenceType.ANYREF, object -> {
            code.localSet(object);
            code.beginBlock(done, BlockType.of(NumberType.I32));
            code.beginBlock(other, BlockType.of(ReferenceType.ANYREF));
            code.localGet(object)
                    .brOnCastFail(other, ReferenceType.ANYREF, CoreTypes.CHARACTER.reference())
                    .structGet(CoreTypes.CHARACTER, "code");
            code.localGet(character).op(Operator.I32_EQ).br(done).end();
            code.drop().i32Const(0).end();
        });
    }

    /** Compares two objects of which either may be a number or a character. */
    private static void eql(Emission e) {
        var code = e.code();
        var first = e.acquire(ReferenceType.ANYREF);
        var second = e.acquire(ReferenceType.ANYREF);
        var done = new Label("compared");
        var slow = new Label("slow");
        code.localSet(second).localSet(first);
        code.beginBlock(done, BlockType.of(NumberType.I32));
        code.beginBlock(slow, BlockType.of(ReferenceType.ANYREF));
        code.localGet(first).brOnCastFail(slow, ReferenceType.ANYREF, ReferenceType.EQREF);
        code.localGet(second).brOnCastFail(slow, ReferenceType.ANYREF, ReferenceType.EQREF);
        code.refEq()
                .beginIf(new Label("identical"), BlockType.NONE)
                .i32Const(1)
                .br(done)
                .end();
        // A fixnum is eql to nothing but itself.
        code.i32Const(0);
        code.localGet(first).refTest(AbstractHeapType.I31.reference()).brIf(done);
        code.localGet(second).refTest(AbstractHeapType.I31.reference()).brIf(done);
        code.drop().localGet(first).br(slow).end();
        // What branched here may have been the second.
        code.drop().localGet(first).localGet(second);
        e.call(RuntimeFunction.EQL_SLOW);
        code.end();
        e.release(first);
        e.release(second);
    }
}
