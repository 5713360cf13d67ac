package org.clysm.cli;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** One of the things that {@code clysm} does. */
interface Command {

    /** Returns the name, the options and the help. */
    CommandSpec spec();

    /** Tells whether the command takes arguments after {@code --}. */
    default boolean takesProgramArguments() {
        return false;
    }

    /**
     * Does it.
     *
     * @param options what the user gave, as {@link #spec} says
     * @param programArguments what the user gave after {@code --}
     * @return the exit code of the process
     * @throws CommandException if the user must do something about it
     */
    int run(ParseResult options, List<String> programArguments, Terminal terminal);
}
