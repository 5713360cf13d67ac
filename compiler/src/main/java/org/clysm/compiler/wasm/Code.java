package org.clysm.compiler.wasm;

import java.util.List;
import java.util.function.Consumer;

/** A sequence of instructions. */
public record Code(List<Instruction> instructions) {

    public static final Code EMPTY = new Code(List.of());

    public Code {
        instructions = List.copyOf(instructions);
    }

    public static Code of(Instruction... instructions) {
        return new Code(List.of(instructions));
    }

    public boolean isEmpty() {
        return instructions.isEmpty();
    }

    /** Calls the visitor with every instruction in order, each before those inside of it. */
    public void walk(Consumer<Instruction> visitor) {
        for (Instruction instruction : instructions) {
            visitor.accept(instruction);
            switch (instruction) {
                case Instruction.Block block -> block.body().walk(visitor);
                case Instruction.Loop loop -> loop.body().walk(visitor);
                case Instruction.TryTable tryTable -> tryTable.body().walk(visitor);
                case Instruction.If test -> {
                    test.consequent().walk(visitor);
                    test.alternative().walk(visitor);
                }
                default -> {}
            }
        }
    }
}
