package org.clysm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.clysm.testing.ModuleValidator;
import org.clysm.testing.Processes;
import org.clysm.testing.TestTools;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The programs of {@code bench/}: each builds, and gives the answer that its peers give. Nothing is measured. */
class BenchmarksTest {

    private static final Path BENCH = TestTools.projectRoot().resolve("bench");

    @TempDir
    private Path folder;

    static List<String> programs() throws IOException {
        try (Stream<Path> files = Files.list(BENCH.resolve("programs"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".lisp"))
                    .map(name -> name.substring(0, name.length() - ".lisp".length()))
                    .sorted()
                    .toList();
        }
    }

    private Path build(Path source) throws IOException {
        Path module = CommandRun.build(Files.copy(source, folder.resolve(source.getFileName())));
        ModuleValidator.assertValid(Files.readAllBytes(module));
        return module;
    }

    private List<String> answers(String... arguments) throws Exception {
        return Processes.node(BENCH.resolve("src"), "answers.mjs", arguments)
                .lines()
                .toList();
    }

    @ParameterizedTest
    @MethodSource("programs")
    void peersOfAProgramAgree(String name) throws Exception {
        Path module = build(BENCH.resolve("programs").resolve(name + ".lisp"));
        List<String> answers = answers("program", name, module.toString());
        assertThat(answers).hasSize(3);
        assertThat(answers.stream()
                        .map(line -> line.substring(line.indexOf(' ') + 1))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void peersOfForeignCallsAgree() throws Exception {
        Path module = build(BENCH.resolve("foreign/calls.lisp"));
        List<String[]> rows = answers("foreign", module.toString()).stream()
                .map(line -> line.split("\t", -1))
                .toList();
        assertThat(rows).hasSizeGreaterThan(90);
        assertThat(rows).allSatisfy(row -> assertThat(row[1]).isNotEmpty());
        assertThat(rows.stream().filter(row -> !row[2].isEmpty()))
                .allSatisfy(row -> assertThat(row[1]).as(row[0]).isEqualTo(row[2]));
    }
}
