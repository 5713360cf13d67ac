package org.clysm.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FreshnessTest {

    @TempDir
    private Path folder;

    private Path sources;
    private Path source;
    private Path built;

    @BeforeEach
    void makeFiles() throws IOException {
        sources = Files.createDirectory(folder.resolve("lisp"));
        source = Files.createFile(sources.resolve("car.lisp"));
        built = Files.createFile(folder.resolve("library.wasm"));
        setTime(built, 60);
    }

    private static void setTime(Path file, int secondsFromNow) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(secondsFromNow)));
    }

    private boolean isUpToDate() throws IOException {
        return Freshness.isUpToDate(built, sources);
    }

    @Test
    void aFileNewerThanItsSourcesIsUpToDate() throws IOException {
        assertThat(isUpToDate()).isTrue();
    }

    @Test
    void aMissingFileIsNot() throws IOException {
        Files.delete(built);
        assertThat(isUpToDate()).isFalse();
    }

    @Test
    void aFileOlderThanASourceIsNot() throws IOException {
        setTime(source, 90);
        assertThat(isUpToDate()).isFalse();
    }

    @Test
    void aFileOlderThanTheFolderOfARemovedSourceIsNot() throws IOException {
        Files.delete(source);
        setTime(sources, 90);
        assertThat(isUpToDate()).isFalse();
    }

    @Test
    void aFileOlderThanTheCompilerIsNot() throws IOException {
        setTime(built, -1_000_000_000);
        setTime(source, -1_000_000_060);
        setTime(sources, -1_000_000_060);
        assertThat(isUpToDate()).isFalse();
    }
}
