package org.clysm.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * The host module {@code clysm:io}: text to and from the standard streams, in the order in which it was written. Each
 * public method is a function of that name.
 */
final class IoModule {
    /** Text gathers up to this many characters before it is handed on. */
    private static final int BUFFER_LIMIT = 16384;

    /** But lines are handed on one by one while they are no more than so many in so many milliseconds. */
    private static final int CALM_LINES = 50;

    private static final int CALM_TIME = 50;

    /** What stands for half a character in UTF-8: U+FFFD. */
    private static final byte[] REPLACEMENT = {(byte) 0xef, (byte) 0xbf, (byte) 0xbd};

    /** The exit code that a shell gives a process which writes to a pipe that nobody reads: 128 and SIGPIPE. */
    private static final int BROKEN_PIPE = 141;

    private static final int ERRORS = 2;

    private final TextInput input;
    private final OutputStream output;
    private final OutputStream errors;
    private final StringBuilder pending = new StringBuilder();
    private int pendingStream;
    private boolean isBroken;
    private int lines;
    private long linesSince;

    IoModule(InputStream input, OutputStream output, OutputStream errors) {
        this.input = new TextInput(input);
        this.output = output;
        this.errors = errors;
    }

    /** Writes text to stream 1 (output) or 2 (errors). */
    public void write(int stream, String text) {
        if (stream != pendingStream) {
            flush();
            pendingStream = stream;
        }
        pending.append(text);
        if (pending.length() > BUFFER_LIMIT || text.indexOf('\n') >= 0 && isCalm()) {
            int last = pending.length() - 1;
            // The second half of a character may follow.
            hand(Character.isHighSurrogate(pending.charAt(last)) ? last : last + 1);
        }
    }

    /** Whether there were few lines lately: what was written should not be lost when the process is killed. */
    private boolean isCalm() {
        if (lines >= CALM_LINES) {
            long now = System.currentTimeMillis();
            if (now - linesSince < CALM_TIME) {
                return false;
            }
            linesSince = now;
            lines = 0;
        }
        lines++;
        return true;
    }

    /** Hands on all that is pending. */
    public void flush() {
        if (!pending.isEmpty()) {
            hand(pending.length());
        }
    }

    private void hand(int length) {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8
                    .newEncoder()
                    .replaceWith(REPLACEMENT)
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .encode(CharBuffer.wrap(pending, 0, length));
            pending.delete(0, length);
            byte[] exact = new byte[bytes.remaining()];
            bytes.get(exact);
            send(exact);
        } catch (CharacterCodingException e) {
            throw new IllegalStateException(e); // every malformed input is replaced
        }
    }

    /** Hands on bytes, unless that failed before: who asks to write learns of it once. */
    private void send(byte[] bytes) {
        if (isBroken) {
            return;
        }
        try {
            OutputStream stream = pendingStream == ERRORS ? errors : output;
            stream.write(bytes);
            stream.flush();
        } catch (IOException e) {
            isBroken = true;
            if ("Broken pipe".equals(e.getMessage())) {
                throw new LispExit(BROKEN_PIPE);
            }
            throw new UncheckedIOException("cannot write the output: " + e.getMessage(), e);
        }
    }

    /** The text that has come of the input, for which this waits; null at the end. */
    public String read() {
        flush();
        try {
            return input.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether {@link #read} would not have to wait. */
    public boolean ready() {
        flush();
        try {
            return input.isReady();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether somebody types the input. */
    public boolean interactive() {
        return input.isInteractive();
    }
}
