package org.clysm.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.clysm.compiler.wasm.NumberType.I32;
import static org.clysm.compiler.wasm.ReferenceType.EXTERNREF;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.List;
import org.clysm.compiler.wasm.BlockType;
import org.clysm.compiler.wasm.FunctionRef;
import org.clysm.compiler.wasm.Operator;
import org.junit.jupiter.api.Test;

/** What every engine does alike. */
public abstract class EngineContract {
    static final List<org.clysm.compiler.wasm.ValueType> NONE = List.of();

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private RunOptions options =
            RunOptions.standard().withStreams(new ByteArrayInputStream(new byte[0]), output, errors);

    protected abstract Engine engine();

    /** How a frame shows its place; not every engine knows the lines of Lisp. */
    protected String shown(String place) {
        return " (" + place + ")";
    }

    /** Has the programs run with host modules. */
    protected final void hostModules(Path... files) {
        options = options.withHostModules(List.of(files));
    }

    protected final int run(TestModule module) {
        return engine().run(module.program(), options);
    }

    protected final String output() {
        return output.toString(UTF_8);
    }

    protected final String errors() {
        return errors.toString(UTF_8);
    }

    @Test
    void writesToBothStreams() {
        TestModule module = new TestModule();
        module.start(code -> {
            module.print(code, 1, "Grüße, λ 😀\n");
            module.print(code, 2, "oh\n");
        });
        assertThat(run(module)).isZero();
        assertThat(output()).isEqualTo("Grüße, λ 😀\n");
        assertThat(errors()).isEqualTo("oh\n");
    }

    @Test
    void aProgramMayHaveNoStart() {
        assertThat(run(new TestModule())).isZero();
    }

    @Test
    void readsText() {
        options = options.withStreams(new ByteArrayInputStream("first λ\r\nlast".getBytes(UTF_8)), output, errors);
        TestModule module = new TestModule();
        FunctionRef read = module.function("clysm:io", "read", NONE, List.of(EXTERNREF));
        FunctionRef log = module.function("console", "log", List.of(EXTERNREF), NONE);
        module.start(code -> {
            for (int i = 0; i < 2; i++) {
                code.call(read).call(log);
            }
        });
        run(module);
        assertThat(output()).isEqualTo("first λ\nlast\nnull\n");
    }

    @Test
    void keepsTheOrderOfLispAndHostOutput() {
        TestModule module = new TestModule();
        FunctionRef log = module.function("console", "log", List.of(I32), NONE);
        module.start(code -> {
            module.print(code, 1, "a");
            code.i32Const(7).call(log);
            module.print(code, 1, "b\n");
            code.i32Const(8).call(log);
        });
        run(module);
        assertThat(output()).isEqualTo("a7\nb\n8\n");
    }

    @Test
    void passesArguments() {
        options = options.withArguments(List.of("one", "zwei \"λ\""));
        TestModule module = new TestModule();
        FunctionRef count = module.function("clysm:runtime", "argumentCount", NONE, List.of(I32));
        FunctionRef argument = module.function("clysm:runtime", "argument", List.of(I32), List.of(EXTERNREF));
        FunctionRef log = module.function("console", "log", List.of(I32, EXTERNREF), NONE);
        module.start(code -> code.call(count).i32Const(1).call(argument).call(log));
        run(module);
        assertThat(output()).isEqualTo("2 zwei \"λ\"\n");
    }

    @Test
    void reportsAnUnhandledConditionWithLispFrames() {
        TestModule module = new TestModule();
        FunctionRef inner = module.define(module.ref("CL-USER:INNER", NONE, NONE), (code, params) -> {
            code.sourceLine(3);
            module.print(code, 1, "before");
            code.sourceLine(4);
            module.fail(code, "The value 5 is not of type LIST.");
        });
        module.start(code -> code.sourceLine(9).call(inner));
        assertThat(run(module)).isEqualTo(1);
        assertThat(output()).isEqualTo("before");
        assertThat(errors()).isEqualTo("""
            The value 5 is not of type LIST.
                at CL-USER:INNER%s
            """.formatted(shown("test.lisp:4")));
    }

    @Test
    void stackExhaustionIsAnErrorNotACrash() {
        TestModule module = new TestModule();
        FunctionRef forever = module.ref("CL-USER:FOREVER", List.of(I32), List.of(I32));
        module.define(
                forever,
                (code, params) -> code.sourceLine(1)
                        .localGet(params.getFirst())
                        .i32Const(1)
                        .op(Operator.I32_ADD)
                        .call(forever)
                        .i32Const(1)
                        .op(Operator.I32_ADD));
        module.start(code -> code.i32Const(0).call(forever).drop());
        assertThat(run(module)).isEqualTo(1);
        assertThat(errors())
                .startsWith("Control stack exhausted\n    at CL-USER:FOREVER" + shown("test.lisp:1") + " [")
                .hasLineCount(2);
    }

    @Test
    void anArrayThatIsTooLargeExhaustsTheHeap() {
        TestModule module = new TestModule();
        FunctionRef make = module.define(
                module.ref("CL-USER:MAKE", NONE, NONE),
                (code, params) -> code.sourceLine(1)
                        .i32Const(Integer.MAX_VALUE)
                        .arrayNewDefault(module.units)
                        .drop());
        module.start(code -> code.call(make));
        assertThat(run(module)).isEqualTo(1);
        assertThat(errors()).isEqualTo("""
            Heap exhausted: an array is too large
                at CL-USER:MAKE%s
            """.formatted(shown("test.lisp:1")));
    }

    @Test
    void recursesAMillionCallsDeep() {
        TestModule module = new TestModule();
        FunctionRef count = module.ref("count", List.of(I32), List.of(I32));
        FunctionRef log = module.function("console", "log", List.of(I32), NONE);
        module.define(
                count,
                (code, params) -> code.localGet(params.getFirst())
                        .ifElse(
                                BlockType.of(I32),
                                then -> then.localGet(params.getFirst())
                                        .i32Const(1)
                                        .op(Operator.I32_SUB)
                                        .call(count)
                                        .i32Const(1)
                                        .op(Operator.I32_ADD),
                                otherwise -> otherwise.i32Const(0)));
        module.start(code -> code.i32Const(1_000_000).call(count).call(log));
        assertThat(run(module)).isZero();
        assertThat(output()).isEqualTo("1000000\n");
    }

    @Test
    void endsWithTheCodeThatTheProgramChose() {
        TestModule module = new TestModule();
        FunctionRef exit = module.function("clysm:runtime", "exit", List.of(I32), NONE);
        module.start(code -> {
            module.print(code, 1, "bye");
            code.i32Const(7).call(exit);
            module.print(code, 1, "not seen");
        });
        assertThat(run(module)).isEqualTo(7);
        assertThat(output()).isEqualTo("bye");
        assertThat(errors()).isEmpty();
    }
}
