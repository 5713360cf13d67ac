package org.clysm.testing;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A script that answers questions ({@code dev/service.mjs}) in a Node process of its own, which ends when this JVM
 * closes its standard input.
 */
final class NodeService {

    private final Path script;
    private final OutputStream questions;
    private final DataInputStream answers;

    NodeService(Path script) throws IOException {
        this.script = script;
        Process process = new ProcessBuilder(TestTools.node().toString(), script.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        questions = process.getOutputStream();
        answers = new DataInputStream(process.getInputStream());
    }

    /** Asks one question and waits for the answer. */
    synchronized String ask(byte[] question) throws IOException {
        questions.write(ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(question.length)
                .array());
        questions.write(question);
        questions.flush();
        int length = Integer.reverseBytes(answers.readInt());
        byte[] answer = answers.readNBytes(length);
        if (answer.length < length) {
            throw new IOException(script + " ended before its answer was complete.");
        }
        return new String(answer, StandardCharsets.UTF_8);
    }
}
