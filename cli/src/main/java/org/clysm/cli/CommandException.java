package org.clysm.cli;

/**
 * The command cannot do what the user asked. The message, if there is one, is complete; a stack trace would add
 * nothing.
 */
final class CommandException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;

    CommandException(ExitCode exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /** Makes the exception for wrong usage or a program that cannot be compiled. */
    static CommandException usage(String message) {
        return new CommandException(ExitCode.USAGE, message);
    }

    /**
     * Makes the exception for a program that cannot be compiled, of which the user was told already.
     *
     * @param summary what to add, or ""
     */
    static CommandException told(String summary) {
        return new CommandException(ExitCode.USAGE, summary);
    }

    ExitCode exitCode() {
        return exitCode;
    }
}
