package org.clysm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.clysm.testing.ModuleValidator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A program contains what it needs for the kinds of objects that it can make, and not what it needs for others. */
class ObjectKindsTest {

    @TempDir
    private Path folder;

    private Path build(String text) throws IOException {
        return CommandRun.build(Files.writeString(folder.resolve("program.lisp"), text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "(/ one 3)                                                 | 1/3",
                "(* most-positive-fixnum (1+ one))                         | 2147483646",
                "(expt 2 (+ one 99))                                       | 1267650600228229401496703205376",
                "(float one)                                               | 1.0",
                "(coerce one 'double-float)                                | 1.0d0",
                "(sqrt (- one))                                            | #C(0.0 1.0)",
                "(complex one 2)                                           | #C(1 2)",
                "(make-array (list one 2) :initial-element one)            | #2A((1 1))",
                "(make-array one :element-type '(unsigned-byte 8))         | #(0)",
                "(make-array one :element-type 'double-float :initial-element 1d0) | #(1.0d0)",
                "(make-array one :element-type 'bit :initial-element 1)    | #*1",
                "(make-array one :fill-pointer 0)                          | #()",
                "(vector one 'two \"three\" #\\4)                          | #(1 TWO \"three\" #\\4)",
                "(let ((table (make-hash-table))) (setf (gethash one table) 2) (gethash one table)) | 2",
                "(cons one :two)                                           | (1 . :TWO)",
                "(list (round 7 (1+ one)) (truncate -7 2) (rem -7 2))      | (4 -3 -1)",
                "(parse-integer \"123456789012345678901\" :start (1- one)) | 123456789012345678901",
            })
    void everyKindIsMadeAndPrinted(String form, String printed) throws IOException {
        String text = "(defun identity-of (x) x) (declaim (notinline identity-of)) (let ((one (identity-of 1))) ";
        CommandRun run = CommandRun.of(
                        "run", Files.writeString(folder.resolve("program.lisp"), text + "(prin1 " + form + "))"))
                .assertSuccess();
        assertThat(run.output()).isEqualTo(printed);
    }

    @Test
    void anErrorReportsAnyKind() throws IOException {
        Path program = Files.writeString(folder.resolve("program.lisp"), "(defun f (x) (car (/ 1 x))) (f 3)");
        assertThat(CommandRun.of("run", program).errors()).startsWith("The value 1/3 is not of type LIST.");
    }

    @Test
    void aProgramWithoutAKindDoesNotContainIt() throws IOException {
        Path module = build("(write-line \"Hello\")");
        ModuleValidator.assertValid(Files.readAllBytes(module));
        assertThat(CommandRun.of("wat", module).assertSuccess().output())
                .contains("func $SYS:OUTPUT-NUMBER")
                .doesNotContain("func $SYS:GROW-VECTOR", "func $SYS:MULTIPLY-COMPLEXES", "func $CL:COMPLEX");
    }
}
