package org.clysm.cli;

import java.io.FileDescriptor;
import java.io.IOException;

/** The process {@code clysm}. */
final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        var output = ProcessOutput.to(FileDescriptor.out);
        var errors = ProcessOutput.to(FileDescriptor.err);
        System.setOut(output);
        System.setErr(errors);
        int exitCode = new Clysm(Terminal.ofProcess()).run(arguments);
        IOException failure = output.failure();
        if (failure != null && exitCode == ExitCode.SUCCESS.code()) {
            exitCode = ExitCode.LISP_ERROR.code();
            // Nobody reads any more, as with `clysm wat FILE | head`: then nobody waits for a message.
            if (!"Broken pipe".equals(failure.getMessage())) {
                errors.println("clysm: cannot write the output: " + failure.getMessage());
            }
        }
        errors.flush();
        System.exit(exitCode);
    }
}
