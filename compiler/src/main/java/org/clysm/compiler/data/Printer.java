package org.clysm.compiler.data;

import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Prints any datum as the reader would read it, for messages and dumps (CLHS 22.1.3). */
public final class Printer {
    /** How deep, how long and how many elements a brief text may get before the rest is left out. */
    private static final int BRIEF_DEPTH = 4;

    private static final int BRIEF_LENGTH = 8;
    private static final int BRIEF_CHARACTERS = 120;

    private static final Pattern STRING_OR_REST = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"?|[^\"]+");

    private final StringBuilder out = new StringBuilder();
    private final Package current;
    private final boolean brief;

    private Printer(Package current, boolean brief) {
        this.current = current;
        this.brief = brief;
    }

    /**
     * Returns the full text of a datum that has no circles; symbols not accessible in {@code current} have prefixes.
     */
    public static String full(Object datum, Package current) {
        Printer printer = new Printer(current, false);
        printer.print(datum, 0);
        return printer.out.toString();
    }

    /** Returns a text fit for a line of a message: long or deep parts, and so all circles, are shown as "...". */
    public static String brief(Object datum, Package current) {
        Printer printer = new Printer(current, true);
        printer.print(datum, 0);
        return printer.out.toString().replace('\n', ' ');
    }

    /** Returns a brief text for messages with symbols in lower case, as programs write them. */
    public static String briefLowerCase(Object datum) {
        return STRING_OR_REST
                .matcher(brief(datum))
                .replaceAll(part -> Matcher.quoteReplacement(
                        part.group().startsWith("\"")
                                ? part.group()
                                : part.group().toLowerCase(Locale.ROOT)));
    }

    /** Returns a brief text for messages: symbols of COMMON-LISP and COMMON-LISP-USER have no prefix. */
    public static String brief(Object datum) {
        return brief(datum, null);
    }

    private void print(Object datum, int depth) {
        if (brief && (depth > BRIEF_DEPTH || out.length() > BRIEF_CHARACTERS)) {
            out.append("...");
            return;
        }
        switch (datum) {
            case Symbol symbol -> SymbolPrinter.print(symbol, current, out);
            case Cons cons -> printCons(cons, depth);
            case String string -> printString(string);
            case Long integer -> out.append(integer.longValue());
            case BigInteger integer -> out.append(integer);
            case Ratio ratio -> out.append(ratio);
            case Float number -> FloatPrinter.print(number, out);
            case Double number -> FloatPrinter.print(number, out);
            case ComplexNumber complex -> printComplex(complex, depth);
            case LispCharacter character -> printCharacter(character);
            case LispVector vector -> printVector(vector, depth);
            case BitVector bits -> printBits(bits);
            case LispArray array -> printArray(array, depth);
            case StructureLiteral structure -> printStructure(structure, depth);
            case Handle handle ->
                out.append("#<image object ").append(handle.id()).append('>');
            case Package named -> out.append(named);
            default -> throw new IllegalArgumentException("not a Lisp object: " + datum.getClass());
        }
    }

    private void printCons(Cons cons, int depth) {
        if (cons.cdr() instanceof Cons argument && argument.cdr() == Symbol.NIL) {
            String prefix =
                    cons.car() == StandardSymbols.QUOTE ? "'" : cons.car() == StandardSymbols.FUNCTION ? "#'" : null;
            if (prefix != null) {
                out.append(prefix);
                print(argument.car(), depth);
                return;
            }
        }
        out.append('(');
        Object rest = cons;
        for (int count = 0; rest instanceof Cons next; count++) {
            if (count > 0) {
                out.append(' ');
            }
            if (brief && count == BRIEF_LENGTH) {
                out.append("...)");
                return;
            }
            print(next.car(), depth + 1);
            rest = next.cdr();
        }
        if (rest != Symbol.NIL) {
            out.append(" . ");
            print(rest, depth + 1);
        }
        out.append(')');
    }

    private void printString(String string) {
        out.append('"');
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            if (brief && out.length() > BRIEF_CHARACTERS && !Character.isLowSurrogate(c)) {
                out.append("...");
                break;
            }
            if (c == '"' || c == '\\') {
                out.append('\\');
            }
            out.append(c);
        }
        out.append('"');
    }

    private void printComplex(ComplexNumber complex, int depth) {
        out.append("#C(");
        print(complex.realPart(), depth + 1);
        out.append(' ');
        print(complex.imaginaryPart(), depth + 1);
        out.append(')');
    }

    private void printCharacter(LispCharacter character) {
        String name = isVisible(character.code()) ? null : character.name();
        out.append("#\\").append(name != null ? name : character.asString());
    }

    private static boolean isVisible(int code) {
        return switch (Character.getType(code)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    private void printVector(LispVector vector, int depth) {
        out.append("#(");
        for (int i = 0; i < vector.length(); i++) {
            if (i > 0) {
                out.append(' ');
            }
            if (brief && i == BRIEF_LENGTH) {
                out.append("...");
                break;
            }
            print(vector.get(i), depth + 1);
        }
        out.append(')');
    }

    private void printBits(BitVector bits) {
        out.append("#*");
        for (int i = 0; i < bits.length(); i++) {
            out.append(bits.get(i) ? '1' : '0');
        }
    }

    private void printArray(LispArray array, int depth) {
        out.append('#').append(array.rank()).append('A');
        printAxis(array, 0, 0, array.totalSize(), depth);
    }

    private void printAxis(LispArray array, int axis, int start, int size, int depth) {
        if (axis == array.rank()) {
            print(array.get(start), depth + 1);
            return;
        }
        out.append('(');
        int length = array.dimension(axis);
        for (int i = 0; i < length; i++) {
            if (i > 0) {
                out.append(' ');
            }
            if (brief && i == BRIEF_LENGTH) {
                out.append("...");
                break;
            }
            printAxis(array, axis + 1, start + i * (size / length), size / length, depth + 1);
        }
        out.append(')');
    }

    private void printStructure(StructureLiteral structure, int depth) {
        out.append("#S(");
        print(structure.name(), depth + 1);
        for (int i = 0; i < structure.slotCount(); i++) {
            out.append(' ');
            print(structure.slotName(i), depth + 1);
            out.append(' ');
            print(structure.value(i), depth + 1);
        }
        out.append(')');
    }
}
