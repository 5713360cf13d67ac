package org.clysm.compiler.codegen;

import static org.clysm.compiler.codegen.PrimitiveRow.row;
import static org.clysm.compiler.codegen.Representation.ANY;
import static org.clysm.compiler.codegen.Representation.BOOLEAN;
import static org.clysm.compiler.codegen.Representation.INT32;
import static org.clysm.compiler.codegen.Representation.LAYOUT;
import static org.clysm.compiler.codegen.Representation.STRUCTURE;
import static org.clysm.compiler.codegen.Representation.VOID;

import java.util.List;
import java.util.function.Predicate;
import org.clysm.compiler.types.LispType;
import org.clysm.compiler.wasm.BlockType;
import org.clysm.compiler.wasm.Label;
import org.clysm.compiler.wasm.NumberType;
import org.clysm.compiler.wasm.Operator;
import org.clysm.compiler.wasm.ReferenceType;

/**
 * Structures. One with up to 15 slots has a field for each; in a wider one, the last field holds an array of the slots
 * from 15 on, so that the place of a slot never depends on the number of slots.
 */
final class StructurePrimitives {

    /** The number of slots with fields of their own. */
    private static final int DIRECT_SLOTS = CoreTypes.MAXIMUM_SLOTS - 1;

    private static final LispType INDEX = LispType.integerRange(0, Short.MAX_VALUE);

    private StructurePrimitives() {}

    static List<PrimitiveRow> rows() {
        return List.of(
                row("SYS:MAKE-STRUCTURE", LAYOUT.lispType(), INDEX)
                        .flushable()
                        .returns(LispType.STRUCTURE)
                        .emit(STRUCTURE, List.of(LAYOUT, VOID), StructurePrimitives::make),
                row("SYS:STRUCTURE-LAYOUT", LispType.STRUCTURE)
                        .flushable()
                        .emit(LAYOUT, List.of(STRUCTURE), e -> e.code().structGet(CoreTypes.structure(0), "layout")),
                row("SYS:SET-STRUCTURE-LAYOUT", LispType.STRUCTURE, LAYOUT.lispType())
                        .emitReturning(
                                1,
                                List.of(STRUCTURE, LAYOUT),
                                e -> e.code().structSet(CoreTypes.structure(0), "layout")),
                row("SYS:STRUCTURE-HASH", LispType.STRUCTURE)
                        .flushable()
                        .emit(INT32, List.of(STRUCTURE), e -> e.code().structGet(CoreTypes.structure(0), "hash")),
                row("SYS:SET-STRUCTURE-HASH", LispType.STRUCTURE, LispType.INT32)
                        .emitReturning(
                                1, List.of(STRUCTURE, INT32), e -> e.code().structSet(CoreTypes.structure(0), "hash")),
                row("SYS:STRUCTURE-REF", LispType.STRUCTURE, INDEX)
                        .flushable()
                        .returns(LispType.T)
                        .when(isConstant(), ANY, List.of(ANY, VOID), StructurePrimitives::get)
                        .emit(ANY, List.of(ANY, INT32), e -> e.call(RuntimeFunction.STRUCTURE_REF_INDEXED)),
                row("SYS:SET-STRUCTURE-REF", LispType.STRUCTURE, INDEX, LispType.T)
                        .returns(types -> types.get(2))
                        .when(isConstant(), ANY, List.of(ANY, VOID, ANY), StructurePrimitives::setAndReturn)
                        .emit(ANY, List.of(ANY, INT32, ANY), e -> e.call(RuntimeFunction.SET_STRUCTURE_REF_INDEXED)),
                row("SYS:STRUCTURE-FURTHER-SLOTS", LispType.STRUCTURE)
                        .flushable()
                        .returns(LispType.T)
                        .emit(ANY, List.of(ANY), StructurePrimitives::overflow),
                row("SYS:STRUCTURE-IS", LispType.T, LAYOUT.lispType())
                        .flushable()
                        .emit(BOOLEAN, List.of(ANY, LAYOUT), StructurePrimitives::is));
    }

    private static Predicate<List<LispType>> isConstant() {
        return types -> types.get(1).low() != null
                && types.get(1).low().equals(types.get(1).high());
    }

    private static void make(Emission e) {
        int slots = e.constantOperand(1);
        var code = e.code();
        code.i32Const(0);
        for (int i = 0; i < Math.min(slots, DIRECT_SLOTS); i++) {
            code.globalGet(CoreTypes.NIL);
        }
        if (slots > DIRECT_SLOTS) {
            code.globalGet(CoreTypes.NIL).i32Const(slots - DIRECT_SLOTS).arrayNew(CoreTypes.ANY_ARRAY);
        }
        code.structNew(CoreTypes.structure(Math.min(slots, CoreTypes.MAXIMUM_SLOTS)));
    }

    private static void get(Emission e) {
        int index = e.constantOperand(1);
        if (index < DIRECT_SLOTS) {
            var type = CoreTypes.structure(index + 1);
            e.code().refCast(type.reference()).structGet(type, CoreTypes.slot(index));
        } else {
            overflow(e);
            e.code().i32Const(index - DIRECT_SLOTS).arrayGet(CoreTypes.ANY_ARRAY);
        }
    }

    /** Replaces a wide structure by the array of its last slots. */
    private static void overflow(Emission e) {
        var type = CoreTypes.structure(CoreTypes.MAXIMUM_SLOTS);
        e.code()
                .refCast(type.reference())
                .structGet(type, CoreTypes.slot(DIRECT_SLOTS))
                .refCast(CoreTypes.ANY_ARRAY.reference());
    }

    private static void setAndReturn(Emission e) {
        int index = e.constantOperand(1);
        e.withLocal(ReferenceType.ANYREF, value -> {
            e.code().localSet(value);
            if (index < DIRECT_SLOTS) {
                var type = CoreTypes.structure(index + 1);
                e.code().refCast(type.reference()).localGet(value).structSet(type, CoreTypes.slot(index));
            } else {
                overflow(e);
                e.code().i32Const(index - DIRECT_SLOTS).localGet(value).arraySet(CoreTypes.ANY_ARRAY);
            }
            e.code().localGet(value);
        });
    }

    /** Tests for a structure whose layout is the given one or has it as an ancestor, at the given one's depth. */
    private static void is(Emission e) {
        var code = e.code();
        var object = e.acquire(ReferenceType.ANYREF);
        var wanted = e.acquire(CoreTypes.LAYOUT.reference());
        var actual = e.acquire(CoreTypes.LAYOUT.reference());
        var done = new Label("is");
        var other = new Label("other");
        code.localSet(wanted).localSet(object);
        code.beginBlock(done, BlockType.of(NumberType.I32));
        code.beginBlock(other, BlockType.of(ReferenceType.ANYREF));
        code.localGet(object);
        code.brOnCastFail(other, ReferenceType.ANYREF, CoreTypes.structure(0).reference());
        code.structGet(CoreTypes.structure(0), "layout").localSet(actual);
        code.i32Const(1);
        code.localGet(actual).localGet(wanted).refEq().brIf(done).drop();
        code.i32Const(0);
        code.localGet(actual).structGet(CoreTypes.LAYOUT, "depth");
        code.localGet(wanted).structGet(CoreTypes.LAYOUT, "depth");
        code.op(Operator.I32_LE_S).brIf(done).drop();
        code.localGet(actual).structGet(CoreTypes.LAYOUT, "ancestors");
        code.localGet(wanted).structGet(CoreTypes.LAYOUT, "depth");
        code.arrayGet(CoreTypes.ANY_ARRAY).refCast(ReferenceType.EQREF);
        code.localGet(wanted).refEq().br(done).end();
        code.drop().i32Const(0).end();
        e.release(object);
        e.release(wanted);
        e.release(actual);
    }
}
