package org.clysm.host;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
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

    /** What stands for half a character in UTF-8: U+FFFD. */
    private static final byte[] REPLACEMENT = {(byte) 0xef, (byte) 0xbf, (byte) 0xbd};

    /** The exit code that a shell gives a process which writes to a pipe that nobody reads: 128 and SIGPIPE. */
    private static final int BROKEN_PIPE = 141;

    private static final int ERRORS = 2;

    private final BufferedReader input;
    private final OutputStream output;
    private final OutputStream errors;
    private final StringBuilder pending = new StringBuilder();
    private int pendingStream;
    private boolean isBroken;

    IoModule(InputStream input, OutputStream output, OutputStream errors) {
        this.input = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8));
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
        if (pending.length() > BUFFER_LIMIT) {
            int last = pending.length() - 1;
            // The second half of a character may follow.
            hand(Character.isHighSurrogate(pending.charAt(last)) ? last : last + 1);
        }
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

    /** The next line of the input without its end, or null. */
    public String readLine() {
        flush();
        try {
            var line = new StringBuilder();
            int unit = input.read();
            if (unit < 0) {
                return null;
            }
            while (unit >= 0 && unit != '\n') {
                line.append((char) unit);
                unit = input.read();
            }
            int last = line.length() - 1;
            if (unit == '\n' && last >= 0 && line.charAt(last) == '\r') {
                line.setLength(last);
            }
            return line.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
