package org.clysm.cli;

import java.util.List;
import org.clysm.compiler.ffi.InterfaceText;
import org.clysm.compiler.wasm.WasmModule;
import org.clysm.compiler.wasm.binary.MalformedModuleException;
import org.clysm.compiler.wasm.binary.ModuleReader;
import org.clysm.compiler.wasm.text.TextPrinter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code clysm wat}: prints a module as text. */
final class WatCommand implements Command {

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Help.describe("wat", "Print a module in the readable text format, with all names.", """

            A Lisp file is compiled as by `clysm build`, whose option --interface tells the types of Lisp too.\
            """);
        spec.addPositional(PositionalParamSpec.builder()
                .index("0")
                .paramLabel("FILE")
                .type(String.class)
                .required(true)
                .description("A module that clysm has built (.wasm), or a Lisp file.")
                .build());
        spec.addOption(OptionSpec.builder("--interface")
                .type(boolean.class)
                .description("Print only what the module imports and exports.")
                .build());
        spec.usageMessage().customSynopsis("clysm wat [--interface] FILE.wasm|FILE.lisp");
        return spec;
    }

    @Override
    public int run(ParseResult options, List<String> programArguments, Terminal terminal) {
        String file = options.matchedPositionalValue(0, "");
        byte[] module = file.endsWith(".wasm") ? SourceFiles.bytes(file) : compile(file, terminal);
        try {
            WasmModule read = ModuleReader.read(module);
            boolean isInterface = options.matchedOptionValue("--interface", false);
            terminal.output().print(isInterface ? InterfaceText.of(read) : TextPrinter.print(read));
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
