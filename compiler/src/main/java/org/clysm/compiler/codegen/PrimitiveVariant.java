package org.clysm.compiler.codegen;

import java.util.List;
import java.util.function.Predicate;
import org.clysm.compiler.types.LispType;

/**
 * One way to emit an operation.
 *
 * @param applies tells from the inferred types of the operands whether this way is open
 * @param operands the representation of each operand; {@link Representation#VOID} for one that is evaluated for effect
 * @param result the representation of the result
 * @param resultOperand the operand that is the result, or -1. If it is one, the emitter leaves nothing on the stack
 * @param emitter emits the instructions
 */
record PrimitiveVariant(
        Predicate<List<LispType>> applies,
        List<Representation> operands,
        Representation result,
        int resultOperand,
        Emitter emitter) {

    PrimitiveVariant {
        operands = List.copyOf(operands);
    }
}
