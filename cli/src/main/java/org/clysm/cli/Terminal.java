package org.clysm.cli;

import java.io.InputStream;
import java.io.PrintStream;
import org.clysm.engine.RunOptions;

/**
 * The standard streams of a run of the command, which tests replace.
 *
 * @param input the standard input
 * @param output what the user asked for
 * @param errors what the user should know
 */
record Terminal(InputStream input, PrintStream output, PrintStream errors) {

    /** Returns the streams of the process. */
    static Terminal ofProcess() {
        return new Terminal(System.in, System.out, System.err);
    }

    /** Returns the surroundings of a program that runs on these streams. */
    RunOptions runOptions() {
        return RunOptions.standard().withStreams(input, output, errors);
    }
}
