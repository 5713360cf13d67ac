package org.clysm.library;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.clysm.compiler.driver.Library;

/** The library that belongs to this compiler, from the resources that {@link BuildLibrary} made. */
public final class StandardLibrary {

    private StandardLibrary() {}

    /** Reads the library. */
    public static Library load() {
        return new Library(resource(BuildLibrary.LIBRARY), resource(BuildLibrary.ARCHIVE));
    }

    private static byte[] resource(String name) {
        try (InputStream stream = StandardLibrary.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("the library was not built: " + name + " is missing");
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
