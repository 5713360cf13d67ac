package org.clysm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.clysm.engine.Engines;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Programs that wait for promises, as processes: how they end. What they do is told by {@code src/test/ffi/async}. */
class ComputationsTest {

    private static final String HOST = """
        export const host = {
          soon: () => new Promise((resolve) => setTimeout(resolve, 1)),
          never: () => new Promise(() => {}),
        };
        """;

    private static final List<String> DECLARATIONS = List.of(
            "(ffi:define-foreign-function soon \"host.soon\" () (:promise :void))",
            "(ffi:define-foreign-function never \"host.never\" () (:promise :void))");

    @TempDir
    private Path folder;

    static List<String> engines() {
        return Engines.javaScriptNames();
    }

    static List<String> allEngines() {
        return Engines.names();
    }

    private CommandRun run(String engine, String... forms) throws IOException {
        List<String> lines = new ArrayList<>(DECLARATIONS);
        lines.addAll(List.of(forms));
        Path program = Files.writeString(folder.resolve("program.lisp"), String.join("\n", lines));
        Path host = Files.writeString(folder.resolve("host.mjs"), HOST);
        return CommandRun.of("run", program, "--host", host, "--engine", engine);
    }

    @ParameterizedTest
    @MethodSource("engines")
    void driversRunAfterTheTopLevelHasWaited(String engine) throws IOException {
        Files.writeString(folder.resolve("driver.mjs"), "export default () => console.log('driver');\n");
        Path program = Files.writeString(
                folder.resolve("program.lisp"), DECLARATIONS.getFirst() + "(ffi:await (soon)) (format t \"waited~%\")");
        Path host = Files.writeString(folder.resolve("host.mjs"), HOST);
        CommandRun run = CommandRun.of(
                "run", program, "--host", host, "--host", folder.resolve("driver.mjs"), "--engine", engine);
        assertThat(run).isEqualTo(new CommandRun(0, "waited\ndriver\n", ""));
    }

    @ParameterizedTest
    @MethodSource("engines")
    void aConditionAfterWaitingIsReportedWithItsPlace(String engine) throws IOException {
        CommandRun run = run(
                engine, "(defun fail () (ffi:await (soon)) (error \"No ~A.\" 5) nil)", "(princ 1)", "(print (fail))");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output()).isEqualTo("1");
        assertThat(run.errors())
                .startsWith("No 5.\n")
                .contains("at CL-USER:FAIL (")
                .contains("program.lisp:3)");
    }

    @ParameterizedTest
    @MethodSource("engines")
    void aComputationThatNobodyWaitsForIsReportedToo(String engine) throws IOException {
        CommandRun run = run(engine, "(ffi:async (ffi:await (soon)) (error \"Alone.\"))", "(princ 1)");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output()).isEqualTo("1");
        assertThat(run.errors()).startsWith("Alone.\n");
    }

    @ParameterizedTest
    @MethodSource("engines")
    void aComputationEndsTheProgram(String engine) throws IOException {
        CommandRun run = run(engine, "(ffi:async (ffi:await (soon)) (princ 2) (clysm:exit 7))", "(princ 1)");
        assertThat(run).isEqualTo(new CommandRun(7, "12", ""));
        run = run(engine, "(ffi:await (soon)) (unwind-protect (clysm:exit 7) (princ 1))");
        assertThat(run).isEqualTo(new CommandRun(7, "1", ""));
    }

    @ParameterizedTest
    @MethodSource("engines")
    void aProgramThatWaitsForNothingIsAnError(String engine) throws IOException {
        CommandRun run = run(engine, "(princ 1)", "(ffi:await (never))", "(princ 2)");
        String report = "The program waits for a promise that nothing is left to settle\n";
        assertThat(run).isEqualTo(new CommandRun(1, "1", report));
        // But what a computation waits for may be dropped, as in the host.
        run = run(engine, "(ffi:async (ffi:await (never)))", "(princ 1)");
        assertThat(run).isEqualTo(new CommandRun(0, "1", ""));
    }

    /** Promises of the program's own, on engines without JavaScript too. */
    @ParameterizedTest
    @MethodSource("allEngines")
    void aProgramRunsUntilNothingIsLeft(String engine) throws IOException {
        String settle = "(defvar *resolve*)"
                + "(defun made () (ffi:make-promise (lambda (resolve reject)"
                + " (declare (ignore reject)) (setq *resolve* resolve))))";
        CommandRun run = runAlone(
                engine,
                settle,
                "(ffi:async (princ (ffi:await (ffi:then (made) (lambda (x) (princ 2) (1+ x))))))",
                "(ffi:then (ffi:async (error \"not seen\")) #'identity #'identity)",
                "(princ 1)",
                "(funcall *resolve* 2)");
        assertThat(run).isEqualTo(new CommandRun(0, "123", ""));
        run = runAlone(engine, settle, "(ffi:async (princ 1))", "(unwind-protect (ffi:await (made)) (princ 2))");
        String report = "The program waits for a promise that nothing is left to settle\n";
        assertThat(run).isEqualTo(new CommandRun(1, "1", report));
        run = runAlone(engine, settle, "(ffi:async (ffi:await (made)) (error \"Alone.\"))", "(funcall *resolve* 1)");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errors()).startsWith("Alone.\n");
        run = runAlone(engine, settle, "(ffi:async (ffi:await (made)) (clysm:exit 7))", "(funcall *resolve* 1)");
        assertThat(run).isEqualTo(new CommandRun(7, "", ""));
    }

    private CommandRun runAlone(String engine, String... forms) throws IOException {
        Path program = Files.writeString(folder.resolve("alone.lisp"), String.join("\n", forms));
        return CommandRun.of("run", program, "--engine", engine);
    }

    @ParameterizedTest
    @MethodSource("engines")
    void theStackOfAComputationMayEnd(String engine) throws IOException {
        CommandRun run = run(
                engine,
                "(defun deep (n) (if (= n 0) (progn (ffi:await (soon)) 0) (1+ (deep (1- n)))))",
                "(princ (deep 10000))",
                "(princ (deep 100000000))");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output()).isEqualTo("10000");
        assertThat(run.errors()).startsWith("Control stack exhausted\n    at CL-USER:DEEP (");
    }
}
