package org.clysm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.clysm.engine.Engines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user can do wrong: one clear message with its place, the right exit code, no file half written. */
class BadInputTest {

    @TempDir
    private Path folder;

    static Stream<String> engines() {
        return Engines.javaScriptNames().stream();
    }

    private Path file(String name, String... lines) throws IOException {
        return Files.writeString(folder.resolve(name), String.join("\n", lines));
    }

    private Path program(String... lines) throws IOException {
        return file("program.lisp", lines);
    }

    private static void assertRefused(CommandRun run, String message) {
        assertThat(run.errors()).isEqualTo(message + "\n");
        assertThat(run.output()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(2);
    }

    /** Building says the same as running, and writes nothing. */
    private void assertNotCompiled(Path program, String message) {
        assertRefused(CommandRun.of("run", program), message);
        assertRefused(CommandRun.of("build", program, "-o", folder.resolve("out/program.wasm")), message);
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void noCommand() {
        CommandRun run = CommandRun.of();
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors()).startsWith("Usage: clysm").contains("run", "build", "eval", "wat");
    }

    @Test
    void unknownCommandOptionAndEngine() {
        assertRefused(
                CommandRun.of("frob"), "clysm: there is no command \"frob\"\n`clysm --help` tells what it takes.");
        assertRefused(
                CommandRun.of("run", "--frob", "x.lisp"),
                "clysm run: Unknown option: '--frob'\n`clysm run --help` tells what it takes.");
        assertRefused(
                CommandRun.of("run", "x.lisp", "--engine", "steam"),
                "clysm run: there is no engine \"steam\"; there are endive and node and v8");
    }

    @Test
    void noFile() {
        assertRefused(
                CommandRun.of("run"),
                "clysm run: Missing required parameter: 'FILE'\n`clysm run --help` tells what it takes.");
    }

    @Test
    void missingFile() {
        Path file = folder.resolve("none.lisp");
        assertNotCompiled(file, file + ": error: there is no such file");
    }

    @Test
    void folderInPlaceOfFile() {
        assertRefused(CommandRun.of("run", folder), folder + ": error: this is a folder, not a file");
    }

    @Test
    void fileThatIsNotInUtf8() throws IOException {
        Path file =
                Files.write(folder.resolve("latin.lisp"), "; caf\n\"\u00e9\"".getBytes(StandardCharsets.ISO_8859_1));
        assertNotCompiled(file, file + ":2:2: error: the file is not in UTF-8: byte 0xE9 cannot stand here");
    }

    @Test
    void unbalancedParenthesis() throws IOException {
        Path file = program("(print 1)", "(defun f (x)", "  (list x");
        CommandRun run = CommandRun.of("run", file);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.output()).isEmpty();
        assertThat(run.errors()).startsWith(file + ":3:3: error: ").endsWith("  (list x\n  ^\n");
    }

    @Test
    void moreParametersThanAnEngineAllows() throws IOException {
        String parameters = IntStream.range(0, 1000).mapToObj(i -> "p" + i).collect(Collectors.joining(" "));
        CommandRun run = CommandRun.of("run", program("(defun f (" + parameters + ") p0)"));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors()).contains("it has 1000 parameters, and a function takes fewer than 1000");
    }

    @Test
    void allErrorsAtOnce() throws IOException {
        Path file = program(
                "(defmacro second-of (list) (car (cdr list)))",
                "(defun f (x) (let ((x 1 2)) x))",
                "nonsense",
                "(f (second-of 5))",
                "(undefined)");
        assertNotCompiled(
                file,
                file + ":2:20: error: malformed binding (X 1 2) in LET: expected name, (name) or (name form)\n"
                        + "(defun f (x) (let ((x 1 2)) x))\n                   ^\n"
                        + file + ":3:1: warning: undefined variable NONSENSE\nnonsense\n^\n"
                        + file + ":4:4: error: while expanding (SECOND-OF ...): The value 5 is not of type LIST.\n"
                        + "(f (second-of 5))\n   ^\n"
                        + "clysm: 2 errors");
    }

    @Test
    void errorWhileReading() throws IOException {
        Path file = program("(print", "  '(a #.(car 5)))");
        assertNotCompiled(
                file,
                file + ":2:7: error: while evaluating (CAR 5) as it is read: The value 5 is not of type LIST.\n"
                        + "  '(a #.(car 5)))\n      ^");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"(defmacro endless () '(endless))", "(defmacro endless (&rest more) `(list 1 (endless ,@more)))"
            })
    void macroWithoutEnd(String macro) throws IOException {
        Path file = program(macro, "(defun f ()", "  (endless))");
        CommandRun run = CommandRun.of("run", file);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors())
                .startsWith(file + ":3:3: error: more than ")
                .contains("does a macro expand into itself?\n  (endless))\n  ^\n");
    }

    @Test
    void macroThatRecursWithoutEnd() throws IOException {
        Path file = program(
                "(eval-when (:compile-toplevel :load-toplevel :execute)",
                "  (defun down (n) (+ 1 (down n))))",
                "(defmacro deep (n) (down n))",
                "(print (deep 1))");
        assertNotCompiled(
                file,
                file + ":4:8: error: while expanding (DEEP ...): Control stack exhausted\n(print (deep 1))\n       ^");
    }

    @Test
    void longLinesAreCut() throws IOException {
        Path file = program("(print '(" + "a ".repeat(200) + "nopackage:b " + "c ".repeat(200) + "))");
        CommandRun run = CommandRun.of("run", file);
        assertThat(run.exitCode()).isEqualTo(2);
        List<String> lines = run.errors().lines().toList();
        assertThat(lines.get(1)).startsWith("...").endsWith("...").hasSizeLessThan(200);
        assertThat(lines.get(1).substring(lines.get(2).length() - 1)).startsWith("nopackage:b");
    }

    @Test
    void warningsPointAtTheVariable() throws IOException {
        Path file = program("(defun f (a &key", "          (b 1)) (let ((c a)", "  d) c))");
        assertThat(CommandRun.of("run", file).errors())
                .contains(file + ":2:11: style-warning: the variable B is bound, but never used\n          (b 1))")
                .contains(file + ":3:3: style-warning: the variable D is bound, but never used\n  d) c))");
    }

    @Test
    void unknownMarshalType() throws IOException {
        Path file = program("(ffi:define-foreign-function f \"host.f\" (:quaternion) :void)");
        assertNotCompiled(
                file,
                file
                        + ":1:1: error: unknown marshal type :QUATERNION; docs/ffi.md lists the types\n"
                        + "(ffi:define-foreign-function f \"host.f\" (:quaternion) :void)\n"
                        + "^");
    }

    @Test
    void exportOfAnUndefinedFunction() throws IOException {
        Path file = program("(defun f ())", "(ffi:export-function g :signature (() :void))");
        CommandRun run = CommandRun.of("run", file);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors()).startsWith(file + ":2:1: error: ").contains("G is not defined");
    }

    @Test
    void exportWithTheWrongArgumentCount() throws IOException {
        Path file = program("(defun f (x) x)", "(ffi:export-function f :signature (() :void))");
        CommandRun run = CommandRun.of("run", file);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors()).startsWith(file + ":2:1: error: ").contains("0 parameters");
    }

    @Test
    void duplicateExport() throws IOException {
        Path file = program(
                "(defun f ())",
                "(ffi:export-function f :signature (() :void))",
                "(ffi:export-function f :signature (() :void))");
        CommandRun run = CommandRun.of("run", file);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors()).startsWith(file + ":3:1: error: there is already an export named \"f\"");
    }

    @ParameterizedTest
    @MethodSource("engines")
    void missingHostFunctions(String engine) throws IOException {
        Path file = program(
                "(format t \"not seen~%\")",
                "(ffi:define-foreign-function f \"host.f\" (:fixnum) :void)",
                "(ffi:define-foreign-function g \"host.deep.g\" () :string)",
                "(f 1) (g)");
        CommandRun run = CommandRun.of("run", file, "--engine", engine);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.output()).isEmpty();
        assertThat(run.errors()).contains("  host.deep.g () -> externref\n", "  host.f (i32) -> ()\n");
    }

    @Test
    void missingHostModule() throws IOException {
        Path host = folder.resolve("none.mjs");
        assertRefused(CommandRun.of("run", program("1"), "--host", host), host + ": error: there is no such file");
    }

    @ParameterizedTest
    @MethodSource("engines")
    void hostModuleThatThrowsWhileLoading(String engine) throws IOException {
        Path host = file("host.mjs", "throw new Error('no luck');");
        CommandRun run = CommandRun.of("run", program("(print 1)"), "--host", host, "--engine", engine);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.output()).isEmpty();
        assertThat(run.errors())
                .startsWith("clysm: host module " + host + " failed while loading: Error: no luck\n")
                .contains("host.mjs:1:");
    }

    @ParameterizedTest
    @MethodSource("engines")
    void unhandledError(String engine) throws IOException {
        Path file = program("(defun fail (x)", "  (print x)", "  (list (car x)))", "(print 1)", "(list (fail 5))");
        CommandRun run = CommandRun.of("run", file, "--engine", engine);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output()).contains("1");
        assertThat(run.errors()).startsWith("The value 5 is not of type LIST").contains("FAIL (" + file + ":3)");
    }

    @ParameterizedTest
    @MethodSource("engines")
    void endlessRecursion(String engine) throws IOException {
        Path file = program("(defun down (n) (+ 1 (down (+ n 1))))", "(print (down 0))");
        CommandRun run = CommandRun.of("run", file, "--engine", engine);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errors()).startsWith("Control stack exhausted\n").contains("DOWN (" + file + ":1)");
    }

    @Test
    void outputThatCannotBeWritten() throws IOException {
        Path file = program("(print 1)");
        Path occupied = Files.createDirectories(folder.resolve("out/program.wasm"));
        assertRefused(
                CommandRun.of("build", file, "-o", occupied),
                occupied + ": error: cannot write the file: there is a folder");
        Files.delete(occupied);
        Files.createDirectory(folder.resolve("out/program.d.ts"));
        assertRefused(
                CommandRun.of("build", file, "-o", occupied),
                folder.resolve("out/program.d.ts") + ": error: cannot write the file: there is a folder");
        try (Stream<Path> left = Files.list(folder.resolve("out"))) {
            assertThat(left).containsExactly(folder.resolve("out/program.d.ts"));
        }
    }

    @Test
    void outputOverAModuleOfTheUser() throws IOException {
        Path source = program("(print 1)");
        Path host = file("program.mjs", "export const host = {};");
        assertRefused(
                CommandRun.of("build", source, "-o", folder.resolve("program.wasm")),
                host + ": error: clysm did not write this file and does not replace it;"
                        + " choose another folder or name for the output");
        assertThat(host).hasContent("export const host = {};");
        assertThat(folder.resolve("program.wasm")).doesNotExist();
        CommandRun.build(source);
        CommandRun.build(source);
    }

    @Test
    void outputFolderThatIsAFile() throws IOException {
        Path file = program("(print 1)");
        Path output = file("plain", "").resolve("program.wasm");
        assertRefused(
                CommandRun.of("build", file, "-o", output),
                output.getParent() + ": error: cannot write into it: this is a file, not a folder");
    }

    @Test
    void outputThatIsNoModule() throws IOException {
        assertRefused(
                CommandRun.of("build", program("1"), "-o", "program.txt"),
                "clysm build: the output must be named NAME.wasm, not \"program.txt\"");
    }

    @Test
    void textOfWhatIsNoModule() throws IOException {
        Path file = file("text.wasm", "(module)");
        CommandRun run = CommandRun.of("wat", file);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors()).startsWith(file + ": error: this is no module that clysm has built");
    }
}
