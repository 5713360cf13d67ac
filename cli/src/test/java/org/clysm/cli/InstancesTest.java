package org.clysm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.clysm.testing.Processes;
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
            (defvar *rings* '(#1=(a #2=(b #1# #3=(c #2# . #3#)) #1#) #2# #(d #4=#(#4# #1#) #4#)))
            """);
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
        // Before its forms have run, a program has no variables; they may run again.
        assertThat(Processes.node(folder, "use.mjs")).isEqualTo("""
            The variable *COUNT* is unbound.
            2 1
            1
            """);
    }

    @Test
    void functionsWorkAfterTheirProgramHasEnded() throws Exception {
        Path program = Files.writeString(folder.resolve("kept.lisp"), """
            (ffi:define-foreign-function keep "host.keep" ((:function (:fixnum) :fixnum)) :void)
            (defvar *calls* 0)
            (keep (lambda (n) (if (= n 0) (error "Zero.") (+ n (incf *calls*)))))
            (defun calls () *calls*)
            (ffi:export-function calls :signature (() :fixnum))
            (if (equal (first (clysm:command-line-arguments)) "exit") (clysm:exit 3) (error "The end."))
            """);
        CommandRun.build(program);
        Files.writeString(folder.resolve("keep.mjs"), """
            import { instantiate } from './out/kept.mjs';
            for (const way of ['exit', 'error']) {
              let kept;
              const host = { keep: (method) => { kept = method; } };
              const { exports, run } = await instantiate({ host }, { args: [way] });
              try {
                console.log(run());
              } catch (error) {
                console.log(error.message);
              }
              try {
                kept(0);
              } catch (error) {
                console.log(error.message);
              }
              const first = kept(1);
              const second = await new Promise((resolve) => setTimeout(() => resolve(kept(1)), 1));
              console.log(first, second, exports.calls());
            }
            """);
        assertThat(Processes.node(folder, "keep.mjs")).isEqualTo("""
            3
            Zero.
            2 3 2
            The end.
            Zero.
            2 3 2
            """);
    }

    @Test
    void anotherVirtualMachineMakesTheSameBytes() throws Exception {
        Path module = CommandRun.build(source);
        Path other = folder.resolve("other/counter.wasm");
        // All objects have the same identity hash there, which would show in orders that depend on it, as that of
        // shared constants.
        Processes.output(
                folder,
                List.of(
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
