package org.clysm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code clysm eval} and {@code clysm wat}. */
class EvalCommandTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "(+ 1 2)                      | 3",
                "(expt 2 100)                 | 1267650600228229401496703205376",
                "(values 1 \"two\" #\\3)      | 1;\"two\";#\\3",
                "'(a . \"b\")                 | (A . \"b\")",
                "(loop for i below 3 collect i) | (0 1 2)",
                "1 2 3                        | 3",
                "(list #+clysm 1 #-clysm 2)   | (1)",
            })
    void printsValues(String form, String values) {
        CommandRun run = CommandRun.of("eval", form).assertSuccess();
        assertThat(run.output()).isEqualTo(values.replace(';', '\n') + "\n");
    }

    @Test
    void laterFormsSeeWhatEarlierOnesDefined() {
        CommandRun run = CommandRun.of("eval", "(defun square (x) (* x x))", "(defvar *n* 12)", "(square *n*)");
        assertThat(run.assertSuccess().output()).isEqualTo("SQUARE\n*N*\n144\n");
    }

    @Test
    void theReaderSeesFeaturesThatFormsBeforeAdded() {
        CommandRun run = CommandRun.of("eval", "(push :new *features*)", "#+(and new clysm) 1 #-new 2");
        assertThat(run.assertSuccess().output()).endsWith(")\n1\n");
    }

    @Test
    void theReaderFollowsThePackage() {
        String current = "(package-name (symbol-package 'any-name))";
        CommandRun run = CommandRun.of(
                "eval",
                "(progn (make-package :one :use '(:cl)) (setq *package* (find-package :one)) nil)",
                current,
                "(let ((*package* *package*)) (eval '(in-package :cl-user)))",
                current);
        assertThat(run.assertSuccess().output()).isEqualTo("NIL\n\"ONE\"\n#<PACKAGE \"COMMON-LISP-USER\">\n\"ONE\"\n");
    }

    @Test
    void aFormOfSeveralIsEvaluatedOneByOne() {
        CommandRun run = CommandRun.of("eval", "(progn (eval '(defmacro later () 3)) (later))");
        assertThat(run.assertSuccess().output()).isEqualTo("3\n");
    }

    @Test
    void noValuesAreNoLines() {
        assertThat(CommandRun.of("eval", "(values)").assertSuccess().output()).isEmpty();
    }

    @Test
    void anErrorEndsWithItsReport() {
        CommandRun run = CommandRun.of("eval", "1", "(car 5)", "2");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output()).isEqualTo("1\n");
        assertThat(run.errors()).startsWith("The value 5 is not of type LIST");
    }

    @Test
    void aFormEndsTheProcess() {
        CommandRun run = CommandRun.of("eval", "(unwind-protect (eval '(clysm:exit 3)) (prin1 :cleanup))", "2");
        assertThat(run).isEqualTo(new CommandRun(3, ":CLEANUP", ""));
    }

    @Test
    void wrongTextIsACompileError() {
        CommandRun run = CommandRun.of("eval", "(+ 1");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors()).startsWith("<eval>:1:1: error: ").endsWith("(+ 1\n^\n");
    }

    @Test
    void textOfAProgramAndOfItsModuleAreTheSame() throws IOException {
        Path source = Files.writeString(folder.resolve("program.lisp"), "(defun f (x) (car x))\n(f '(1))");
        String ofSource = CommandRun.of("wat", source).assertSuccess().output();
        String ofModule =
                CommandRun.of("wat", CommandRun.build(source)).assertSuccess().output();
        assertThat(ofSource).contains("(func $CL-USER:F");
        assertThat(ofModule.lines().skip(1).toList())
                .isEqualTo(ofSource.lines().skip(1).toList());
    }
}
