package org.clysm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.clysm.testing.Browser;
import org.clysm.testing.TestTools;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page {@code examples/browser-page}, built as its README tells and used in both browsers. */
class BrowserExampleTest {

    private static final Path ROOT = TestTools.projectRoot();
    private static final Path EXAMPLE = ROOT.resolve("examples/browser-page");
    private static final Path SCRIPTS = ROOT.resolve("cli/src/test/browser");

    @TempDir
    private static Path site;

    @BeforeAll
    static void build() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLE)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, site.resolve(file.getFileName()));
            }
        }
        CommandRun.of("build", site.resolve("planets.lisp"), "-o", site.resolve("out/planets.wasm"))
                .assertSuccess();
    }

    @ParameterizedTest
    @EnumSource
    void showsWhatItsVisitorAsksFor(Browser browser) {
        Path picture = ROOT.resolve("cli/target/planets-" + browser + ".png");
        assertThat(browser.run(site, SCRIPTS.resolve("planets.mjs"), picture.toString()))
                .isEqualTo(String.join(
                        "\n",
                        List.of(
                                "distance: Mercury Venus Earth Mars Jupiter Saturn Uranus Neptune",
                                "moons: Saturn Jupiter Uranus Neptune Mars Earth Mercury Venus",
                                "size: Jupiter Saturn Uranus Neptune Earth Venus Mars Mercury",
                                "found: Saturn Uranus Mercury",
                                "on Saturn: 74.5 kg",
                                "with 100 kg: 106.4 kg",
                                "without mass: -")));
    }

    @ParameterizedTest
    @EnumSource
    void tellsWhatCannotBeFetched(Browser browser) throws IOException {
        Path data = site.resolve("planets.json");
        String content = Files.readString(data);
        Files.delete(data);
        try {
            assertThat(browser.run(site, SCRIPTS.resolve("planets-error.mjs")))
                    .isEqualTo("planets.json cannot be fetched: 404 Not Found");
            Files.writeString(data, content.replace("2440", "\"small\""));
            assertThat(browser.run(site, SCRIPTS.resolve("planets-error.mjs")))
                    .startsWith("The field [0].radius of the result of PARSE-PLANETS is");
        } finally {
            Files.writeString(data, content);
        }
    }
}
