package org.clysm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs that find symbols by names that they compute contain all that has a name; others do not. */
class ComputedNamesTest {

    @TempDir
    private Path folder;

    private Path program(String text) throws IOException {
        return Files.writeString(folder.resolve("program.lisp"), text);
    }

    private CommandRun run(String text) throws IOException {
        return CommandRun.of("run", program(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "(funcall (intern \"LOGNAND\" \"CL\") 1 2)                          | -1",
                "(funcall (find-symbol \"CADR\") '(1 2))                            | 2",
                "(funcall (read-from-string \"list*\") 1 '(2))                      | (1 2)",
                "(with-input-from-string (s \"vector\") (funcall (read s) 1))       | #(1)",
                "(funcall (symbol-function (intern \"SECOND\")) '(1 2))             | 2",
                "(funcall (fdefinition (list 'setf (intern \"CAR\"))) 1 (list 2))   | 1",
                "(symbol-value (intern \"*PRINT-BASE*\"))                           | 10",
                "(progn (defun unused () 'called) (funcall (intern \"UNUSED\")))    | CALLED",
                "(let (f) (do-symbols (s) (if (equal (symbol-name s) \"LDB\") (setq f s))) f) | LDB",
                "(typep 1 (read-from-string \"(integer 0 5)\"))                     | T",
                "(funcall 'read-from-string \"(a 1.5)\")                            | (A 1.5)",
            })
    void findsAllNames(String form, String value) throws IOException {
        assertThat(run("(prin1 " + form + ")").assertSuccess().output()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(print (format nil \"~S ~R ~?\" 'a 2 \"~A\" '(1)))",
                "(print (list (intern \"A\" :keyword) (find-symbol \"CAR\" \"KEYWORD\")))",
                "(print (list 'intern 'read (symbol-name 'eval)))",
                "(print (package-name (symbol-package 'car)))",
            })
    void othersContainOnlyWhatTheyReach(String text) throws IOException {
        Path module = CommandRun.build(program(text));
        assertThat(CommandRun.of("wat", module).assertSuccess().output())
                .contains("CL:PRINT")
                .doesNotContain("CL:LOGNAND");
    }

    @Test
    void evaluationNeedsTheCompiler() throws IOException {
        CommandRun run = run("(prin1 (handler-case (eval '(+ 1 2)) (control-error () 'none))) (eval '(car 5))");
        assertThat(run.output()).isEqualTo("NONE");
        assertThat(run.exitCode()).isEqualTo(ExitCode.LISP_ERROR.code());
        assertThat(run.errors())
                .startsWith("A program that runs without its compiler cannot evaluate or expand (CAR 5).");
    }
}
