package org.clysm.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.clysm.cli.foreign.JavaHost;
import org.clysm.host.LispProgram;

/** A Java application with the program inside it, on Endive: the host is a class of {@code org.clysm.cli.foreign}. */
final class JavaForeignHost implements ForeignHost {

    /** Programs that recur deeply do so here too. */
    private static final long STACK_BYTES = 512L << 20;

    @Override
    public String name() {
        return "Java";
    }

    /** A program whose name says that it is about JavaScript means nothing here. */
    @Override
    public boolean runs(ForeignProgram program) {
        return !program.name().startsWith("js-");
    }

    @Override
    public String output(ForeignProgram program) throws IOException {
        JavaHost host = program.hasHostModule() ? JavaHost.of(program.name()) : new JavaHost() {};
        return output(program.name(), host, program.module());
    }

    /** Runs a module with a host; returns what both have written. */
    static String output(String name, JavaHost host, Path module) throws IOException {
        LispProgram program = LispProgram.read(module);
        var output = new ByteArrayOutputStream();
        var task = new FutureTask<>(() -> {
            host.run(program.newInstance(), new PrintStream(output, true, UTF_8));
            return null;
        });
        new Thread(null, task, "java-host", STACK_BYTES).start();
        try {
            task.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(name + " failed in Java", e.getCause());
        }
        return output.toString(UTF_8);
    }
}
