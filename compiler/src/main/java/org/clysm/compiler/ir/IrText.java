package org.clysm.compiler.ir;

import java.util.ArrayList;
import java.util.List;

/** A tree of words to be laid out as an s-expression: on one line where it fits, else one element a line. */
sealed interface IrText {

    int WIDTH = 100;

    /** A word. */
    record Word(String text) implements IrText {}

    /**
     * A parenthesised list.
     *
     * @param head how many elements stay on the first line when the list is broken
     */
    record Group(int head, List<IrText> elements) implements IrText {}

    static IrText word(String text) {
        return new Word(text);
    }

    /** A list whose first element is a keyword, with the given number of elements on its line. */
    static IrText form(int head, String keyword, List<IrText> rest) {
        List<IrText> elements = new ArrayList<>();
        elements.add(word(keyword));
        elements.addAll(rest);
        return new Group(head, elements);
    }

    /** A list of elements of equal rank. */
    static IrText list(List<IrText> elements) {
        return new Group(0, elements);
    }

    /** The text on one line. */
    default String flat() {
        return switch (this) {
            case Word(String text) -> text;
            case Group(var _, List<IrText> elements) ->
                "(" + String.join(" ", elements.stream().map(IrText::flat).toList()) + ")";
        };
    }

    /** Appends the text, its continuation lines indented by two more than the given column. */
    default void layOut(StringBuilder out, int column) {
        String line = flat();
        if (!(this instanceof Group(int head, List<IrText> elements)) || column + line.length() <= WIDTH) {
            out.append(line);
            return;
        }
        out.append('(');
        int inner = column + (head == 0 ? 1 : 2);
        int position = column + 1;
        for (int i = 0; i < elements.size(); i++) {
            if (i > 0 && i < head) {
                out.append(' ');
                position = out.length() - out.lastIndexOf("\n") - 1;
            } else if (i > 0) {
                out.append('\n').repeat(" ", inner);
                position = inner;
            }
            elements.get(i).layOut(out, position);
        }
        out.append(')');
    }
}
