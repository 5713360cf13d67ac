package org.clysm.compiler.data;

/** Prints symbols with package prefixes and escapes, so that they read back as the same symbol (CLHS 22.1.3.3). */
final class SymbolPrinter {
    private SymbolPrinter() {}

    /**
     * Prints a symbol.
     *
     * @param current the package that it is seen from; null for people who read a message: then symbols of COMMON-LISP
     *     and COMMON-LISP-USER have no prefix, and others the shortest name of their home
     */
    static void print(Symbol symbol, Package current, StringBuilder out) {
        Package home = symbol.homePackage();
        boolean isPlain = current == null ? home != null && home.isStandard() : current.isAccessible(symbol);
        if (symbol.isKeyword()) {
            out.append(':');
        } else if (home == null && !isPlain) {
            out.append("#:");
        } else if (!isPlain) {
            printName(current == null ? home.shortestName() : home.name(), out);
            out.append(home.findExternal(symbol.name()) == symbol ? ":" : "::");
        }
        printName(symbol.name(), out);
    }

    private static void printName(String name, StringBuilder out) {
        if (!needsEscape(name)) {
            out.append(name);
            return;
        }
        out.append('|');
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '|' || c == '\\') {
                out.append('\\');
            }
            out.append(c);
        }
        out.append('|');
    }

    /** Tells whether the plain name would be read as something else: other case, syntax, a number, only dots. */
    private static boolean needsEscape(String name) {
        boolean onlyDots = true;
        for (int i = 0; i < name.length(); i += Character.charCount(name.codePointAt(i))) {
            int code = name.codePointAt(i);
            if (code <= ' ' || "\"'(),;:`|\\\u007f\u00a0".indexOf(code) >= 0 || LispCharacter.upcase(code) != code) {
                return true;
            }
            onlyDots &= code == '.';
        }
        return onlyDots || name.charAt(0) == '#' || PotentialNumber.is(name, 10);
    }
}
