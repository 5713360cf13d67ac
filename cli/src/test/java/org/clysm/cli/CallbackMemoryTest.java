package org.clysm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.clysm.testing.Processes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten million functions cross, and nobody keeps them: they would not fit into the heap of this host. */
class CallbackMemoryTest {

    @TempDir
    private Path folder;

    @Test
    void neitherSideKeepsFunctionsOfTheOther() throws Exception {
        Path source = folder.resolve("callbacks.lisp");
        Files.writeString(source, """
            (ffi:define-foreign-function take "host.take" ((:function (:fixnum) :fixnum)) :fixnum)
            (ffi:define-foreign-function give "host.give" (:fixnum) (:function (:fixnum) :fixnum))
            (defun run (count)
              (let ((sum 0))
                (declare (fixnum sum))
                (dotimes (i count sum)
                  (incf sum (take (lambda (x) (logand (+ x i) 1))))
                  (incf sum (funcall (give i) 0)))))
            (print (run 5000000))
            """);
        CommandRun.build(source);
        Files.writeString(folder.resolve("use.mjs"), """
            import { instantiate } from './out/callbacks.mjs';
            const host = { take: (f) => f(0), give: (n) => (x) => (x + n) & 1 };
            const { run } = await instantiate({ host });
            run();
            """);
        assertThat(Processes.node(folder, "--max-old-space-size=25", "use.mjs")).isEqualTo("\n5000000 ");
    }
}
