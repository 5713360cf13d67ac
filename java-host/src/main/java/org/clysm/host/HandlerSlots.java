package org.clysm.host;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import run.endive.wasm.types.AnnotatedInstruction;
import run.endive.wasm.types.CompType;
import run.endive.wasm.types.FieldType;
import run.endive.wasm.types.FunctionBody;
import run.endive.wasm.types.FunctionType;
import run.endive.wasm.types.Instruction;
import run.endive.wasm.types.OpCode;
import run.endive.wasm.types.TypeSection;
import run.endive.wasm.types.ValType;

/**
 * Keeps apart the JVM variables of a function that Endive uses for two purposes.
 *
 * <p>What lies on the operand stack below a {@code try_table} is lost when the JVM enters a handler, so Endive 1.0.0
 * saves it in variables, which it puts behind its temporary ones. But it counts too few of those: handlers use three
 * where it counts two, and {@code struct.new} and {@code array.new_fixed} one for each operand where it counts none. So
 * they overwrite what was saved. It counts those of a branch that carries values right, so each function with a
 * {@code try_table} gets in front a branch that carries as many as are needed:
 *
 * <pre>{@code
 * block (result i64 i64 ..)  i32.const 0  i64.const 0  i64.const 0 ..  br 0  end  drop  drop ..
 * }</pre>
 */
final class HandlerSlots {
    /** What a handler uses: the exception, and the numbers and the references that it carries. */
    private static final int HANDLER = 3;

    /** The slots of an {@code i64}. */
    private static final int WIDE = 2;

    private final TypeSection old;
    private final List<FunctionType> added = new ArrayList<>();
    private final Map<Integer, Integer> blockTypes = new HashMap<>();

    HandlerSlots(TypeSection types) {
        old = types;
    }

    /** The types of the module, with those that the branches need behind them. */
    TypeSection types() {
        var result = TypeSection.builder();
        for (int i = 0; i < old.typeCount(); i++) {
            result.addRecType(old.getRecType(i));
        }
        added.forEach(result::addFunctionType);
        return result.build();
    }

    /** Returns the function with the branch, if it needs one. */
    FunctionBody reserved(FunctionBody body) {
        List<AnnotatedInstruction> instructions = body.instructions();
        if (instructions.stream().noneMatch(each -> each.opcode() == OpCode.TRY_TABLE)) {
            return body;
        }
        int slots = instructions.stream().mapToInt(this::slots).max().orElse(0);
        List<AnnotatedInstruction> result = branch(
                (Math.max(slots, HANDLER) + 1) / WIDE, instructions.getFirst().address());
        int shift = result.size();
        Relocation relocation = index -> index + shift;
        instructions.forEach(each -> result.add(relocation.moved(each)));
        return new FunctionBody(body.localTypes(), result);
    }

    /** The temporary variables that Endive uses for an instruction and does not count. */
    private int slots(Instruction instruction) {
        return switch (instruction.opcode()) {
            case STRUCT_NEW ->
                Arrays.stream(compositeType(instruction).structType().fieldTypes())
                        .mapToInt(HandlerSlots::slots)
                        .sum();
            case ARRAY_NEW_FIXED ->
                (int) instruction.operand(1)
                        * slots(compositeType(instruction).arrayType().fieldType());
            default -> 0;
        };
    }

    private CompType compositeType(Instruction instruction) {
        return old.getSubType((int) instruction.operand(0)).compType();
    }

    private static int slots(FieldType field) {
        ValType type = field.storageType().valType();
        boolean isWide = type != null && (type.opcode() == ValType.ID.I64 || type.opcode() == ValType.ID.F64);
        return isWide ? WIDE : 1;
    }

    /** A branch that carries so many values, for the place before an address. */
    private List<AnnotatedInstruction> branch(int count, int address) {
        List<AnnotatedInstruction> result = new ArrayList<>();
        int end = 2 + count + 1;
        // Endive tells a branch forwards by the addresses.
        int before = address - end - 1;
        var block = new Instruction(before, OpCode.BLOCK, new long[] {blockType(count)});
        result.add(AnnotatedInstruction.builder()
                .from(block)
                .withDepth(1)
                .withScope(block)
                .build());
        result.add(plain(before + 1, OpCode.I32_CONST, 0));
        for (int i = 0; i < count; i++) {
            result.add(plain(before + 1, OpCode.I64_CONST, 0));
        }
        result.add(AnnotatedInstruction.builder()
                .from(new Instruction(before + 1, OpCode.BR, new long[1]))
                .withDepth(1)
                .withLabelTrue(end)
                .build());
        result.add(AnnotatedInstruction.builder()
                .from(new Instruction(before + 2, OpCode.END, Instruction.EMPTY_OPERANDS))
                .withDepth(1)
                .withScope(block)
                .build());
        for (int i = 0; i < count; i++) {
            result.add(plain(before + WIDE, OpCode.DROP, ValType.I64.id()));
        }
        return result;
    }

    private static AnnotatedInstruction plain(int address, OpCode opcode, long... operands) {
        return AnnotatedInstruction.builder()
                .from(new Instruction(address, opcode, operands))
                .withDepth(0)
                .build();
    }

    /** The index of the type of a block that leaves so many numbers. */
    private int blockType(int count) {
        return blockTypes.computeIfAbsent(count, _ -> {
            added.add(FunctionType.of(List.of(), Collections.nCopies(count, ValType.I64)));
            return old.subTypeCount() + added.size() - 1;
        });
    }
}
