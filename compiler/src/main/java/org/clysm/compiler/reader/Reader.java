package org.clysm.compiler.reader;

import org.clysm.compiler.data.Cons;
import org.clysm.compiler.data.ListBuilder;
import org.clysm.compiler.data.Package;
import org.clysm.compiler.data.SourcePosition;
import org.clysm.compiler.data.SourceText;
import org.clysm.compiler.data.StandardSymbols;
import org.clysm.compiler.data.Symbol;

/**
 * Reads the forms of one source, one after the other: {@code read} with the standard readtable (CLHS 2.2, 2.4).
 *
 * <p>What a macro character reads is either a datum or {@link #NOTHING}; what starts with {@code #} stands in
 * {@link SharpMacros}.
 */
public final class Reader {
    /** What {@link #read} returns when only whitespace and comments are left. */
    public static final Object EOF = new Object();

    /** What a macro character returns that yields no object: a comment, a feature expression that is false. */
    static final Object NOTHING = new Object();

    private final SourceText source;
    private final String text;
    private final ReaderContext context;
    private final int base;
    private final TokenInterpreter interpreter;
    private final Token token = new Token();
    private Labels labels;
    private int offset;
    private int formStart;
    private int backquoteDepth;
    private int suppressDepth;
    private int listDepth;

    /** The offset of a list that starts a line though it stands inside another; -1 if there is none. */
    private int suspect = -1;

    /** Starts at the beginning of a source. A first line that begins with {@code #!} counts as a comment. */
    public Reader(SourceText source, ReaderContext context) {
        this.source = source;
        this.text = source.text();
        this.context = context;
        this.base = context.positions().add(source);
        this.interpreter = new TokenInterpreter(this, context);
        if (text.startsWith("\uFEFF")) {
            offset = 1;
        }
        if (text.startsWith("#!", offset)) {
            skipLine();
        }
    }

    /**
     * Returns the next form, or {@link #EOF} after the last one.
     *
     * @throws ReaderException if the text is wrong, or ends inside a form
     */
    public Object read() {
        labels = null;
        backquoteDepth = 0;
        suppressDepth = 0;
        listDepth = 0;
        suspect = -1;
        try {
            while (skipWhitespace()) {
                formStart = offset;
                Object form = readObjectOrNothing();
                if (form != NOTHING) {
                    return form;
                }
            }
            return EOF;
        } catch (StackOverflowError e) {
            throw error(formStart, "the form is nested too deeply");
        }
    }

    /** Returns the place where the form that was read last begins. */
    public SourcePosition formPosition() {
        return new SourcePosition(source, formStart);
    }

    /** Returns the number of the place where the form that was read last begins. */
    public int formPlace() {
        return position(formStart);
    }

    /** Returns the offset after what has been read. */
    public int offset() {
        return offset;
    }

    // What the parts of the reader share.

    String text() {
        return text;
    }

    ReaderContext context() {
        return context;
    }

    void setOffset(int offset) {
        this.offset = offset;
    }

    /** Tells whether objects are skipped without being made: {@code *read-suppress*}. */
    boolean isSuppressed() {
        return suppressDepth > 0;
    }

    Labels labels() {
        if (labels == null) {
            labels = new Labels();
        }
        return labels;
    }

    ReaderException error(int where, String message) {
        return new ReaderException(new SourcePosition(source, where), message, false);
    }

    ReaderException endOfFile(int where, String message) {
        return new ReaderException(new SourcePosition(source, where), message, true);
    }

    /** Returns the number of a place for {@link Cons#setPosition}. */
    int position(int where) {
        return base + where;
    }

    /**
     * Reads the object that a prefix such as {@code '} applies to.
     *
     * @param start where the prefix stands
     */
    Object readOperand(int start) {
        while (skipWhitespace()) {
            if (text.charAt(offset) == ')') {
                throw error(offset, "a close parenthesis where an object is expected, after " + prefix(start));
            }
            Object datum = readObjectOrNothing();
            if (datum != NOTHING) {
                return datum;
            }
        }
        throw endOfFile(start, "end of file where an object is expected, after " + prefix(start));
    }

    private String prefix(int start) {
        int end = start + 1;
        while (end < text.length() && text.charAt(start) == '#' && Character.digit(text.charAt(end), 10) >= 0) {
            end++;
        }
        boolean two = text.charAt(start) == '#' || text.startsWith(",@", start) || text.startsWith(",.", start);
        return text.substring(start, Math.min(two ? end + 1 : end, text.length()));
    }

    /** Reads an operand in which a comma of a template around it has no meaning. */
    Object readClosedOperand(int start) {
        int depth = backquoteDepth;
        backquoteDepth = 0;
        Object datum = readOperand(start);
        backquoteDepth = depth;
        return datum;
    }

    /** Reads an operand without making anything of it. */
    void skipOperand(int start) {
        suppressDepth++;
        readOperand(start);
        suppressDepth--;
    }

    /** Reads an operand with another current package. */
    Object readOperandIn(Package current, int start) {
        Package outer = context.currentPackage();
        context.setCurrentPackage(current);
        try {
            return readClosedOperand(start);
        } finally {
            context.setCurrentPackage(outer);
        }
    }

    /** Reads a token and leaves it in {@link #token}. */
    Token readToken() {
        offset = token.scan(this, offset);
        return token;
    }

    Token readCharacterName() {
        offset = token.scanCharacterName(this, offset);
        return token;
    }

    /** Returns the object that the token read last denotes in a base. */
    Object interpretToken(int start, int numberBase) {
        return interpreter.interpret(token, start, numberBase);
    }

    /** Returns the number that the token read last denotes in a base, or null if it is none. */
    Object parseNumber(int start, int numberBase) {
        return interpreter.parseNumber(token, start, numberBase);
    }

    // Objects.

    /** Moves to the next character that is not whitespace; returns false at the end of the text. */
    private boolean skipWhitespace() {
        while (offset < text.length()) {
            if (Syntax.of(text.charAt(offset)) != Syntax.WHITESPACE) {
                return true;
            }
            offset++;
        }
        return false;
    }

    private void skipLine() {
        int end = text.indexOf('\n', offset);
        offset = end < 0 ? text.length() : end + 1;
    }

    /** Reads what starts at a character that is not whitespace. */
    private Object readObjectOrNothing() {
        int start = offset;
        char c = text.charAt(start);
        switch (c) {
            case '(':
                offset++;
                return readList(start);
            case ')':
                throw error(start, "unmatched close parenthesis");
            case '"':
                return readString(start);
            case '\'':
                offset++;
                return prefixForm(StandardSymbols.QUOTE, readOperand(start), start);
            case '`':
                offset++;
                return readBackquote(start);
            case ',':
                offset++;
                return readComma(start);
            case ';':
                skipLine();
                return NOTHING;
            case '#':
                offset++;
                return SharpMacros.read(this, start);
            default:
                return readAtom(start);
        }
    }

    private Object readAtom(int start) {
        readToken();
        return isSuppressed() ? Symbol.NIL : interpretToken(start, context.readBase());
    }

    /** Returns {@code (operator operand)} with the position of the prefix that stands for it. */
    Object prefixForm(Symbol operator, Object operand, int start) {
        Cons last = new Cons(operand, Symbol.NIL);
        last.setPosition(position(start));
        Cons form = new Cons(operator, last);
        form.setPosition(position(start));
        return form;
    }

    private String readString(int start) {
        int i = start + 1;
        int end = text.indexOf('"', i);
        int escape = text.indexOf('\\', i);
        if (end >= 0 && (escape < 0 || escape > end)) {
            offset = end + 1;
            return text.substring(i, end);
        }
        StringBuilder content = new StringBuilder();
        for (; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                offset = i + 1;
                return content.toString();
            }
            if (c == '\\' && ++i < text.length()) {
                c = text.charAt(i);
            }
            content.append(c);
        }
        throw endOfFile(start, "end of file inside a string");
    }

    // Lists.

    /** Reads a list after its open parenthesis, which stands at {@code start}. */
    Object readList(int start) {
        if (listDepth > 0 && suspect < 0 && start > 0 && text.charAt(start - 1) == '\n') {
            suspect = start;
        }
        listDepth++;
        ListBuilder list = new ListBuilder();
        while (skipWhitespace()) {
            int elementStart = offset;
            char c = text.charAt(elementStart);
            if (c == ')') {
                offset++;
                listDepth--;
                return finishList(list.list(), start);
            }
            if (c == '.' && isDotHere()) {
                offset++;
                return finishList(readTail(list, elementStart, start), start);
            }
            Object element = readObjectOrNothing();
            if (element != NOTHING) {
                list.add(element).setPosition(position(elementStart));
            }
        }
        throw unclosed(start);
    }

    private Object finishList(Object list, int start) {
        if (list instanceof Cons cons) {
            cons.setPosition(position(start));
        }
        return list;
    }

    private boolean isDotHere() {
        return offset + 1 == text.length() || Syntax.of(text.charAt(offset + 1)).endsToken();
    }

    private Object readTail(ListBuilder list, int dot, int start) {
        if (list.isEmpty() && !isSuppressed()) {
            throw error(dot, "nothing before the dot in a list");
        }
        Object tail = NOTHING;
        while (skipWhitespace()) {
            int elementStart = offset;
            if (text.charAt(elementStart) == ')') {
                if (tail == NOTHING && !isSuppressed()) {
                    throw error(dot, "nothing after the dot in a list");
                }
                offset++;
                listDepth--;
                return list.listWithTail(tail == NOTHING ? Symbol.NIL : tail);
            }
            Object element = readObjectOrNothing();
            if (element != NOTHING && tail != NOTHING && !isSuppressed()) {
                throw error(elementStart, "more than one object after the dot in a list");
            }
            tail = element == NOTHING ? tail : element;
        }
        throw unclosed(start);
    }

    private ReaderException unclosed(int start) {
        StringBuilder message = new StringBuilder("end of file inside the list that begins here");
        if (formStart != start) {
            message.append(", in the form that begins at line ").append(source.line(formStart));
        }
        if (suspect >= 0) {
            message.append("; the parenthesis is probably missing before line ")
                    .append(source.line(suspect))
                    .append(", where a list begins in the first column");
        }
        return endOfFile(start, message.toString());
    }

    // Backquote.

    private Object readBackquote(int start) {
        backquoteDepth++;
        Object template = readOperand(start);
        backquoteDepth--;
        return isSuppressed() ? Symbol.NIL : Backquote.expand(this, template, position(start));
    }

    private Object readComma(int start) {
        Comma.Kind kind = Comma.Kind.INSERT;
        if (offset < text.length()) {
            char c = text.charAt(offset);
            kind = c == '@' ? Comma.Kind.SPLICE : c == '.' ? Comma.Kind.DESTRUCTIVE_SPLICE : kind;
            offset += kind == Comma.Kind.INSERT ? 0 : 1;
        }
        if (isSuppressed()) {
            readOperand(start);
            return Symbol.NIL;
        }
        if (backquoteDepth == 0) {
            throw error(start, kind.text + " is not inside a backquote");
        }
        backquoteDepth--;
        Object form = readOperand(start);
        backquoteDepth++;
        return new Comma(kind, form, start);
    }
}
