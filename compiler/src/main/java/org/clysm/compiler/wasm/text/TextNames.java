package org.clysm.compiler.wasm.text;

/** Identifiers and strings of the text format (Wasm 3.0, 6.3.3 and 6.3.5). */
final class TextNames {

    private static final String PUNCTUATION = "!#$%&'*+-./:<=>?@\\^_`|~";

    private TextNames() {}

    /** Returns a name as an identifier, in quotes if it has characters that need them. */
    static String identifier(String name) {
        return isPlain(name) ? "$" + name : "$" + string(name);
    }

    private static boolean isPlain(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean isAlphanumeric = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!isAlphanumeric && PUNCTUATION.indexOf(c) < 0) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    /** Returns a string literal. */
    static String string(String text) {
        var literal = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == 0x7F || c == '"' || c == '\\') {
                hex(literal, c);
            } else {
                literal.append(c);
            }
        }
        return literal.append('"').toString();
    }

    /** Returns a string literal for bytes. */
    static String string(byte[] bytes) {
        var literal = new StringBuilder("\"");
        for (byte b : bytes) {
            if (b < ' ' || b == 0x7F || b == '"' || b == '\\') {
                hex(literal, b & 0xFF);
            } else {
                literal.append((char) b);
            }
        }
        return literal.append('"').toString();
    }

    private static void hex(StringBuilder literal, int value) {
        literal.append('\\').append(Character.forDigit(value >> 4, 16));
        literal.append(Character.forDigit(value & 15, 16));
    }
}
