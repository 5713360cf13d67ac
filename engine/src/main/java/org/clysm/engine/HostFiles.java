package org.clysm.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The files of {@code host/}, which stand in this module's resources. */
public final class HostFiles {
    private HostFiles() {}

    /**
     * Reads a file.
     *
     * @param name its name in {@code host/}
     */
    public static String read(String name) {
        return readResource("host/" + name);
    }

    /** Reads a resource of this package. */
    public static String readResource(String name) {
        try (InputStream stream = HostFiles.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalArgumentException("no resource " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
