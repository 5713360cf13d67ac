package org.clysm.engine.v8;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.clysm.compiler.wasm.NumberType.I32;
import static org.clysm.compiler.wasm.ReferenceType.EXTERNREF;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.clysm.compiler.image.ImageException;
import org.clysm.compiler.wasm.AbstractHeapType;
import org.clysm.compiler.wasm.BlockType;
import org.clysm.compiler.wasm.CatchClause;
import org.clysm.compiler.wasm.DefinedType;
import org.clysm.compiler.wasm.Field;
import org.clysm.compiler.wasm.FunctionRef;
import org.clysm.compiler.wasm.GlobalRef;
import org.clysm.compiler.wasm.Label;
import org.clysm.compiler.wasm.Local;
import org.clysm.compiler.wasm.Operator;
import org.clysm.compiler.wasm.ReferenceType;
import org.clysm.compiler.wasm.ValueType;
import org.clysm.engine.RunOptions;
import org.clysm.engine.TestModule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ImageEngineTest {
    private static final List<ValueType> NONE = List.of();
    private static final List<ValueType> STRING = List.of(EXTERNREF);

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final ImageEngine image =
            ImageEngine.open(RunOptions.standard().withStreams(new ByteArrayInputStream(new byte[0]), output, output));

    @AfterEach
    void close() {
        image.close();
    }

    /** A function that copies its argument by way of a GC array. */
    private static void defineCopy(TestModule module, String name) {
        module.define(module.ref(name, STRING, STRING), (code, params) -> {
            Local argument = params.getFirst();
            Local units = new Local("units", module.unitsRef);
            code.localGet(argument)
                    .call(module.stringLength())
                    .arrayNewDefault(module.units)
                    .localSet(units);
            code.localGet(argument)
                    .localGet(units)
                    .i32Const(0)
                    .call(module.intoUnits())
                    .drop();
            code.localGet(units).i32Const(0).localGet(units).arrayLen().call(module.fromUnits());
        });
    }

    /** A function that passes its argument to a function of the compiler. */
    private static void defineAsking(TestModule module, String name, String callback) {
        FunctionRef ask = module.function("clysm:compiler", callback, STRING, STRING);
        module.define(
                module.ref(name, STRING, STRING),
                (code, params) -> code.localGet(params.getFirst()).call(ask));
    }

    @Test
    void everyCodeUnitSurvivesBothCrossings() {
        TestModule module = new TestModule();
        defineCopy(module, "copy");
        defineAsking(module, "ask", "echo");
        image.load(module.bytes());
        image.setCompiler((function, argument) -> argument);

        StringBuilder all = new StringBuilder();
        for (int unit = 0; unit <= 0xFFFF; unit++) {
            all.append((char) unit);
        }
        List<String> texts = List.of("", "a", "\0", "\uDC00x\uD800\uD800y\uDC00\uD800", "😀", all.toString());
        for (String text : texts) {
            assertThat(image.call("copy", text)).isEqualTo(text);
            assertThat(image.call("ask", text)).isEqualTo(text);
        }
    }

    @Test
    void nullCrossesAsNull() {
        TestModule module = new TestModule();
        defineAsking(module, "ask", "nothing");
        image.load(module.bytes());
        image.setCompiler((function, argument) -> null);
        assertThat(image.call("ask", "x")).isNull();
    }

    @Test
    void modulesShareTypesGlobalsAndFunctionsByName() {
        TestModule first = new TestModule();
        DefinedType pair =
                first.types.struct(new Field("left", I32, true), new Field("right", ReferenceType.ANYREF, false));
        ReferenceType pairRef = new ReferenceType(true, pair);
        first.define(
                "the-pair",
                pairRef,
                true,
                code -> code.i32Const(40).refNull(AbstractHeapType.ANY).structNew(pair));
        first.define(
                first.ref("make", List.of(I32), List.of(pairRef)),
                (code, params) -> code.localGet(params.getFirst())
                        .refNull(AbstractHeapType.ANY)
                        .structNew(pair));
        image.load(first.bytes());

        TestModule second = new TestModule();
        DefinedType same =
                second.types.struct(new Field("left", I32, true), new Field("right", ReferenceType.ANYREF, false));
        ReferenceType sameRef = new ReferenceType(true, same);
        GlobalRef thePair = second.global("clysm:image", "the-pair", sameRef, true);
        FunctionRef make = second.function("clysm:image", "make", List.of(I32), List.of(sameRef));
        FunctionRef log = second.function("console", "log", List.of(I32, I32), NONE);
        second.define(second.ref("init", NONE, NONE), (code, params) -> {
            code.globalGet(thePair).structGet(same, "left");
            code.i32Const(2).call(make).structGet(same, "left").call(log);
            code.i32Const(7).call(make).globalSet(thePair);
        });
        image.load(second.bytes());
        image.load(second.bytes());
        assertThat(output.toString(StandardCharsets.UTF_8)).isEqualTo("40 2\n7 2\n");
        assertThat(image.defines("make")).isTrue();
        assertThat(image.defines("init")).isFalse();
        assertThat(image.defines("toString")).isFalse();
    }

    @Test
    void laterDefinitionsReplaceEarlierOnes() {
        for (String text : List.of("old", "new")) {
            TestModule module = new TestModule();
            module.define(module.ref("f", STRING, STRING), (code, params) -> module.text(code, text));
            image.load(module.bytes());
            assertThat(image.call("f", "")).isEqualTo(text);
        }
    }

    @Test
    void javaAndLispCallEachOtherToAnyDepth() {
        TestModule module = new TestModule();
        defineAsking(module, "down", "down");
        image.load(module.bytes());
        AtomicInteger calls = new AtomicInteger();
        image.setCompiler((function, argument) -> {
            calls.incrementAndGet();
            int depth = Integer.parseInt(argument);
            return depth == 0 ? "bottom" : image.call("down", Integer.toString(depth - 1)) + "+" + depth;
        });
        assertThat(image.call("down", "3")).isEqualTo("bottom+1+2+3");
        assertThat(image.call("down", "500")).startsWith("bottom+1+2+").endsWith("+500");
        assertThat(calls).hasValue(4 + 501);
    }

    @Test
    void modulesMayBeLoadedFromCallbacks() {
        TestModule module = new TestModule();
        defineAsking(module, "load", "load");
        image.load(module.bytes());
        image.setCompiler((function, argument) -> {
            TestModule inner = new TestModule();
            defineCopy(inner, "inner");
            image.load(inner.bytes());
            return image.call("inner", argument);
        });
        assertThat(image.call("load", "x")).isEqualTo("x");
    }

    @Test
    void aLispErrorBecomesAnExceptionWithItsStack() {
        TestModule module = new TestModule();
        FunctionRef inner = module.define(module.ref("CL:CAR", NONE, NONE), (code, params) -> {
            module.fail(code, "The value 5 is not of type LIST.");
        });
        module.define(
                module.ref("outer", STRING, STRING),
                (code, params) -> code.call(inner).localGet(params.getFirst()));
        image.load(module.bytes());
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> image.call("outer", "")).isInstanceOfSatisfying(ImageException.class, e -> {
                assertThat(e.report()).isEqualTo("The value 5 is not of type LIST.");
                assertThat(e.lispStack()).containsExactly("CL:CAR", "outer");
                assertThat(e.getCause()).isNull();
            });
        }
    }

    @Test
    void anExceptionOfTheCompilerPassesThroughLisp() {
        TestModule module = new TestModule();
        defineAsking(module, "ask", "fail");
        image.load(module.bytes());
        RuntimeException thrown = new IllegalStateException("no such macro");
        image.setCompiler((function, argument) -> {
            if (argument.equals("0")) {
                throw thrown;
            }
            return image.call("ask", "0");
        });
        assertThatThrownBy(() -> image.call("ask", "0"))
                .isInstanceOf(ImageException.class)
                .hasMessage("no such macro")
                .hasCause(thrown);
        assertThatThrownBy(() -> image.call("ask", "1"))
                .isInstanceOf(ImageException.class)
                .hasMessage("no such macro")
                .hasCause(thrown);
    }

    @Test
    void lispMayHandleAnExceptionOfTheCompiler() {
        TestModule module = new TestModule();
        FunctionRef ask = module.function("clysm:compiler", "fail", STRING, STRING);
        FunctionRef message = module.function("clysm:runtime", "errorMessage", STRING, STRING);
        Label caught = new Label("caught");
        module.define(module.ref("ask", STRING, STRING), (code, params) -> {
            code.beginBlock(caught, BlockType.of(EXTERNREF));
            code.beginTryTable(
                    new Label("try"),
                    BlockType.of(EXTERNREF),
                    List.of(new CatchClause.Tagged(module.hostError(), false, caught)));
            code.localGet(params.getFirst()).call(ask).end().ret().end().call(message);
        });
        image.load(module.bytes());
        image.setCompiler((function, argument) -> {
            throw new IllegalStateException("handled");
        });
        assertThat(image.call("ask", "")).isEqualTo("handled");
    }

    @Test
    void stackExhaustionLeavesTheImageUsable() {
        TestModule module = new TestModule();
        FunctionRef forever = module.ref("forever", STRING, STRING);
        FunctionRef concat = module.function(
                "wasm:js-string",
                "concat",
                List.of(EXTERNREF, EXTERNREF),
                List.of(new ReferenceType(false, AbstractHeapType.EXTERN)));
        module.define(
                forever,
                (code, params) -> code.localGet(params.getFirst())
                        .call(forever)
                        .localGet(params.getFirst())
                        .call(concat));
        defineCopy(module, "copy");
        image.load(module.bytes());
        assertThatThrownBy(() -> image.call("forever", "x"))
                .isInstanceOf(ImageException.class)
                .hasMessage("Control stack exhausted");
        assertThat(image.call("copy", "y")).isEqualTo("y");
    }

    @Test
    void heapExhaustionLeavesTheImageUsable() {
        TestModule module = new TestModule();
        Field next = new Field("next", ReferenceType.ANYREF, false);
        DefinedType link = module.types.struct(next, new Field("data", module.unitsRef, false));
        FunctionRef grow = module.ref("grow", List.of(ReferenceType.ANYREF), List.of(ReferenceType.ANYREF));
        module.define(
                grow,
                (code, params) -> code.localGet(params.getFirst())
                        .i32Const(1 << 20)
                        .arrayNewDefault(module.units)
                        .structNew(link));
        Local list = new Local("list", ReferenceType.ANYREF);
        Label again = new Label("again");
        module.define(module.ref("run", STRING, STRING), (code, params) -> {
            module.print(code, 1, "growing");
            code.loop(
                    again,
                    BlockType.NONE,
                    body -> body.localGet(list).call(grow).localSet(list).br(again));
            code.unreachable();
        });
        defineCopy(module, "copy");
        image.load(module.bytes());
        assertThatThrownBy(() -> image.call("run", "x"))
                .isInstanceOf(ImageException.class)
                .hasMessage("Heap exhausted");
        assertThat(image.call("copy", "y")).isEqualTo("y");
        assertThat(output.toString(StandardCharsets.UTF_8)).isEqualTo("growing");
    }

    @Test
    void saysWhatTheImageLacks() {
        TestModule module = new TestModule();
        FunctionRef absent = module.function("clysm:image", "ABSENT", NONE, NONE);
        FunctionRef other = module.function("clysm:image", "OTHER", NONE, NONE);
        module.define(
                module.ref("f", NONE, NONE), (code, params) -> code.call(absent).call(other));
        assertThatThrownBy(() -> image.load(module.bytes()))
                .isInstanceOf(ImageException.class)
                .hasMessageContaining("the image does not define ABSENT, OTHER");
        TestModule foreign = new TestModule();
        FunctionRef host = foreign.function("no.such", "thing", NONE, NONE);
        foreign.define(foreign.ref("g", NONE, NONE), (code, params) -> code.call(host));
        // A function of the host may be absent until it is called: the program that declares it runs elsewhere.
        image.load(foreign.bytes());
        assertThatThrownBy(() -> image.call("g", ""))
                .isInstanceOf(ImageException.class)
                .hasMessageContaining("no.such.thing");
        assertThatThrownBy(() -> image.call("absent", ""))
                .isInstanceOf(ImageException.class)
                .hasMessageContaining("the image does not define absent");
        assertThatThrownBy(() -> image.load(new byte[] {0, 1}))
                .isInstanceOf(ImageException.class)
                .hasMessageContaining("CompileError");
    }

    @Test
    void programsRunWhileAnImageIsOpen() {
        TestModule module = new TestModule();
        defineCopy(module, "copy");
        image.load(module.bytes());
        TestModule program = new TestModule();
        program.start(code -> program.print(code, 1, "ran"));
        RunOptions options = RunOptions.standard().withStreams(new ByteArrayInputStream(new byte[0]), output, output);
        assertThat(new V8Engine().run(program.program(), options)).isZero();
        assertThat(output.toString(StandardCharsets.UTF_8)).isEqualTo("ran");
        assertThat(image.call("copy", "z")).isEqualTo("z");
    }

    @Test
    void trapsAreErrors() {
        TestModule module = new TestModule();
        module.define(module.ref("trap", STRING, STRING), (code, params) -> code.op(Operator.UNREACHABLE));
        image.load(module.bytes());
        assertThatThrownBy(() -> image.call("trap", "")).hasMessage("RuntimeError: unreachable");
    }
}
