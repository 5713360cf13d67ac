package org.clysm.compiler.link;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.clysm.compiler.codegen.Constant;
import org.clysm.compiler.codegen.CoreTypes;
import org.clysm.compiler.codegen.GeneratedUnit;
import org.clysm.compiler.data.Handle;
import org.clysm.compiler.data.Package;
import org.clysm.compiler.data.Packages;
import org.clysm.compiler.data.Symbol;
import org.clysm.compiler.ir.CallsByName;
import org.clysm.compiler.ir.ForeignExport;
import org.clysm.compiler.ir.Trigger;
import org.clysm.compiler.wasm.CodeBuilder;
import org.clysm.compiler.wasm.Export;
import org.clysm.compiler.wasm.Function;
import org.clysm.compiler.wasm.FunctionRef;
import org.clysm.compiler.wasm.Global;
import org.clysm.compiler.wasm.GlobalRef;
import org.clysm.compiler.wasm.Import;
import org.clysm.compiler.wasm.binary.CodePruner;
import org.clysm.compiler.wasm.binary.Encoder;
import org.clysm.compiler.wasm.binary.ModuleWriter;
import org.clysm.compiler.wasm.binary.NameDetail;
import org.clysm.compiler.wasm.binary.ObjectFunction;
import org.clysm.compiler.wasm.binary.ObjectGlobal;

/**
 * Links a program, and what it reaches of the library, into one module that needs no other.
 *
 * <p>The module's start function makes the symbols hold their functions and initialises the library; the program's own
 * forms run when the host calls the export {@value ForeignExport#START}.
 */
public final class StandaloneLinker {

    /** The function that suspends who calls it. */
    private static final String AWAIT = "FFI:AWAIT";

    /** The host module by which the image asks the compiler. */
    private static final String COMPILER_MODULE = "clysm:compiler";

    private final UnitTable units;
    private final Set<UnitEntry> program = new HashSet<>();
    private final Packages packages;
    private final Reachability reach;
    private final List<Export> exports = new ArrayList<>();
    private boolean isImage;
    private ModuleWriter writer;

    /**
     * Prepares to link.
     *
     * @param library the units of the library in the order in which they were loaded
     * @param program the units of the program in order
     * @param packages the packages of all symbols
     */
    public StandaloneLinker(Collection<UnitEntry> library, Collection<Unit> program, Packages packages) {
        this.units = new UnitTable();
        library.forEach(units::add);
        for (Unit unit : program) {
            var entry = UnitEntry.of(unit);
            units.add(entry);
            this.program.add(entry);
        }
        this.packages = packages;
        this.reach = new Reachability(units, this.program::contains, packages);
    }

    /** Links the program with what it reaches. */
    public LinkedModule link(String moduleName) {
        return link(moduleName, CallsByName.AUTO);
    }

    /** The same, without or with the functions that call the host by name, whatever the program reaches. */
    public LinkedModule link(String moduleName, CallsByName callsByName) {
        if (callsByName == CallsByName.MINIMAL) {
            reach.exclude(CallsByName::isNamedBy);
        }
        if (callsByName == CallsByName.FULL) {
            units.entries().stream()
                    .flatMap(unit -> unit.definitions().stream())
                    .map(GeneratedUnit.Definition::name)
                    .filter(name -> name.entityName().equals(CallsByName.CALL_HOST))
                    .forEach(name -> {
                        reach.reachSymbol(name.symbol());
                        reach.reachDefinition(name);
                    });
        }
        reachProgram();
        return write(moduleName);
    }

    /** Links all units with all that they define, and exports every entity under its name: the image. */
    public LinkedModule linkImage(String moduleName) {
        isImage = true;
        reach.reachAllTypes();
        for (UnitEntry unit : units.entries()) {
            reach.reachInit(unit);
            unit.unit().functions().forEach(function -> reach.reachFunction(function.ref(), unit));
            unit.definitions().forEach(definition -> {
                reach.reachDefinition(definition.name());
                reach.reachSymbol(definition.name().symbol());
            });
        }
        // The compiler knows every symbol of the packages by number, and so must the image.
        for (Package each : packages.all()) {
            each.internalSymbols().forEach(this::reachUnlessNil);
            each.externalSymbols().forEach(this::reachUnlessNil);
        }
        reach.complete();
        exportEverything();
        return write(moduleName);
    }

    private void reachUnlessNil(Symbol symbol) {
        if (symbol != Symbol.NIL) {
            reach.reachSymbol(symbol);
        }
    }

    private void reachProgram() {
        for (UnitEntry unit : units.entries()) {
            if (program.contains(unit)) {
                if (unit.trigger() instanceof Trigger.Always) {
                    reach.reachInit(unit);
                }
                for (Export export : unit.unit().exports()) {
                    reach.reachFunction((FunctionRef) export.entity(), unit);
                    exports.add(export);
                }
            }
        }
        reach.complete();
        exports.add(new Export(ForeignExport.START, ModuleParts.action(ForeignExport.START)));
    }

    private void exportEverything() {
        reach.functions().forEach(function -> export(function.ref()));
        reach.globals().forEach(global -> export(global.ref()));
        Kernel.globals().forEach(global -> export(global.ref()));
        reach.symbols().forEach(symbol -> export(SymbolConstants.global(symbol)));
        exports.add(new Export(CoreTypes.EXIT_TAG.name(), CoreTypes.EXIT_TAG));
        exports.add(new Export(CoreTypes.HOST_ERROR_TAG.name(), CoreTypes.HOST_ERROR_TAG));
        exports.add(new Export(ForeignExport.START, ModuleParts.action(ForeignExport.START)));
    }

    private void export(FunctionRef function) {
        exports.add(new Export(function.name(), function));
    }

    private void export(GlobalRef global) {
        exports.add(new Export(global.name(), global));
    }

    private LinkedModule write(String moduleName) {
        writer = new ModuleWriter(moduleName, CoreTypes.GROUPS).setNameDetail(NameDetail.ENTITIES);
        List<Import> imports = addImports();
        var start = new CodeBuilder();
        Kernel.addStart(start);
        addGlobals(start);
        addFunctions(start);
        exports.forEach(writer::addExport);
        var written = writer.write();
        boolean isAsync = !isImage && reach.isUsedByProgram(AWAIT);
        return new LinkedModule(written.bytes(), written.codeMap(), imports, List.copyOf(exports), isAsync);
    }

    /** Adds the imports. The tag of host errors is imported only where the host can throw: where it is called. */
    private List<Import> addImports() {
        var imports = new ArrayList<>(reach.imports());
        if (!isImage) {
            imports.removeIf(item -> item.module().equals(COMPILER_MODULE));
        }
        imports.sort(Comparator.comparing(Import::module).thenComparing(Import::field));
        writer.addTag(CoreTypes.EXIT_TAG);
        if (imports.stream().anyMatch(item -> !item.module().startsWith("wasm:"))) {
            imports.add(new Import(ModuleParts.RUNTIME_MODULE, ModuleParts.HOST_ERROR_FIELD, CoreTypes.HOST_ERROR_TAG));
        } else {
            writer.addTag(CoreTypes.HOST_ERROR_TAG);
        }
        imports.forEach(writer::addImport);
        return imports;
    }

    /** What constants refer to: symbols, and nothing of the image, since expansion has made forms of such objects. */
    private static final class ProgramObjects implements LinkedConstants.ObjectGlobals {

        @Override
        public GlobalRef symbol(Symbol symbol) {
            return SymbolConstants.global(symbol);
        }

        @Override
        public GlobalRef handle(Handle handle) {
            throw new IllegalStateException("an object of the image in a program: " + handle);
        }
    }

    private void addGlobals(CodeBuilder start) {
        for (Global global : Kernel.globals()) {
            writer.addGlobal(global.ref(), Encoder.encodeConstant(global.init()));
        }
        reach.symbols().stream()
                .filter(ModuleParts::isItsOwnValue)
                .forEach(symbol -> ModuleParts.storeOwnValue(start, symbol));
        var constants = new LinkedConstants(new ProgramObjects());
        for (Constant constant : reach.constants()) {
            if (!(constant.datum() instanceof Symbol)) {
                constants.define(constant.ref(), constant.datum());
            }
        }
        addLinkedPackages(constants);
        constants.addTo(writer, reach.symbols().stream().map(constants::symbol).toList());
        start.add(constants.patches().build());
        for (ObjectGlobal global : reach.globals()) {
            writer.addGlobal(global.ref(), global.init());
        }
    }

    /** Defines the function that tells the library which packages and symbols the module starts with. */
    private void addLinkedPackages(LinkedConstants constants) {
        if (!reach.reachesFunction(LinkedPackages.FUNCTION.name())) {
            return;
        }
        constants.define(LinkedPackages.GLOBAL, LinkedPackages.describe(packages, reach.symbols()::contains));
        var body = new CodeBuilder().globalGet(LinkedPackages.GLOBAL).build();
        writer.addFunction(
                LinkedPackages.FUNCTION, Encoder.encode(new Function(LinkedPackages.FUNCTION, List.of(), body)));
    }

    /** Defines the functions of the compiler, which the library does not call where there is none beside it. */
    private void addAbsentCompiler() {
        for (Import item : reach.imports()) {
            if (!isImage && item.module().equals(COMPILER_MODULE)) {
                var function = (FunctionRef) item.entity();
                var body = new CodeBuilder().unreachable().build();
                writer.addFunction(function, Encoder.encode(new Function(function, List.of(), body)));
            }
        }
    }

    private void addFunctions(CodeBuilder start) {
        requireAllResolved();
        addAbsentCompiler();
        storeFunctions(start);
        var programStart = new CodeBuilder();
        for (UnitEntry unit : reach.initialisations()) {
            (program.contains(unit) ? programStart : start).call(unit.init());
        }
        for (ObjectFunction function : reach.functions()) {
            writer.addFunction(function.ref(), CodePruner.prune(function.code(), reach.absentTypes()));
        }
        addAction("start", start);
        writer.setStart(ModuleParts.action("start"));
        addAction(ForeignExport.START, programStart);
    }

    private void addAction(String name, CodeBuilder body) {
        var action = ModuleParts.action(name, body);
        writer.addFunction(action.ref(), Encoder.encode(action));
    }

    private void storeFunctions(CodeBuilder start) {
        for (UnitEntry unit : units.entries()) {
            for (GeneratedUnit.Definition definition : unit.definitions()) {
                var symbol = definition.name().symbol();
                boolean hasSymbol = symbol == Symbol.NIL || reach.symbols().contains(symbol);
                if (hasSymbol && reach.reaches(definition.function())) {
                    ModuleParts.storeFunction(start, definition);
                }
            }
        }
    }

    private void requireAllResolved() {
        var missing = new LinkedHashSet<>(reach.unresolved());
        missing.remove(LinkedPackages.FUNCTION.name());
        if (!missing.isEmpty()) {
            throw new IllegalStateException("the library does not define " + String.join(", ", missing));
        }
    }
}
