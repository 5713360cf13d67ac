package org.clysm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.clysm.testing.Processes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stack of a JVM in which nothing has failed before: classes that report it have to be there. */
class ExhaustedJavaStackTest {

    private static final String LISP = """
        (ffi:define-foreign-function deeper "host.deeper" (:fixnum) :fixnum)
        (defun down (n) (if (= n 0) 0 (+ 1 (deeper (- n 1)))))
        (ffi:export-function down :signature ((:fixnum) :fixnum))
        """;

    private static final String JAVA = """
        import java.nio.file.Path;
        import org.clysm.host.LispException;
        import org.clysm.host.LispInstance;
        import org.clysm.host.LispProgram;

        public class Deep {
            static LispInstance lisp;

            public static void main(String... arguments) throws Exception {
                lisp = LispProgram.read(Path.of(arguments[0])).newInstance()
                        .function("host.deeper", n -> lisp.call("down", n[0]))
                        .start();
                lisp.run();
                for (int depth : new int[] {100_000, 50, 100_000, 50}) {
                    try {
                        System.out.println(lisp.call("down", depth));
                    } catch (LispException e) {
                        System.out.println(e.getMessage());
                    }
                }
            }
        }
        """;

    @TempDir
    private Path folder;

    @Test
    void isReportedAndTheProgramGoesOn() throws Exception {
        Path module = CommandRun.build(Files.writeString(folder.resolve("down.lisp"), LISP));
        Path program = Files.writeString(folder.resolve("Deep.java"), JAVA);
        String output = Processes.java(folder, program, module.toString());
        assertThat(output).isEqualTo("Control stack exhausted\n50\nControl stack exhausted\n50\n");
    }
}
