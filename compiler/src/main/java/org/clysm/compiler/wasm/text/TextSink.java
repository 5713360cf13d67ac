package org.clysm.compiler.wasm.text;

/** Text in indented lines. */
final class TextSink {

    private final StringBuilder text = new StringBuilder();
    private int depth;

    TextSink indent() {
        depth++;
        return this;
    }

    TextSink outdent() {
        depth--;
        return this;
    }

    TextSink line(String line) {
        text.repeat("  ", depth).append(line).append('\n');
        return this;
    }

    /** Appends to the last line. */
    TextSink close(String end) {
        text.insert(text.length() - 1, end);
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
