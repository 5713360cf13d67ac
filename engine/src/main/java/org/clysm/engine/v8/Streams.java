package org.clysm.engine.v8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.clysm.host.TextInput;

/** The standard streams of a program: UTF-8 text over the byte streams of Java. */
final class Streams {
    private final TextInput input;
    private final OutputStream output;
    private final OutputStream errors;

    Streams(InputStream input, OutputStream output, OutputStream errors) {
        this.input = new TextInput(input);
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

    /** The text that has come of the input, for which this waits; null at the end. */
    String read() {
        try {
            return input.read();
        } catch (IOException e) {
            return null;
        }
    }

    /** Whether {@link #read} would not have to wait. */
    boolean isReady() {
        try {
            return input.isReady();
        } catch (IOException e) {
            return true;
        }
    }

    /** Whether somebody types the input. */
    boolean isInteractive() {
        return input.isInteractive();
    }
}
