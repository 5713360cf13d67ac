package org.clysm.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Validates WebAssembly modules with Binaryen. One Node process serves all tests of a JVM: it starts at the first
 * question, which costs half a second, and ends when the JVM closes its standard input.
 */
public final class ModuleValidator {

    private static ModuleValidator running;

    private final OutputStream questions;
    private final BufferedReader answers;

    private ModuleValidator() throws IOException {
        Process process = new ProcessBuilder(
                        TestTools.node().toString(), TestTools.validator().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        questions = process.getOutputStream();
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /**
     * Checks a module against the features that our modules may use.
     *
     * @throws AssertionError if the module is not valid, with Binaryen's reasons
     */
    public static synchronized void assertValid(byte[] module) {
        String complaints = complaints(module);
        if (!complaints.equals("[]")) {
            throw new AssertionError("Not a valid module of " + module.length + " bytes: " + complaints);
        }
    }

    /** Returns what is wrong with a module, as an array of strings in JSON; an empty array if it is valid. */
    public static synchronized String complaints(byte[] module) {
        try {
            if (running == null) {
                running = new ModuleValidator();
            }
            return running.ask(module);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private String ask(byte[] module) throws IOException {
        byte[] length = ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(module.length)
                .array();
        questions.write(length);
        questions.write(module);
        questions.flush();
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException("The validator ended while it checked a module of " + module.length + " bytes.");
        }
        return answer;
    }
}
