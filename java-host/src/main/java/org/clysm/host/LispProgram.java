package org.clysm.host;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import run.endive.compiler.InterpreterFallback;
import run.endive.compiler.MachineFactoryCompiler;
import run.endive.runtime.Instance;
import run.endive.runtime.Machine;
import run.endive.wasm.Parser;
import run.endive.wasm.WasmModule;
import run.endive.wasm.types.FunctionImport;
import run.endive.wasm.types.Import;
import run.endive.wasm.types.TagImport;

/**
 * A Lisp program that {@code clysm build} compiled, translated to code for this JVM. Loading takes about a second; any
 * number of instances may be made of it, which share nothing.
 *
 * <pre>{@code
 * LispProgram program = LispProgram.read(Path.of("rules.wasm"));
 * LispInstance rules = program.newInstance()
 *         .object("shop", new Shop())
 *         .function("host.log", arguments -> log(arguments[0]))
 *         .start();
 * rules.run();
 * }</pre>
 */
public final class LispProgram {
    private static final String TAG_MODULE = "clysm:runtime";
    private static final String TAG_NAME = "host-error";

    private final WasmModule module;
    private final FunctionNames names;
    private final ExportShapes shapes;
    private final Function<Instance, Machine> machines;

    private LispProgram(
            WasmModule module, FunctionNames names, ExportShapes shapes, Function<Instance, Machine> machines) {
        this.module = module;
        this.names = names;
        this.shapes = shapes;
        this.machines = machines;
    }

    /**
     * Loads a program.
     *
     * @param file the module, NAME.wasm
     * @throws IOException if it cannot be read
     * @throws IllegalArgumentException if it is no such module
     */
    public static LispProgram read(Path file) throws IOException {
        return of(Files.readAllBytes(file));
    }

    /**
     * Loads a program.
     *
     * @param wasm the bytes of the module
     * @throws IllegalArgumentException if they are none
     */
    public static LispProgram of(byte[] wasm) {
        return load(wasm, null);
    }

    /**
     * Loads a program, which is faster the second time.
     *
     * @param wasm the bytes of the module
     * @param cache a folder for what it is translated to, which several processes may use; it is made if need be, and
     *     what is in it may be deleted. It must be one that nobody else can write to.
     * @throws IllegalArgumentException if they are none
     */
    public static LispProgram of(byte[] wasm, Path cache) {
        return load(wasm, new TranslationCache(cache));
    }

    private static LispProgram load(byte[] wasm, TranslationCache cache) {
        var imports = new ImportNames();
        var names = new FunctionNames();
        var shapes = new ExportShapes();
        var parser = Parser.builder()
                .withCustomParsers(Map.of(FunctionNames.SECTION, names::read, ExportShapes.SECTION, shapes::read))
                .build();
        WasmModule module;
        try {
            byte[] readable = imports.read(wasm);
            WasmModule read = parser.parse(() -> new ByteArrayInputStream(readable));
            String key = cache == null ? read.digest() : TranslationCache.key(wasm);
            module = Preparation.of(read, imports.restored(read.importSection()), key);
        } catch (run.endive.wasm.WasmEngineException e) {
            throw new IllegalArgumentException("no module of a Lisp program: " + e.getMessage(), e);
        }
        var compiler = MachineFactoryCompiler.builder(module)
                .withClassName(Failures.GENERATED + "Program")
                .withInterpreterFallback(InterpreterFallback.SILENT);
        return new LispProgram(module, names, shapes, (cache == null ? compiler : compiler.withCache(cache)).compile());
    }

    /** Begins an instance: its host functions, arguments and streams are still to be told. */
    public LispInstance.Builder newInstance() {
        return new LispInstance.Builder(this);
    }

    /**
     * The host names of the functions that an instance needs, such as {@code "host.log"}. Those that every host
     * provides are not among them.
     */
    public List<String> imports() {
        return functionImports().stream()
                .filter(each -> !isProvided(each.module()))
                .map(LispProgram::hostName)
                .distinct()
                .toList();
    }

    static boolean isProvided(String importModule) {
        return importModule.startsWith("clysm:") || importModule.startsWith("wasm:");
    }

    /** The host name of an import; that of one which takes its last arguments in a list is the same. */
    static String hostName(Import item) {
        String field = HostMethods.isSpreading(item.name()) ? HostMethods.plainName(item.name()) : item.name();
        return item.module().isEmpty() ? field : item.module() + "." + field;
    }

    WasmModule module() {
        return module;
    }

    FunctionNames names() {
        return names;
    }

    ExportShapes shapes() {
        return shapes;
    }

    Machine machine(Instance instance) {
        return machines.apply(instance);
    }

    List<FunctionImport> functionImports() {
        return imports(FunctionImport.class).toList();
    }

    List<TagImport> tagImports() {
        return imports(TagImport.class).toList();
    }

    /** The index of the tag under which Lisp handles errors of the host; -1 if it handles none. */
    int hostErrorTag() {
        List<String> names = new ArrayList<>();
        tagImports().forEach(tag -> names.add(hostName(tag)));
        return names.indexOf(TAG_MODULE + "." + TAG_NAME);
    }

    private <T extends Import> Stream<T> imports(Class<T> type) {
        var section = module.importSection();
        return Stream.iterate(0, i -> i < section.importCount(), i -> i + 1)
                .map(section::getImport)
                .filter(type::isInstance)
                .map(type::cast);
    }
}
