package org.clysm.compiler.codegen;

import org.clysm.compiler.types.LispType;
import org.clysm.compiler.wasm.AbstractHeapType;
import org.clysm.compiler.wasm.BlockType;
import org.clysm.compiler.wasm.CodeBuilder;
import org.clysm.compiler.wasm.Label;
import org.clysm.compiler.wasm.NumberType;
import org.clysm.compiler.wasm.Operator;
import org.clysm.compiler.wasm.ReferenceType;

/**
 * Goes from one representation of a value to another. The value stays the same object for {@code eql}; where a
 * conversion is impossible for the type that is believed, the code traps, so types must be checked before
 * ({@link TypeChecks}).
 */
public final class Conversions {

    private static final BlockType ANY_RESULT = BlockType.of(ReferenceType.ANYREF);
    private static final ReferenceType I31 = AbstractHeapType.I31.reference();

    private final Emission emission;

    Conversions(Emission emission) {
        this.emission = emission;
    }

    /**
     * Converts the value on the stack.
     *
     * @param from its representation
     * @param type what is known of the value
     * @param to the representation wanted
     */
    public void convert(Representation from, LispType type, Representation to) {
        if (from == to) {
            return;
        }
        if (to == Representation.VOID) {
            code().drop();
        } else if (to == Representation.BOOLEAN) {
            toBoolean(from, type);
        } else if (to == Representation.ANY) {
            toAny(from, type);
        } else if (from == Representation.INT32 && to == Representation.INT64) {
            code().op(Operator.I64_EXTEND_I32_S);
        } else if (from == Representation.INT64 && to == Representation.INT32) {
            code().op(Operator.I32_WRAP_I64);
        } else if (from == Representation.VOID && to == Representation.LIST) {
            code().globalGet(CoreTypes.NIL);
        } else if (from.isReference()) {
            fromReference(from, type, to);
        } else {
            toAny(from, type);
            fromReference(Representation.ANY, type, to);
        }
    }

    private CodeBuilder code() {
        return emission.code();
    }

    // To T or NIL as a number

    private void toBoolean(Representation from, LispType type) {
        if (from == Representation.VOID) {
            code().i32Const(0);
        } else if (canBeNil(from) && type.intersects(LispType.NULL)) {
            code().refTest(CoreTypes.NIL_TYPE.reference()).op(Operator.I32_EQZ);
        } else {
            code().drop().i32Const(1);
        }
    }

    private static boolean canBeNil(Representation representation) {
        return representation == Representation.ANY || representation == Representation.LIST;
    }

    // To an object

    private void toAny(Representation from, LispType type) {
        switch (from) {
            case VOID -> code().globalGet(CoreTypes.NIL);
            case BOOLEAN -> {
                code().beginIf(new Label("true"), ANY_RESULT).globalGet(CoreTypes.T);
                code().beginElse().globalGet(CoreTypes.NIL).end();
            }
            case INT32 -> boxInt32(type);
            case INT64 -> boxInt64(type);
            case SINGLE -> code().structNew(CoreTypes.SINGLE);
            case DOUBLE -> code().structNew(CoreTypes.DOUBLE);
            case CHARACTER -> boxCharacter();
            default -> {}
        }
    }

    private void boxInt32(LispType type) {
        if (isFixnum(type)) {
            code().refI31();
            return;
        }
        emission.withLocal(NumberType.I32, value -> {
            code().localTee(value);
            overflowTest();
            code().beginIf(new Label("wide"), ANY_RESULT);
            code().localGet(value).op(Operator.I64_EXTEND_I32_S).structNew(CoreTypes.INT64);
            code().beginElse().localGet(value).refI31().end();
        });
    }

    /** Replaces the i32 on the stack by whether it is no fixnum. */
    private void overflowTest() {
        // The two highest bits of a fixnum are equal: adding the second clears the first, or leaves it clear.
        code().i32Const(1 << 30).op(Operator.I32_ADD);
        code().i32Const(0).op(Operator.I32_LT_S);
    }

    private void boxInt64(LispType type) {
        if (isFixnum(type)) {
            code().op(Operator.I32_WRAP_I64).refI31();
            return;
        }
        emission.withLocal(NumberType.I64, value -> {
            code().localTee(value).i64Const(1L << 30).op(Operator.I64_ADD);
            code().i64Const(1L << 31).op(Operator.I64_LT_U);
            code().beginIf(new Label("fixnum"), ANY_RESULT);
            code().localGet(value).op(Operator.I32_WRAP_I64).refI31();
            code().beginElse().localGet(value).structNew(CoreTypes.INT64).end();
        });
    }

    private void boxCharacter() {
        emission.withLocal(NumberType.I32, value -> {
            code().localTee(value).i32Const(CoreTypes.SHARED_CHARACTERS).op(Operator.I32_LT_U);
            code().beginIf(new Label("shared"), ANY_RESULT);
            code().globalGet(CoreTypes.CHARACTERS).localGet(value).arrayGet(CoreTypes.ANY_ARRAY);
            code().beginElse().localGet(value).structNew(CoreTypes.CHARACTER).end();
        });
    }

    private static boolean isFixnum(LispType type) {
        return type.isSubtypeOf(LispType.FIXNUM);
    }

    // From an object

    private void fromReference(Representation from, LispType type, Representation to) {
        switch (to) {
            case INT32 -> unboxInt32(type);
            case INT64 -> unboxInt64(type);
            case SINGLE -> code().refCast(CoreTypes.SINGLE.reference()).structGet(CoreTypes.SINGLE, "value");
            case DOUBLE -> code().refCast(CoreTypes.DOUBLE.reference()).structGet(CoreTypes.DOUBLE, "value");
            case CHARACTER -> code().refCast(CoreTypes.CHARACTER.reference()).structGet(CoreTypes.CHARACTER, "code");
            default -> {
                if (!(from == Representation.CONS && to == Representation.LIST)) {
                    code().refCast((ReferenceType) to.valueType());
                }
            }
        }
    }

    private void unboxInt32(LispType type) {
        if (isFixnum(type)) {
            code().refCast(I31).i31GetS();
        } else {
            unboxEither(NumberType.I32, () -> {}, () -> code().op(Operator.I32_WRAP_I64));
        }
    }

    private void unboxInt64(LispType type) {
        if (isFixnum(type)) {
            code().refCast(I31).i31GetS().op(Operator.I64_EXTEND_I32_S);
        } else {
            unboxEither(NumberType.I64, () -> code().op(Operator.I64_EXTEND_I32_S), () -> {});
        }
    }

    /** Unboxes a fixnum or an integer of 64 bits. */
    private void unboxEither(NumberType result, Runnable fromFixnum, Runnable fromInt64) {
        var done = new Label("unboxed");
        var wide = new Label("wide");
        emission.withLocal(ReferenceType.ANYREF, object -> {
            code().localSet(object);
            code().beginBlock(done, BlockType.of(result));
            code().beginBlock(wide, ANY_RESULT);
            code().localGet(object)
                    .brOnCastFail(wide, ReferenceType.ANYREF, I31)
                    .i31GetS();
            fromFixnum.run();
            code().br(done).end();
            code().refCast(CoreTypes.INT64.reference()).structGet(CoreTypes.INT64, "value");
            fromInt64.run();
            code().end();
        });
    }
}
