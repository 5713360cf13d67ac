package org.clysm.host;

import java.util.ArrayList;
import java.util.List;
import run.endive.wasm.types.AnnotatedInstruction;
import run.endive.wasm.types.FunctionBody;
import run.endive.wasm.types.Instruction;
import run.endive.wasm.types.OpCode;

/**
 * Makes ordinary calls of tail calls.
 *
 * <p>Endive 1.0.0 makes a tail call by returning a request to the caller's caller. That loses the references among the
 * arguments if the result is a number, loses the second of two tail calls in a row, and costs 15 ns a call besides a
 * test behind every other call. So {@code return_call f} becomes {@code call f; return}. What is left is that functions
 * which call each other in tail position without end exhaust the stack; loops, and functions that call themselves, are
 * loops of the module already.
 */
final class DirectTailCalls {
    private DirectTailCalls() {}

    /** Returns the function without tail calls. */
    static FunctionBody of(FunctionBody body) {
        List<AnnotatedInstruction> instructions = body.instructions();
        int[] places = new int[instructions.size() + 1];
        int place = 0;
        for (int i = 0; i < instructions.size(); i++) {
            places[i] = place;
            place += ordinaryCall(instructions.get(i)) == null ? 1 : 2;
        }
        places[instructions.size()] = place;
        if (place == instructions.size()) {
            return body;
        }
        Relocation relocation = index -> places[index];
        List<AnnotatedInstruction> result = new ArrayList<>(place);
        for (AnnotatedInstruction instruction : instructions) {
            OpCode call = ordinaryCall(instruction);
            if (call == null) {
                result.add(relocation.moved(instruction));
            } else {
                result.add(plain(instruction, call, instruction.operands()));
                result.add(plain(instruction, OpCode.RETURN, Instruction.EMPTY_OPERANDS));
            }
        }
        return new FunctionBody(body.localTypes(), result);
    }

    /** The call that does the same in the middle of a function; null if the instruction is no tail call. */
    private static OpCode ordinaryCall(Instruction instruction) {
        return switch (instruction.opcode()) {
            case RETURN_CALL -> OpCode.CALL;
            case RETURN_CALL_INDIRECT -> OpCode.CALL_INDIRECT;
            case RETURN_CALL_REF -> OpCode.CALL_REF;
            default -> null;
        };
    }

    private static AnnotatedInstruction plain(AnnotatedInstruction old, OpCode opcode, long[] operands) {
        return AnnotatedInstruction.builder()
                .from(new Instruction(old.address(), opcode, operands))
                .withDepth(old.depth())
                .build();
    }
}
