package org.clysm.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.clysm.testing.TestTools;

/**
 * A program of {@code src/test/ffi}: NAME.lisp, compiled together with prelude.lisp, what it is to print in NAME.out,
 * and, if it has host functions of its own, these for JavaScript in NAME.mjs.
 */
final class ForeignProgram {

    private static final Path FOLDER = TestTools.projectRoot().resolve("cli/src/test/ffi");
    private static final Path BUILT = TestTools.projectRoot().resolve("cli/target/ffi");
    private static final String PRELUDE = "prelude";

    private final String name;
    private Path module;

    private ForeignProgram(String name) {
        this.name = name;
    }

    /** All programs, by their names. */
    static List<ForeignProgram> all() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".lisp"))
                    .map(file -> file.substring(0, file.length() - ".lisp".length()))
                    .filter(name -> !name.equals(PRELUDE))
                    .sorted()
                    .map(ForeignProgram::new)
                    .toList();
        }
    }

    String name() {
        return name;
    }

    /** The Lisp files to be compiled, in this order. */
    List<Path> sources() {
        return List.of(beside(PRELUDE + ".lisp"), beside(name + ".lisp"));
    }

    /** Where the host module in JavaScript stands, if there is one. */
    Path hostModule() {
        return beside(name + ".mjs");
    }

    /** Whether it calls functions that not every host has. */
    boolean hasHostModule() {
        return Files.exists(hostModule());
    }

    /** Where the output stands that is expected. */
    Path expectedOutput() {
        return beside(name + ".out");
    }

    /**
     * The module, NAME.wasm, with all that {@code clysm build} writes beside it. It is built when it is first asked
     * for, below the folder that Maven cleans.
     */
    Path module() {
        if (module == null) {
            List<Path> files = sources();
            Path built = BUILT.resolve(name + ".wasm");
            CommandRun run = CommandRun.of("build", files.get(0), files.get(1), "-o", built);
            if (run.exitCode() != 0) {
                throw new AssertionError(name + " cannot be built:\n" + run.errors());
            }
            module = built;
        }
        return module;
    }

    private static Path beside(String file) {
        return FOLDER.resolve(file);
    }

    @Override
    public String toString() {
        return name;
    }
}
