package org.clysm.compiler.expand;

import org.clysm.compiler.data.SourcePosition;

/**
 * Something that the compiler has to say about the program.
 *
 * @param severity how bad it is
 * @param position where, or null
 * @param message what, one sentence without a final period
 */
public record Diagnostic(Severity severity, SourcePosition position, String message) {

    /** The standard's three grades (CLHS 3.2.5). */
    public enum Severity {
        ERROR("error"),
        WARNING("warning"),
        STYLE_WARNING("style-warning");

        private final String label;

        Severity(String label) {
            this.label = label;
        }

        /** Returns the word that people read. */
        public String label() {
            return label;
        }
    }

    /** Returns the message as users see it, with its place and the line if they are known. */
    public String format() {
        String text = severity.label() + ": " + message;
        return position == null ? text : position.format(text);
    }
}
