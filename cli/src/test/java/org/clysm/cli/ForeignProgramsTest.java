package org.clysm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.clysm.engine.Engines;
import org.clysm.testing.TestTools;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The programs in {@code src/test/ffi}: each NAME.lisp is compiled together with prelude.lisp and runs on every engine,
 * with NAME.mjs as host module if there is one and the engine runs JavaScript. All engines must print the same, and
 * that must be what stands in NAME.out. Warnings of the compiler do not matter here.
 *
 * <p>With {@code -Dffi.rewrite=true} the test writes what was printed to NAME.out; read the difference.
 */
class ForeignProgramsTest {

    private static final Path PROGRAMS = TestTools.projectRoot().resolve("cli/src/test/ffi");
    private static final Path PRELUDE = PROGRAMS.resolve("prelude.lisp");

    static Stream<String> programs() throws IOException {
        try (Stream<Path> files = Files.list(PROGRAMS)) {
            return files
                    .filter(file -> file.toString().endsWith(".lisp") && !file.equals(PRELUDE))
                    .map(file -> file.getFileName().toString().replace(".lisp", ""))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("programs")
    void allEnginesPrintWhatStandsBesideIt(String name) throws IOException {
        List<String> engines = Files.exists(host(name)) ? Engines.javaScriptNames() : Engines.names();
        List<String> outputs = new ArrayList<>();
        for (String engine : engines) {
            outputs.add(output(name, engine));
        }
        for (int i = 1; i < engines.size(); i++) {
            assertThat(outputs.get(i))
                    .as("%s on %s, compared with %s", name, engines.get(i), engines.getFirst())
                    .isEqualTo(outputs.getFirst());
        }
        Path expected = PROGRAMS.resolve(name + ".out");
        if (Boolean.getBoolean("ffi.rewrite")) {
            Files.writeString(expected, outputs.getFirst());
        }
        assertThat(outputs.getFirst()).isEqualTo(Files.readString(expected));
    }

    private static Path host(String name) {
        return PROGRAMS.resolve(name + ".mjs");
    }

    private static String output(String name, String engine) {
        List<Object> arguments =
                new ArrayList<>(List.of("run", PRELUDE, PROGRAMS.resolve(name + ".lisp"), "--engine", engine));
        Path host = host(name);
        if (Files.exists(host)) {
            arguments.addAll(List.of("--host", host));
        }
        CommandRun run = CommandRun.of(arguments.toArray());
        assertThat(run.exitCode()).as(run.errors()).isZero();
        return run.output();
    }
}
