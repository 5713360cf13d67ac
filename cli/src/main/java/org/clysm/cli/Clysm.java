package org.clysm.cli;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clysm.compiler.image.ImageExit;
import org.clysm.engine.EngineException;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command {@code clysm}: finds out which command the user wants, and turns what can go wrong into messages. */
final class Clysm {

    private static final String END_OF_OPTIONS = "--";

    private final Terminal terminal;
    private final CommandLine commandLine;
    private final Map<CommandSpec, Command> commands = new LinkedHashMap<>();

    Clysm(Terminal terminal) {
        this.terminal = terminal;
        CommandSpec spec = Help.ofClysm();
        for (Command command : List.of(new RunCommand(), new BuildCommand(), new EvalCommand(), new WatCommand())) {
            CommandSpec subcommand = command.spec();
            commands.put(subcommand, command);
            spec.addSubcommand(subcommand.name(), subcommand);
        }
        commandLine = new CommandLine(spec);
    }

    /**
     * Does what the arguments say.
     *
     * @return the exit code of the process
     */
    int run(String... arguments) {
        try {
            return dispatch(Arrays.asList(arguments));
        } catch (CommandException e) {
            if (!e.getMessage().isEmpty()) {
                terminal.errors().println(e.getMessage());
            }
            return e.exitCode().code();
        } catch (ImageExit e) {
            return e.exitCode();
        } catch (EngineException e) {
            terminal.errors().println("clysm: " + e.getMessage());
            return ExitCode.USAGE.code();
        } catch (StackOverflowError _) {
            terminal.errors().println("clysm: the program is nested too deeply for the compiler");
            return ExitCode.USAGE.code();
        } catch (RuntimeException | Error e) {
            terminal.errors().println(CrashReport.of(e, List.of(arguments)));
            return ExitCode.USAGE.code();
        }
    }

    private int dispatch(List<String> arguments) {
        int end = arguments.indexOf(END_OF_OPTIONS);
        List<String> own = end < 0 ? arguments : arguments.subList(0, end);
        List<String> programs = end < 0 ? List.of() : arguments.subList(end + 1, arguments.size());
        ParseResult result = parse(own);
        if (result == null) {
            return ExitCode.USAGE.code();
        }
        ParseResult options = result.hasSubcommand() ? result.subcommand() : result;
        CommandSpec spec = options.commandSpec();
        if (options.isUsageHelpRequested()) {
            spec.commandLine().usage(terminal.output());
            return ExitCode.SUCCESS.code();
        }
        if (options.isVersionHelpRequested()) {
            terminal.output().println(Help.version());
            return ExitCode.SUCCESS.code();
        }
        Command command = commands.get(spec);
        if (command == null) {
            spec.commandLine().usage(terminal.errors());
            return ExitCode.USAGE.code();
        }
        if (!programs.isEmpty() && !command.takesProgramArguments()) {
            throw CommandException.usage("clysm " + spec.name() + ": there is no program to take what follows --");
        }
        return command.run(options, programs, terminal);
    }

    /** Returns what the arguments mean, or null after a message that they mean nothing. */
    private ParseResult parse(List<String> arguments) {
        try {
            return commandLine.parseArgs(arguments.toArray(String[]::new));
        } catch (ParameterException e) {
            String name = e.getCommandLine().getCommandSpec().qualifiedName();
            terminal.errors().println(name + ": " + describe(e));
            terminal.errors().println("`" + name + " --help` tells what it takes.");
            return null;
        }
    }

    private String describe(ParameterException e) {
        boolean isName = e instanceof UnmatchedArgumentException unmatched
                && e.getCommandLine() == commandLine
                && !unmatched.isUnknownOption();
        return isName
                ? "there is no command \""
                        + ((UnmatchedArgumentException) e).getUnmatched().getFirst() + "\""
                : e.getMessage();
    }
}
