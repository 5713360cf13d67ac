package org.clysm.cli;

import java.util.List;
import org.clysm.compiler.wasm.binary.MalformedModuleException;
import org.clysm.compiler.wasm.binary.ModuleReader;
import org.clysm.compiler.wasm.text.TextPrinter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code clysm wat}: prints a module as text. */
final class WatCommand implements Command {

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Help.describe("wat", "Print a module in the readable text format, with all names.", """

            A Lisp file is compiled as by `clysm build`.\
            """);
        spec.addPositional(PositionalParamSpec.builder()
                .index("0")
                .paramLabel("FILE")
                .type(String.class)
                .required(true)
                .description("A module that clysm has built (.wasm), or a Lisp file.")
                .build());
        spec.usageMessage().customSynopsis("clysm wat FILE.wasm|FILE.lisp");
        return spec;
    }

    @Override
    public int run(ParseResult options, List<String> programArguments, Terminal terminal) {
        String file = options.matchedPositionalValue(0, "");
        byte[] module = file.endsWith(".wasm") ? SourceFiles.bytes(file) : compile(file, terminal);
        try {
            terminal.output().print(TextPrinter.print(ModuleReader.read(module)));
        } catch (MalformedModuleException e) {
            throw CommandException.usage(file + ": error: this is no module that clysm has built: " + e.getMessage());
        }
        return ExitCode.SUCCESS.code();
    }

    private static byte[] compile(String file, Terminal terminal) {
        try (var compiler = LispCompiler.start(terminal)) {
            return compiler.compile(List.of(file)).wasm();
        }
    }
}
