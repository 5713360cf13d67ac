package org.clysm.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.clysm.compiler.data.SourceText;
import org.clysm.compiler.driver.LibraryBuilder;
import org.clysm.compiler.expand.CompileException;
import org.clysm.compiler.expand.Diagnostic;
import org.clysm.compiler.image.ImageException;
import org.clysm.compiler.reader.ReaderException;
import org.clysm.engine.RunOptions;
import org.clysm.engine.v8.ImageEngine;

/** Builds the library from its Lisp sources: {@code BuildLibrary SOURCE-FOLDER OUTPUT-FOLDER}. */
public final class BuildLibrary {

    /** The file, in the source folder, that names all sources in the order in which they are loaded, one a line. */
    private static final String BUILD_ORDER = "build-order.txt";

    static final String LIBRARY = "library.wasm";

    static final String ARCHIVE = "library.archive";

    private BuildLibrary() {}

    public static void main(String[] arguments) throws IOException {
        Path sources = Path.of(arguments[0]);
        Path output = Path.of(arguments[1]);
        if (Freshness.isUpToDate(output.resolve(LIBRARY), sources)) {
            return;
        }
        int exitCode;
        try (ImageEngine image = ImageEngine.open(RunOptions.standard())) {
            exitCode = build(sources, output, image);
        }
        System.exit(exitCode);
    }

    private static int build(Path sources, Path output, ImageEngine image) throws IOException {
        var builder = new LibraryBuilder(image);
        for (String name : buildOrder(sources)) {
            try {
                builder.load(new SourceText(name, Files.readString(sources.resolve(name))));
            } catch (ReaderException e) {
                System.err.println(e.format());
                return 1;
            } catch (CompileException e) {
                System.err.println(
                        e.position() == null ? e.getMessage() : e.position().format(e.getMessage()));
                if (e.getCause() instanceof ImageException cause) {
                    printStack(cause);
                }
                return 1;
            } catch (ImageException e) {
                System.err.println(name + ": " + e.report());
                printStack(e);
                return 1;
            }
        }
        for (Diagnostic diagnostic : builder.finishDiagnostics()) {
            System.err.println(diagnostic.format());
        }
        Files.createDirectories(output);
        var built = builder.build();
        Files.write(output.resolve(ARCHIVE), built.archive());
        Files.write(output.resolve(LIBRARY), built.module());
        return 0;
    }

    private static void printStack(ImageException exception) {
        exception.lispStack().forEach(frame -> System.err.println("  " + frame));
    }

    private static List<String> buildOrder(Path sources) throws IOException {
        var result = new ArrayList<String>();
        for (String line : Files.readAllLines(sources.resolve(BUILD_ORDER))) {
            var name = line.strip();
            if (!name.isEmpty() && !name.startsWith("#")) {
                result.add(name);
            }
        }
        return result;
    }
}
