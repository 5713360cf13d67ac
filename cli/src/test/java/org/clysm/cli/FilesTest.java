package org.clysm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.clysm.engine.Engines;
import org.clysm.testing.Processes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Programs that use files; {@code cli/src/test/lisp/files.lisp} is one more. */
class FilesTest {

    @TempDir
    private Path folder;

    static List<String> engines() {
        return Engines.names();
    }

    private Path file(String name, String... lines) throws IOException {
        return Files.writeString(folder.resolve(name), String.join("\n", lines));
    }

    /** Runs a program that writes to the file that is its argument, and returns what stands there afterwards. */
    private String written(String engine, int exitCode, String... lines) throws IOException {
        Path output = folder.resolve("output");
        CommandRun run = CommandRun.of("run", file("main.lisp", lines), "--engine", engine, "--", output);
        assertThat(run.exitCode()).as(run.errors()).isEqualTo(exitCode);
        return Files.readString(output);
    }

    @ParameterizedTest
    @MethodSource("engines")
    void whatNobodyClosesIsWrittenWhenTheProgramFails(String engine) throws IOException {
        assertThat(written(
                        engine,
                        1,
                        "(defvar *log* (open (first (clysm:command-line-arguments)) :direction :output))",
                        "(write-line \"begun\" *log*)",
                        "(error \"failed\")"))
                .isEqualTo("begun\n");
    }

    @ParameterizedTest
    @MethodSource("engines")
    void whatNobodyClosesIsWrittenWhenTheProgramExits(String engine) throws IOException {
        assertThat(written(
                        engine,
                        3,
                        "(defvar *log* (open (first (clysm:command-line-arguments)) :direction :output))",
                        "(write-line \"begun\" *log*)",
                        "(clysm:exit 3)"))
                .isEqualTo("begun\n");
    }

    /** A file that was there keeps what was added to it; one that was made goes away. */
    @ParameterizedTest
    @MethodSource("engines")
    void aLogKeepsWhatWasWrittenBeforeTheFailure(String engine) throws IOException {
        Files.writeString(folder.resolve("output"), "old\n");
        assertThat(written(
                        engine,
                        1,
                        "(with-open-file (log (first (clysm:command-line-arguments))",
                        "                     :direction :output :if-exists :append)",
                        "  (write-line \"added\" log)",
                        "  (with-open-file (new (format nil \"~A.new\" (first (clysm:command-line-arguments)))",
                        "                       :direction :output)",
                        "    (write-line \"lost\" new)",
                        "    (error \"failed\")))"))
                .isEqualTo("old\nadded\n");
        assertThat(folder.resolve("output.new")).doesNotExist();
    }

    /** Macros may read files too. */
    @Test
    void filesAreThereAtCompileTime() throws IOException {
        Path data = file("data.txt", "(1 2 3)");
        Path main = file(
                "main.lisp",
                "(defmacro contents (name) `',(with-open-file (in name) (read in)))",
                "(format t \"~S ~S~%\" (contents \"" + data + "\") #.(pathname-type #P\"a/b.c\"))",
                "(format t \"~S~%\" '(#P\"a/b.c\" #P\"*.x\"))");
        assertThat(CommandRun.of("run", main)).isEqualTo(new CommandRun(0, """
            (1 2 3) "c"
            (#P"a/b.c" #P"*.x")
            """, ""));
    }

    @Test
    void programsWithoutFilesDoNotCarryThem() throws IOException {
        Path module =
                CommandRun.build(file("main.lisp", "(print (read-line *standard-input* nil))", "(print #P\"a\")"));
        assertThat(Files.readString(module.resolveSibling("main.mjs"))).doesNotContain("clysm:fs", "createMemoryFiles");
        assertThat(Files.readString(module.resolveSibling("main.d.ts"))).doesNotContain("createMemoryFiles");
    }

    @Test
    void filesInMemory() throws Exception {
        CommandRun.build(file(
                "count.lisp",
                "(defun lines (name)",
                "  (with-open-file (in name) (loop while (read-line in nil) count t)))",
                "(defun told (condition) (format t \"~A~%\" condition))",
                "(format t \"~D ~S~%\" (lines \"data/words.txt\") (mapcar #'namestring (directory \"/data/**/*.*\")))",
                "(with-open-file (in \"/data/b\" :element-type '(signed-byte 8))",
                "  (with-open-file (out (ensure-directories-exist \"out/deep/result\")",
                "                       :direction :output :if-exists :supersede)",
                "    (format out \"λ ~D\" (read-byte in))))",
                "(with-open-file (out \"data/words.txt\" :direction :output :if-exists :append)",
                "  (write-line \"three\" out))",
                "(rename-file \"data/b\" \"/out/c\")",
                "(handler-case (delete-file \"out/\") (file-error (condition) (told condition)))",
                "(handler-case (open \"data/b\") (file-error (condition) (told condition)))",
                "(handler-case (open \"data\") (file-error (condition) (told condition)))",
                "(handler-case (open \"data/words.txt\" :direction :output) (file-error (condition) (told condition)))",
                "(delete-file \"data/words.txt\")",
                "(delete-file \"data/\")"));
        file(
                "use.mjs",
                "import { createMemoryFiles, instantiate } from './out/count.mjs';",
                "const fs = createMemoryFiles({ 'data/words.txt': 'one\\ntwo\\n', '/data/b': Uint8Array.of(255) });",
                "const { run } = await instantiate({}, { fs });",
                "run();",
                "console.log(fs.readFileSync('out/deep/result', 'utf8'), fs.readFileSync('out/c'));",
                "console.log(fs.readdirSync('/'));",
                "fs.writeFileSync('data/words.txt', 'again');",
                "fs.writeFileSync('data/b', Uint8Array.of(1));",
                "run();",
                "console.log(fs.readFileSync('out/deep/result', 'utf8'));");
        assertThat(Processes.node(folder, "use.mjs")).isEqualTo("""
            2 ("/data/b" "/data/words.txt")
            Cannot delete "out/": it is not empty.
            Cannot open "data/b": it does not exist.
            Cannot open "data": it is a directory.
            Cannot open "data/words.txt": it exists already.
            λ -1 Uint8Array(1) [ 255 ]
            [ 'out' ]
            1 ("/data/b" "/data/words.txt")
            Cannot delete "out/": it is not empty.
            Cannot open "data/b": it does not exist.
            Cannot open "data": it is a directory.
            Cannot open "data/words.txt": it exists already.
            λ 1
            """);
    }
}
