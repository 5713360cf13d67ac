package org.clysm.engine.node;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clysm.engine.Engine;
import org.clysm.engine.EngineException;
import org.clysm.engine.Failure;
import org.clysm.engine.HostFiles;
import org.clysm.engine.Loader;
import org.clysm.engine.Program;
import org.clysm.engine.RunOptions;
import org.clysm.engine.SignalGuard;
import org.clysm.engine.SourceMap;

/**
 * Runs programs on Node.js in a child process, from the same files that {@code clysm build} writes.
 *
 * <p>The script {@code run.mjs} loads them. How the program failed, if it did, comes back in a file of three parts, so
 * that the report reads as on the other engines.
 */
public final class NodeEngine implements Engine {
    /** As on the v8 engine; the shell gives the process a larger stack if the system lets it. */
    private static final int STACK_MEGABYTES = 256;

    private static final String SHELL_SCRIPT =
            "if ulimit -s %d 2>/dev/null; then exec \"$0\" --stack-size=%d \"$@\"; else exec \"$0\" \"$@\"; fi"
                    .formatted((STACK_MEGABYTES + 64) * 1024, STACK_MEGABYTES * 1024);

    /** The exit code after SIGABRT: so Node ends when its heap is full, after telling about it at length. */
    private static final int ABORTED = 128 + 6;

    private final Path node;

    /** An engine with the Node that is installed; see {@link NodeBinary#find}. */
    public NodeEngine() {
        this(NodeBinary.find());
    }

    /**
     * An engine with a certain Node.
     *
     * @param node the binary
     * @throws EngineException if it is none, or too old
     */
    public NodeEngine(Path node) {
        this.node = NodeBinary.check(node);
    }

    @Override
    public String name() {
        return "node";
    }

    @Override
    public int run(Program program, RunOptions options) {
        try {
            Path folder = Files.createTempDirectory("clysm-node");
            try {
                return runIn(folder, program, options);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new EngineException("cannot run Node: " + e.getMessage(), e);
        }
    }

    private int runIn(Path folder, Program program, RunOptions options) throws IOException {
        Files.write(folder.resolve(program.wasmFile()), program.wasm());
        Path loader = Files.writeString(folder.resolve(program.name() + ".mjs"), Loader.text(program));
        Path script = Files.writeString(folder.resolve("run.mjs"), HostFiles.readResource("node/run.mjs"));
        Path failureFile = folder.resolve("failure");

        List<String> command = new ArrayList<>(
                List.of("/bin/sh", "-c", SHELL_SCRIPT, node.toString(), script.toString(), loader.toString()));
        command.add(failureFile.toString());
        command.add(Integer.toString(options.hostModules().size()));
        options.hostModules().forEach(path -> command.add(path.toAbsolutePath().toString()));
        command.addAll(options.arguments());

        int exitCode = wait(new ProcessBuilder(command), options, folder);
        if (Files.exists(failureFile)) {
            report(Files.readString(failureFile), folder, program, options);
        } else if (exitCode == ABORTED) {
            new Failure(1, "Heap exhausted: Node was aborted", "").print(stream(options.errors()), SourceMap.NONE);
            return 1;
        }
        return exitCode;
    }

    /** Prints the failure of a program, or throws that of a host module. */
    private static void report(String text, Path folder, Program program, RunOptions options) {
        String[] parts = text.split("\0", -1);
        String stack = parts[2].lines()
                .filter(line -> !line.contains(folder.getFileName().toString()))
                .collect(Collectors.joining("\n"));
        Failure failure = new Failure(1, parts[1], stack);
        if (parts[0].equals("load")) {
            throw new EngineException(failure.describe(SourceMap.NONE));
        }
        failure.print(stream(options.errors()), program.sourceMap());
    }

    private static PrintStream stream(OutputStream errors) {
        return new PrintStream(errors, false, StandardCharsets.UTF_8);
    }

    /**
     * Runs a process to its end.
     *
     * @param folder what to delete if a signal ends us before
     * @return its exit code
     */
    private static int wait(ProcessBuilder builder, RunOptions options, Path folder) throws IOException {
        if (options.input() == System.in) {
            builder.redirectInput(ProcessBuilder.Redirect.INHERIT);
        }
        if (options.output() == System.out) {
            builder.redirectOutput(ProcessBuilder.Redirect.INHERIT);
        }
        if (options.errors() == System.err) {
            builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        }
        Process process = builder.start();
        try (var _ = new SignalGuard(() -> stop(process, folder))) {
            return copyAndWait(process, options);
        }
    }

    private static void stop(Process process, Path folder) {
        process.destroy();
        try {
            process.waitFor();
            delete(folder);
        } catch (InterruptedException | IOException e) {
            // What is left behind stands among other temporary files.
        }
    }

    private static int copyAndWait(Process process, RunOptions options) {
        List<Thread> copiers = new ArrayList<>();
        if (options.output() != System.out) {
            copiers.add(copier(process.getInputStream(), options.output()));
        }
        if (options.errors() != System.err) {
            copiers.add(copier(process.getErrorStream(), options.errors()));
        }
        if (options.input() != System.in) {
            feeder(options.input(), process.getOutputStream());
        }
        try {
            int exitCode = process.waitFor();
            for (Thread copier : copiers) {
                copier.join();
            }
            return exitCode;
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private static Thread copier(InputStream from, OutputStream to) {
        return Thread.ofVirtual().start(() -> {
            try (from) {
                copy(from, to);
            } catch (IOException e) {
                // Nobody reads the output any more; closing our end lets the process know.
            }
        });
    }

    /** Hands on what comes at once: somebody may wait for it before anything else comes. */
    private static void copy(InputStream from, OutputStream to) throws IOException {
        byte[] buffer = new byte[8192];
        for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
            to.write(buffer, 0, count);
            to.flush();
        }
    }

    /** Copies input for as long as the process reads it. */
    private static void feeder(InputStream from, OutputStream to) {
        Thread.ofVirtual().start(() -> {
            try (to) {
                copy(from, to);
            } catch (IOException e) {
                // The process ended before its input did.
            }
        });
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
