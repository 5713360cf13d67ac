package org.clysm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.clysm.compiler.wasm.binary.ModuleReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls of host functions by name ({@code ffi:call-host}) in built modules, and the option {@code --ffi}. */
class CallsByNameTest {

    private static final String QUIET = "(format t \"~S~%\" (list 1))";
    private static final String CALL = "(print (ffi:call-host \"Math.abs\" -1))";
    private static final String COMPUTED = "(print (funcall (intern \"+\") 1 2))";

    @TempDir
    private Path folder;

    private CommandRun build(String program, String mode) throws IOException {
        Path file = Files.writeString(folder.resolve("program.lisp"), program);
        return CommandRun.of("build", file, "-o", folder.resolve("program.wasm"), "--ffi", mode);
    }

    /** The imports by which a module calls the host by name. */
    private List<String> imports(String program, String mode) throws IOException {
        CommandRun run = build(program, mode);
        assertThat(run.exitCode()).as(run.errors()).isZero();
        return ModuleReader.read(Files.readAllBytes(folder.resolve("program.wasm"))).imports().stream()
                .filter(each ->
                        each.field().matches("callee|invoke.*") || each.module().equals("clysm:js"))
                .map(each -> each.field())
                .toList();
    }

    @Test
    void importsNothingForThemWithoutThem() throws IOException {
        assertThat(imports(QUIET, "auto")).isEmpty();
        assertThat(imports(QUIET, "minimal")).isEmpty();
        assertThat(imports(QUIET, "full")).contains("callee", "invokeMany");
    }

    @Test
    void importsWhatTheyNeed() throws IOException {
        assertThat(imports(CALL, "auto")).containsExactlyInAnyOrder("callee", "invoke1", "invokeDouble1");
    }

    @Test
    void areAmongTheFunctionsOfComputedNames() throws IOException {
        assertThat(imports(COMPUTED, "auto")).contains("callee");
        assertThat(imports(COMPUTED, "minimal")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(print (+ 1\n  (ffi:call-host \"Math.abs\" -1)))",
                "(defun f (names)\n  (mapcar #'ffi:call-host names))",
                "(defun f (name)\n  (funcall 'ffi:call-host name))",
                "(defun f (name)\n  (locally (declare (notinline ffi:call-host)) (ffi:call-host name)))"
            })
    void areErrorsInMinimalPrograms(String program) throws IOException {
        CommandRun run = build(program, "minimal");
        assertThat(run.errors())
                .matches("(?s).*program\\.lisp:2:\\d+: error: FFI:CALL-HOST reaches functions of the host by name, "
                        + "which --ffi minimal leaves out\n.*");
        assertThat(run.exitCode()).isEqualTo(2);
    }

    @Test
    void haveNoOtherModes() throws IOException {
        CommandRun run = build(QUIET, "some");
        assertThat(run.errors()).contains("--ffi takes one of minimal, auto, full, not \"some\"");
        assertThat(run.exitCode()).isEqualTo(2);
    }

    @Test
    void runInAllPrograms() throws IOException {
        Path file = Files.writeString(folder.resolve("program.lisp"), CALL);
        CommandRun run = CommandRun.of("run", file, "--ffi", "full");
        assertThat(run.output()).isEqualTo("\n1 ");
    }
}
