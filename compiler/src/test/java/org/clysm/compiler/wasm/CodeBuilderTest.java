package org.clysm.compiler.wasm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.junit.jupiter.api.Test;

class CodeBuilderTest {

    private final Label label = new Label("label");

    @Test
    void functionsAndBeginAndEndBuildTheSame() {
        var nested = new CodeBuilder()
                .block(label, BlockType.NONE, c -> c.i32Const(1).brIf(label))
                .build();
        var flat = new CodeBuilder()
                .beginBlock(label, BlockType.NONE)
                .i32Const(1)
                .brIf(label)
                .end()
                .build();
        assertThat(flat).isEqualTo(nested);
        assertThat(flat.instructions()).hasSize(1);
    }

    @Test
    void ifWithAndWithoutAlternative() {
        var one = Code.of(new Instruction.I32Const(1));
        var two = Code.of(new Instruction.I32Const(2));
        var type = BlockType.of(NumberType.I32);
        assertThat(new CodeBuilder()
                        .beginIf(label, type)
                        .add(one)
                        .beginElse()
                        .add(two)
                        .end()
                        .build())
                .isEqualTo(Code.of(new Instruction.If(label, type, one, two)));
        assertThat(new CodeBuilder().beginIf(label, type).add(one).end().build())
                .isEqualTo(Code.of(new Instruction.If(label, type, one, Code.EMPTY)));
    }

    @Test
    void marksALineOnceUntilItChanges() {
        var marks = new CodeBuilder()
                .sourceLine(1)
                .sourceLine(1)
                .add(Code.of(new Instruction.SourceLine(5)))
                .sourceLine(1)
                .build();
        assertThat(marks.instructions())
                .isEqualTo(List.of(
                        new Instruction.SourceLine(1), new Instruction.SourceLine(5), new Instruction.SourceLine(1)));
    }

    @Test
    void walksInOrder() {
        var constants = new StringBuilder();
        new CodeBuilder()
                .i32Const(0)
                .loop(label, BlockType.NONE, c -> c.i32Const(1).when(d -> d.i32Const(2)))
                .ifElse(BlockType.NONE, c -> c.i32Const(3), c -> c.i32Const(4))
                .tryTable(label, BlockType.NONE, List.of(), c -> c.i32Const(5))
                .block(label, BlockType.NONE, c -> c.i32Const(6))
                .build()
                .walk(instruction -> {
                    if (instruction instanceof Instruction.I32Const(var value)) {
                        constants.append(value);
                    }
                });
        assertThat(constants).hasToString("0123456");
    }

    @Test
    void refusesUnbalancedNesting() {
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> new CodeBuilder().beginLoop(label, BlockType.NONE).build())
                .withMessage("1 structured instructions are still open");
        assertThatIllegalStateException()
                .isThrownBy(() -> new CodeBuilder().end())
                .withMessage("no structured instruction is open");
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        new CodeBuilder().beginBlock(label, BlockType.NONE).beginElse())
                .withMessage("else without if");
        assertThatIllegalStateException()
                .isThrownBy(() -> new CodeBuilder()
                        .beginIf(label, BlockType.NONE)
                        .beginElse()
                        .beginElse())
                .withMessage("else without if");
    }
}
