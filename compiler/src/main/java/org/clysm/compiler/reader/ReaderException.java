package org.clysm.compiler.reader;

import org.clysm.compiler.data.SourcePosition;

/** Text that is not the printed form of an object: a {@code reader-error}, or an {@code end-of-file}. */
public final class ReaderException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient SourcePosition position;
    private final boolean endOfFile;

    ReaderException(SourcePosition position, String message, boolean endOfFile) {
        super(message);
        this.position = position;
        this.endOfFile = endOfFile;
    }

    /** Returns the place of what is wrong; for an unclosed list, string or comment, where it begins. */
    public SourcePosition position() {
        return position;
    }

    /** Tells whether the text was good as far as it went, so that more text could complete it. */
    public boolean isEndOfFile() {
        return endOfFile;
    }

    /** Returns the message with file, line and column, the line, and a caret under the place. */
    public String format() {
        return position.format(getMessage());
    }
}
