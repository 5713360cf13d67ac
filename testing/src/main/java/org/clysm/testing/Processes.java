package org.clysm.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs other programs that must succeed. */
public final class Processes {

    private Processes() {}

    /** Runs a script with the Node of the tests, as {@link #output} does. */
    public static String node(Path folder, String script, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(TestTools.node().toString(), script));
        command.addAll(List.of(arguments));
        return output(folder, command);
    }

    /** Runs a Java source file in a JVM like this one, with the same class path, as {@link #output} does. */
    public static String java(Path folder, Path source, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                source.toString()));
        command.addAll(List.of(arguments));
        return output(folder, command);
    }

    /**
     * Runs a command in a folder, without input.
     *
     * @return what it wrote, to both of its streams
     * @throws AssertionError if its exit code is not 0, with what it wrote
     */
    public static String output(Path folder, List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exitCode = process.waitFor();
        if (exitCode != 0) {
            throw new AssertionError(command + " ended with " + exitCode + ":\n" + output);
        }
        return output;
    }
}
