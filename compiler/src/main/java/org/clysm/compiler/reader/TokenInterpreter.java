package org.clysm.compiler.reader;

import org.clysm.compiler.data.Package;
import org.clysm.compiler.data.PackageException;
import org.clysm.compiler.data.Symbol;

/** Makes a number or a symbol of a token (CLHS 2.3). */
final class TokenInterpreter {
    private final Reader reader;
    private final ReaderContext context;

    TokenInterpreter(Reader reader, ReaderContext context) {
        this.reader = reader;
        this.context = context;
    }

    /**
     * Returns the object that a token denotes.
     *
     * @param start where the token began, for errors
     * @throws ReaderException if it denotes none
     */
    Object interpret(Token token, int start, int base) {
        if (token.markers() == 0) {
            if (!token.isEscaped()) {
                Object number = parseNumber(token, start, base);
                if (number != null) {
                    return number;
                }
                if (token.isDots()) {
                    throw reader.error(start, token.isSingleDot() ? "a dot outside a list" : "a token of dots only");
                }
            }
            return intern(context.currentPackage(), token.text(), start);
        }
        return qualifiedSymbol(token, start);
    }

    /** Returns the number that a token without escapes denotes, or null if it is none. */
    Object parseNumber(Token token, int start, int base) {
        try {
            return NumberParser.parse(token, base, context.defaultFloatFormat());
        } catch (ArithmeticException e) {
            throw reader.error(start, e.getMessage());
        }
    }

    private Symbol qualifiedSymbol(Token token, int start) {
        int first = token.firstMarker();
        int last = token.lastMarker();
        boolean adjacent = token.markers() == 1 || token.markers() == 2 && last == first + 1;
        if (!adjacent || first == 0 && token.markers() == 2) {
            throw reader.error(start, "misplaced package markers in " + token.text());
        }
        if (last + 1 == token.length() && !token.isEscaped()) {
            throw reader.error(start, "nothing follows the package marker in " + token.text());
        }
        String name = token.text(last + 1, token.length());
        if (first == 0) {
            return context.packages().keyword(name);
        }
        String packageName = token.text(0, first);
        Package named = context.packages().find(packageName);
        if (named == null) {
            throw reader.error(start, "there is no package named " + packageName);
        }
        return token.markers() == 2 || named.isKeyword()
                ? intern(named, name, start)
                : externalSymbol(named, name, start);
    }

    private Symbol externalSymbol(Package named, String name, int start) {
        Symbol symbol = named.findExternal(name);
        if (symbol == null) {
            throw reader.error(
                    start,
                    named.find(name) == null
                            ? "there is no symbol " + name + " in the package " + named.name()
                            : "the symbol " + name + " is not external in the package " + named.name());
        }
        return symbol;
    }

    private Symbol intern(Package target, String name, int start) {
        try {
            return target.intern(name);
        } catch (PackageException e) {
            throw reader.error(start, e.getMessage());
        }
    }
}
