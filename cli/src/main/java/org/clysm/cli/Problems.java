package org.clysm.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** What went wrong with a file, in words. */
final class Problems {

    private Problems() {}

    /** Returns the reason without the name of the file. */
    static String describe(IOException problem) {
        return switch (problem) {
            case AccessDeniedException _ -> "permission denied";
            case NoSuchFileException _ -> "there is no such file or folder";
            case NotDirectoryException _ -> "a part of its path is no folder";
            case FileSystemException e when e.getReason() != null -> e.getReason();
            default -> problem.getMessage() == null ? problem.toString() : problem.getMessage();
        };
    }
}
