package org.clysm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.clysm.testing.TestTools;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Instances of one module, and modules of one program that several compilers made. */
class InstancesTest {

    @TempDir
    private Path folder;

    private Path source;

    @BeforeEach
    void writeProgram() throws IOException {
        source = Files.writeString(folder.resolve("counter.lisp"), """
            (defvar *count* 10)
            (defun next () (incf *count*))
            (ffi:export-function next :signature (() :fixnum))
            (setq *count* 0)
            """);
    }

    private void assertSuccess(List<String> command) throws Exception {
        Path output = folder.resolve("output");
        int exitCode = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
        assertThat(exitCode).as(Files.readString(output)).isZero();
    }

    @Test
    void instancesShareNothing() throws Exception {
        CommandRun.build(source);
        Files.writeString(folder.resolve("use.mjs"), """
            import { instantiate } from './out/counter.mjs';
            const a = await instantiate();
            const b = await instantiate();
            try {
              a.exports.next();
            } catch (error) {
              console.log(error.message);
            }
            a.run();
            a.exports.next();
            b.run();
            console.log(a.exports.next(), b.exports.next());
            a.run();
            console.log(a.exports.next());
            """);
        assertSuccess(List.of(TestTools.node().toString(), "use.mjs"));
        // Before its forms have run, a program has no variables; they may run again.
        assertThat(Files.readString(folder.resolve("output"))).isEqualTo("""
            The variable *COUNT* is unbound.
            2 1
            1
            """);
    }

    @Test
    void anotherVirtualMachineMakesTheSameBytes() throws Exception {
        Path module = CommandRun.build(source);
        Path other = folder.resolve("other/counter.wasm");
        // All objects have the same identity hash there, which would show in orders that depend on it.
        assertSuccess(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UnlockExperimentalVMOptions",
                "-XX:hashCode=2",
                "-Xss512m",
                "-cp",
                System.getProperty("java.class.path"),
                "org.clysm.cli.Main",
                "build",
                source.toString(),
                "-o",
                other.toString()));
        assertThat(other).hasSameBinaryContentAs(module);
    }
}
