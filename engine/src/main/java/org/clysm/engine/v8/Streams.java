package org.clysm.engine.v8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The standard streams of a program: UTF-8 text over the byte streams of Java. */
final class Streams {
    private final InputStream input;
    private final OutputStream output;
    private final OutputStream errors;
    private BufferedReader reader;

    Streams(InputStream input, OutputStream output, OutputStream errors) {
        this.input = input;
        this.output = output;
        this.errors = errors;
    }

    /** True if lines should be seen as soon as they are written. */
    boolean terminal() {
        return output == System.out
                && System.console() != null
                && System.console().isTerminal();
    }

    /**
     * Writes text to stream 1 (output) or 2 (errors).
     *
     * @return null, or why that failed; the empty string if nobody reads any more
     */
    String write(int stream, String text) {
        OutputStream target = stream == 2 ? errors : output;
        try {
            target.write(text.getBytes(StandardCharsets.UTF_8));
            target.flush();
        } catch (IOException e) {
            String reason = String.valueOf(e.getMessage());
            return reason.equals("Broken pipe") ? "" : reason;
        }
        return null;
    }

    /** The next line of input without its end, or null at the end. */
    String readLine() {
        try {
            if (reader == null) {
                reader = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8));
            }
            return reader.readLine();
        } catch (IOException e) {
            return null;
        }
    }
}
