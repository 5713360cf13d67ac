package org.clysm.engine.endive;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import org.clysm.engine.CacheFolder;
import org.clysm.engine.Engine;
import org.clysm.engine.EngineException;
import org.clysm.engine.Failure;
import org.clysm.engine.Program;
import org.clysm.engine.RunOptions;
import org.clysm.engine.SignalGuard;
import org.clysm.host.LispException;
import org.clysm.host.LispInstance;
import org.clysm.host.LispProgram;
import org.clysm.host.MissingImportException;
import run.endive.runtime.WasmInterruptedException;

/** Runs programs as Java code in this JVM. There is no JavaScript: what a program imports must be in the Java host. */
public final class EndiveEngine implements Engine {
    /**
     * Lisp recurs deeper than Java usually does. A frame is larger than on V8 until the JVM has compiled its method.
     */
    private static final long STACK_BYTES = 1L << 30;

    /** A program whose imports are missing did not run. */
    private static final int NOT_STARTED = 2;

    @Override
    public String name() {
        return "endive";
    }

    @Override
    public int run(Program program, RunOptions options) {
        if (!options.hostModules().isEmpty()) {
            throw new EngineException("the engine endive runs no JavaScript: "
                    + options.hostModules().getFirst() + " is of no use to it");
        }
        var task = new FutureTask<>(() -> runHere(program, options));
        var thread = new Thread(null, task, "clysm-endive", STACK_BYTES);
        // Code that Endive made looks for interrupts.
        try (var guard = new SignalGuard(thread::interrupt)) {
            thread.start();
            int exitCode = task.get();
            return guard.hasStopped() ? SignalGuard.EXIT_CODE : exitCode;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a program was running", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private static int runHere(Program program, RunOptions options) {
        try {
            LispInstance instance = load(program.wasm())
                    .newInstance()
                    .arguments(options.arguments().toArray(String[]::new))
                    .input(options.input())
                    .output(options.output())
                    .errors(options.errors())
                    .start();
            return instance.runToEnd();
        } catch (MissingImportException e) {
            return report(new Failure(NOT_STARTED, e.getMessage(), ""), program, options);
        } catch (LispException e) {
            return report(new Failure(1, e.getMessage(), stack(e)), program, options);
        } catch (UncheckedIOException | IllegalStateException e) {
            return report(new Failure(1, e.getMessage(), ""), program, options);
        } catch (WasmInterruptedException | InterruptedException _) {
            return SignalGuard.EXIT_CODE;
        } catch (Exception e) {
            return report(new Failure(1, e.toString(), ""), program, options);
        }
    }

    /** Loads a module; what it is translated to is kept if there is a folder for it. */
    private static LispProgram load(byte[] wasm) {
        Path cache;
        try {
            cache = CacheFolder.open().resolve("endive");
        } catch (IOException _) {
            return LispProgram.of(wasm);
        }
        return LispProgram.of(wasm, cache);
    }

    private static int report(Failure failure, Program program, RunOptions options) {
        failure.print(new PrintStream(options.errors(), false, StandardCharsets.UTF_8), program.sourceMap());
        return failure.exitCode();
    }

    /** The Lisp functions on the stack as V8 writes them, but with no place: Endive keeps none. */
    private static String stack(LispException e) {
        return Arrays.stream(e.getStackTrace())
                .filter(frame -> frame.getClassName().equals(LispException.LISP_CLASS))
                .map(StackTraceElement::getMethodName)
                .map("    at %s (wasm://endive:wasm-function[0]:0x0)"::formatted)
                .collect(Collectors.joining("\n"));
    }
}
