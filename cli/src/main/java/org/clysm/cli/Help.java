package org.clysm.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What {@code --help} says. */
final class Help {

    private static final String FALLBACK_VERSION = "in development";

    /** No line of the texts below is longer, so that they stay as they are written. */
    private static final int WIDTH = 122;

    private Help() {}

    /** Returns {@code clysm VERSION}. */
    static String version() {
        String version = Help.class.getPackage().getImplementationVersion();
        return "clysm " + (version == null ? FALLBACK_VERSION : version);
    }

    /** Returns the command without its subcommands. */
    static CommandSpec ofClysm() {
        CommandSpec spec = describe(
                "clysm", "Compiles Common Lisp to WebAssembly GC, and joins it to its host in both directions.", """

                First steps:
                  clysm eval '(expt 2 100)'                  a value
                  clysm run hello.lisp                       a program
                  clysm run app.lisp --host app.mjs          a program with functions of its host
                  clysm build app.lisp -o out/app.wasm       a module for Node, browsers, Deno and Bun

                `clysm COMMAND --help` tells more of each command.\
                """);
        spec.addOption(OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .description("Print the version.")
                .build());
        spec.usageMessage().commandListHeading("%nCommands:%n");
        return spec;
    }

    /**
     * Returns a command with the option {@code --help}.
     *
     * @param summary one sentence
     * @param more what follows the options
     */
    static CommandSpec describe(String name, String summary, String more) {
        CommandSpec spec = CommandSpec.create().name(name);
        spec.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Print this help.")
                .build());
        Map<String, String> exitCodes = new LinkedHashMap<>();
        for (ExitCode exitCode : ExitCode.values()) {
            exitCodes.put(Integer.toString(exitCode.code()), exitCode.meaning());
        }
        spec.usageMessage()
                .description(summary)
                .parameterListHeading("%nArguments:%n")
                .optionListHeading("%nOptions:%n")
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(exitCodes)
                .footer(more)
                .width(WIDTH);
        return spec;
    }

    /** Returns an argument that stands at least once. */
    static PositionalParamSpec arguments(String label, String description) {
        return PositionalParamSpec.builder()
                .paramLabel(label)
                .arity("1..*")
                .required(true)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description(description)
                .build();
    }
}
