package org.clysm.compiler.data;

import java.util.Arrays;

/** The text of one source file, or of what was typed, with a name for messages. */
public final class SourceText {
    /** Of a longer line only the surroundings of the place are shown. */
    private static final int LONGEST_LINE = 160;

    private static final String OMISSION = "...";

    private final String name;
    private final String text;
    private int[] lineStarts;

    /** Makes a source; {@code name} is a file name as the user gave it, or a phrase such as {@code <eval>}. */
    public SourceText(String name, String text) {
        this.name = name;
        this.text = text;
    }

    public String name() {
        return name;
    }

    public String text() {
        return text;
    }

    /** Returns the number of the line of an offset, counted from 1. */
    public int line(int offset) {
        int found = Arrays.binarySearch(lineStarts(), offset);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** Returns the column of an offset: how many characters precede it in its line, plus 1. */
    public int column(int offset) {
        int start = lineStarts()[line(offset) - 1];
        return text.codePointCount(start, Math.min(offset, text.length())) + 1;
    }

    /** Returns the text of a line, counted from 1, without its end. */
    public String lineText(int line) {
        int[] starts = lineStarts();
        int start = starts[line - 1];
        int end = line < starts.length ? starts[line] : text.length();
        while (end > start && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
            end--;
        }
        return text.substring(start, end);
    }

    /**
     * Returns the line of an offset, or of a very long one the part around it, and under it a caret at the place.
     *
     * @return two lines without a newline at the end
     */
    public String excerpt(int offset) {
        int line = line(offset);
        String shown = lineText(line);
        int before = Math.min(offset - lineStarts()[line - 1], shown.length());
        if (shown.length() > LONGEST_LINE) {
            int start = Math.max(0, before - LONGEST_LINE / 2);
            int end = Math.min(start + LONGEST_LINE, shown.length());
            shown = OMISSION + shown.substring(start, end) + OMISSION;
            before += OMISSION.length() - start;
        }
        StringBuilder result = new StringBuilder(shown).append('\n');
        for (int i = 0; i < before; i += Character.charCount(shown.codePointAt(i))) {
            // A tab stays a tab, so that the caret stands under its character however wide tabs are shown.
            result.append(shown.charAt(i) == '\t' ? '\t' : ' ');
        }
        return result.append('^').toString();
    }

    private int[] lineStarts() {
        if (lineStarts == null) {
            int[] starts = new int[16];
            int count = 1;
            for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
                if (count == starts.length) {
                    starts = Arrays.copyOf(starts, count * 2);
                }
                starts[count++] = i + 1;
            }
            lineStarts = Arrays.copyOf(starts, count);
        }
        return lineStarts;
    }
}
