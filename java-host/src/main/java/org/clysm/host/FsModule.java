package org.clysm.host;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The host module {@code clysm:fs}: files. Each public method is a function of that name; {@code host/README.md}
 * describes them. One that fails returns -1, null or NaN, and {@link #failure} and {@link #failureText} tell why.
 *
 * <p>It is public for engines that run programs on something other than Endive.
 */
public final class FsModule {
    private static final int FAILED = -1;

    // How Lisp asks for a file: sums of these.
    private static final int READ = 1;
    private static final int WRITE = 2;
    private static final int CREATE = 4;
    private static final int EXCLUSIVE = 8;
    private static final int TRUNCATE = 16;

    // What a path leads to, and in a list what a link is.
    private static final int NOTHING = 0;
    private static final int FILE = 1;
    private static final int DIRECTORY = 2;
    private static final int OTHER = 3;
    private static final int LINK = 4;

    private final FileSystem files;
    private final Map<Integer, OpenFile> open = new HashMap<>();
    private final Set<LispFunction> unwritten = new LinkedHashSet<>();
    private int lastHandle;
    private FileFailure lastFailure;

    /** A file that is open; one that is no regular file has no position and no size. */
    private record OpenFile(FileChannel channel, boolean isRegular) {}

    /** Something that may fail as files do. */
    @FunctionalInterface
    private interface Action<T> {
        T run() throws IOException;
    }

    /**
     * Makes the module.
     *
     * @param files where the files are
     */
    public FsModule(FileSystem files) {
        this.files = files;
    }

    private <T> T attempt(Action<T> action, T otherwise) {
        try {
            return action.run();
        } catch (IOException | InvalidPathException e) {
            lastFailure = FileFailure.of(e);
            return otherwise;
        }
    }

    private Path path(String name) {
        return files.getPath(name);
    }

    /** Opens a file. */
    public int open(String name, int mode) {
        return attempt(
                () -> {
                    Path path = path(name);
                    boolean isDirectory = Files.isDirectory(path);
                    if (isDirectory && (mode & EXCLUSIVE) != 0) {
                        throw new FileAlreadyExistsException(name);
                    }
                    if (isDirectory || name.endsWith("/")) {
                        throw isDirectory ? FileFailure.isDirectory(name) : new NoSuchFileException(name);
                    }
                    FileChannel channel = FileChannel.open(path, options(mode));
                    lastHandle++;
                    open.put(lastHandle, new OpenFile(channel, Files.isRegularFile(path)));
                    return lastHandle;
                },
                FAILED);
    }

    private static Set<OpenOption> options(int mode) {
        Set<OpenOption> options = new HashSet<>();
        if ((mode & READ) != 0) {
            options.add(StandardOpenOption.READ);
        }
        if ((mode & WRITE) != 0) {
            options.add(StandardOpenOption.WRITE);
        }
        if ((mode & CREATE) != 0) {
            options.add((mode & EXCLUSIVE) == 0 ? StandardOpenOption.CREATE : StandardOpenOption.CREATE_NEW);
        }
        if ((mode & TRUNCATE) != 0) {
            options.add(StandardOpenOption.TRUNCATE_EXISTING);
        }
        return options;
    }

    /** The next bytes of a file, at most so many; none at its end. */
    public byte[] read(int handle, int limit) {
        return attempt(
                () -> {
                    ByteBuffer buffer = ByteBuffer.allocate(limit);
                    open.get(handle).channel.read(buffer);
                    byte[] bytes = new byte[buffer.flip().remaining()];
                    buffer.get(bytes);
                    return bytes;
                },
                null);
    }

    /** Writes bytes to a file. */
    public int write(int handle, byte[] bytes) {
        return attempt(
                () -> {
                    ByteBuffer buffer = ByteBuffer.wrap(bytes);
                    while (buffer.hasRemaining()) {
                        open.get(handle).channel.write(buffer);
                    }
                    return 0;
                },
                FAILED);
    }

    /** Goes to a position of a file. */
    public int seek(int handle, double position) {
        return attempt(
                () -> {
                    regular(handle).position((long) position);
                    return 0;
                },
                FAILED);
    }

    /** The number of bytes of a file. */
    public double size(int handle) {
        return attempt(() -> (double) regular(handle).size(), Double.NaN);
    }

    private FileChannel regular(int handle) throws IOException {
        OpenFile file = open.get(handle);
        if (!file.isRegular) {
            throw FileFailure.noPositions();
        }
        return file.channel;
    }

    /** Closes a file. */
    public int close(int handle) {
        return attempt(
                () -> {
                    open.remove(handle).channel.close();
                    return 0;
                },
                FAILED);
    }

    /** What a path leads to: 0 nothing, 1 a file, 2 a directory, 3 something else. */
    public int kind(String name) {
        return attempt(
                () -> {
                    try {
                        int kind = kindOf(Files.readAttributes(path(name), BasicFileAttributes.class));
                        return kind == FILE && name.endsWith("/") ? NOTHING : kind;
                    } catch (IOException e) {
                        if (FileFailure.isAbsence(e)) {
                            return NOTHING;
                        }
                        throw e;
                    }
                },
                FAILED);
    }

    private static int kindOf(BasicFileAttributes attributes) {
        if (attributes.isSymbolicLink()) {
            return LINK;
        }
        if (attributes.isRegularFile()) {
            return FILE;
        }
        return attributes.isDirectory() ? DIRECTORY : OTHER;
    }

    /** The path from the root, without links and dots. */
    public String truePath(String name) {
        return attempt(() -> path(name).toRealPath().toString(), null);
    }

    /** When a file was written last, in milliseconds since 1970. */
    public double modified(String name) {
        return attempt(() -> (double) Files.getLastModifiedTime(path(name)).toMillis(), Double.NaN);
    }

    /** Removes a file, or a directory that is empty. */
    public int remove(String name, boolean isDirectory) {
        return attempt(
                () -> {
                    Path path = path(name);
                    boolean isOne = Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
                    if (isOne && !isDirectory) {
                        throw FileFailure.isDirectory(name);
                    }
                    if (isDirectory && !isOne && Files.exists(path)) {
                        throw FileFailure.noDirectory(name);
                    }
                    Files.delete(path);
                    return 0;
                },
                FAILED);
    }

    /** Gives a file another name, in place of a file that has it. */
    public int rename(String from, String to) {
        return attempt(
                () -> {
                    Files.move(path(from), path(to), StandardCopyOption.ATOMIC_MOVE);
                    return 0;
                },
                FAILED);
    }

    /** Makes a directory. */
    public int makeDirectory(String name) {
        return attempt(
                () -> {
                    Files.createDirectory(path(name));
                    return 0;
                },
                FAILED);
    }

    /** The entries of a directory, each the digit of its kind and its name, with characters of code 0 between them. */
    public String list(String name) {
        return attempt(
                () -> {
                    List<String> entries = new ArrayList<>();
                    try (var stream = Files.newDirectoryStream(path(name))) {
                        for (Path entry : stream) {
                            var attributes =
                                    Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                            entries.add(kindOf(attributes) + entry.getFileName().toString());
                        }
                    }
                    return String.join("\0", entries);
                },
                null);
    }

    /** The home directory of the user. */
    public String home() {
        return System.getProperty("user.home");
    }

    /** Which failure was the last; 0 for one that has no number. */
    public int failure() {
        return lastFailure.number();
    }

    /** What the system said of the last failure. */
    public String failureText() {
        return lastFailure.text();
    }

    /** Has Lisp write what a stream of a file still holds, when the outermost call of Lisp ends. */
    public void later(LispFunction write) {
        unwritten.add(write);
    }

    /** Has Lisp write what streams of files still hold. */
    public void flush() {
        while (!unwritten.isEmpty()) {
            LispFunction write = unwritten.iterator().next();
            unwritten.remove(write);
            write.call();
        }
    }
}
