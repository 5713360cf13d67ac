package org.clysm.compiler.data;

/** A place in a source: the offset is counted in UTF-16 units from its start. */
public record SourcePosition(SourceText source, int offset) {
    /** Returns the name of the source. */
    public String file() {
        return source.name();
    }

    /** Returns the line, counted from 1. */
    public int line() {
        return source.line(offset);
    }

    /** Returns the column, counted in characters from 1. */
    public int column() {
        return source.column(offset);
    }

    /** Returns the line of the source with a caret under the place. */
    public String excerpt() {
        return source.excerpt(offset);
    }

    /**
     * Returns a message as users see it: {@code file:line:column: message}, then the line and the caret.
     *
     * @return three lines without a newline at the end
     */
    public String format(String message) {
        return this + ": " + message + "\n" + excerpt();
    }

    /** Returns {@code file:line:column}. */
    @Override
    public String toString() {
        return file() + ":" + line() + ":" + column();
    }
}
