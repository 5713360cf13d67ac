package org.clysm.compiler.wasm.binary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.clysm.compiler.wasm.BlockType;
import org.clysm.compiler.wasm.CodeBuilder;
import org.clysm.compiler.wasm.DefinedType;
import org.clysm.compiler.wasm.Function;
import org.clysm.compiler.wasm.FunctionRef;
import org.clysm.compiler.wasm.Label;
import org.clysm.compiler.wasm.Local;
import org.clysm.compiler.wasm.NumberType;
import org.clysm.compiler.wasm.Operator;
import org.clysm.compiler.wasm.ReferenceType;
import org.clysm.compiler.wasm.TypePool;
import org.junit.jupiter.api.Test;

/** What stands behind a test for a type of which there are no objects goes away. */
class CodePrunerTest {

    private final TypePool pool = new TypePool();
    private final DefinedType bytes = pool.array(NumberType.I32, true);
    private final DefinedType floats = pool.array(NumberType.F64, true);
    private final DefinedType action = pool.function(List.of(), List.of());
    private final FunctionRef forBytes = new FunctionRef("for-bytes", action);
    private final FunctionRef forFloats = new FunctionRef("for-floats", action);
    private final FunctionRef always = new FunctionRef("always", action);
    private final Local object = new Local("object", ReferenceType.ANYREF);

    private ObjectCode encode(CodeBuilder body) {
        var type = pool.function(List.of(ReferenceType.ANYREF), List.of());
        return Encoder.encode(new Function(new FunctionRef("f", type), List.of(object), body.build()));
    }

    private static List<String> called(ObjectCode code) {
        return code.relocations().stream()
                .filter(relocation -> relocation.kind() == Relocation.Kind.FUNCTION)
                .map(relocation -> relocation.target().name())
                .toList();
    }

    private CodeBuilder test(CodeBuilder code, DefinedType type) {
        return code.localGet(object).refTest(type.reference());
    }

    @Test
    void theConsequentOfATest() {
        var code = encode(test(new CodeBuilder(), bytes)
                .ifElse(BlockType.NONE, then -> then.call(forBytes), otherwise -> otherwise.call(always)));
        var pruned = CodePruner.prune(code, Set.of(bytes));
        assertThat(called(pruned)).containsExactly("always");
        assertThat(HexFormat.ofDelimiter(" ").formatHex(pruned.bytes()))
                .isEqualTo("00 20 00 1a 41 00 04 40 00 05 10 0b 0b");
        assertThat(CodePruner.prune(code, Set.of(floats))).isSameAs(code);
    }

    @Test
    void whatFollowsABranchAway() {
        var away = new Label("away");
        var either = new Label("either");
        var code = encode(new CodeBuilder()
                .block(away, BlockType.NONE, outer -> {
                    outer.block(either, BlockType.NONE, tests -> {
                        test(tests, bytes).brIf(either);
                        test(tests, floats).op(Operator.I32_EQZ).brIf(away);
                    });
                    outer.call(forBytes);
                    test(outer, floats).op(Operator.I32_EQZ).brIf(away);
                    outer.call(forFloats);
                })
                .call(always));
        assertThat(called(CodePruner.prune(code, Set.of(bytes)))).containsExactly("for-bytes", "for-floats", "always");
        assertThat(called(CodePruner.prune(code, Set.of(floats)))).containsExactly("for-bytes", "always");
        assertThat(called(CodePruner.prune(code, Set.of(bytes, floats)))).containsExactly("always");
    }

    @Test
    void aValueThatSaysWhetherOneOfSeveralTestsSucceeds() {
        var failure = new Label("failure");
        var success = new Label("success");
        var code = encode(new CodeBuilder()
                .block(
                        failure,
                        BlockType.of(NumberType.I32),
                        outer -> outer.block(success, BlockType.NONE, tests -> {
                                    test(tests, bytes).brIf(success);
                                    test(tests, floats).brIf(success);
                                    tests.i32Const(0).br(failure);
                                })
                                .i32Const(1))
                .ifElse(BlockType.NONE, then -> then.call(forBytes), otherwise -> otherwise.call(always)));
        assertThat(called(CodePruner.prune(code, Set.of(bytes)))).containsExactly("for-bytes", "always");
        assertThat(called(CodePruner.prune(code, Set.of(bytes, floats)))).containsExactly("always");
    }

    @Test
    void sourceLinesKeepTheirPlaces() {
        var code = encode(test(new CodeBuilder().sourceLine(1), bytes)
                .ifElse(
                        BlockType.NONE,
                        then -> then.sourceLine(2).call(forBytes).call(forBytes).call(forBytes),
                        otherwise -> otherwise.sourceLine(3).call(always))
                .sourceLine(4)
                .call(always));
        var lines = CodePruner.prune(code, Set.of(bytes)).lines();
        assertThat(lines.lines()).containsExactly(1, 2, 3, 4);
        assertThat(lines.offsets()).containsExactly(1, 8, 10, 12);
    }
}
