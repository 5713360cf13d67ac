package org.clysm.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.clysm.compiler.wasm.binary.ModuleReader;
import org.clysm.engine.Engines;
import org.clysm.testing.ModuleValidator;
import org.clysm.testing.TestTools;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The programs below {@code examples/}: each NAME.lisp runs on every engine, with NAME.mjs as host module if there is
 * one and the engine runs JavaScript, and must print what stands in NAME.out.
 */
class ExamplesTest {

    private static final Path EXAMPLES = TestTools.projectRoot().resolve("examples");

    @TempDir
    private Path folder;

    static List<Path> programs() throws IOException {
        try (Stream<Path> files = Files.walk(EXAMPLES)) {
            return files.filter(file -> file.toString().endsWith(".lisp") && !needsItsHost(file))
                    .sorted()
                    .toList();
        }
    }

    static Stream<Arguments> runs() throws IOException {
        return programs().stream()
                .flatMap(program -> engines(program).stream()
                        .map(engine -> arguments(EXAMPLES.relativize(program).toString(), engine)));
    }

    /** What a Java program loads, a page, or a server on Node is tested by itself. */
    private static boolean needsItsHost(Path program) {
        String folder = program.getParent().getFileName().toString();
        return Stream.of("java-", "browser-", "node-").anyMatch(folder::startsWith);
    }

    private static List<String> engines(Path program) {
        return Files.exists(beside(program, "mjs")) ? Engines.javaScriptNames() : Engines.names();
    }

    private static Path beside(Path program, String ending) {
        String name = program.getFileName().toString();
        return program.resolveSibling(name.substring(0, name.length() - "lisp".length()) + ending);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("runs")
    void printsWhatStandsBesideIt(String name, String engine) throws IOException {
        Path program = EXAMPLES.resolve(name);
        List<Object> arguments = new ArrayList<>(List.of("run", program, "--engine", engine));
        Path host = beside(program, "mjs");
        if (Files.exists(host)) {
            arguments.addAll(List.of("--host", host));
        }
        CommandRun run = CommandRun.of(arguments.toArray()).assertSuccess();
        assertThat(run.output()).isEqualTo(Files.readString(beside(program, "out")));
    }

    @ParameterizedTest
    @MethodSource("programs")
    void isAValidModule(Path program) throws IOException {
        Path copy = Files.copy(program, folder.resolve(program.getFileName()));
        byte[] module = Files.readAllBytes(CommandRun.build(copy));
        ModuleValidator.assertValid(module);
        assertThat(ModuleReader.read(module).exports())
                .anyMatch(each -> each.name().equals("_start"));
    }
}
