package org.clysm.engine.v8;

import com.caoccao.javet.enums.JSRuntimeType;
import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Host;
import com.caoccao.javet.interop.loader.IJavetLibLoadingListener;
import com.caoccao.javet.interop.loader.JavetLibLoader;
import com.caoccao.javet.interop.options.V8RuntimeOptions;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.clysm.engine.CacheFolder;
import org.clysm.engine.EngineException;

/**
 * The native library of V8.
 *
 * <p>Javet would extract its 40 MB at every start, which takes half a second. Here it is extracted once, into the
 * user's cache directory (XDG Base Directory Specification), and kept.
 */
final class V8Library {
    /**
     * The stack that V8 may use: some three million simple calls. A larger one makes runaway recursion slow to fail,
     * since each minor collection walks the whole stack (256 MB: half a second; 512 MB: two to three seconds).
     */
    static final int STACK_MEGABYTES = 256;

    /**
     * Fewer minor collections than V8's default of 1 MB at first: Lisp allocates much and keeps little. Exceptions and
     * tail calls of Wasm are on by default.
     */
    private static final String FLAGS =
            "--stack-size=" + STACK_MEGABYTES * 1024 + " --min-semi-space-size=16 --max-semi-space-size=64";

    private static V8Host host;

    private V8Library() {}

    /** Loads the library if that is possible; {@link #host} tells why if it is not. */
    static void prepare() {
        try {
            host();
        } catch (EngineException e) {
            // Whoever needs the library will try again and see the same.
        }
    }

    /** Loads the library if it is not loaded. */
    static synchronized V8Host host() {
        if (host == null) {
            host = load();
        }
        return host;
    }

    private static V8Host load() {
        Path directory;
        try {
            directory = extract();
        } catch (IOException e) {
            throw new EngineException("cannot keep the V8 library in a cache directory: " + e.getMessage(), e);
        } catch (JavetException e) {
            throw new EngineException("the v8 engine has no native library for this system; try --engine node", e);
        }
        JavetLibLoader.setLibLoadingListener(new IJavetLibLoadingListener() {
            @Override
            public File getLibPath(JSRuntimeType type) {
                return directory.toFile();
            }

            @Override
            public boolean isDeploy(JSRuntimeType type) {
                return false;
            }
        });
        V8RuntimeOptions.V8_FLAGS.setCustomFlags(FLAGS);
        V8Host loaded = V8Host.getV8Instance();
        if (!loaded.isLibraryLoaded()) {
            throw new EngineException("cannot load the V8 library: " + loaded.getLastException(), null);
        }
        return loaded;
    }

    private static Path extract() throws IOException, JavetException {
        JavetLibLoader loader = new JavetLibLoader(JSRuntimeType.V8);
        String resource = loader.getResourceFileName();
        IOException failure = null;
        for (Path cache : CacheFolder.candidates()) {
            Path directory = cache.resolve("javet-" + JavetLibLoader.LIB_VERSION);
            Path file = directory.resolve(loader.getLibFileName());
            if (Files.exists(file)) {
                return directory;
            }
            try {
                copy(resource, file);
                return directory;
            } catch (IOException e) {
                failure = e;
            }
        }
        throw failure;
    }

    /** Copies by way of a file beside the target, so that no other process ever loads half a library. */
    private static void copy(String resource, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Path temporary = Files.createTempFile(file.getParent(), "extract", ".tmp");
        try (InputStream stream = JavetLibLoader.class.getResourceAsStream(resource)) {
            Files.copy(stream, temporary, StandardCopyOption.REPLACE_EXISTING);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
