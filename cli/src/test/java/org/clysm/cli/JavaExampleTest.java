package org.clysm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.clysm.testing.Processes;
import org.clysm.testing.TestTools;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program {@code examples/java-scripting}, run as its README tells. */
class JavaExampleTest {

    private static final Path EXAMPLE = TestTools.projectRoot().resolve("examples/java-scripting");

    @TempDir
    private Path folder;

    @Test
    void printsWhatStandsBesideIt() throws Exception {
        Path module = folder.resolve("rules.wasm");
        CommandRun.of("build", EXAMPLE.resolve("rules.lisp"), "-o", module).assertSuccess();
        String output = Processes.java(folder, EXAMPLE.resolve("Shop.java"), module.toString());
        assertThat(output).isEqualTo(Files.readString(EXAMPLE.resolve("Shop.out")));
    }
}
