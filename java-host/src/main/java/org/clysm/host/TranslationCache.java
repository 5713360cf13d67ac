package org.clysm.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import run.endive.compiler.Cache;
import run.endive.wasm.Version;

/**
 * Keeps what Endive makes of modules in a folder, a file each, whose name is a hash of all that it depends on. A file
 * begins with the hash of the rest, by which a broken one is known, and is written under another name first, so that no
 * other process sees a part of it. Whatever fails costs time, and nothing else.
 */
final class TranslationCache implements Cache {
    /** So many files stay, those that were used last. */
    private static final int FILES_LIMIT = 32;

    private static final String ENDING = ".classes";
    private static final int HASH_BYTES = 32;

    /** Our part in the translation: what an earlier version of it made is of no use. */
    private static final List<Class<?>> TRANSLATORS =
            List.of(LispProgram.class, Preparation.class, DirectTailCalls.class, HandlerSlots.class, Relocation.class);

    private final Path folder;

    TranslationCache(Path folder) {
        this.folder = folder;
    }

    /** The name of what is made of a module. */
    static String key(byte[] wasm) {
        MessageDigest hash = sha256();
        hash.update(wasm);
        hash.update(Version.version().getBytes(StandardCharsets.UTF_8));
        for (Class<?> each : TRANSLATORS) {
            try (InputStream code = each.getResourceAsStream(each.getSimpleName() + ".class")) {
                hash.update(code.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return HexFormat.of().formatHex(hash.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    private Path file(String key) {
        return folder.resolve(key + ENDING);
    }

    @Override
    public byte[] get(String key) {
        try {
            byte[] content = Files.readAllBytes(file(key));
            if (content.length < HASH_BYTES) {
                return null;
            }
            byte[] classes = Arrays.copyOfRange(content, HASH_BYTES, content.length);
            if (!Arrays.equals(sha256().digest(classes), Arrays.copyOf(content, HASH_BYTES))) {
                return null;
            }
            Files.setLastModifiedTime(file(key), FileTime.from(Instant.now()));
            return classes;
        } catch (IOException _) {
            return null;
        }
    }

    @Override
    public void putIfAbsent(String key, byte[] classes) {
        try {
            Files.createDirectories(folder);
            Path written = Files.createTempFile(folder, "new", null);
            try {
                try (var output = Files.newOutputStream(written)) {
                    output.write(sha256().digest(classes));
                    output.write(classes);
                }
                Files.move(written, file(key), StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(written);
            }
            deleteOldest();
        } catch (IOException _) {
            // The next start translates again.
        }
    }

    private void deleteOldest() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> old = files.filter(file -> file.toString().endsWith(ENDING))
                    .sorted(Comparator.comparingLong(
                                    (Path file) -> file.toFile().lastModified())
                            .reversed())
                    .skip(FILES_LIMIT)
                    .toList();
            for (Path each : old) {
                Files.deleteIfExists(each);
            }
        }
    }
}
