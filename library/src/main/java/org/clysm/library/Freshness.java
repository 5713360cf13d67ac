package org.clysm.library;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.stream.Stream;

/** Whether a built file is newer than what it was built from, so that a build may keep it. */
final class Freshness {

    private Freshness() {}

    /**
     * Returns whether {@code built} is newer than every file below {@code sources} and than the classes of this JVM but
     * for those beside it: the compiler that would build it anew. Folders count, since a removed file changes only
     * them.
     */
    static boolean isUpToDate(Path built, Path sources) throws IOException {
        if (!Files.exists(built)) {
            return false;
        }
        FileTime time = Files.getLastModifiedTime(built);
        for (String place : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path path = Path.of(place);
            if (!built.startsWith(path) && isAnyNewer(path, time)) {
                return false;
            }
        }
        return !isAnyNewer(sources, time);
    }

    private static boolean isAnyNewer(Path place, FileTime time) throws IOException {
        if (!Files.exists(place)) {
            return false;
        }
        try (Stream<Path> files = Files.walk(place)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (Files.getLastModifiedTime(file).compareTo(time) >= 0) {
                    return true;
                }
            }
            return false;
        }
    }
}
