package org.clysm.cli;

import java.nio.file.Path;
import org.clysm.testing.Browser;
import org.clysm.testing.TestTools;

/**
 * A page of a browser, which loads what {@code clysm build} wrote and the host module of the program.
 *
 * @param browser the browser
 */
record BrowserForeignHost(Browser browser) implements ForeignHost {

    private static final Path SITE = TestTools.projectRoot();
    private static final Path SCRIPT = SITE.resolve("cli/src/test/browser/open-foreign-program.mjs");

    @Override
    public String name() {
        return browser.toString();
    }

    @Override
    public boolean runs(ForeignProgram program) {
        return true;
    }

    @Override
    public String output(ForeignProgram program) {
        String loader = address(program.module().resolveSibling(program.name() + ".mjs"));
        String host = program.hasHostModule() ? address(program.hostModule()) : "";
        return browser.run(SITE, SCRIPT, loader, host);
    }

    private static String address(Path file) {
        return "/" + SITE.relativize(file);
    }
}
