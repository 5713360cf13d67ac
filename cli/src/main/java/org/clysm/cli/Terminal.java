package org.clysm.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.function.Consumer;
import org.clysm.engine.RunOptions;

/**
 * What a run of the command has around it: the standard streams, which tests replace, and who looks at its work.
 *
 * @param input the standard input
 * @param output what the user asked for
 * @param errors what the user should know
 * @param modules is shown every module that is made of a program; tests validate them
 */
record Terminal(InputStream input, PrintStream output, PrintStream errors, Consumer<byte[]> modules) {

    /** Returns the streams of the process. */
    static Terminal ofProcess() {
        return new Terminal(System.in, System.out, System.err, module -> {});
    }

    /** Returns the surroundings of a program that runs on these streams. */
    RunOptions runOptions() {
        return RunOptions.standard().withStreams(input, output, errors);
    }
}
