package org.clysm.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where files are kept that can be made again (XDG Base Directory Specification). */
public final class CacheFolder {
    private CacheFolder() {}

    /** The folders that may serve, best first; they need not exist. */
    public static List<Path> candidates() {
        String xdg = System.getenv("XDG_CACHE_HOME");
        Path user = xdg != null && !xdg.isEmpty() ? Path.of(xdg) : Path.of(System.getProperty("user.home"), ".cache");
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"), System.getProperty("user.name"));
        return List.of(user.resolve("clysm"), temporary.resolve("clysm"));
    }

    /**
     * The best folder that can be written, made if need be.
     *
     * @throws IOException if none can
     */
    public static Path open() throws IOException {
        IOException failure = null;
        for (Path folder : candidates()) {
            try {
                Files.createDirectories(folder);
                if (Files.isWritable(folder)) {
                    return folder;
                }
                failure = new IOException("cannot write into " + folder);
            } catch (IOException e) {
                failure = e;
            }
        }
        throw failure;
    }
}
