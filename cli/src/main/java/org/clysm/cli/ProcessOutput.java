package org.clysm.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * A standard stream of the process, in UTF-8 as the programs write it. What is printed never fails; whether it arrived
 * is asked at the end. Bytes, which programs write, fail at once.
 */
final class ProcessOutput extends PrintStream {

    private final Sink sink;

    private ProcessOutput(Sink sink) {
        super(sink, false, StandardCharsets.UTF_8);
        this.sink = sink;
    }

    static ProcessOutput to(FileDescriptor descriptor) {
        return new ProcessOutput(new Sink(new FileOutputStream(descriptor)));
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        super.write(bytes);
        flush();
        if (sink.failure != null) {
            throw sink.failure;
        }
    }

    /** Returns why something could not be written, or null. */
    IOException failure() {
        flush();
        return sink.failure;
    }

    private static final class Sink extends OutputStream {
        private final OutputStream target;
        private IOException failure;

        Sink(OutputStream target) {
            this.target = target;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int start, int length) throws IOException {
            try {
                target.write(bytes, start, length);
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }
    }
}
