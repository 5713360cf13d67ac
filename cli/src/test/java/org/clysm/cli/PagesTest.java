package org.clysm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.clysm.testing.Browser;
import org.clysm.testing.TestTools;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Programs in pages: what these see of them, the same in both browsers. */
class PagesTest {

    private static final Path SCRIPTS = TestTools.projectRoot().resolve("cli/src/test/browser");

    @TempDir
    private static Path site;

    @BeforeAll
    static void writeSite() throws IOException {
        Files.writeString(site.resolve("index.html"), "<!doctype html><title>Clysm</title>");
    }

    private static Path build(String name) {
        Path module = site.resolve("out").resolve(name + ".wasm");
        CommandRun.of("build", SCRIPTS.resolve(name + ".lisp"), "-o", module).assertSuccess();
        return module;
    }

    @ParameterizedTest
    @EnumSource
    void outputGoesToTheConsole(Browser browser) {
        build("console");
        assertThat(browser.run(site, SCRIPTS.resolve("console.mjs"))).isEqualTo("""
            log: page
            log: first
            log: second half
            error: an error
            log: no end
            log:\s
            log: CLICKED\s
            log: end\
            """);
    }

    @ParameterizedTest
    @EnumSource
    void promisesNeedNoSuspension(Browser browser) {
        build("no-suspension");
        assertThat(browser.run(site, SCRIPTS.resolve("no-suspension.mjs"))).isEqualTo("""
            The computation cannot be suspended: this host cannot suspend a program that waits for a promise. 42\
            """);
    }

    @ParameterizedTest
    @EnumSource
    void filesAreInMemoryAndInputIsAskedFor(Browser browser) {
        build("files");
        assertThat(browser.run(site, SCRIPTS.resolve("files.mjs"))).isEqualTo("""
            The report is not closed. ONE Λ 😀 none
            Ada ("words.txt" "report.txt") [Who? ]\
            """);
    }

    @ParameterizedTest
    @EnumSource
    void mistakesAreErrorsThatSayWhatIsWrong(Browser browser) throws IOException {
        byte[] module = Files.readAllBytes(build("mistakes"));
        copyLoader("alone");
        Files.writeString(copyLoader("page").resolve("mistakes.wasm"), "<!doctype html>");
        Files.write(copyLoader("half").resolve("mistakes.wasm"), Arrays.copyOf(module, module.length / 2));
        assertThat(browser.run(site, SCRIPTS.resolve("mistakes.mjs")))
                .isEqualTo(Files.readString(SCRIPTS.resolve("mistakes.out")));
    }

    private static Path copyLoader(String folder) throws IOException {
        Path target = Files.createDirectories(site.resolve(folder));
        Files.write(target.resolve("mistakes.mjs"), Files.readAllBytes(site.resolve("out/mistakes.mjs")));
        return target;
    }
}
