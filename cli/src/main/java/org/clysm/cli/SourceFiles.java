package org.clysm.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.clysm.compiler.data.SourceText;

/** Reads the files that the user names. */
final class SourceFiles {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private SourceFiles() {}

    /** Reads all files as sources of a program. */
    static List<SourceText> read(List<String> names) {
        return names.stream().map(SourceFiles::read).toList();
    }

    /**
     * Reads a file of text.
     *
     * @throws CommandException if there is none, or it is no text in UTF-8
     */
    static SourceText read(String name) {
        byte[] bytes = bytes(name);
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer input = ByteBuffer.wrap(bytes);
        try {
            String text = decoder.decode(input).toString();
            boolean isMarked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
            return new SourceText(name, isMarked ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            String before = new String(bytes, 0, input.position(), StandardCharsets.UTF_8);
            var place = new SourceText(name, before);
            throw CommandException.usage("%s:%d:%d: error: the file is not in UTF-8: byte 0x%02X cannot stand here"
                    .formatted(
                            name, place.line(before.length()), place.column(before.length()), bytes[input.position()]));
        }
    }

    /**
     * Reads a file.
     *
     * @throws CommandException if there is none or it cannot be read
     */
    static byte[] bytes(String name) {
        Path path = path(name);
        if (Files.isDirectory(path)) {
            throw CommandException.usage(name + ": error: this is a folder, not a file");
        }
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw CommandException.usage(name + ": error: " + reason(path, e));
        }
    }

    private static String reason(Path path, IOException problem) {
        if (!Files.exists(path)) {
            return "there is no such file";
        }
        return "the file cannot be read: " + Problems.describe(problem);
    }

    /**
     * Returns the path of a name.
     *
     * @throws CommandException if no file can have this name
     */
    static Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw CommandException.usage(name + ": error: no file can have this name: " + e.getReason());
        }
    }
}
