package org.clysm.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.IntSupplier;
import org.clysm.testing.ModuleValidator;

/**
 * What became of a run of the command.
 *
 * @param exitCode that of the process
 * @param output what it wrote to the standard output
 * @param errors what it wrote to the standard error output
 */
record CommandRun(int exitCode, String output, String errors) {

    /** What the script {@code clysm} gives the command. */
    private static final long STACK_BYTES = 512L << 20;

    /** Runs the command in this process. Paths stand for their names. Every module that it makes is validated. */
    static CommandRun of(Object... arguments) {
        return withStreams(InputStream.nullInputStream(), new ByteArrayOutputStream(), arguments);
    }

    /** Likewise with an input, and an output that can be seen before the run has ended. */
    static CommandRun withStreams(InputStream input, ByteArrayOutputStream output, Object... arguments) {
        var errors = new ByteArrayOutputStream();
        var terminal = new Terminal(
                input,
                new PrintStream(output, false, UTF_8),
                new PrintStream(errors, false, UTF_8),
                ModuleValidator::assertValid);
        var texts = new String[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            texts[i] = arguments[i].toString();
        }
        int exitCode = withLargeStack(() -> new Clysm(terminal).run(texts));
        terminal.output().flush();
        terminal.errors().flush();
        return new CommandRun(exitCode, output.toString(UTF_8), errors.toString(UTF_8));
    }

    private static int withLargeStack(IntSupplier action) {
        var result = new FutureTask<>(action::getAsInt);
        new Thread(null, result, "clysm", STACK_BYTES).start();
        try {
            return result.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    /** Builds a module of one file and returns it. */
    static Path build(Path source) {
        Path module = source.resolveSibling("out")
                .resolve(source.getFileName().toString().replace(".lisp", ".wasm"));
        of("build", source, "-o", module).assertSuccess();
        return module;
    }

    /** Checks that all went well and nothing was said of errors. */
    CommandRun assertSuccess() {
        assertThat(errors).isEmpty();
        assertThat(exitCode).isZero();
        return this;
    }
}
