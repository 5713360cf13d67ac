package org.clysm.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.clysm.engine.CacheFolder;

/** What the user sees of a mistake in Clysm itself: one line, which names a file with the details. */
final class CrashReport {

    private CrashReport() {}

    /**
     * Keeps the details and returns the line.
     *
     * @param problem what nobody expected
     * @param arguments what the command was to do
     */
    static String of(Throwable problem, List<String> arguments) {
        String what = "clysm: internal error: " + problem;
        try {
            return what.lines().findFirst().orElse(what) + "; please report it with the file "
                    + write(problem, arguments);
        } catch (IOException e) {
            return what + " at " + List.of(problem.getStackTrace()) + "; please report it";
        }
    }

    private static Path write(Throwable problem, List<String> arguments) throws IOException {
        Path file = Files.createTempFile(CacheFolder.open(), "crash-", ".txt");
        try (var out = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
            out.println("arguments: " + arguments);
            out.println("java: " + Runtime.version() + ", " + System.getProperty("os.name"));
            problem.printStackTrace(out);
        }
        return file;
    }
}
