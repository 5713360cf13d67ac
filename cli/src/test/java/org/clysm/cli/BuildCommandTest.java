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
                "(ffi:define-foreign-function shout \"host.shout\" (:string &optional :boolean) :void \"Say <it>.\")",
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
        assertThat(node("use.mjs")).isEqualTo("Hello, Ada! true\nHello, Grace! true\n");
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
                /** Say &lt;it&gt;. */
                @LispName("shout")
                void shout(String argument1) throws Exception;

                /** Say &lt;it&gt;. */
                @LispName("shout")
                void shout(String argument1, Boolean argument2) throws Exception;

                @LispName("user.name")
                String userName() throws Exception;
            }
            """);
        assertThat(folder.resolve("out/org/example/greeting/GreetingExports.java"))
                .content()
                .contains("""
                    public interface GreetingExports {
                        @LispName("greet")
                        String greet(String name);

                        @LispName("the-same")
                        Object theSame(Object x);
                    }
                    """);
        assertThat(CommandRun.of("build", greeting(), "-o", out, "--java", "a-b")
                        .errors())
                .isEqualTo("clysm build: \"a-b\" is no name of a Java package\n");
    }

    @Test
    void printsTheInterface() throws Exception {
        Path source = greeting();
        CommandRun run = CommandRun.of("build", source, "-o", folder.resolve("out/greeting.wasm"), "--interface")
                .assertSuccess();
        assertThat(run.output())
                .startsWith(
                        """
                        Imports from the host:
                          host.user.name  () :string                          USER-NAME  FILE:1
                          host.shout      (:string &optional :boolean) :void  SHOUT      FILE:2
                          Math.sqrt       (:float) :float                     ROOT       FILE:3  GLOBAL
                        Imports that loaders provide:
                          clysm:io:\
                        """.replace("GLOBAL", "a global of JavaScript hosts").replace("FILE", source.toString()))
                .endsWith("""
                    Exports:
                      greet     (:string) :string  GREET  FILE:6
                      the-same  (:anyref) :anyref  SAME   FILE:7
                    Calls of functions by name: no
                    Waits for promises while it is run: no
                    """.replace("FILE", source.toString()));
        assertThat(CommandRun.of("build", source, "--interface").assertSuccess().output())
                .isEqualTo(run.output());
        assertThat(CommandRun.of("build", source, "--interface", "--wat").errors())
                .isEqualTo("clysm build: --wat writes files: say where by -o DIR/NAME.wasm\n");
        assertThat(CommandRun.of("build", source).errors()).startsWith("clysm build: Missing required option: '-o");
        assertThat(CommandRun.of("wat", "--interface", folder.resolve("out/greeting.wasm"))
                        .assertSuccess()
                        .output())
                .startsWith("""
                    Imports from the host:
                      Math.sqrt       (f64) -> f64                  a global of JavaScript hosts
                      host.shout      (externref, externref) -> ()
                      host.shout      (externref) -> ()
                      host.user.name  () -> externref
                    Imports that loaders provide:
                      clysm:io:\
                    """)
                .endsWith("""
                    Exports:
                      greet     (externref) -> externref
                      the-same  (externref) -> externref
                    Calls of functions by name: no
                    """);
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
    void aHostThatIsTooOldIsTold() throws Exception {
        CommandRun.build(file("hello.lisp", "(format t \"Hello, world!~%\")"));
        file(
                "old.mjs",
                "WebAssembly.compile = () => Promise.reject(new WebAssembly.CompileError('unknown type code'));",
                "const { instantiate } = await import('./out/hello.mjs');",
                "const tell = (error) => console.log(error.message.replace(/file:.*[/]/, ''));",
                "await instantiate().catch(tell);",
                "WebAssembly.validate = () => false;",
                "await instantiate().catch(tell);");
        assertThat(node("old.mjs")).isEqualTo("""
            cannot load hello.wasm: unknown type code
            cannot load hello.wasm: this host is too old for it: its WebAssembly has no garbage collection, tail\
             calls and exceptions, as Node 24 has
            """);
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
