package org.clysm.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Files that are written together: all of them or none. */
final class OutputFiles {

    private final Path folder;
    private final Map<String, byte[]> contents = new LinkedHashMap<>();
    private final Map<String, byte[]> own = new LinkedHashMap<>();

    /** Prepares files in a folder, which is made when it does not exist. */
    OutputFiles(Path folder) {
        this.folder = folder;
    }

    void add(String name, byte[] content) {
        contents.put(name, content);
    }

    void add(String name, String content) {
        add(name, content.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Adds a file that may only take the place of an earlier one of its kind: a user's host module may have its name.
     *
     * @param firstWords what files of this kind begin with
     */
    void addOwn(String name, String content, String firstWords) {
        add(name, content);
        own.put(name, firstWords.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Writes all files: first beside their places, then, when all are complete, into them.
     *
     * @throws CommandException if one cannot be written; then none is, and what was there stays
     */
    void write() {
        Map<Path, Path> written = new LinkedHashMap<>();
        Path current = folder;
        try {
            Files.createDirectories(folder);
            for (Map.Entry<String, byte[]> entry : contents.entrySet()) {
                current = folder.resolve(entry.getKey());
                if (Files.isDirectory(current)) {
                    throw CommandException.usage(current + ": error: cannot write the file: there is a folder");
                }
                requireOwn(current, own.get(entry.getKey()));
                Files.createDirectories(current.getParent());
                Path temporary = current.resolveSibling("." + current.getFileName() + ".new"
                        + ProcessHandle.current().pid());
                written.put(temporary, current);
                Files.write(temporary, entry.getValue());
            }
            for (Map.Entry<Path, Path> entry : written.entrySet()) {
                current = entry.getValue();
                Files.move(entry.getKey(), current, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (FileAlreadyExistsException _) {
            throw CommandException.usage(folder + ": error: cannot write into it: this is a file, not a folder");
        } catch (IOException e) {
            throw CommandException.usage(current + ": error: cannot write the file: " + Problems.describe(e));
        } finally {
            written.keySet().forEach(OutputFiles::delete);
        }
    }

    /** Refuses to replace a file that does not begin as it should. */
    private static void requireOwn(Path file, byte[] firstWords) throws IOException {
        if (firstWords == null || !Files.exists(file)) {
            return;
        }
        try (InputStream content = Files.newInputStream(file)) {
            if (!Arrays.equals(content.readNBytes(firstWords.length), firstWords)) {
                throw CommandException.usage(file + ": error: clysm did not write this file and does not replace it;"
                        + " choose another folder or name for the output");
            }
        }
    }

    private static void delete(Path temporary) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            throw CommandException.usage(temporary + ": error: cannot remove the file: " + Problems.describe(e));
        }
    }
}
