package org.clysm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.clysm.testing.Processes;
import org.clysm.testing.TestTools;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code clysm build}. */
class BuildCommandTest {

    @TempDir
    private Path folder;

    private Path file(String name, String... lines) throws IOException {
        return Files.writeString(folder.resolve(name), String.join("\n", lines));
    }

    private Path greeting() throws IOException {
        return file(
                "greeting.lisp",
                "(ffi:define-foreign-function user-name \"host.user.name\" () :string)",
                "(ffi:define-foreign-function shout \"host.shout\" (:string :boolean) :void)",
                "(ffi:define-foreign-function root \"Math.sqrt\" (:float) :float)",
                "(defun greet (name) (format nil \"Hello, ~A!\" name))",
                "(defun same (x) x)",
                "(ffi:export-function greet :signature ((:string) :string))",
                "(ffi:export-function same :as \"the-same\" :signature ((:anyref) :anyref))",
                "(shout (greet (user-name)) (> (root 4) 1))");
    }

    private String node(String script, String... arguments) throws Exception {
        return Processes.node(folder, script, arguments);
    }

    @Test
    void writesAModuleThatItsLoaderLoads() throws Exception {
        CommandRun.build(greeting());
        file(
                "use.mjs",
                "import { instantiate } from './out/greeting.mjs';",
                "const host = { user: { name: () => 'Ada' }, shout: (text, loud) => console.log(text, loud) };",
                "const { exports, run } = await instantiate({ host });",
                "run();",
                "console.log(exports.greet('Grace'), exports['the-same'](host) === host);");
        assertThat(node("use.mjs")).isEqualTo("Hello, Ada! 1\nHello, Grace! true\n");
    }

    @Test
    void writesJavaInterfaces() throws Exception {
        Path out = folder.resolve("out/greeting.wasm");
        CommandRun.of("build", greeting(), "-o", out, "--java", "org.example.greeting")
                .assertSuccess();
        assertThat(folder.resolve("out/org/example/greeting/HostImports.java")).hasContent("""
            // Written by clysm.
            package org.example.greeting;

            import org.clysm.host.LispName;

            /** The host module "host" that greeting calls. */
            public interface HostImports {
                @LispName("shout")
                void shout(String argument1, boolean argument2) throws Exception;

                @LispName("user.name")
                String userName() throws Exception;
            }
            """);
        assertThat(folder.resolve("out/org/example/greeting/GreetingExports.java"))
                .content()
                .contains("""
                    public interface GreetingExports {
                        @LispName("greet")
                        String greet(String argument1);

                        @LispName("the-same")
                        Object theSame(Object argument1);
                    }
                    """);
        assertThat(CommandRun.of("build", greeting(), "-o", out, "--java", "a-b")
                        .errors())
                .isEqualTo("clysm build: \"a-b\" is no name of a Java package\n");
    }

    @Test
    void theModuleWorksWithoutTheLoader() throws Exception {
        CommandRun.build(file(
                "add.lisp",
                "(defun add (a b) (+ a b))",
                "(ffi:export-function add :signature ((:fixnum :fixnum) :fixnum))"));
        file(
                "use.mjs",
                "import fs from 'node:fs';",
                "const unused = new Proxy({ 'host-error': WebAssembly.JSTag }, {",
                "  get: (known, name) => known[name] ?? (() => { throw new Error(`${name} is called`); }),",
                "});",
                "const imports = { 'clysm:runtime': unused, 'clysm:io': unused };",
                "const bytes = fs.readFileSync('out/add.wasm');",
                "const { instance } = await WebAssembly.instantiate(bytes, imports, { builtins: ['js-string'] });",
                "instance.exports._start();",
                "console.log(instance.exports.add(40, 2));");
        assertThat(node("use.mjs")).isEqualTo("42\n");
    }

    @Test
    void theModuleWorksWithoutTheLoaderAsTheDocumentShows() throws Exception {
        CommandRun.build(file(
                "app.lisp",
                "(ffi:define-foreign-function ask \"host.ask\" (:string) :string)",
                "(defun greeting (name times) (format nil \"~V@{Hello ~A! ~:*~}\" times name))",
                "(ffi:export-function greeting :signature ((:string :fixnum) :string))",
                "(assert (string= (ask \"it\") \"no answer to it\"))"));
        String document = Files.readString(TestTools.projectRoot().resolve("docs/ffi.md"));
        String section = document.substring(document.indexOf("## Without the loader"));
        String code = section.substring(section.indexOf("```js\n") + 6, section.indexOf("\n```\n"))
                .replace("await (await fetch('out/app.wasm')).arrayBuffer()", "fs.readFileSync('out/app.wasm')");
        file("use.mjs", "import fs from 'node:fs';", code);
        assertThat(node("use.mjs")).isEqualTo("Hello Ada! Hello Ada! \n");
    }

    @Test
    void theLoaderRunsAsAProgram() throws Exception {
        CommandRun.build(file("hello.lisp", "(format t \"Hello, world!~%\")"));
        assertThat(node("out/hello.mjs")).isEqualTo("Hello, world!\n");
    }

    @Test
    void writesTypesThatTypeScriptBelieves() throws Exception {
        CommandRun.build(greeting());
        file(
                "use.ts",
                "import { instantiate, LispError } from './out/greeting.mjs';",
                "const host = { user: { name: () => 'Ada' }, shout(text: string | null, loud: number) {} };",
                "const { exports, run } = await instantiate({ host }, { args: ['x'] });",
                "const code: number | undefined = run();",
                "const text: string | null = exports.greet('Grace');",
                "const same: unknown = exports['the-same'](host);",
                "// @ts-expect-error no number is a name",
                "exports.greet(7);",
                "// @ts-expect-error the host needs its functions",
                "await instantiate({ host: {} });",
                "export const all = [code, text, same, LispError];");
        assertThat(typeErrors("use.ts")).isEmpty();
    }

    @Test
    void typesSayWhatCrosses() throws Exception {
        CommandRun.build(file(
                "types.lisp",
                "(ffi:define-foreign-record point (x :double-float) (label :string :optional t))",
                "(ffi:define-foreign-type id () (:base :integer))",
                "(ffi:define-foreign-function f \"host.f\" ((:list :boolean) (:enum :low (:high \"HIGH\"))) (:list"
                        + " point))",
                "(ffi:define-foreign-function g \"host.g\" ((:function (:boolean id) (:vector :int8))) (:nullable"
                        + " :bytes))",
                "(ffi:define-foreign-function h \"host.h\" () (:instance \"Date\"))",
                "(defun all (&rest arguments) (f '() :low) (g #'list) (h) (values-list arguments))",
                "(ffi:export-function all :signature ((point (:enum (:red 0) (:blue 1)) (:list (:nullable :float)))",
                "                                     (:values point :keyword (:vector :string))))",
                "(defun id (id) id)",
                "(ffi:export-function id :signature ((id) (:nullable id)))"));
        file(
                "types.ts",
                "import { instantiate } from './out/types.mjs';",
                "const host = {",
                "  f: (flags: boolean[], level: 'low' | 'HIGH') => new Set([{ x: 1, label: 'a' }, { x: flags.length"
                        + " }]),",
                "  g: (back: (a: number | boolean, id: bigint) => Int8Array) => (back(true, 1n)[0] ? null : new"
                        + " Uint8Array(1)),",
                "  h: () => new Date(),",
                "};",
                "const { exports } = await instantiate({ host });",
                "const [point, keyword, texts] = exports.all({ x: 1 }, 1, new Set([1, null]));",
                "const all: [number, string, (string | null)[]] = [point.x, keyword, texts];",
                "const id: bigint | null = exports.id(5);",
                "// @ts-expect-error no member",
                "exports.all({ x: 1 }, 2, []);",
                "// @ts-expect-error a missing field",
                "exports.all({ label: 'a' }, 1, []);",
                "// @ts-expect-error an unknown field",
                "exports.all({ x: 1, y: 2 }, 1, []);",
                "// @ts-expect-error no iterable",
                "exports.all({ x: 1 }, 1, 5);",
                "// @ts-expect-error there are three values",
                "export const fourth = exports.all({ x: 1 }, 1, [])[3];",
                "// @ts-expect-error no Date",
                "await instantiate({ host: { ...host, h: () => 'today' } });",
                "export const use = [all, id];");
        assertThat(typeErrors("types.ts")).isEmpty();
    }

    /** What TypeScript says of a file. */
    private String typeErrors(String name) throws Exception {
        List<String> options = List.of(
                "--noEmit",
                "--strict",
                "--target",
                "esnext",
                "--module",
                "esnext",
                "--moduleResolution",
                "bundler",
                "--lib",
                "esnext,dom",
                name);
        return node(TestTools.typescript().toString(), options.toArray(String[]::new));
    }

    @Test
    void theSameSourcesGiveTheSameBytes() throws IOException {
        Path source = greeting();
        CommandRun.of("build", source, "-o", folder.resolve("a/greeting.wasm"), "--wat")
                .assertSuccess();
        CommandRun.of("build", source, "-o", folder.resolve("b/greeting.wasm"), "--wat")
                .assertSuccess();
        try (Stream<Path> files = Files.list(folder.resolve("a"))) {
            List<String> names =
                    files.map(file -> file.getFileName().toString()).sorted().toList();
            assertThat(names)
                    .containsExactly(
                            "greeting.d.mts", "greeting.d.ts", "greeting.mjs", "greeting.wasm", "greeting.wat");
            for (String name : names) {
                assertThat(folder.resolve("b").resolve(name))
                        .hasSameBinaryContentAs(folder.resolve("a").resolve(name));
            }
        }
    }

    @Test
    void filesOfAProgramAreCompiledInOrder() throws IOException {
        Path first = file("first.lisp", "(defmacro twice (form) `(progn ,form ,form))");
        Path second = file("second.lisp", "(twice (princ \"x\"))");
        CommandRun run = CommandRun.of("run", first, second).assertSuccess();
        assertThat(run.output()).isEqualTo("xx");
    }
}
