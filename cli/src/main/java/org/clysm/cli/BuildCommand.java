package org.clysm.cli;

import java.nio.file.Path;
import java.util.List;
import javax.lang.model.SourceVersion;
import org.clysm.compiler.wasm.binary.ModuleReader;
import org.clysm.compiler.wasm.text.TextPrinter;
import org.clysm.engine.Loader;
import org.clysm.engine.Program;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code clysm build}: writes a module, its loader and their types. */
final class BuildCommand implements Command {

    private static final String WASM_ENDING = ".wasm";

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Help.describe("build", "Compile a program to files.", """

            Writes four files:
              NAME.wasm   what the program reaches of itself and of the library, in one module
              NAME.mjs    its loader for Node 24 and later, browsers, Deno and Bun; `node NAME.mjs` runs it
              NAME.d.ts   the TypeScript types of its exports and of the functions that it needs of its host
              NAME.d.mts  where TypeScript looks for the types of NAME.mjs: names NAME.d.ts

            The same sources give the same bytes. When anything fails, no file is written.

              import { instantiate } from './NAME.mjs';
              const { exports, run } = await instantiate({ host: { log: (text) => console.log(text) } });
              run();

            With --interface and without -o, nothing is written: what the program needs of its host can be read before.\
            """);
        spec.addPositional(Help.arguments("FILE", "The Lisp files of the program."));
        spec.addOption(OptionSpec.builder("-o", "--output")
                .paramLabel("DIR/NAME.wasm")
                .type(String.class)
                .description("The module; the other files stand beside it.")
                .build());
        spec.addOption(OptionSpec.builder("--wat")
                .type(boolean.class)
                .description("Write the readable text of the module too, to NAME.wat.")
                .build());
        spec.addOption(OptionSpec.builder("--interface")
                .type(boolean.class)
                .description("Print what the module imports and exports.")
                .build());
        spec.addOption(ForeignOption.spec());
        spec.addOption(OptionSpec.builder("--java")
                .paramLabel("PACKAGE")
                .type(String.class)
                .description("Write Java interfaces of that package too, into its folder in DIR: NameExports, and"
                        + " ModuleImports for each host module.")
                .build());
        spec.usageMessage()
                .customSynopsis(
                        "clysm build FILE... -o DIR/NAME.wasm [--interface] [--ffi MODE] [--wat] [--java PACKAGE]",
                        "clysm build FILE... --interface [--ffi MODE]");
        return spec;
    }

    @Override
    public int run(ParseResult options, List<String> programArguments, Terminal terminal) {
        boolean isInterfaceWanted = options.matchedOptionValue("--interface", false);
        Path module = module(options, isInterfaceWanted);
        String javaPackage = javaPackage(options.matchedOptionValue("--java", null));
        String name = module == null ? "program" : nameOf(module);
        try (var compiler = LispCompiler.start(terminal)) {
            Program program =
                    compiler.compile(options.matchedPositionalValue(0, List.of()), name, ForeignOption.of(options));
            if (module != null) {
                OutputFiles files = files(module, program, compiler);
                if (options.matchedOptionValue("--wat", false)) {
                    files.add(name + ".wat", TextPrinter.print(ModuleReader.read(program.wasm())));
                }
                if (javaPackage != null) {
                    String folder = javaPackage.replace('.', '/') + "/";
                    compiler.javaInterfaces(javaPackage, name).forEach((file, text) -> files.add(folder + file, text));
                }
                files.write();
            }
            if (isInterfaceWanted) {
                terminal.output().print(compiler.interfaceText());
            }
        }
        return ExitCode.SUCCESS.code();
    }

    /** The files that are always written. */
    private static OutputFiles files(Path module, Program program, LispCompiler compiler) {
        String name = nameOf(module);
        var files = new OutputFiles(module.toAbsolutePath().getParent());
        files.add(name + WASM_ENDING, program.wasm());
        files.addOwn(name + ".mjs", Loader.text(program), Loader.FIRST_WORDS);
        files.add(name + ".d.ts", compiler.typeScript(name + ".mjs"));
        files.add(name + ".d.mts", "export * from './%s.js';\n".formatted(name));
        return files;
    }

    private static String nameOf(Path module) {
        String file = module.getFileName().toString();
        return file.substring(0, file.length() - WASM_ENDING.length());
    }

    /** The module to write; null if only the interface is wanted. */
    private static Path module(ParseResult options, boolean isInterfaceWanted) {
        String name = options.matchedOptionValue("-o", null);
        if (name != null) {
            return output(name);
        }
        if (!isInterfaceWanted) {
            throw CommandException.usage("clysm build: Missing required option: '-o=DIR/NAME.wasm'");
        }
        for (String option : List.of("--wat", "--java")) {
            if (options.hasMatchedOption(option)) {
                throw CommandException.usage("clysm build: " + option + " writes files: say where by -o DIR/NAME.wasm");
            }
        }
        return null;
    }

    private static String javaPackage(String name) {
        if (name != null && !SourceVersion.isName(name)) {
            throw CommandException.usage("clysm build: \"" + name + "\" is no name of a Java package");
        }
        return name;
    }

    private static Path output(String name) {
        Path path = SourceFiles.path(name);
        boolean isModule = path.getFileName() != null
                && path.getFileName().toString().endsWith(WASM_ENDING)
                && path.getFileName().toString().length() > WASM_ENDING.length();
        if (!isModule) {
            throw CommandException.usage("clysm build: the output must be named NAME.wasm, not \"" + name + "\"");
        }
        return path;
    }
}
