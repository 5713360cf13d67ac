package org.clysm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.clysm.engine.Engines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The process {@code clysm} where its output cannot be written. */
class ProcessOutputTest {

    @TempDir
    private Path folder;

    static List<String> engines() {
        return Engines.names();
    }

    @ParameterizedTest
    @MethodSource("engines")
    void programThatNobodyReadsEndsQuietly(String engine) throws Exception {
        assertThat(shell("%s | head -1", "run", endless(), "--engine", engine)).isEqualTo("line\n141\n");
    }

    @ParameterizedTest
    @MethodSource("engines")
    void fullDiskEndsTheProgram(String engine) throws Exception {
        assertThat(shell("%s 2>&1 >/dev/full | head -1", "run", endless(), "--engine", engine))
                .matches("cannot write the output: .*(?i)no space left on device.*\n1\n");
    }

    @Test
    void fullDiskFailsAnyCommand() throws Exception {
        assertThat(shell("%s 2>&1 >/dev/full", "eval", "1"))
                .isEqualTo("clysm: cannot write the output: No space left on device\n1\n");
    }

    private String endless() throws IOException {
        return Files.writeString(folder.resolve("endless.lisp"), "(loop (format t \"line~%\"))")
                .toString();
    }

    /**
     * What a line of the shell prints, in which {@code %s} stands for the command, and after it the command's exit
     * code.
     */
    private static String shell(String line, String... arguments) throws IOException, InterruptedException {
        var command =
                new ArrayList<>(List.of("bash", "-c", line.formatted("\"$@\"") + "; echo \"${PIPESTATUS[0]}\"", "-"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of("-Xss512m", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
