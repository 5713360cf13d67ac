package org.clysm.compiler.reader;

import java.util.Arrays;
import org.clysm.compiler.data.LispCharacter;

/** One token as it is accumulated by the algorithm of CLHS 2.2, case converted and escapes resolved. */
final class Token {
    private char[] characters = new char[64];
    private int length;
    private int markers;
    private int firstMarker;
    private int lastMarker;
    private boolean escaped;
    private boolean onlyDots;

    /**
     * Reads the token that starts at an offset.
     *
     * @return the offset after the token
     * @throws ReaderException on an invalid character, or if the text ends after an escape character
     */
    int scan(Reader reader, int start) {
        clear();
        String text = reader.text();
        int offset = start;
        while (offset < text.length()) {
            char c = text.charAt(offset);
            Syntax syntax = Syntax.of(c);
            if (syntax == Syntax.CONSTITUENT || syntax == Syntax.NON_TERMINATING_MACRO) {
                offset = addConstituent(text, offset, c);
            } else if (syntax.endsToken()) {
                break;
            } else if (syntax == Syntax.SINGLE_ESCAPE) {
                offset = addEscaped(reader, text, offset + 1, start);
            } else if (syntax == Syntax.MULTIPLE_ESCAPE) {
                offset = addMultipleEscaped(reader, text, offset);
            } else {
                String name = new LispCharacter(c).name();
                throw reader.error(offset, "the character " + name + " cannot stand in a symbol or number");
            }
        }
        return offset;
    }

    /** Reads a token whose first character is taken as it is, and none converted: what follows {@code #\}. */
    int scanCharacterName(Reader reader, int start) {
        clear();
        String text = reader.text();
        int offset = start + Character.charCount(text.codePointAt(start));
        append(text, start, offset);
        while (offset < text.length() && !Syntax.of(text.charAt(offset)).endsToken()) {
            append(text.charAt(offset++));
        }
        return offset;
    }

    private void clear() {
        length = 0;
        markers = 0;
        escaped = false;
        onlyDots = true;
    }

    private int addConstituent(String text, int offset, char c) {
        if (c == ':') {
            if (markers++ == 0) {
                firstMarker = length;
            }
            lastMarker = length;
        }
        onlyDots &= c == '.';
        if (c < 128) {
            append(c >= 'a' && c <= 'z' ? (char) (c - 32) : c);
            return offset + 1;
        }
        int code = text.codePointAt(offset);
        append(LispCharacter.upcase(code));
        return offset + Character.charCount(code);
    }

    private int addEscaped(Reader reader, String text, int offset, int start) {
        escaped = true;
        if (offset >= text.length()) {
            throw reader.endOfFile(start, "end of file after the escape character of a symbol");
        }
        append(text.charAt(offset));
        return offset + 1;
    }

    private int addMultipleEscaped(Reader reader, String text, int start) {
        escaped = true;
        for (int offset = start + 1; offset < text.length(); offset++) {
            char c = text.charAt(offset);
            if (c == '|') {
                return offset + 1;
            }
            if (c == '\\') {
                offset++;
                if (offset == text.length()) {
                    break;
                }
                c = text.charAt(offset);
            }
            append(c);
        }
        throw reader.endOfFile(start, "end of file inside the escaped part of a symbol");
    }

    private void append(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            append(text.charAt(i));
        }
    }

    private void append(int code) {
        if (Character.isBmpCodePoint(code)) {
            append((char) code);
        } else {
            append(Character.highSurrogate(code));
            append(Character.lowSurrogate(code));
        }
    }

    private void append(char c) {
        if (length == characters.length) {
            characters = Arrays.copyOf(characters, length * 2);
        }
        characters[length++] = c;
    }

    int length() {
        return length;
    }

    char charAt(int index) {
        return characters[index];
    }

    /** Returns the part from {@code start} to before {@code end}. */
    String text(int start, int end) {
        return new String(characters, start, end - start);
    }

    /** Returns the whole token. */
    String text() {
        return text(0, length);
    }

    /** Tells whether any character was escaped, so that this is a symbol. */
    boolean isEscaped() {
        return escaped;
    }

    /** Tells whether this consists of unescaped dots alone. */
    boolean isDots() {
        return onlyDots && !escaped;
    }

    boolean isSingleDot() {
        return length == 1 && isDots();
    }

    /** Returns how many unescaped colons there are. */
    int markers() {
        return markers;
    }

    /** Returns the index of the first unescaped colon. */
    int firstMarker() {
        return firstMarker;
    }

    /** Returns the index of the last unescaped colon. */
    int lastMarker() {
        return lastMarker;
    }
}
