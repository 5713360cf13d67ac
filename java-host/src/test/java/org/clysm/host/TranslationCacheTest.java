package org.clysm.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files that keep translations of modules. */
class TranslationCacheTest {

    private static final byte[] CLASSES = {1, 2, 3, 4};

    @TempDir
    private Path parent;

    private Path folder;
    private TranslationCache cache;

    @BeforeEach
    void makeCache() {
        folder = parent.resolve("some/folder");
        cache = new TranslationCache(folder);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    @Test
    void whatWasPutIsFoundByItsKey() {
        assertThat(cache.get("key")).isNull();
        cache.putIfAbsent("key", CLASSES);
        assertThat(cache.get("key")).isEqualTo(CLASSES);
        assertThat(cache.get("other")).isNull();
        assertThat(new TranslationCache(folder).get("key")).isEqualTo(CLASSES);
    }

    @Test
    void keysDependOnTheModule() {
        assertThat(TranslationCache.key(CLASSES))
                .isEqualTo(TranslationCache.key(CLASSES.clone()))
                .isNotEqualTo(TranslationCache.key(new byte[] {1, 2, 3, 5}))
                .hasSize(64);
    }

    @Test
    void brokenFilesAreMadeAnew() throws IOException {
        cache.putIfAbsent("key", CLASSES);
        Path file = files().getFirst();
        byte[] content = Files.readAllBytes(file);
        for (int length : new int[] {0, 10, content.length - 1}) {
            Files.write(file, Arrays.copyOf(content, length));
            assertThat(cache.get("key")).as("%d bytes", length).isNull();
        }
        content[content.length - 1]++;
        Files.write(file, content);
        assertThat(cache.get("key")).isNull();
        cache.putIfAbsent("key", CLASSES);
        assertThat(cache.get("key")).isEqualTo(CLASSES);
    }

    @Test
    void manyMayWriteTheSame() throws Exception {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            threads.add(Thread.ofPlatform().start(() -> new TranslationCache(folder).putIfAbsent("key", CLASSES)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(cache.get("key")).isEqualTo(CLASSES);
        assertThat(files()).hasSize(1);
    }

    @Test
    void theFilesThatWereUsedLastStay() throws IOException {
        for (int i = 0; i < 40; i++) {
            cache.putIfAbsent("key" + i, CLASSES);
            // Each is older than the next, but for the first, which was used now.
            Path file = folder.resolve("key" + i + ".classes");
            long age = i == 0 ? 0 : 1000 * (100 - i);
            Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis() - age));
        }
        assertThat(files()).hasSize(32);
        assertThat(cache.get("key0")).isNotNull();
        assertThat(cache.get("key1")).isNull();
        assertThat(cache.get("key39")).isNotNull();
    }

    @Test
    void aFolderThatCannotBeUsedDoesNotMatter() throws IOException {
        Path file = Files.createFile(parent.resolve("file"));
        var useless = new TranslationCache(file);
        useless.putIfAbsent("key", CLASSES);
        assertThat(useless.get("key")).isNull();
    }
}
