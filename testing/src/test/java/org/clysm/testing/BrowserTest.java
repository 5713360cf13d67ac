package org.clysm.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BrowserTest {

    private static final Path SITE = TestTools.projectRoot().resolve("testing/src/test/browser");

    @ParameterizedTest
    @EnumSource
    void aPageMayRunFilesAndWebAssemblyOnly(Browser browser) {
        assertThat(browser.run(SITE, SITE.resolve("allowed.mjs"), "strict.html"))
                .isEqualTo("""
                    inline script: ignored
                    eval: EvalError
                    Function: EvalError
                    WebAssembly: [object WebAssembly.Module]\
                    """);
    }

    @ParameterizedTest
    @EnumSource
    void whatFailsInThePageIsTold(Browser browser) {
        assertThatThrownBy(() -> browser.run(SITE, SITE.resolve("failing.mjs"), "from the page"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("thrown from the page")
                .hasMessageContaining("logged from the page");
        assertThatThrownBy(() -> browser.run(SITE, SITE.resolve("missing.mjs")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("missing.mjs");
        assertThat(browser.run(SITE, SITE.resolve("allowed.mjs"), "strict.html"))
                .contains("eval");
    }
}
