package org.clysm.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.clysm.testing.TestTools;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Wrong declarations of the FFI: {@code src/test/ffi/refused.txt} has a line of a program and what is said of it. */
class RefusedDeclarationsTest {

    private static final Path TABLE = TestTools.projectRoot().resolve("cli/src/test/ffi/refused.txt");
    private static final String ANSWER = "=> ";

    @TempDir
    private Path folder;

    static Stream<Arguments> rows() throws IOException {
        List<String> lines = Files.readAllLines(TABLE);
        return IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).startsWith(ANSWER))
                .mapToObj(i -> arguments(lines.get(i - 1), lines.get(i).substring(ANSWER.length())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void isToldWithItsPlace(String program, String message) throws IOException {
        Path file = Files.writeString(folder.resolve("program.lisp"), program + "\n");
        CommandRun run = CommandRun.of("build", file, "-o", folder.resolve("out/program.wasm"));
        assertThat(run.errors().lines().findFirst()).contains(file + ":" + message);
        boolean isError = message.contains(": error: ");
        assertThat(run.exitCode()).isEqualTo(isError ? 2 : 0);
        assertThat(Files.exists(folder.resolve("out"))).isEqualTo(!isError);
    }
}
