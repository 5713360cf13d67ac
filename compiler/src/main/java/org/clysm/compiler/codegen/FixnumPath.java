package org.clysm.compiler.codegen;

import static org.clysm.compiler.codegen.Representation.ANY;
import static org.clysm.compiler.codegen.Representation.INT32;
import static org.clysm.compiler.codegen.Representation.VOID;

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

    /** Adds the variants in which one operand is known to be a fixnum, or which one. */
    static void addVariants(PrimitiveRow.Builder builder, Representation result, Emitter onFixnums, Emitter general) {
        var representations = List.of(VOID, INT32, ANY);
        for (Representation first : representations) {
            for (Representation second : representations) {
                if ((first == ANY) != (second == ANY)) {
                    builder.when(
                            types -> suits(first, types.get(0)) && suits(second, types.get(1)),
                            result,
                            List.of(first, second),
                            e -> emit(e, first, second, result, onFixnums, general));
                }
            }
        }
    }

    private static boolean suits(Representation representation, LispType type) {
        return switch (representation) {
            case VOID ->
                type.isSubtypeOf(LispType.FIXNUM)
                        && type.low() != null
                        && type.low().equals(type.high());
            case INT32 -> type.isSubtypeOf(LispType.FIXNUM);
            default -> true;
        };
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
            fixnum(e, new Operand(operand, 0), slow);
            onFixnum.emit(e);
            code.br(done).end();
            e.call(general);
            code.end();
        });
    }

    /** Emits an operation on two operands, of which one may be a fixnum on the stack. */
    static void emit(
            Emission e,
            Representation first,
            Representation second,
            Representation result,
            Emitter onFixnums,
            Emitter general) {
        var code = e.code();
        var secondOperand = take(e, 1, second);
        var firstOperand = take(e, 0, first);
        if (e.argumentTypes().stream().anyMatch(type -> !type.intersects(LispType.FIXNUM))) {
            object(e, firstOperand);
            object(e, secondOperand);
            general.emit(e);
        } else {
            var done = new Label("done");
            var slow = new Label("slow");
            code.beginBlock(done, BlockType.of(result.valueType()));
            code.beginBlock(slow, BlockType.of(ReferenceType.ANYREF));
            fixnum(e, firstOperand, slow);
            fixnum(e, secondOperand, slow);
            onFixnums.emit(e);
            code.br(done).end();
            code.drop();
            object(e, firstOperand);
            object(e, secondOperand);
            general.emit(e);
            code.end();
        }
        release(e, firstOperand);
        release(e, secondOperand);
    }

    /** An operand that can be pushed more than once: in a local, or a constant if that is null. */
    private record Operand(Local local, int constant) {}

    /** Takes an operand from the stack; a constant one is not there. */
    private static Operand take(Emission e, int index, Representation representation) {
        if (representation == VOID) {
            return new Operand(null, e.constantOperand(index));
        }
        var local = e.acquire(representation.valueType());
        e.code().localSet(local);
        return new Operand(local, 0);
    }

    private static void release(Emission e, Operand operand) {
        if (operand.local != null) {
            e.release(operand.local);
        }
    }

    private static boolean isObject(Operand operand) {
        return operand.local != null && operand.local.type().equals(ReferenceType.ANYREF);
    }

    private static void push(Emission e, Operand operand) {
        if (operand.local == null) {
            e.code().i32Const(operand.constant);
        } else {
            e.code().localGet(operand.local);
        }
    }

    private static void fixnum(Emission e, Operand operand, Label slow) {
        push(e, operand);
        if (isObject(operand)) {
            e.code()
                    .brOnCastFail(slow, ReferenceType.ANYREF, AbstractHeapType.I31.reference())
                    .i31GetS();
        }
    }

    private static void object(Emission e, Operand operand) {
        push(e, operand);
        if (!isObject(operand)) {
            e.conversions().convert(INT32, LispType.FIXNUM, ANY);
        }
    }
}
