package org.clysm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.clysm.cli.foreign.CopyHost;
import org.clysm.testing.TestTools;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random values of random marshal types go to the host, which makes others of the same parts, and come back equal. To
 * look for faults, run it for other types: {@code -Drandom.first=1000}.
 */
class RandomForeignValuesTest {

    private static final long FIRST = Long.getLong("random.first", 1);
    private static final int TYPES = 60;
    private static final int VALUES = 5;

    private static final String PRELUDE = """
        (defun bytes (&rest bytes)
          (make-array (length bytes) :element-type '(unsigned-byte 8) :initial-contents bytes))
        (defun text (&rest codes) (map 'string #'code-char codes))
        (defun same-value-p (a b)
          (cond ((consp a) (and (consp b) (same-value-p (car a) (car b)) (same-value-p (cdr a) (cdr b))))
                ((stringp a) (and (stringp b) (string= a b)))
                ((vectorp a) (and (vectorp b) (not (stringp b)) (= (length a) (length b)) (every #'same-value-p a b)))
                (t (eql a b))))
        (defmacro check (function type value)
          `(let* ((value ,value) (result (,function value)))
             (unless (same-value-p value result) (format t "~S: ~S became ~S~%" ',type value result))))
        """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"v8", "node"})
    void comeBackAsTheyWent(String engine) throws IOException {
        Path host = TestTools.projectRoot().resolve("cli/src/test/ffi/copy.mjs");
        assertThat(CommandRun.of("run", program(), "--host", host, "--engine", engine)
                        .assertSuccess()
                        .output())
                .isEqualTo("DONE");
    }

    @Test
    void comeBackFromJavaAsTheyWent() throws IOException {
        Path module = CommandRun.build(program());
        assertThat(JavaForeignHost.output("random values", new CopyHost(), module))
                .isEqualTo("DONE");
    }

    /** A program that prints what did not come back, and then that it has done. */
    private Path program() throws IOException {
        var random = new Random(FIRST);
        var program = new StringBuilder(PRELUDE);
        for (int i = 0; i < TYPES; i++) {
            RandomForeignType type = RandomForeignType.make(random, 3);
            program.append("(ffi:define-foreign-function trip-%d \"host.copy\" (%s) %s)%n"
                    .formatted(i, type.specifier(), type.specifier()));
            for (int j = 0; j < VALUES; j++) {
                program.append("(check trip-%d %s %s)%n"
                        .formatted(i, type.specifier(), type.values().get()));
            }
        }
        return Files.writeString(folder.resolve("values.lisp"), program.append("(princ :done)"));
    }
}
