package org.clysm.compiler.wasm.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HexFormat;
import java.util.List;
import org.clysm.compiler.wasm.AbstractHeapType;
import org.clysm.compiler.wasm.BlockType;
import org.clysm.compiler.wasm.CodeBuilder;
import org.clysm.compiler.wasm.Function;
import org.clysm.compiler.wasm.FunctionRef;
import org.clysm.compiler.wasm.GlobalRef;
import org.clysm.compiler.wasm.Label;
import org.clysm.compiler.wasm.Local;
import org.clysm.compiler.wasm.NumberType;
import org.clysm.compiler.wasm.ReferenceType;
import org.clysm.compiler.wasm.TypePool;
import org.clysm.compiler.wasm.binary.Relocation.Kind;
import org.junit.jupiter.api.Test;

/** Relocatable code has every byte but the indices, and says where they belong. */
class EncoderTest {

    private final TypePool pool = new TypePool();
    private final FunctionRef function = new FunctionRef("f", pool.function(List.of(), List.of()));

    private ObjectCode encode(List<Local> params, CodeBuilder builder) {
        return Encoder.encode(new Function(function, params, builder.build(), "f.lisp"));
    }

    private static String hex(ObjectCode code) {
        return HexFormat.ofDelimiter(" ").formatHex(code.bytes());
    }

    @Test
    void leavesOutIndices() {
        var octets = pool.array(NumberType.I32, true);
        var global = new GlobalRef("g", NumberType.I32, true);
        var code = encode(
                List.of(),
                new CodeBuilder()
                        .call(function)
                        .globalGet(global)
                        .arrayNewDefault(octets)
                        .refCast(octets.nullable())
                        .arrayCopy(octets, octets)
                        .refFunc(function));
        assertThat(hex(code)).isEqualTo("00 10 23 fb 07 fb 17 fb 11 d2 0b");
        assertThat(code.relocations())
                .containsExactly(
                        new Relocation(2, Kind.FUNCTION, function),
                        new Relocation(3, Kind.GLOBAL, global),
                        new Relocation(5, Kind.TYPE, octets),
                        new Relocation(7, Kind.HEAP_TYPE, octets),
                        new Relocation(9, Kind.TYPE, octets),
                        new Relocation(9, Kind.TYPE, octets),
                        new Relocation(10, Kind.FUNCTION_REFERENCE, function));
    }

    @Test
    void declaresTheLocalsOfATypeTogether() {
        var param = new Local("param", NumberType.I32);
        var first = new Local("first", NumberType.F64);
        var second = new Local("second", ReferenceType.ANYREF);
        var third = new Local("third", NumberType.F64);
        var code = encode(
                List.of(param),
                new CodeBuilder()
                        .localGet(first)
                        .localSet(third)
                        .localGet(second)
                        .localGet(param)
                        .localTee(third));
        assertThat(hex(code)).isEqualTo("02 02 7c 01 6e 20 01 21 02 20 03 20 00 22 02 0b");
        assertThat(code.localNames()).containsExactly("param", "first", "third", "second");
    }

    @Test
    void countsLabelsFromTheInside() {
        var outer = new Label("outer");
        var inner = new Label("inner");
        var code = encode(
                List.of(),
                new CodeBuilder()
                        .loop(
                                outer,
                                BlockType.NONE,
                                c -> c.i32Const(0)
                                        .beginIf(inner, BlockType.of(AbstractHeapType.EQ.reference()))
                                        .br(outer)
                                        .beginElse()
                                        .br(inner)
                                        .end()
                                        .br(outer)));
        assertThat(hex(code)).isEqualTo("00 03 40 41 00 04 64 6d 0c 01 05 0c 00 0b 0c 00 0b 0b");
    }

    @Test
    void refusesBranchesFromOutside() {
        var label = new Label("gone");
        var builder = new CodeBuilder().block(label, BlockType.NONE, c -> {}).br(label);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> encode(List.of(), builder))
                .withMessage("branch to $gone outside of it");
    }

    @Test
    void nestsDeeperThanTheStackOfJava() {
        var builder = new CodeBuilder();
        var label = new Label("outermost");
        builder.beginBlock(label, BlockType.NONE);
        for (int i = 0; i < 5000; i++) {
            builder.beginBlock(new Label("block"), BlockType.NONE);
        }
        builder.br(label);
        for (int i = 0; i <= 5000; i++) {
            builder.end();
        }
        assertThat(hex(encode(List.of(), builder))).contains("02 40 02 40 0c 88 27 0b 0b");
    }

    @Test
    void remembersLinesThatHaveCode() {
        var builder = new CodeBuilder()
                .sourceLine(1)
                .sourceLine(2)
                .i32Const(0)
                .sourceLine(2)
                .drop()
                .sourceLine(5)
                .unreachable();
        var lines = encode(List.of(), builder).lines();
        assertThat(lines.file()).isEqualTo("f.lisp");
        assertThat(lines.offsets()).containsExactly(1, 4);
        assertThat(lines.lines()).containsExactly(2, 5);
        assertThat(encode(List.of(), new CodeBuilder()).lines()).isSameAs(LineTable.EMPTY);
    }
}
