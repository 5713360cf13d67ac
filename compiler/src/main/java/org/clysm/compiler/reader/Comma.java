package org.clysm.compiler.reader;

/**
 * A comma inside a backquote template, until {@link Backquote} has expanded the template. It never leaves the reader.
 */
final class Comma {
    /** What a comma does with the value of its form. */
    enum Kind {
        INSERT(","),
        SPLICE(",@"),
        /** Like SPLICE, but the list may be destroyed. */
        DESTRUCTIVE_SPLICE(",.");

        final String text;

        Kind(String text) {
            this.text = text;
        }
    }

    private final Kind kind;
    private final int offset;
    private Object form;

    Comma(Kind kind, Object form, int offset) {
        this.kind = kind;
        this.form = form;
        this.offset = offset;
    }

    Kind kind() {
        return kind;
    }

    Object form() {
        return form;
    }

    void setForm(Object form) {
        this.form = form;
    }

    /** Returns where the comma stands, for errors. */
    int offset() {
        return offset;
    }
}
