package org.clysm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.clysm.engine.Engines;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code clysm run}: programs as processes. */
class RunCommandTest {

    @TempDir
    private Path folder;

    static List<String> engines() {
        return Engines.names();
    }

    static List<String> javaScriptEngines() {
        return Engines.javaScriptNames();
    }

    private Path file(String name, String... lines) throws IOException {
        return Files.writeString(folder.resolve(name), String.join("\n", lines));
    }

    private static void assertRun(CommandRun run, int exitCode, String output, String errors) {
        assertThat(run).isEqualTo(new CommandRun(exitCode, output, errors));
    }

    @ParameterizedTest
    @MethodSource("engines")
    void severalFilesAreOneProgram(String engine) throws IOException {
        Path macros = file("macros.lisp", "(defpackage :app (:use :cl))", "(in-package :app)", "(defmacro two () 2)");
        Path main = file("main.lisp", "(in-package :app)", "(format t \"~A ~A~%\" (two) (package-name *package*))");
        CommandRun run = CommandRun.of("run", macros, main, "--engine", engine);
        assertRun(run, 0, "2 APP\n", "");
    }

    @ParameterizedTest
    @MethodSource("javaScriptEngines")
    void severalHostModules(String engine) throws IOException {
        Path one = file("one.mjs", "export const one = { value: () => 1 };", "export default () => console.log('a');");
        Path two = file("two.mjs", "export const two = { value: () => 2 };", "export default () => console.log('b');");
        Path main = file(
                "main.lisp",
                "(ffi:define-foreign-function one \"one.value\" () :fixnum)",
                "(ffi:define-foreign-function two \"two.value\" () :fixnum)",
                "(format t \"~A~%\" (+ (one) (two)))");
        CommandRun run = CommandRun.of("run", "--host", one, main, "--host", two, "--engine", engine);
        assertRun(run, 0, "3\na\nb\n", "");
    }

    @ParameterizedTest
    @MethodSource("engines")
    void argumentsOfTheProgram(String engine) throws IOException {
        Path main = file("main.lisp", "(format t \"~S~%\" (clysm:command-line-arguments))");
        CommandRun run = CommandRun.of("run", main, "--engine", engine, "--", "--host", "a b", "", "é𝄞", "--");
        assertRun(run, 0, "(\"--host\" \"a b\" \"\" \"é𝄞\" \"--\")\n", "");
        assertRun(CommandRun.of("run", main, "--engine", engine), 0, "NIL\n", "");
    }

    @ParameterizedTest
    @MethodSource("engines")
    void theProgramChoosesItsExitCode(String engine) throws IOException {
        Path main = file(
                "main.lisp",
                "(handler-case",
                "    (unwind-protect (progn (write-string \"before\") (clysm:exit 3))",
                "      (write-string \" cleanup\"))",
                "  (error (c) (format t \"not seen ~A\" c)))",
                "(write-string \"not seen\")");
        assertRun(CommandRun.of("run", main, "--engine", engine), 3, "before cleanup", "");
    }

    /** The end of the program passes through Lisp functions that called the host, and their handlers. */
    @ParameterizedTest
    @MethodSource("javaScriptEngines")
    void theProgramEndsInACallback(String engine) throws IOException {
        Path main = file(
                "main.lisp",
                "(ffi:define-foreign-function call-back \"host.callBack\" (:anyref) :void)",
                "(defun run-it (function) (funcall function))",
                "(ffi:export-function run-it :as \"call\" :signature ((:anyref) :void))",
                "(defun end () (handler-case (call-back (lambda () (clysm:exit 4))) (error () (print 'not-seen))))",
                "(ffi:export-function end :signature (() :void))");
        Path host = file(
                "host.mjs",
                "let lisp;",
                "export const host = { callBack(closure) { lisp.call(closure); } };",
                "export default ({ exports }) => { lisp = exports; setTimeout(() => exports.end(), 1); };");
        assertRun(CommandRun.of("run", main, "--host", host, "--engine", engine), 4, "", "");
    }

    @ParameterizedTest
    @MethodSource("javaScriptEngines")
    void unhandledErrorsShowTheUsersFunctions(String engine) throws IOException {
        Path main = file(
                "main.lisp",
                "(ffi:define-foreign-function call-back \"host.callBack\" (:anyref) :void)",
                "(defun run-it (function) (funcall function) nil)",
                "(ffi:export-function run-it :as \"call\" :signature ((:anyref) :void))",
                "(defun fail (x) (list (error \"No ~A\" x)))",
                "(defun call-in-map ()",
                "  (list (call-back (lambda () (mapcar #'fail '(1 2))))))",
                "(ffi:export-function call-in-map :as \"start\" :signature (() :void))");
        Path host = file(
                "host.mjs",
                "let lisp;",
                "export const host = { callBack: (closure) => lisp.call(closure) };",
                "export default function drive({ exports }) {",
                "  lisp = exports;",
                "  exports.start();",
                "}");
        CommandRun run = CommandRun.of("run", main, "--host", host, "--engine", engine);
        assertThat(run.exitCode()).isEqualTo(1);
        String shown = run.errors().replace(folder.toString(), "");
        assertThat(shown.lines().map(line -> line.replaceFirst(":\\d+\\)$", ")")))
                .containsExactly(
                        "No 1",
                        "    at CL-USER:FAIL (/main.lisp)",
                        "    at CL:MAPCAR",
                        "    at CL-USER:RUN-IT (/main.lisp)",
                        "    at callBack (/host.mjs:2)",
                        "    at CL-USER:CALL-IN-MAP (/main.lisp)",
                        "    at drive (/host.mjs:5)");
    }

    @ParameterizedTest
    @MethodSource("javaScriptEngines")
    void functionsThatNeverReturnStandOnTheStack(String engine) throws IOException {
        Path main = file(
                "main.lisp",
                "(defun fail (x) (error \"No ~A\" x))",
                "(defun calls-it ()",
                "  (fail 1)",
                "  2)",
                "(calls-it)");
        assertThat(CommandRun.of("run", main, "--engine", engine).errors().replace(folder.toString(), ""))
                .isEqualTo("""
                    No 1
                        at CL-USER:FAIL (/main.lisp:1)
                        at CL-USER:CALLS-IT (/main.lisp:3)
                        at top-level form 1 (/main.lisp:5)
                    """);
    }
}
