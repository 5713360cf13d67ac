package org.clysm.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.clysm.compiler.wasm.NumberType.I32;
import static org.clysm.compiler.wasm.ReferenceType.EXTERNREF;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.clysm.compiler.wasm.AbstractHeapType;
import org.clysm.compiler.wasm.BlockType;
import org.clysm.compiler.wasm.CatchClause;
import org.clysm.compiler.wasm.FunctionRef;
import org.clysm.compiler.wasm.Label;
import org.clysm.compiler.wasm.Local;
import org.clysm.compiler.wasm.ReferenceType;
import org.clysm.compiler.wasm.ValueType;
import org.clysm.testing.ModuleValidator;
import org.clysm.testing.TestTools;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The loader that is written beside a program, used as a user does. */
class LoaderTest {
    private static final List<ValueType> NONE = List.of();
    private static final ValueType STRING = new ReferenceType(false, AbstractHeapType.EXTERN);

    /** What a host without the string builtins is like. */
    private static final String NO_BUILTINS = """
        const { compile } = WebAssembly;
        WebAssembly.compile = (bytes) => compile(bytes);
        """;

    @TempDir
    Path directory;

    private record Result(int exitCode, String output, String errors) {}

    private void write(TestModule module) throws IOException {
        Program program = module.program();
        ModuleValidator.assertValid(program.wasm());
        Files.write(directory.resolve(program.wasmFile()), program.wasm());
        Files.writeString(directory.resolve("test.mjs"), Loader.text(program));
    }

    private Result node(String... command) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(TestTools.node().toString()));
        line.addAll(List.of(command));
        Path output = directory.resolve("output.txt");
        Path errors = directory.resolve("errors.txt");
        Process process = new ProcessBuilder(line)
                .directory(directory.toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        process.getOutputStream().close();
        int exitCode = process.waitFor();
        return new Result(exitCode, Files.readString(output), Files.readString(errors));
    }

    private Result script(String... parts) throws IOException, InterruptedException {
        Files.writeString(directory.resolve("script.mjs"), String.join("\n", parts), UTF_8);
        return node("script.mjs");
    }

    @Test
    void runsAsAProcessOfItsOwn() throws Exception {
        TestModule module = new TestModule();
        FunctionRef argument = module.function("clysm:runtime", "argument", List.of(I32), List.of(EXTERNREF));
        FunctionRef log = module.function("console", "log", List.of(EXTERNREF), NONE);
        module.start(code -> code.i32Const(0).call(argument).call(log));
        write(module);
        assertThat(node("test.mjs", "hello")).isEqualTo(new Result(0, "hello\n", ""));
    }

    @Test
    void aProcessReportsWhatFailed() throws Exception {
        TestModule module = new TestModule();
        FunctionRef inner = module.define(module.ref("CL-USER:INNER", NONE, NONE), (code, params) -> {
            module.print(code, 1, "partial");
            module.fail(code, "It failed.");
        });
        module.start(code -> code.call(inner));
        write(module);
        assertThat(node("test.mjs")).isEqualTo(new Result(1, "partial", "It failed.\n    at CL-USER:INNER\n"));
    }

    @Test
    void aProcessEndsWithTheCodeThatTheProgramChose() throws Exception {
        TestModule module = new TestModule();
        FunctionRef exit = module.function("clysm:runtime", "exit", List.of(I32), NONE);
        module.start(code -> code.i32Const(5).call(exit));
        write(module);
        assertThat(node("test.mjs")).isEqualTo(new Result(5, "", ""));
    }

    @Test
    void servesAsALibrary() throws Exception {
        TestModule module = new TestModule();
        FunctionRef say = module.function("host", "say", List.of(EXTERNREF), NONE);
        module.define(
                module.ref("greet", List.of(EXTERNREF), NONE),
                (code, params) -> code.localGet(params.getFirst()).call(say));
        module.define(module.ref("oops", NONE, NONE), (code, params) -> {
            module.fail(code, "No.");
        });
        module.start(code -> module.print(code, 1, "started\n"));
        write(module);
        Result result = script(
                "import { instantiate, program, LispError } from './test.mjs';",
                "const { exports, instance, run } = await instantiate({ host: { say: (text) => console.log(text) } });",
                "console.log(run(), instance instanceof WebAssembly.Instance, program.wasm);",
                "exports.greet('hi');",
                "try { exports.oops(); } catch (e) { console.log(e instanceof LispError, e.name, e.message); }",
                "await instantiate().catch((e) => console.log(e.name, e.missing, e.message));");
        assertThat(result.errors()).isEmpty();
        assertThat(result.output()).isEqualTo("""
            started
            undefined true test.wasm
            hi
            true LispError No.
            MissingImportError [ 'host.say' ] The host does not provide what the program imports:
              host.say [externref] -> []
            """);
    }

    @Test
    void worksInAPage() throws Exception {
        TestModule module = new TestModule();
        module.start(code -> {
            module.print(code, 1, "two\nlines");
            module.print(code, 1, " and more\n");
        });
        write(module);
        Result result = script(
                "import fs from 'node:fs';",
                "const bytes = fs.readFileSync('test.wasm');",
                "delete globalThis.process;",
                "globalThis.fetch = async (url) => (console.log(url.pathname.endsWith('/test.wasm')), new"
                        + " Response(bytes));",
                "const { instantiate } = await import('./test.mjs');",
                "(await instantiate()).run();");
        assertThat(result).isEqualTo(new Result(0, "true\ntwo\nlines and more\n", ""));
    }

    @Test
    void passesHostErrorsWhereTheEngineLacksTheirTag() throws Exception {
        TestModule module = new TestModule();
        FunctionRef boom = module.function("host", "boom", NONE, NONE);
        FunctionRef message = module.function("clysm:runtime", "errorMessage", List.of(EXTERNREF), List.of(EXTERNREF));
        Label caught = new Label("caught");
        module.define(module.ref("catching", NONE, List.of(EXTERNREF)), (code, params) -> {
            code.beginBlock(caught, BlockType.of(EXTERNREF));
            code.beginTryTable(
                    new Label("try"),
                    BlockType.NONE,
                    List.of(new CatchClause.Tagged(module.hostError(), false, caught)));
            code.call(boom).end().refNull(AbstractHeapType.EXTERN).end().call(message);
        });
        module.define(module.ref("passing", NONE, NONE), (code, params) -> code.call(boom));
        write(module);
        String use = """
            const { instantiate } = await import('./test.mjs');
            const error = new RangeError('far');
            const { exports } = await instantiate({ host: { boom() { throw error; } } });
            console.log(exports.catching());
            try { exports.passing(); } catch (e) { console.log(e === error); }
            """;
        Result expected = new Result(0, "far\ntrue\n", "");
        assertThat(script(use)).isEqualTo(expected);
        assertThat(script("delete WebAssembly.JSTag;", use)).isEqualTo(expected);
    }

    @Test
    void suppliesTheStringFunctionsThatTheEngineLacks() throws Exception {
        TestModule module = new TestModule();
        pass(module, "test", List.of(EXTERNREF), I32);
        pass(module, "cast", List.of(EXTERNREF), STRING);
        pass(module, "length", List.of(EXTERNREF), I32);
        pass(module, "concat", List.of(EXTERNREF, EXTERNREF), STRING);
        pass(module, "equals", List.of(EXTERNREF, EXTERNREF), I32);
        pass(module, "compare", List.of(EXTERNREF, EXTERNREF), I32);
        pass(module, "substring", List.of(EXTERNREF, I32, I32), STRING);
        pass(module, "charCodeAt", List.of(EXTERNREF, I32), I32);
        pass(module, "codePointAt", List.of(EXTERNREF, I32), I32);
        pass(module, "fromCharCode", List.of(I32), STRING);
        pass(module, "fromCodePoint", List.of(I32), STRING);
        module.define(
                module.ref("copy", List.of(EXTERNREF, I32, I32, I32, I32), List.of(EXTERNREF)), (code, params) -> {
                    Local units = new Local("units", module.unitsRef);
                    code.localGet(params.get(1)).arrayNewDefault(module.units).localSet(units);
                    code.localGet(params.get(0)).localGet(units).localGet(params.get(2));
                    code.call(module.intoUnits()).drop().localGet(units);
                    code.localGet(params.get(3)).localGet(params.get(4)).call(module.fromUnits());
                });
        write(module);
        String use = """
            const { instantiate } = await import('./test.mjs');
            const { exports } = await instantiate();
            const values = ['', 'a', 'b', 'ab\\u{1f600}\\ud800', 'abc', null, undefined, 5, {}];
            const numbers = [0, 1, 2, 3, 0x41, 0x1f600, 0x110000, -1];
            function attempt(f, ...args) {
              try { return f(...args); } catch (e) { return e.name; }
            }
            const lines = [];
            for (const [name, f] of Object.entries(exports)) {
              for (const a of /^from/.test(name) ? numbers : values) for (const b of [...values, ...numbers]) {
                const args = { substring: [a, b, 2], copy: [a, 6, b, 0, 6] }[name] ?? [a, b];
                lines.push([name, a, b, attempt(f, ...args)]);
              }
            }
            for (const [i, j] of [[0, 9], [3, 2], [-1, 2], [1, -1], [2, 2], [0, 4]]) {
              lines.push([i, j, attempt(exports.copy, 'abcd', 4, 0, i, j), attempt(exports.substring, 'abcd', i, j)]);
            }
            console.log(lines.map((line) => JSON.stringify(line)).join('\\n'));
            """;
        Result withBuiltins = script(use);
        assertThat(withBuiltins.errors()).isEmpty();
        int lines = (10 * 9 + 2 * 8) * 17 + 6;
        assertThat(withBuiltins.output()).hasLineCount(lines);
        List<String> different =
                new ArrayList<>(script(NO_BUILTINS, use).output().lines().toList());
        assertThat(different).hasSize(lines);
        different.removeAll(withBuiltins.output().lines().toList());
        assertThat(different).isEmpty();
    }

    /** Exports a function that calls a string function of the host. */
    private static void pass(TestModule module, String name, List<ValueType> params, ValueType result) {
        FunctionRef imported = module.function("wasm:js-string", name, params, List.of(result));
        module.define(module.ref(name, params, List.of(result)), (code, locals) -> {
            locals.forEach(code::localGet);
            code.call(imported);
        });
    }
}
