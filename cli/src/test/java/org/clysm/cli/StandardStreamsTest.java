package org.clysm.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.clysm.engine.Engines;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Programs that read what somebody types, and that are ended by a signal. */
class StandardStreamsTest {

    /** How long one waits for what should have come long before. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    static List<String> engines() {
        return Engines.names();
    }

    private Path program(String... lines) throws IOException {
        return Files.writeString(folder.resolve("main.lisp"), String.join("\n", lines));
    }

    private static String run(Path program, String engine, InputStream input, ByteArrayOutputStream output) {
        return CommandRun.withStreams(input, output, "run", program, "--engine", engine)
                .assertSuccess()
                .output();
    }

    @ParameterizedTest
    @MethodSource("engines")
    void readsCharactersLinesAndObjects(String engine) throws IOException {
        Path program = program(
                "(format t \"~S~%\" (multiple-value-list (read-line)))",
                "(format t \"~S~%\" (list (read-char) (peek-char) (progn (unread-char (read-char)) (read-char))))",
                "(format t \"~S~%\" (list (listen) (read) (read-char-no-hang)))",
                "(clear-input)",
                "(format t \"~S~%\" (multiple-value-list (read-line)))",
                "(format t \"~S~%\" (map 'list #'char-code (read-line)))",
                "(format t \"~S~%\" (list (multiple-value-list (read-line)) (read-line nil nil :eof) (read-char nil"
                        + " nil)))",
                "(format t \"~S~%\" (handler-case (read) (end-of-file () :end)))",
                "(format t \"~S~%\" (interactive-stream-p *standard-input*))");
        var input = new ByteArrayInputStream("first λ\r\nabc\n(1 \"two\")\n\nä😀\rx\nlast".getBytes(UTF_8));
        assertThat(run(program, engine, input, new ByteArrayOutputStream())).isEqualTo("""
            ("first λ" NIL)
            (#\\a #\\b #\\b)
            (T C #\\()
            ("1 \\"two\\")" NIL)
            NIL
            (("ä😀\rx" NIL) "last" NIL)
            :END
            NIL
            """);
    }

    /** Input that somebody types who waits for what the program asks: a question, then the answer to it. */
    private static final class Conversation extends InputStream {
        private final ByteArrayOutputStream heard;
        private final List<String> turns;
        private InputStream answer = InputStream.nullInputStream();
        private int turn;

        Conversation(ByteArrayOutputStream heard, String... turns) {
            this.heard = heard;
            this.turns = List.of(turns);
        }

        @Override
        public int read() throws IOException {
            int unit = answer.read();
            while (unit < 0 && turn < turns.size()) {
                awaitQuestion(turns.get(turn));
                answer = new ByteArrayInputStream(turns.get(turn + 1).getBytes(UTF_8));
                turn += 2;
                unit = answer.read();
            }
            return unit;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int unit = read();
            if (unit < 0) {
                return -1;
            }
            bytes[offset] = (byte) unit;
            return 1 + Math.max(0, answer.read(bytes, offset + 1, length - 1));
        }

        private void awaitQuestion(String question) {
            Instant end = Instant.now().plus(PATIENCE);
            while (!heard.toString(UTF_8).endsWith(question)) {
                assertThat(Instant.now())
                        .as("the program asked: " + heard.toString(UTF_8))
                        .isBefore(end);
                try {
                    Thread.sleep(10);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void questionsAreSeenBeforeTheirAnswersAreRead(String engine) throws IOException {
        Path program = program(
                "(write-string \"Name? \")",
                "(let ((name (read-line)))",
                "  (format t \"Age of ~A? \" name)",
                "  (format t \"~D~%\" (+ 1 (read)))",
                "  (format t \"~S~%\" (y-or-n-p \"Go on, ~A?\" name))",
                "  (format t \"~S~%\" (yes-or-no-p \"Sure?\")))");
        var output = new ByteArrayOutputStream();
        var input = new Conversation(
                output,
                "Name? ",
                "Ada\n",
                "Age of Ada? ",
                "36\n",
                "(y or n) ",
                "what\n",
                "(y or n) ",
                "y\n",
                "(yes or no) ",
                "no\n");
        assertThat(run(program, engine, input, output))
                .isEqualTo(
                        "Name? Age of Ada? 37\nGo on, Ada? (y or n) \nGo on, Ada? (y or n) T\nSure? (yes or no) NIL\n");
    }

    /** A signal finds a program that computes: lines, a line without its end, and a file that is open. */
    @ParameterizedTest
    @MethodSource("engines")
    void whatWasWrittenBeforeASignalIsNotLost(String engine) throws Exception {
        Path file = folder.resolve("file");
        Path program = program(
                "(defvar *out* (open (first (clysm:command-line-arguments)) :direction :output))",
                "(write-line \"to the file\" *out*)",
                "(dotimes (i 40) (format t \"line ~D~%\" i))",
                "(write-string \"no end\")",
                "(with-open-file (mark (second (clysm:command-line-arguments)) :direction :output))",
                "(defvar *n* 0)",
                "(defun compute () (loop (setq *n* (mod (+ *n* 1) 1000))))",
                "(compute)");
        Path mark = folder.resolve("mark");
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(
                        command("run", program.toString(), "--engine", engine, "--", file.toString(), mark.toString()))
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Instant end = Instant.now().plus(PATIENCE);
        while (!Files.exists(mark)) {
            assertThat(Instant.now()).isBefore(end);
            Thread.sleep(20);
        }
        process.destroy();
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(output)).startsWith("line 0\n").contains("line 39\n");
        if (!engine.equals("node")) { // which ends at once
            assertThat(Files.readString(output)).endsWith("no end");
            assertThat(Files.readString(file)).isEqualTo("to the file\n");
        }
    }

    private static List<String> command(String... arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of("-Xss512m", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(arguments));
        return command;
    }
}
