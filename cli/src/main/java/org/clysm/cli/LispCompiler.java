package org.clysm.cli;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.clysm.compiler.data.SourceText;
import org.clysm.compiler.driver.ProgramCompiler;
import org.clysm.compiler.driver.ProgramCompiler.CompiledProgram;
import org.clysm.compiler.expand.CompileException;
import org.clysm.compiler.expand.Diagnostic;
import org.clysm.compiler.ffi.InterfaceText;
import org.clysm.compiler.ffi.JavaInterfaces;
import org.clysm.compiler.ffi.TypeScript;
import org.clysm.compiler.image.ImageException;
import org.clysm.compiler.image.ImageExit;
import org.clysm.compiler.ir.CallsByName;
import org.clysm.compiler.reader.ReaderException;
import org.clysm.engine.Program;
import org.clysm.engine.v8.ImageEngine;
import org.clysm.engine.v8.V8Thread;
import org.clysm.library.StandardLibrary;

/**
 * The compiler as commands use it: files in, a program out, and what the compiler has to say printed. Its image starts
 * on another thread while the command is still busy with its arguments and files.
 */
final class LispCompiler implements AutoCloseable {

    /** Of a file with more errors most come of the first; what follows them is not shown. */
    private static final int MOST_ERRORS = 20;

    private final Terminal terminal;
    private final CompletableFuture<ImageEngine> image;
    private ProgramCompiler compiler;
    private CompiledProgram compiled;

    private LispCompiler(Terminal terminal) {
        this.terminal = terminal;
        image = CompletableFuture.supplyAsync(() -> ImageEngine.open(terminal.runOptions()));
    }

    /** Starts a compiler that prints its warnings on a terminal. */
    static LispCompiler start(Terminal terminal) {
        return new LispCompiler(terminal);
    }

    /**
     * Compiles a program.
     *
     * @throws CommandException if a file cannot be read or compiled
     */
    Program compile(List<String> files) {
        return compile(files, "program", CallsByName.AUTO);
    }

    /** As {@link #compile(List)}, with a name for the program, and with what it may call by name. */
    Program compile(List<String> files, String name, CallsByName callsByName) {
        List<SourceText> sources = SourceFiles.read(files);
        compiled = guard(() -> compiler().compile(sources, callsByName).orElse(null));
        terminal.modules().accept(compiled.module().bytes());
        return LinkedPrograms.describe(name, compiled);
    }

    /**
     * Returns the TypeScript types of the program that was compiled last.
     *
     * @param loader the file name of its loader
     */
    String typeScript(String loader) {
        Objects.requireNonNull(compiled, "nothing is compiled");
        return TypeScript.declarations(
                loader,
                compiled.imports(),
                compiled.exports(),
                compiled.module().isAsync());
    }

    /** Returns what the program that was compiled last needs of its host and gives to it, for a reader. */
    String interfaceText() {
        Objects.requireNonNull(compiled, "nothing is compiled");
        return InterfaceText.of(
                compiled.module().imports(),
                compiled.imports(),
                compiled.exports(),
                compiled.module().isAsync());
    }

    /**
     * Returns the Java interfaces of the program that was compiled last, by file name.
     *
     * @param packageName their package
     * @param program the name of the program
     */
    Map<String, String> javaInterfaces(String packageName, String program) {
        Objects.requireNonNull(compiled, "nothing is compiled");
        return JavaInterfaces.of(packageName, program, compiled.imports(), compiled.exports());
    }

    /**
     * Evaluates all forms of a text.
     *
     * @return the values of the last one, as {@code prin1} prints them
     * @throws CommandException if the text cannot be compiled, or signals an error
     */
    List<String> evaluate(String text) {
        return guard(() -> compiler().evaluateAndPrint(new SourceText("<eval>", text)));
    }

    private ProgramCompiler compiler() {
        if (compiler == null) {
            compiler = new ProgramCompiler(image.join(), StandardLibrary.load());
        }
        return compiler;
    }

    @FunctionalInterface
    private interface Action<T> {
        T run();
    }

    /** Compiles on the thread of the image: its stack is deep, and the image is near. */
    private <T> T guard(Action<T> action) {
        try {
            image.join();
            T result = V8Thread.call(action::run);
            int errors = printDiagnostics();
            if (errors > 0) {
                throw CommandException.told(errors == 1 ? "" : "clysm: " + errors + " errors");
            }
            return result;
        } catch (ReaderException e) {
            printDiagnostics();
            throw CommandException.usage(e.position().format("error: " + e.getMessage()));
        } catch (CompileException e) {
            printDiagnostics();
            String message = "error: " + e.getMessage();
            throw CommandException.usage(
                    e.position() == null ? message : e.position().format(message));
        } catch (ImageException e) {
            printDiagnostics();
            throw new CommandException(ExitCode.LISP_ERROR, report(e));
        } catch (ImageExit e) {
            printDiagnostics();
            throw e;
        }
    }

    private static String report(ImageException e) {
        String frames = e.lispStack().stream().map(frame -> "\n    at " + frame).collect(Collectors.joining());
        return e.report() + frames;
    }

    /** Prints what the compiler has to say, and returns how many errors are among it. */
    private int printDiagnostics() {
        int errors = 0;
        for (Diagnostic diagnostic : compiler().diagnostics()) {
            if (diagnostic.severity() == Diagnostic.Severity.ERROR) {
                errors++;
            }
            if (errors <= MOST_ERRORS) {
                terminal.errors().println(diagnostic.format());
            }
        }
        return errors;
    }

    @Override
    public void close() {
        image.join().close();
    }
}
