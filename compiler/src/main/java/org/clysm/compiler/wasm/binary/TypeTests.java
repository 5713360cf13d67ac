package org.clysm.compiler.wasm.binary;

import java.util.ArrayList;
import java.util.List;
import org.clysm.compiler.wasm.DefinedType;
import org.clysm.compiler.wasm.Instruction;
import org.clysm.compiler.wasm.Label;
import org.clysm.compiler.wasm.Operator;

/** Recognises the code of tests whether an object is of some types. */
final class TypeTests {

    /** The number of instructions of {@code local.get, ref.test, i32.eqz} before a branch. */
    private static final int TEST_LENGTH = 3;

    private TypeTests() {}

    /**
     * Returns the types of which an object must be one for the instruction to leave true; empty if it is no such test.
     * Besides {@code ref.test} these are the blocks that the code generator makes of {@code or}:
     *
     * <pre>
     * block (result i32)  block  local.get x  ref.test A  br_if 0  local.get x  ref.test B  br_if 0
     *                            i32.const 0  br 1  end  i32.const 1  end
     * </pre>
     */
    static List<DefinedType> testedTypes(Instruction instruction) {
        return switch (instruction) {
            case Instruction.RefTest(var type)
            when !type.isNullable() && type.heap() instanceof DefinedType tested -> List.of(tested);
            case Instruction.Block(var failure, var _, var body) -> testedByBlock(failure, plain(body.instructions()));
            default -> List.of();
        };
    }

    private static List<DefinedType> testedByBlock(Label failure, List<Instruction> body) {
        return body.size() == 2
                        && body.get(0) instanceof Instruction.Block(var success, var _, var tests)
                        && body.get(1) instanceof Instruction.I32Const(var value)
                        && value == 1
                ? alternatives(plain(tests.instructions()), success, failure)
                : List.of();
    }

    /**
     * Returns the types of which an object must be one for what follows an instruction to be reached; empty if the
     * instruction does not branch away from other objects. Besides {@code ref.test A, i32.eqz, br_if} these are the
     * blocks that the code generator makes of an {@code or} that something else depends on:
     *
     * <pre>
     * block  local.get x  ref.test A  br_if 0  local.get x  ref.test B  i32.eqz  br_if 1  end
     * </pre>
     */
    static List<DefinedType> passedTypes(List<Instruction> instructions, int index) {
        return switch (index < 0 ? null : instructions.get(index)) {
            case Instruction.Block(var success, var _, var body) -> passedByBlock(success, plain(body.instructions()));
            case Instruction.BrIf _ -> passedByBranch(plain(instructions.subList(0, index + 1)));
            case null, default -> List.of();
        };
    }

    private static List<Instruction> plain(List<Instruction> instructions) {
        return instructions.stream()
                .filter(instruction -> !(instruction instanceof Instruction.SourceLine))
                .toList();
    }

    private static List<DefinedType> passedByBlock(Label success, List<Instruction> tests) {
        if (tests.isEmpty() || !(tests.getLast() instanceof Instruction.BrIf(var away)) || away == success) {
            return List.of();
        }
        List<DefinedType> last = passedByBranch(tests);
        return last.isEmpty() ? last : with(last, branchesTo(success, tests, tests.size() - 1 - TEST_LENGTH));
    }

    /** Returns the types that a branch at the end of a sequence lets pass. */
    private static List<DefinedType> passedByBranch(List<Instruction> instructions) {
        int last = instructions.size() - 1;
        return last >= 2
                        && instructions.get(last - 1) instanceof Instruction.Simple(var operator)
                        && operator == Operator.I32_EQZ
                ? testedTypes(instructions.get(last - 2))
                : List.of();
    }

    private static List<DefinedType> with(List<DefinedType> last, List<DefinedType> others) {
        if (others.isEmpty()) {
            return List.of();
        }
        var all = new ArrayList<>(others);
        all.addAll(last);
        return all;
    }

    private static List<DefinedType> alternatives(List<Instruction> tests, Label success, Label failure) {
        int last = tests.size() - 2;
        if (last < 0
                || !(tests.get(last) instanceof Instruction.I32Const(var value) && value == 0)
                || !(tests.get(last + 1) instanceof Instruction.Br(var end) && end == failure)) {
            return List.of();
        }
        return branchesTo(success, tests, last);
    }

    /** Returns the types of a sequence of tests that each branch to the label; empty if there is anything else. */
    private static List<DefinedType> branchesTo(Label success, List<Instruction> tests, int end) {
        if (end < 3 || end % 3 != 0) {
            return List.of();
        }
        var types = new ArrayList<DefinedType>();
        for (int i = 0; i < end; i += 3) {
            List<DefinedType> tested = testedTypes(tests.get(i + 1));
            if (!(tests.get(i) instanceof Instruction.LocalGet)
                    || tested.size() != 1
                    || !(tests.get(i + 2) instanceof Instruction.BrIf(var target) && target == success)) {
                return List.of();
            }
            types.addAll(tested);
        }
        return types;
    }
}
