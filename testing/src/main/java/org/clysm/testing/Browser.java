package org.clysm.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The browsers of the tests. Each starts once for all tests of a JVM, without a window, and ends with it. Pages come
 * from a site on the loopback address whose security policy lets them run nothing but its files and WebAssembly.
 */
public enum Browser {
    /** Chromium. */
    CHROMIUM,
    /** Firefox. */
    FIREFOX;

    private static NodeService driver;

    /**
     * Runs a script with a new page. The script is an ES module whose default export, perhaps asynchronous, is called
     * with the page (of Puppeteer), the address of the site and the arguments.
     *
     * @param site the folder whose files the site consists of
     * @param script the file of the module
     * @return what the script returned, as text
     * @throws AssertionError if it failed, with its error and those of the page
     */
    public String run(Path site, Path script, String... arguments) {
        List<String> question = new ArrayList<>(List.of(toString(), site.toString(), script.toString()));
        question.addAll(List.of(arguments));
        String answer = ask(String.join("\0", question));
        if (!answer.startsWith("+")) {
            throw new AssertionError(script + " failed in " + this + ": " + answer.substring(1));
        }
        return answer.substring(1);
    }

    private static synchronized String ask(String question) {
        try {
            if (driver == null) {
                driver = new NodeService(TestTools.browserDriver());
            }
            return driver.ask(question.getBytes(StandardCharsets.UTF_8));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** Its name, {@code chromium} or {@code firefox}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
