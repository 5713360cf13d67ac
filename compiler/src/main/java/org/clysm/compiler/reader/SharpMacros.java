package org.clysm.compiler.reader;

import org.clysm.compiler.data.LispCharacter;
import org.clysm.compiler.data.Lists;
import org.clysm.compiler.data.StandardSymbols;
import org.clysm.compiler.data.Symbol;

/** What the macro character {@code #} introduces (CLHS 2.4.8). */
final class SharpMacros {
    /** Stands for an argument that is not there: {@code #(} and not {@code #3(}. */
    static final int NO_ARGUMENT = -1;

    private SharpMacros() {}

    /** Reads what starts with the {@code #} at {@code start}; the reader stands after it. */
    static Object read(Reader reader, int start) {
        String text = reader.text();
        int offset = start + 1;
        long argument = NO_ARGUMENT;
        while (offset < text.length() && text.charAt(offset) >= '0' && text.charAt(offset) <= '9') {
            argument = Math.max(argument, 0) * 10 + text.charAt(offset) - '0';
            if (argument > Integer.MAX_VALUE) {
                throw reader.error(start, "the number after # is too large");
            }
            offset++;
        }
        if (offset == text.length()) {
            throw reader.endOfFile(start, "end of file after #");
        }
        reader.setOffset(offset + 1);
        return read(reader, start, (int) argument, offset);
    }

    /** Reads what the sub-character at {@code offset} asks for: an object, or {@link Reader#NOTHING}. */
    private static Object read(Reader reader, int start, int argument, int offset) {
        // A switch and not a table of lambdas: those take 15 ms to make when the JVM has just started.
        return switch (reader.text().charAt(offset)) {
            case '\'' -> reader.prefixForm(StandardSymbols.FUNCTION, reader.readOperand(start), start);
            case '\\' -> readCharacter(reader, start);
            case '|' -> skipComment(reader, start);
            case ':' -> readUninterned(reader, start);
            case '.' -> readEvaluated(reader, start);
            case '+' -> Features.readConditional(reader, start, true);
            case '-' -> Features.readConditional(reader, start, false);
            case 'b', 'B' -> readRational(reader, start, 2);
            case 'o', 'O' -> readRational(reader, start, 8);
            case 'x', 'X' -> readRational(reader, start, 16);
            case 'r', 'R' -> readInRadix(reader, start, argument);
            case '=' -> readLabelled(reader, start, argument);
            case '#' -> readReference(reader, start, argument);
            case 'p', 'P' -> readPathname(reader, start);
            case '(' -> SharpAggregates.readVector(reader, start, argument);
            case '*' -> SharpAggregates.readBits(reader, start, argument);
            case 'c', 'C' -> SharpAggregates.readComplex(reader, start);
            case 'a', 'A' -> SharpAggregates.readArray(reader, start, argument);
            case 'j', 'J' -> readGlobalOfHost(reader, start, offset);
            case 's', 'S' -> SharpAggregates.readStructure(reader, start);
            default -> readUnknown(reader, start, reader.text().codePointAt(offset));
        };
    }

    /** What other Lisps or a readtable know must be skipped where they are not asked for. */
    private static Object readUnknown(Reader reader, int start, int code) {
        if (!reader.isSuppressed() || code == '<' || code == ')' || code <= ' ') {
            throw unknown(reader, start, code);
        }
        reader.readOperand(start);
        return Symbol.NIL;
    }

    /**
     * {@code #j:console:log} as {@code (js:global "console.log")}, where {@code js:enable-reader-syntax} has switched
     * it on.
     */
    private static Object readGlobalOfHost(Reader reader, int start, int offset) {
        var packages = reader.context().packages();
        String text = reader.text();
        if (!reader.context().hasFeature(packages.keyword("JS-SYNTAX"))) {
            throw unknown(reader, start, text.charAt(offset));
        }
        int end = offset + 1;
        while (end < text.length() && !Syntax.of(text.charAt(end)).endsToken()) {
            end++;
        }
        String name = text.substring(offset + 1, end).replace(':', '.');
        if (name.length() < 2 || name.charAt(0) != '.') {
            throw reader.error(start, "#j is followed by names with a colon before each: #j:console:log");
        }
        reader.setOffset(end);
        return reader.isSuppressed()
                ? Symbol.NIL
                : reader.prefixForm(packages.js().internExternal("GLOBAL"), name.substring(1), start);
    }

    private static ReaderException unknown(Reader reader, int start, int code) {
        LispCharacter character = new LispCharacter(code);
        if (code == '<') {
            return reader.error(start, "#< begins the printed form of an object that cannot be read");
        }
        if (code == ')' || code <= ' ') {
            return reader.error(start, "# followed by " + (code == ')' ? ")" : character.name()) + " has no meaning");
        }
        return reader.error(start, "unknown dispatch character: #" + character.asString());
    }

    private static Object readCharacter(Reader reader, int start) {
        if (reader.offset() == reader.text().length()) {
            throw reader.endOfFile(start, "end of file after #\\");
        }
        Token token = reader.readCharacterName();
        if (reader.isSuppressed()) {
            return Symbol.NIL;
        }
        String name = token.text();
        if (name.codePointCount(0, name.length()) == 1) {
            return new LispCharacter(name.codePointAt(0));
        }
        LispCharacter character = LispCharacter.named(name);
        if (character == null) {
            throw reader.error(start, "there is no character named " + name);
        }
        return character;
    }

    /** Skips a comment, which may contain comments. */
    private static Object skipComment(Reader reader, int start) {
        String text = reader.text();
        int depth = 1;
        for (int i = reader.offset(); i + 1 < text.length(); i++) {
            char c = text.charAt(i);
            char next = text.charAt(i + 1);
            if (c == '|' && next == '#') {
                i++;
                depth--;
                if (depth == 0) {
                    reader.setOffset(i + 1);
                    return Reader.NOTHING;
                }
            } else if (c == '#' && next == '|') {
                i++;
                depth++;
            }
        }
        throw reader.endOfFile(start, "end of file inside the comment that begins here");
    }

    private static Object readUninterned(Reader reader, int start) {
        Token token = reader.readToken();
        if (reader.isSuppressed()) {
            return Symbol.NIL;
        }
        if (token.markers() > 0) {
            throw reader.error(start, "a package marker in an uninterned symbol: " + token.text());
        }
        return reader.context().packages().makeSymbol(token.text());
    }

    private static Object readEvaluated(Reader reader, int start) {
        Object form = reader.readClosedOperand(start);
        return reader.isSuppressed() ? Symbol.NIL : evaluate(reader, form, start);
    }

    private static Object readPathname(Reader reader, int start) {
        Object name = reader.readClosedOperand(start);
        if (reader.isSuppressed()) {
            return Symbol.NIL;
        }
        if (!(name instanceof String)) {
            throw reader.error(start, "#P needs a string");
        }
        return evaluate(reader, Lists.list(StandardSymbols.find("PARSE-NAMESTRING"), name), start);
    }

    private static Object evaluate(Reader reader, Object form, int start) {
        ReadTimeEvaluator evaluator = reader.context().evaluator();
        if (evaluator == null) {
            throw reader.error(start, "nothing can be evaluated while reading here");
        }
        try {
            return evaluator.evaluate(form);
        } catch (ReadTimeException e) {
            throw reader.error(start, "while evaluating " + form + " as it is read: " + e.getMessage());
        }
    }

    private static Object readInRadix(Reader reader, int start, int argument) {
        if (!reader.isSuppressed() && (argument < Character.MIN_RADIX || argument > Character.MAX_RADIX)) {
            throw reader.error(start, "#R needs a base from 2 to 36, as in #36rCLYSM");
        }
        return readRational(reader, start, argument);
    }

    private static Object readRational(Reader reader, int start, int base) {
        int tokenStart = reader.offset();
        Token token = reader.readToken();
        if (reader.isSuppressed()) {
            return Symbol.NIL;
        }
        if (token.length() == 0 && reader.offset() == reader.text().length()) {
            throw reader.endOfFile(start, "end of file where a rational number in base " + base + " is expected");
        }
        Object number = null;
        if (token.length() > 0 && !token.isEscaped() && token.markers() == 0) {
            number = reader.parseNumber(tokenStart, base);
        }
        if (number == null || number instanceof Float || number instanceof Double) {
            throw reader.error(start, "not a rational number in base " + base + ": " + token.text());
        }
        return number;
    }

    private static Object readLabelled(Reader reader, int start, int argument) {
        if (reader.isSuppressed()) {
            return reader.readOperand(start);
        }
        requireLabel(reader, start, argument);
        if (!reader.labels().declare(argument)) {
            throw reader.error(start, "the label #" + argument + "= occurs twice in one form");
        }
        Object datum = reader.labels().define(argument, reader.readOperand(start));
        if (datum == null) {
            throw reader.error(start, "the label #" + argument + "= stands for itself");
        }
        return datum;
    }

    private static Object readReference(Reader reader, int start, int argument) {
        if (reader.isSuppressed()) {
            return Symbol.NIL;
        }
        requireLabel(reader, start, argument);
        Object datum = reader.labels().refer(argument);
        if (datum == null) {
            throw reader.error(start, "there is no label #" + argument + "= before #" + argument + "#");
        }
        return datum;
    }

    private static void requireLabel(Reader reader, int start, int argument) {
        if (argument == NO_ARGUMENT) {
            throw reader.error(start, "a label needs a number, as in #1= and #1#");
        }
    }
}
