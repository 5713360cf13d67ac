package org.clysm.compiler.data;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The names of characters (CLHS 13.1.7): the standard and semi-standard ones, the usual ones of ASCII control codes,
 * the Unicode names with underscores for spaces, and {@code U+} with hexadecimal digits.
 */
final class CharacterNames {
    /** Each code with its names, the first of which is the one that is printed. */
    private static final String TABLE = """
        0 Nul Null
        1 Soh
        2 Stx
        3 Etx
        4 Eot
        5 Enq
        6 Ack
        7 Bell Bel
        8 Backspace Bs
        9 Tab Ht
        10 Newline Linefeed Lf Nl
        11 Vt
        12 Page Ff Form
        13 Return Cr
        14 So
        15 Si
        16 Dle
        17 Dc1
        18 Dc2
        19 Dc3
        20 Dc4
        21 Nak
        22 Syn
        23 Etb
        24 Can
        25 Em
        26 Sub
        27 Esc Escape Altmode
        28 Fs
        29 Gs
        30 Rs
        31 Us
        32 Space Sp
        127 Rubout Delete Del
        160 No-break_space Nbsp
        """;

    private static final Map<String, Integer> CODES = new HashMap<>();
    private static final Map<Integer, String> NAMES = new HashMap<>();

    static {
        for (String line : TABLE.split("\n")) {
            String[] words = line.split(" ");
            Integer code = Integer.valueOf(words[0]);
            NAMES.put(code, words[1]);
            for (int i = 1; i < words.length; i++) {
                CODES.put(words[i].toUpperCase(Locale.ROOT), code);
            }
        }
    }

    private CharacterNames() {}

    /** Returns the name of a character, or null for graphic ones of ASCII. */
    static String nameOf(int code) {
        String name = NAMES.get(code);
        if (name != null || code < 127) {
            return name;
        }
        if (Character.getType(code) == Character.UNASSIGNED || hasNoUnicodeName(code)) {
            return "U+" + String.format("%04X", code);
        }
        return Character.getName(code).replace(' ', '_');
    }

    /**
     * Tells whether Unicode gives this code no name of its own; Java then makes one of the block and the number, which
     * is no good for reading back.
     */
    private static boolean hasNoUnicodeName(int code) {
        return switch (Character.getType(code)) {
            case Character.CONTROL, Character.PRIVATE_USE, Character.SURROGATE -> true;
            default -> false;
        };
    }

    /** Returns the code of a character by name, in any case; -1 if there is none. */
    static int codeOf(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        Integer code = CODES.get(upper);
        if (code != null) {
            return code;
        }
        if (upper.startsWith("U+") && upper.length() >= 3 && upper.length() <= 8) {
            return codeOfHexadecimal(upper);
        }
        try {
            return Character.codePointOf(upper.replace('_', ' '));
        } catch (IllegalArgumentException e) {
            return -1;
        }
    }

    private static int codeOfHexadecimal(String name) {
        int code = 0;
        for (int i = 2; i < name.length(); i++) {
            int digit = Character.digit(name.charAt(i), 16);
            if (digit < 0) {
                return -1;
            }
            code = code * 16 + digit;
        }
        return Character.isValidCodePoint(code) ? code : -1;
    }
}
