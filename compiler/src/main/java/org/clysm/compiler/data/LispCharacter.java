package org.clysm.compiler.data;

/** A character: a Unicode code point, below {@code char-code-limit} #x110000 (CLHS 13.1). */
public record LispCharacter(int code) {
    public LispCharacter {
        if (!Character.isValidCodePoint(code)) {
            throw new IllegalArgumentException("not a character code: " + code);
        }
    }

    /** Returns the character as a string of one character: one or two UTF-16 units. */
    public String asString() {
        return Character.toString(code);
    }

    /**
     * Returns the code of the upper-case counterpart of a character that has case (CLHS 13.1.4.3): a lower-case
     * character whose counterpart leads back to it. Returns any other code as it is.
     */
    public static int upcase(int code) {
        int upper = Character.toUpperCase(code);
        return upper != code && Character.toLowerCase(upper) == code ? upper : code;
    }

    /** Returns the name of the character if it has one: {@code char-name}; else null. */
    public String name() {
        return CharacterNames.nameOf(code);
    }

    /** Returns the character of this name, in any case: {@code name-char}; null if there is none. */
    public static LispCharacter named(String name) {
        int code = CharacterNames.codeOf(name);
        return code < 0 ? null : new LispCharacter(code);
    }
}
