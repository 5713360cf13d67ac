package org.clysm.compiler.data;

/** The syntax of potential numbers: tokens that might be numbers in some implementation (CLHS 2.3.1.1). */
public final class PotentialNumber {
    private PotentialNumber() {}

    /** Tells whether a token without escapes is a potential number when digits are those of {@code base}. */
    public static boolean is(String token, int base) {
        if (token.isEmpty() || isSign(token.charAt(token.length() - 1))) {
            return false;
        }
        char first = token.charAt(0);
        if (Character.digit(first, base) < 0 && !isSign(first) && "._^".indexOf(first) < 0) {
            return false;
        }
        boolean anyDigit = false;
        for (int i = 0; i < token.length(); i++) {
            char c = token.charAt(i);
            if (c < 128 && Character.digit(c, base) >= 0) {
                anyDigit = true;
            } else if (!isSign(c) && "/._^".indexOf(c) < 0 && !isMarker(token, i, base)) {
                return false;
            }
        }
        return anyDigit;
    }

    /** Tells whether a letter is a number marker: one that has no other letter beside it. */
    private static boolean isMarker(String token, int index, int base) {
        return isLetter(token.charAt(index))
                && (index == 0 || !isPlainLetter(token.charAt(index - 1), base))
                && (index + 1 == token.length() || !isPlainLetter(token.charAt(index + 1), base));
    }

    private static boolean isPlainLetter(char c, int base) {
        return isLetter(c) && Character.digit(c, base) < 0;
    }

    private static boolean isLetter(char c) {
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }

    private static boolean isSign(char c) {
        return c == '+' || c == '-';
    }
}
