package org.clysm.cli;

/** How the command ends, unless the program itself chose an exit code. */
enum ExitCode {
    SUCCESS(0, "all went well"),
    LISP_ERROR(1, "the Lisp program signalled an error that it did not handle"),
    USAGE(2, "wrong usage, or the program could not be compiled or started");

    private final int code;
    private final String meaning;

    ExitCode(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    /** Returns the number that the process returns. */
    int code() {
        return code;
    }

    /** Returns what it means, for the help. */
    String meaning() {
        return meaning;
    }
}
