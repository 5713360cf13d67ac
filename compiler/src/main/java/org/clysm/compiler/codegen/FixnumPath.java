package org.clysm.compiler.codegen;

import static org.clysm.compiler.codegen.Representation.ANY;
import static org.clysm.compiler.codegen.Representation.INT32;

import java.util.List;
import org.clysm.compiler.types.LispType;
import org.clysm.compiler.wasm.AbstractHeapType;
import org.clysm.compiler.wasm.BlockType;
import org.clysm.compiler.wasm.Label;
import org.clysm.compiler.wasm.Local;
import org.clysm.compiler.wasm.ReferenceType;

/**
 * The shape of operations on two integers of unknown size: if both are fixnums, some instructions in place, else a call
 * of the run-time system.
 */
final class FixnumPath {

    private FixnumPath() {}

    /** Adds the variants in which one operand is known to be a fixnum. */
    static void addVariants(PrimitiveRow.Builder builder, Representation result, Emitter onFixnums, Emitter general) {
        builder.when(
                List.of(LispType.T, LispType.FIXNUM),
                result,
                List.of(ANY, INT32),
                e -> emit(e, ANY, INT32, result, onFixnums, general));
        builder.when(
                List.of(LispType.FIXNUM, LispType.T),
                result,
                List.of(INT32, ANY),
                e -> emit(e, INT32, ANY, result, onFixnums, general));
    }

    /** Ends the row with the variant for any operands. */
    static PrimitiveRow end(PrimitiveRow.Builder builder, Representation result, Emitter onFixnums, Emitter general) {
        return builder.emit(result, List.of(ANY, ANY), e -> emit(e, ANY, ANY, result, onFixnums, general));
    }

    /** Emits an operation on one integer, whose result is an object. */
    static void emit(Emission e, Emitter onFixnum, RuntimeFunction general) {
        var code = e.code();
        var done = new Label("done");
        var slow = new Label("slow");
        e.withLocal(ReferenceType.ANYREF, operand -> {
            code.localSet(operand);
            code.beginBlock(done, BlockType.of(ReferenceType.ANYREF));
            code.beginBlock(slow, BlockType.of(ReferenceType.ANYREF));
            fixnum(e, operand, slow);
            onFixnum.emit(e);
            code.br(done).end();
            e.call(general);
            code.end();
        });
    }

    private static void emit(
            Emission e,
            Representation first,
            Representation second,
            Representation result,
            Emitter onFixnums,
            Emitter general) {
        if (e.argumentTypes().stream().anyMatch(type -> !type.intersects(LispType.FIXNUM))) {
            callGeneral(e, first, second, general);
            return;
        }
        var code = e.code();
        var firstLocal = e.acquire(first.valueType());
        var secondLocal = e.acquire(second.valueType());
        var done = new Label("done");
        var slow = new Label("slow");
        code.localSet(secondLocal).localSet(firstLocal);
        code.beginBlock(done, BlockType.of(result.valueType()));
        code.beginBlock(slow, BlockType.of(ReferenceType.ANYREF));
        fixnum(e, firstLocal, slow);
        fixnum(e, secondLocal, slow);
        onFixnums.emit(e);
        code.br(done).end();
        code.drop();
        object(e, firstLocal);
        object(e, secondLocal);
        general.emit(e);
        code.end();
        e.release(firstLocal);
        e.release(secondLocal);
    }

    private static void fixnum(Emission e, Local operand, Label slow) {
        e.code().localGet(operand);
        if (operand.type() == ReferenceType.ANYREF) {
            e.code()
                    .brOnCastFail(slow, ReferenceType.ANYREF, AbstractHeapType.I31.reference())
                    .i31GetS();
        }
    }

    private static void object(Emission e, Local operand) {
        e.code().localGet(operand);
        if (operand.type() != ReferenceType.ANYREF) {
            e.conversions().convert(INT32, LispType.FIXNUM, ANY);
        }
    }

    private static void callGeneral(Emission e, Representation first, Representation second, Emitter general) {
        if (second == INT32) {
            e.conversions().convert(INT32, LispType.FIXNUM, ANY);
        } else if (first == INT32) {
            e.withLocal(ReferenceType.ANYREF, object -> {
                e.code().localSet(object);
                e.conversions().convert(INT32, LispType.FIXNUM, ANY);
                e.code().localGet(object);
            });
        }
        general.emit(e);
    }
}
