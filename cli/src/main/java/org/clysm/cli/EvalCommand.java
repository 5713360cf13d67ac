package org.clysm.cli;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code clysm eval}: evaluates forms and prints their values. */
final class EvalCommand implements Command {

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Help.describe("eval", "Evaluate forms and print their values, one a line.", """

            The forms are evaluated in order, in package COMMON-LISP-USER; later ones see what earlier ones defined:

              clysm eval '(defun square (x) (* x x))' '(square 12)'\
            """);
        spec.addPositional(Help.arguments("FORM", "What to evaluate."));
        spec.usageMessage().customSynopsis("clysm eval FORM...");
        return spec;
    }

    @Override
    public int run(ParseResult options, List<String> programArguments, Terminal terminal) {
        List<String> forms = options.matchedPositionalValue(0, List.of());
        try (var compiler = LispCompiler.start(terminal)) {
            for (String form : forms) {
                compiler.evaluate(form).forEach(terminal.output()::println);
            }
        }
        return ExitCode.SUCCESS.code();
    }
}
