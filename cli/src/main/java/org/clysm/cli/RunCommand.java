package org.clysm.cli;

import java.nio.file.Path;
import java.util.List;
import org.clysm.engine.Engine;
import org.clysm.engine.Engines;
import org.clysm.engine.Program;
import org.clysm.engine.RunOptions;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code clysm run}: compiles a program and runs it. */
final class RunCommand implements Command {

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Help.describe("run", "Compile a program and run it.", """

            The files are one program, compiled and run in the order in which they are named.

            A host module is an ES module. Each of its named exports is a module that Lisp can import functions from:
            after `export const host = { log(text) {} }`, the name "host.log" leads to that function.
            Its default export, if it is a function, is called after the program's top-level forms, with the
            program: { exports, register, instance }.

            The function (clysm:command-line-arguments) returns what follows --, a list of strings;
            (clysm:exit CODE) ends the program with an exit code.

            An unhandled Lisp error ends the program with its report, the functions on the stack and exit code 1.\
            """);
        spec.addPositional(Help.arguments("FILE", "The Lisp files of the program."));
        spec.addOption(OptionSpec.builder("--engine")
                .paramLabel("NAME")
                .type(String.class)
                .defaultValue(Engines.DEFAULT)
                .description("What runs the program: " + String.join(" or ", Engines.names())
                        + " (default: ${DEFAULT-VALUE}).")
                .build());
        spec.addOption(OptionSpec.builder("--host")
                .paramLabel("MODULE.mjs")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity("1")
                .description("A JavaScript module with functions of the host. May be given more than once.")
                .build());
        spec.addOption(ForeignOption.spec());
        spec.usageMessage()
                .customSynopsis(
                        "clysm run FILE... [--engine NAME] [--host MODULE.mjs]... [--ffi MODE] [-- ARGUMENT...]");
        return spec;
    }

    @Override
    public boolean takesProgramArguments() {
        return true;
    }

    @Override
    public int run(ParseResult options, List<String> programArguments, Terminal terminal) {
        Engine engine = engine(options.matchedOptionValue("--engine", Engines.DEFAULT));
        List<String> hostModules = options.matchedOptionValue("--host", List.of());
        RunOptions runOptions = terminal.runOptions()
                .withArguments(programArguments)
                .withHostModules(
                        hostModules.stream().map(RunCommand::hostModule).toList());
        try (var compiler = LispCompiler.start(terminal)) {
            Program program = compiler.compile(
                    options.matchedPositionalValue(0, List.of()), "program", ForeignOption.of(options));
            return engine.run(program, runOptions);
        }
    }

    private static Engine engine(String name) {
        if (!Engines.names().contains(name)) {
            throw CommandException.usage("clysm run: there is no engine \"%s\"; there are %s"
                    .formatted(name, String.join(" and ", Engines.names())));
        }
        return Engines.named(name);
    }

    /** Says before the compilation what is certain to fail after it. */
    private static Path hostModule(String name) {
        Path path = SourceFiles.path(name);
        SourceFiles.bytes(name);
        return path;
    }
}
