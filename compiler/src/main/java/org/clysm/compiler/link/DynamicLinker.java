package org.clysm.compiler.link;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clysm.compiler.codegen.Constant;
import org.clysm.compiler.codegen.CoreTypes;
import org.clysm.compiler.codegen.GeneratedUnit;
import org.clysm.compiler.data.Handle;
import org.clysm.compiler.data.Package;
import org.clysm.compiler.data.Packages;
import org.clysm.compiler.data.Symbol;
import org.clysm.compiler.wasm.CodeBuilder;
import org.clysm.compiler.wasm.Entity;
import org.clysm.compiler.wasm.Export;
import org.clysm.compiler.wasm.Function;
import org.clysm.compiler.wasm.FunctionRef;
import org.clysm.compiler.wasm.Global;
import org.clysm.compiler.wasm.GlobalRef;
import org.clysm.compiler.wasm.Import;
import org.clysm.compiler.wasm.ReferenceType;
import org.clysm.compiler.wasm.TagRef;
import org.clysm.compiler.wasm.binary.Encoder;
import org.clysm.compiler.wasm.binary.ModuleWriter;
import org.clysm.compiler.wasm.binary.NameDetail;
import org.clysm.compiler.wasm.binary.ObjectCode;
import org.clysm.compiler.wasm.binary.ObjectFunction;
import org.clysm.compiler.wasm.binary.ObjectGlobal;
import org.clysm.compiler.wasm.binary.Relocation;

/**
 * Links single units into modules that a running image loads: what such a module does not define it imports by name
 * from {@value #IMAGE_MODULE}, and it exports all that it defines.
 *
 * <p>A symbol that the image does not have yet is made by the first module that mentions it. A function that is not
 * defined yet, which only happens while the library builds itself, is called through its symbol.
 */
public final class DynamicLinker {

    /** The module name under which the image's entities are imported. */
    public static final String IMAGE_MODULE = "clysm:image";

    /** The export that initialises a loaded module. */
    public static final String INIT_EXPORT = "init";

    /** The function object of {@code (enter-symbol-id id symbol)}: how the image learns the numbers of symbols. */
    private static final GlobalRef ENTER_SYMBOL_ID =
            new GlobalRef("SYS:ENTER-SYMBOL-ID@function", CoreTypes.FUNCTION.reference(), false);

    private final Packages packages;
    private final ImageNames image;
    private boolean packagesLinked;

    /** Symbols that modules made before the image could be told of them. */
    private final Set<Symbol> notAdopted = new LinkedHashSet<>();

    /**
     * Prepares to link for an image.
     *
     * @param image what the image has
     */
    public DynamicLinker(Packages packages, ImageNames image) {
        this.packages = packages;
        this.image = image;
    }

    /** Makes the module that an empty image starts with: NIL, its symbol, multiple values and the tags. */
    public byte[] linkKernel() {
        var writer = new ModuleWriter("kernel", CoreTypes.GROUPS).setNameDetail(NameDetail.ENTITIES);
        writer.addImport(
                new Import(ModuleParts.RUNTIME_MODULE, ModuleParts.HOST_ERROR_FIELD, CoreTypes.HOST_ERROR_TAG));
        writer.addTag(CoreTypes.EXIT_TAG);
        var exports = new ArrayList<Export>();
        exports.add(new Export(CoreTypes.HOST_ERROR_TAG.name(), CoreTypes.HOST_ERROR_TAG));
        exports.add(new Export(CoreTypes.EXIT_TAG.name(), CoreTypes.EXIT_TAG));
        for (Global global : Kernel.globals()) {
            writer.addGlobal(global.ref(), Encoder.encodeConstant(global.init()));
            exports.add(new Export(global.ref().name(), global.ref()));
        }
        var start = new CodeBuilder();
        Kernel.addStart(start);
        var action = ModuleParts.action(INIT_EXPORT, start);
        writer.addFunction(action.ref(), Encoder.encode(action));
        exports.forEach(export -> image.add(export.name()));
        exports.forEach(writer::addExport);
        writer.addExport(new Export(INIT_EXPORT, action.ref()));
        return writer.write().bytes();
    }

    /** Tells whether a module has told the image of the packages as they were then. */
    public boolean hasLinkedPackages() {
        return packagesLinked;
    }

    /**
     * Makes the module through which the compiler talks to the image once the library is there: {@code image-call}
     * takes and returns a message, {@code image-symbol} and {@code image-handle} return the object of a number.
     */
    public byte[] linkServices() {
        return ImageServices.link();
    }

    /** Links one unit, and notes what the image has once the module is loaded. */
    public byte[] link(Unit unit) {
        return new Linkage(unit).link();
    }

    /** The linking of one module. */
    private final class Linkage implements LinkedConstants.ObjectGlobals {

        private final Unit unit;
        private final ModuleWriter writer;
        private final Map<String, Constant> constants = new HashMap<>();
        private final Set<String> own = new HashSet<>();
        private final Map<String, Import> imports = new LinkedHashMap<>();
        private final Set<Symbol> newSymbols = new LinkedHashSet<>();
        private final LinkedConstants objects = new LinkedConstants(this);
        private final Map<String, Function> stubs = new LinkedHashMap<>();
        private final List<Export> exports = new ArrayList<>();
        private final CodeBuilder init = new CodeBuilder();

        Linkage(Unit unit) {
            this.unit = unit;
            this.writer = new ModuleWriter(unit.name(), CoreTypes.GROUPS).setNameDetail(NameDetail.ENTITIES);
        }

        byte[] link() {
            unit.constants().forEach(constant -> constants.put(constant.ref().name(), constant));
            unit.functions().forEach(function -> own.add(function.ref().name()));
            unit.globals().forEach(global -> own.add(global.ref().name()));
            unit.globals().forEach(global -> scan(global.init()));
            unit.functions().forEach(function -> scan(function.code()));
            writeInit();
            writeModule();
            exports.forEach(export -> image.add(export.name()));
            return writer.write().bytes();
        }

        private void scan(ObjectCode code) {
            List<Relocation> relocations = code.relocations();
            for (int i = 0; i < relocations.size(); i++) {
                reach(relocations.get(i).target());
            }
        }

        private void reach(Entity entity) {
            var name = entity.name();
            if (own.contains(name) || imports.containsKey(name) || stubs.containsKey(name)) {
                return;
            }
            switch (entity) {
                case FunctionRef function -> reachFunction(function);
                case GlobalRef global -> reachGlobal(global);
                case TagRef tag -> importFromImage(tag);
                default -> {
                    // Types come with the code.
                }
            }
        }

        private void reachFunction(FunctionRef function) {
            for (Import item : unit.imports()) {
                if (item.entity().equals(function)) {
                    imports.put(function.name(), item);
                    return;
                }
            }
            if (image.has(function.name())) {
                importFromImage(function);
            } else if (function.name().equals(LinkedPackages.FUNCTION.name())) {
                defineLinkedPackages();
            } else {
                var symbol = IndirectCall.symbolOf(function, packages);
                stubs.put(function.name(), IndirectCall.stub(function, symbol(symbol)));
            }
        }

        private void defineLinkedPackages() {
            packagesLinked = true;
            for (Package each : packages.all()) {
                each.internalSymbols().forEach(this::symbolUnlessNil);
                each.externalSymbols().forEach(this::symbolUnlessNil);
            }
            objects.define(LinkedPackages.GLOBAL, LinkedPackages.describe(packages, symbol -> true));
            var body = new CodeBuilder().globalGet(LinkedPackages.GLOBAL).build();
            stubs.put(LinkedPackages.FUNCTION.name(), new Function(LinkedPackages.FUNCTION, List.of(), body));
        }

        private void reachGlobal(GlobalRef global) {
            var constant = constants.get(global.name());
            if (global.equals(CoreTypes.T)) {
                symbol(Symbol.T);
            } else if (constant == null || image.has(global.name())) {
                importFromImage(global);
            } else if (constant.datum() instanceof Symbol symbol) {
                symbol(symbol);
            } else if (constant.datum() instanceof Handle handle) {
                image.fetchHandle(global.name(), handle);
                importFromImage(global);
            } else {
                objects.define(global, constant.datum());
            }
        }

        private void symbolUnlessNil(Symbol symbol) {
            if (symbol != Symbol.NIL) {
                symbol(symbol);
            }
        }

        /** Returns the global of a symbol, imported or defined here. */
        @Override
        public GlobalRef symbol(Symbol symbol) {
            var global = SymbolConstants.global(symbol);
            if (image.has(global.name())) {
                importFromImage(global);
            } else if (image.knowsById(symbol)) {
                image.fetchSymbol(global.name(), symbol);
                importFromImage(global);
            } else {
                newSymbols.add(symbol);
            }
            return global;
        }

        @Override
        public GlobalRef handle(Handle handle) {
            var global = new GlobalRef("object " + handle.id(), ReferenceType.ANYREF, false);
            if (!image.has(global.name())) {
                image.fetchHandle(global.name(), handle);
            }
            importFromImage(global);
            return global;
        }

        private void importFromImage(Entity entity) {
            imports.putIfAbsent(entity.name(), new Import(IMAGE_MODULE, entity.name(), entity));
        }

        private void writeInit() {
            for (GeneratedUnit.Definition definition : unit.definitions()) {
                var symbol = definition.name().symbol();
                if (symbol == Symbol.NIL) {
                    importFromImage(CoreTypes.NIL_SYMBOL);
                } else {
                    symbol(symbol);
                }
                ModuleParts.storeFunction(init, definition);
            }
            adoptSymbols();
            if (unit.init() != null) {
                init.call(unit.init());
            }
        }

        /** Tells the image of new symbols, those of earlier modules too if it could not be told before. */
        private void adoptSymbols() {
            for (Symbol symbol : newSymbols) {
                if (ModuleParts.isItsOwnValue(symbol)) {
                    ModuleParts.storeOwnValue(init, symbol);
                }
            }
            notAdopted.forEach(this::symbol);
            notAdopted.addAll(newSymbols);
            if (!image.has(ENTER_SYMBOL_ID.name())) {
                return;
            }
            importFromImage(ENTER_SYMBOL_ID);
            for (Symbol symbol : notAdopted) {
                FunctionObjectCall.emit(
                        init,
                        ENTER_SYMBOL_ID,
                        List.of(
                                argument -> argument.i32Const(symbol.id()).refI31(),
                                argument -> argument.globalGet(SymbolConstants.global(symbol))));
                init.drop();
            }
            notAdopted.clear();
        }

        private void writeModule() {
            importFromImage(CoreTypes.NIL);
            imports.values().forEach(writer::addImport);
            var symbols = newSymbols.stream().map(objects::symbol).toList();
            objects.addTo(writer, symbols);
            symbols.forEach(global -> exports.add(new Export(global.ref().name(), global.ref())));
            newSymbols.forEach(image::addSymbol);
            for (ObjectGlobal global : unit.globals()) {
                define(global.ref(), global.init());
            }
            for (ObjectFunction function : unit.functions()) {
                writer.addFunction(function.ref(), function.code());
                exports.add(new Export(function.ref().name(), function.ref()));
            }
            stubs.values().forEach(stub -> writer.addFunction(stub.ref(), Encoder.encode(stub)));
            var patches = objects.patches().build();
            var start =
                    ModuleParts.action("init", new CodeBuilder().add(patches).add(init.build()));
            writer.addFunction(start.ref(), Encoder.encode(start));
            exports.forEach(writer::addExport);
            writer.addExport(new Export(INIT_EXPORT, start.ref()));
        }

        private void define(GlobalRef global, ObjectCode value) {
            writer.addGlobal(global, value);
            exports.add(new Export(global.name(), global));
        }
    }
}
