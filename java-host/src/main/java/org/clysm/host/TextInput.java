package org.clysm.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;

/**
 * The standard input of a program: text in UTF-8, in pieces as it comes.
 *
 * <p>It is public for engines that run programs on something other than Endive.
 */
public final class TextInput {
    private static final int PIECE = 8192;

    private final InputStream input;
    private final Reader reader;
    private final char[] piece = new char[PIECE];

    /** The last unit that was read, if what follows may belong to it: a carriage return, half a character. */
    private String held = "";

    private boolean hasEnded;

    /** Makes the input of a stream. */
    public TextInput(InputStream input) {
        this.input = input;
        this.reader = new InputStreamReader(input, StandardCharsets.UTF_8);
    }

    /**
     * Waits for input and returns the text that has come, with lines that end in {@code "\n"}; null at the end.
     *
     * @throws IOException if the stream cannot be read
     */
    public String read() throws IOException {
        while (!hasEnded) {
            int count = reader.read(piece);
            hasEnded = count < 0;
            String text = held + new String(piece, 0, Math.max(count, 0));
            held = hasEnded || text.isEmpty() ? "" : heldOf(text.substring(text.length() - 1));
            String complete = text.substring(0, text.length() - held.length()).replace("\r\n", "\n");
            if (!complete.isEmpty()) {
                return complete;
            }
        }
        return null;
    }

    private static String heldOf(String last) {
        return last.equals("\r") || Character.isHighSurrogate(last.charAt(0)) ? last : "";
    }

    /**
     * Whether {@link #read} would not have to wait. What nobody types is taken to be there, so that its end is found.
     *
     * @throws IOException if the stream cannot be read
     */
    public boolean isReady() throws IOException {
        return hasEnded || reader.ready() || !isInteractive();
    }

    /** Whether somebody types the input. */
    public boolean isInteractive() {
        return input == System.in
                && System.console() != null
                && System.console().isTerminal();
    }
}
