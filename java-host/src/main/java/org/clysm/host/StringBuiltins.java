package org.clysm.host;

import run.endive.runtime.TrapException;
import run.endive.runtime.WasmArray;

/**
 * The module {@code wasm:js-string} (WebAssembly JavaScript interface, "JS String Builtins") for the strings of Java,
 * which are sequences of UTF-16 units as those of JavaScript are. A {@code Character}, and a constant of an enum, is a
 * string too. Faults are traps, as there.
 */
final class StringBuiltins {
    StringBuiltins() {}

    /** Returns the string that it is. */
    public String cast(Object value) {
        return switch (value) {
            case String text -> text;
            case Character character -> character.toString();
            case Enum<?> constant -> EnumNames.text(constant);
            case null, default -> throw new TrapException("illegal cast");
        };
    }

    /** Whether it is a string. */
    public boolean test(Object value) {
        return value instanceof String || value instanceof Character || value instanceof Enum;
    }

    /** Makes a string of a part of an array. */
    public String fromCharCodeArray(Object array, int start, int end) {
        WasmArray units = (WasmArray) array;
        within(Integer.compareUnsigned(start, end) <= 0 && Integer.compareUnsigned(end, units.length()) <= 0);
        char[] result = new char[end - start];
        long[] elements = units.elements();
        for (int i = 0; i < result.length; i++) {
            result[i] = (char) elements[start + i];
        }
        return new String(result);
    }

    /** Copies a string into an array; returns its length. */
    public int intoCharCodeArray(Object value, Object array, int start) {
        String text = cast(value);
        WasmArray units = (WasmArray) array;
        int length = text.length();
        within(Integer.toUnsignedLong(start) + length <= units.length());
        long[] elements = units.elements();
        for (int i = 0; i < length; i++) {
            elements[start + i] = text.charAt(i);
        }
        return length;
    }

    /** Makes a string of one unit. */
    public String fromCharCode(int code) {
        return String.valueOf((char) code);
    }

    /** Makes a string of one code point. */
    public String fromCodePoint(int code) {
        within(Character.isValidCodePoint(code));
        return Character.toString(code);
    }

    /** The unit at an index. */
    public int charCodeAt(Object value, int index) {
        String text = cast(value);
        within(index >= 0 && index < text.length());
        return text.charAt(index);
    }

    /** The code point that begins at an index. */
    public int codePointAt(Object value, int index) {
        String text = cast(value);
        within(index >= 0 && index < text.length());
        return text.codePointAt(index);
    }

    /** The number of units. */
    public int length(Object value) {
        return cast(value).length();
    }

    /** One string behind the other. */
    public String concat(Object first, Object second) {
        return cast(first).concat(cast(second));
    }

    /** The part from one index to another; an index past the end is the end. */
    public String substring(Object value, int start, int end) {
        String text = cast(value);
        int length = text.length();
        if (Integer.compareUnsigned(start, end) > 0 || Integer.compareUnsigned(start, length) > 0) {
            return "";
        }
        return text.substring(start, Integer.compareUnsigned(end, length) > 0 ? length : end);
    }

    /** Whether both are the same text, or both null. */
    public boolean equals(Object first, Object second) {
        return first == null || second == null ? first == second : cast(first).equals(cast(second));
    }

    /** The order of two texts by their units: -1, 0 or 1. */
    public int compare(Object first, Object second) {
        return Integer.signum(cast(first).compareTo(cast(second)));
    }

    private static void within(boolean condition) {
        if (!condition) {
            throw new TrapException("index out of bounds");
        }
    }
}
