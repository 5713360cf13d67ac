package org.clysm.compiler.codegen;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.clysm.compiler.data.LispInteger;
import org.clysm.compiler.types.LispType;
import org.clysm.compiler.types.SpecifierNames;
import org.clysm.compiler.wasm.AbstractHeapType;
import org.clysm.compiler.wasm.BlockType;
import org.clysm.compiler.wasm.CodeBuilder;
import org.clysm.compiler.wasm.Label;
import org.clysm.compiler.wasm.Local;
import org.clysm.compiler.wasm.NumberType;
import org.clysm.compiler.wasm.Operator;
import org.clysm.compiler.wasm.ReferenceType;

/** Tests of the types of objects, and checks that signal {@code type-error}. */
final class TypeChecks {

    /** A kind of object and the heap type of just these objects. */
    private record Kind(int bits, ReferenceType type) {}

    /** The kinds whose test is one instruction; the widest first. Integers with bounds are tested apart. */
    private static final List<Kind> KINDS = List.of(
            new Kind(LispType.LIST.kinds(), CoreTypes.LIST.reference()),
            new Kind(LispType.NIL_BIT, CoreTypes.NIL_TYPE.reference()),
            new Kind(LispType.CONS_BIT, CoreTypes.CONS.reference()),
            new Kind(LispType.FIXNUM_BIT, AbstractHeapType.I31.reference()),
            new Kind(LispType.INT64_BIT, CoreTypes.INT64.reference()),
            new Kind(LispType.BIGNUM_BIT, CoreTypes.BIGNUM.reference()),
            new Kind(LispType.RATIO_BIT, CoreTypes.RATIO.reference()),
            new Kind(LispType.SINGLE_BIT, CoreTypes.SINGLE.reference()),
            new Kind(LispType.DOUBLE_BIT, CoreTypes.DOUBLE.reference()),
            new Kind(LispType.COMPLEX_BIT, CoreTypes.COMPLEX.reference()),
            new Kind(LispType.CHARACTER_BIT, CoreTypes.CHARACTER.reference()),
            new Kind(LispType.SYMBOL_BIT, CoreTypes.SYMBOL.reference()),
            new Kind(LispType.STRING_BIT, CoreTypes.STRING.reference()),
            new Kind(LispType.SIMPLE_VECTOR_BIT | LispType.NUMERIC_VECTOR_BITS, AbstractHeapType.ARRAY.reference()),
            new Kind(LispType.SIMPLE_VECTOR_BIT, CoreTypes.ANY_ARRAY.reference()),
            new Kind(LispType.INT8_VECTOR_BIT, CoreTypes.I8_ARRAY.reference()),
            new Kind(LispType.INT16_VECTOR_BIT, CoreTypes.I16_ARRAY.reference()),
            new Kind(LispType.INT32_VECTOR_BIT, CoreTypes.I32_ARRAY.reference()),
            new Kind(LispType.INT64_VECTOR_BIT, CoreTypes.I64_ARRAY.reference()),
            new Kind(LispType.SINGLE_VECTOR_BIT, CoreTypes.F32_ARRAY.reference()),
            new Kind(LispType.DOUBLE_VECTOR_BIT, CoreTypes.F64_ARRAY.reference()),
            new Kind(LispType.ARRAY_BIT, CoreTypes.ARRAY.reference()),
            new Kind(LispType.FUNCTION_BIT, CoreTypes.FUNCTION.reference()),
            new Kind(LispType.STRUCTURE_BIT, CoreTypes.structure(0).reference()));

    private final Emission emission;

    TypeChecks(Emission emission) {
        this.emission = emission;
    }

    private CodeBuilder code() {
        return emission.code();
    }

    /**
     * Checks the value on the stack, and converts it.
     *
     * @param from its representation
     * @param known what is known of it
     * @param required the type that it must have
     * @param specifier what {@code type-error} names as the expected type; null to derive it from the type
     * @param to the representation wanted
     */
    void check(Representation from, LispType known, LispType required, Object specifier, Representation to) {
        if (known.isSubtypeOf(required)) {
            emission.conversions().convert(from, known, to);
            return;
        }
        var narrowed = known.meet(required);
        var expected = specifier != null ? specifier : SpecifierNames.of(required);
        if (to.isTypedReference() && required.equals(to.lispType()) && from.isReference()) {
            castOrSignal((ReferenceType) to.valueType(), expected);
            return;
        }
        // Raw integers and characters are tested as objects, unless only the bounds are in question.
        if (from == Representation.INT32 && required.intersects(LispType.INTEGER)) {
            checkInt32(known, required, expected);
            emission.conversions().convert(from, narrowed, to);
            return;
        }
        emission.conversions().convert(from, known, Representation.ANY);
        emission.withLocal(ReferenceType.ANYREF, object -> {
            var right = new Label("right");
            code().localSet(object);
            code().beginBlock(right, BlockType.NONE);
            branchIf(object, known, required, right);
            code().localGet(object);
            signal(expected);
            code().end();
            code().localGet(object);
        });
        emission.conversions().convert(Representation.ANY, narrowed, to);
    }

    /** Replaces the object on the stack by 1 or 0. */
    void test(LispType known, LispType required) {
        if (known.isSubtypeOf(required)) {
            code().drop().i32Const(1);
            return;
        }
        if (!known.intersects(required)) {
            code().drop().i32Const(0);
            return;
        }
        if (!isBounded(required) && (required.kinds() & LispType.OTHER_BIT) == 0) {
            var tests = tests(required.kinds() & known.kinds(), known.kinds());
            if (tests.size() == 1) {
                code().refTest(tests.getFirst());
                return;
            }
        }
        var done = new Label("tested");
        var right = new Label("right");
        emission.withLocal(ReferenceType.ANYREF, object -> {
            code().localSet(object);
            code().beginBlock(done, BlockType.of(NumberType.I32));
            code().beginBlock(right, BlockType.NONE);
            branchIf(object, known, required, right);
            code().i32Const(0).br(done).end();
            code().i32Const(1).end();
        });
    }

    private void castOrSignal(ReferenceType type, Object expected) {
        var right = new Label("right");
        emission.withLocal(ReferenceType.ANYREF, object -> {
            code().localSet(object);
            code().beginBlock(right, BlockType.of(type));
            code().localGet(object).brOnCast(right, ReferenceType.ANYREF, type);
            signal(expected);
            code().end();
        });
    }

    private void checkInt32(LispType known, LispType required, Object expected) {
        emission.withLocal(NumberType.I32, value -> {
            var right = new Label("right");
            code().localSet(value);
            code().beginBlock(right, BlockType.NONE);
            inBounds(value, required);
            code().brIf(right);
            code().localGet(value);
            emission.conversions().convert(Representation.INT32, known, Representation.ANY);
            signal(expected);
            code().end();
            code().localGet(value);
        });
    }

    /** Signals that the object on the stack is of the wrong type. */
    private void signal(Object expected) {
        emission.constant(expected, Representation.ANY);
        emission.callForever(RuntimeFunction.WRONG_TYPE);
    }

    /** Branches if an object is of a type. */
    private void branchIf(Local object, LispType known, LispType required, Label target) {
        if (required.kinds() != LispType.ALL_BITS && (required.kinds() & LispType.OTHER_BIT) != 0) {
            branchUnless(object, known, required, target);
            return;
        }
        int remaining = required.kinds() & known.kinds();
        if (isBounded(required)) {
            branchIfInBounds(object, required, target);
            remaining &= ~LispType.INTEGER_BITS;
        }
        for (ReferenceType type : tests(remaining, known.kinds())) {
            code().localGet(object).refTest(type).brIf(target);
        }
    }

    /** The same for a type that contains whatever is not excluded. */
    private void branchUnless(Local object, LispType known, LispType required, Label target) {
        var wrong = new Label("wrong");
        code().beginBlock(wrong, BlockType.NONE);
        for (ReferenceType type : tests(LispType.ALL_BITS & ~required.kinds(), known.kinds())) {
            code().localGet(object).refTest(type).brIf(wrong);
        }
        code().br(target).end();
    }

    /** The heap types that together hold the objects of some kinds; objects of unknown kinds may be in them too. */
    private static List<ReferenceType> tests(int kinds, int known) {
        var result = new ArrayList<ReferenceType>();
        int remaining = kinds;
        for (Kind kind : KINDS) {
            boolean isWithin = (kind.bits & known & ~kinds) == 0;
            if ((kind.bits & remaining) != 0 && isWithin) {
                result.add(kind.type);
                remaining &= ~kind.bits;
            }
        }
        return result;
    }

    // Bounds of integers

    /** Whether the integers of a type are not just those of some kinds. */
    private static boolean isBounded(LispType type) {
        int integers = type.kinds() & LispType.INTEGER_BITS;
        return integers != 0 && !LispType.of(integers).equals(integersOf(type));
    }

    private static LispType integersOf(LispType type) {
        return type.meet(LispType.INTEGER);
    }

    private void branchIfInBounds(Local object, LispType required, Label target) {
        var next = new Label("next");
        if (integersOf(required).intersects(LispType.FIXNUM)) {
            code().beginBlock(next, BlockType.NONE);
            code().localGet(object)
                    .refTest(AbstractHeapType.I31.reference())
                    .op(Operator.I32_EQZ)
                    .brIf(next);
            emission.withLocal(NumberType.I32, value -> {
                code().localGet(object)
                        .refCast(AbstractHeapType.I31.reference())
                        .i31GetS()
                        .localSet(value);
                inBounds(value, required);
            });
            code().brIf(target).end();
        }
        if ((required.kinds() & LispType.INT64_BIT) != 0) {
            int64InBounds(object, required, target);
        }
        if ((required.kinds() & LispType.BIGNUM_BIT) != 0) {
            bignumInBounds(object, required, target);
        }
    }

    private void inBounds(Local value, LispType required) {
        var bounds = required.meet(LispType.INT32);
        int low = bounds.low().intValueExact();
        int high = bounds.high().intValueExact();
        code().localGet(value).i32Const(low).op(Operator.I32_SUB);
        if (high - low == Integer.MAX_VALUE) {
            // Half of all numbers: the highest bit decides.
            code().i32Const(0).op(Operator.I32_GE_S);
        } else {
            code().i32Const(high - low).op(Operator.I32_LE_U);
        }
    }

    private void int64InBounds(Local object, LispType required, Label target) {
        var bounds = required.meet(LispType.INT64);
        var next = new Label("next");
        code().beginBlock(next, BlockType.NONE);
        code().localGet(object)
                .refTest(CoreTypes.INT64.reference())
                .op(Operator.I32_EQZ)
                .brIf(next);
        code().localGet(object).refCast(CoreTypes.INT64.reference()).structGet(CoreTypes.INT64, "value");
        code().i64Const(bounds.low().longValueExact()).op(Operator.I64_SUB);
        code().i64Const(bounds.high().subtract(bounds.low()).longValue()).op(Operator.I64_LE_U);
        code().brIf(target).end();
    }

    private void bignumInBounds(Local object, LispType required, Label target) {
        var next = new Label("next");
        code().beginBlock(next, BlockType.NONE);
        code().localGet(object)
                .refTest(CoreTypes.BIGNUM.reference())
                .op(Operator.I32_EQZ)
                .brIf(next);
        if (required.low() != null) {
            code().localGet(object);
            bound(required.low());
            emission.call(RuntimeFunction.LESS);
            code().brIf(next);
        }
        if (required.high() != null) {
            bound(required.high());
            code().localGet(object);
            emission.call(RuntimeFunction.LESS);
            code().brIf(next);
        }
        code().br(target).end();
    }

    private void bound(BigInteger value) {
        emission.constant(LispInteger.of(value), Representation.ANY);
    }
}
