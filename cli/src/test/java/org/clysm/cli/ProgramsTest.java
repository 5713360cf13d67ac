package org.clysm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.clysm.engine.Engines;
import org.clysm.testing.ModuleValidator;
import org.clysm.testing.TestTools;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The programs in {@code cli/src/test/lisp}: each NAME.lisp must print what stands in NAME.out, on every engine. */
class ProgramsTest {

    private static final Path FOLDER = TestTools.projectRoot().resolve("cli/src/test/lisp");

    @TempDir
    private Path folder;

    static List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".lisp"))
                    .map(name -> name.substring(0, name.length() - ".lisp".length()))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void printsWhatStandsBesideIt(String name) throws IOException {
        Path program = Files.copy(FOLDER.resolve(name + ".lisp"), folder.resolve(name + ".lisp"));
        for (String engine : Engines.names()) {
            CommandRun run = CommandRun.of("run", program, "--engine", engine);
            assertThat(run.output())
                    .as("on %s: %s", engine, run.errors())
                    .isEqualTo(Files.readString(FOLDER.resolve(name + ".out")));
            assertThat(run.exitCode()).as(run.errors()).isZero();
        }
        Path module = folder.resolve("module.wasm");
        assertThat(CommandRun.of("build", program, "-o", module).exitCode()).isZero();
        ModuleValidator.assertValid(Files.readAllBytes(module));
    }
}
