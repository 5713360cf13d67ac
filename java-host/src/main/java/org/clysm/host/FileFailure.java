package org.clysm.host;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Map;

/**
 * Why something could not be done to a file.
 *
 * @param number how Lisp knows it; 0 if it has no number, and the text says it
 * @param text what the system said
 */
record FileFailure(int number, String text) {
    private static final int ABSENT = 1;
    private static final int EXISTS = 2;
    private static final int DENIED = 3;
    private static final int IS_DIRECTORY = 4;
    private static final int NO_DIRECTORY = 5;
    private static final int NOT_EMPTY = 6;
    private static final int IMPOSSIBLE_NAME = 11;

    private static final String IS_A_DIRECTORY = "Is a directory";
    private static final String NOT_A_DIRECTORY = "Not a directory";
    private static final String ILLEGAL_SEEK = "Illegal seek";

    /** The words of the system for which Java has no exceptions. */
    private static final Map<String, Integer> REASONS = Map.ofEntries(
            Map.entry("Operation not permitted", DENIED),
            Map.entry("Permission denied", DENIED),
            Map.entry(IS_A_DIRECTORY, IS_DIRECTORY),
            Map.entry(NOT_A_DIRECTORY, NO_DIRECTORY),
            Map.entry("Directory not empty", NOT_EMPTY),
            Map.entry("Too many open files", 7),
            Map.entry("Too many open files in system", 7),
            Map.entry("No space left on device", 8),
            Map.entry("Disk quota exceeded", 8),
            Map.entry("Read-only file system", 9),
            Map.entry("File name too long", 10),
            Map.entry("Invalid argument", IMPOSSIBLE_NAME),
            Map.entry("Too many levels of symbolic links", 12),
            Map.entry("Too many levels of symbolic links or unable to access attributes of symbolic link", 12),
            Map.entry(ILLEGAL_SEEK, 13));

    /** The failure that an exception of Java stands for. */
    static FileFailure of(Exception e) {
        return switch (e) {
            case NoSuchFileException _ -> new FileFailure(ABSENT, "");
            case FileAlreadyExistsException _ -> new FileFailure(EXISTS, "");
            case AccessDeniedException _ -> new FileFailure(DENIED, "");
            case DirectoryNotEmptyException _ -> new FileFailure(NOT_EMPTY, "");
            case NotDirectoryException _ -> new FileFailure(NO_DIRECTORY, "");
            case FileSystemException failure -> ofText(failure.getReason());
            case IOException failure -> ofText(failure.getMessage());
            default -> new FileFailure(IMPOSSIBLE_NAME, "");
        };
    }

    private static FileFailure ofText(String reason) {
        return new FileFailure(REASONS.getOrDefault(String.valueOf(reason), 0), String.valueOf(reason));
    }

    /** Whether it means that a file is not there. */
    static boolean isAbsence(IOException e) {
        int number = of(e).number;
        return number == ABSENT || number == NO_DIRECTORY;
    }

    /** The exception for a directory where there should be a file. */
    static IOException isDirectory(String name) {
        return new FileSystemException(name, null, IS_A_DIRECTORY);
    }

    /** The exception for a file where there should be a directory. */
    static IOException noDirectory(String name) {
        return new FileSystemException(name, null, NOT_A_DIRECTORY);
    }

    /** The exception for a pipe where there should be a file with positions. */
    static IOException noPositions() {
        return new IOException(ILLEGAL_SEEK);
    }
}
