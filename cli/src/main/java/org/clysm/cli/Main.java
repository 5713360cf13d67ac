package org.clysm.cli;

/** The process {@code clysm}. */
final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        Terminal terminal = Terminal.ofProcess();
        int exitCode = new Clysm(terminal).run(arguments);
        terminal.output().flush();
        terminal.errors().flush();
        System.exit(exitCode);
    }
}
