package org.clysm.engine;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;

/**
 * The surroundings of a run.
 *
 * @param arguments the program's arguments
 * @param hostModules ES modules; each named export becomes a host module: {@code host} provides "host.*"; a default
 *     export that is a function is called after the program's top-level forms, with the program's exports and instance
 * @param input the standard input
 * @param output the standard output; written and flushed, never closed
 * @param errors the standard error output, likewise
 */
public record RunOptions(
        List<String> arguments, List<Path> hostModules, InputStream input, OutputStream output, OutputStream errors) {

    public RunOptions {
        arguments = List.copyOf(arguments);
        hostModules = List.copyOf(hostModules);
    }

    /** No arguments, no host modules, the streams of this process. */
    public static RunOptions standard() {
        return new RunOptions(List.of(), List.of(), System.in, System.out, System.err);
    }

    /** The same with other arguments. */
    public RunOptions withArguments(List<String> newArguments) {
        return new RunOptions(newArguments, hostModules, input, output, errors);
    }

    /** The same with other host modules. */
    public RunOptions withHostModules(List<Path> newHostModules) {
        return new RunOptions(arguments, newHostModules, input, output, errors);
    }

    /** The same with other streams. */
    public RunOptions withStreams(InputStream newInput, OutputStream newOutput, OutputStream newErrors) {
        return new RunOptions(arguments, hostModules, newInput, newOutput, newErrors);
    }
}
