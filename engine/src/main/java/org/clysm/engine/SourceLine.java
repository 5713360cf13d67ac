package org.clysm.engine;

/**
 * A line of a source file.
 *
 * @param file the file as the user named it
 * @param line counted from 1
 */
public record SourceLine(String file, int line) {
    @Override
    public String toString() {
        return file + ":" + line;
    }
}
