package org.clysm.compiler.reader;

/** The syntax types of characters in the standard readtable (CLHS figure 2-7). */
enum Syntax {
    CONSTITUENT,
    WHITESPACE,
    TERMINATING_MACRO,
    /** Only {@code #}, which is a macro character at the start of a token and a constituent inside. */
    NON_TERMINATING_MACRO,
    SINGLE_ESCAPE,
    MULTIPLE_ESCAPE,
    /** A character that has no place in a token unless escaped: Backspace and other control codes. */
    INVALID;

    private static final Syntax[] ASCII = asciiTable();

    static Syntax of(char c) {
        return c < 128 ? ASCII[c] : CONSTITUENT;
    }

    /** Tells whether a token ends before this character. */
    boolean endsToken() {
        return this == WHITESPACE || this == TERMINATING_MACRO;
    }

    private static Syntax[] asciiTable() {
        Syntax[] table = new Syntax[128];
        for (char c = 0; c < 128; c++) {
            table[c] = switch (c) {
                case '\t', '\n', '\f', '\r', ' ', 127 -> WHITESPACE;
                case '"', '\'', '(', ')', ',', ';', '`' -> TERMINATING_MACRO;
                case '#' -> NON_TERMINATING_MACRO;
                case '\\' -> SINGLE_ESCAPE;
                case '|' -> MULTIPLE_ESCAPE;
                default -> c < ' ' ? INVALID : CONSTITUENT;
            };
        }
        return table;
    }
}
