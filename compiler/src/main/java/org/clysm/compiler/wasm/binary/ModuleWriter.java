package org.clysm.compiler.wasm.binary;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.clysm.compiler.wasm.DataRef;
import org.clysm.compiler.wasm.DataSegment;
import org.clysm.compiler.wasm.DefinedType;
import org.clysm.compiler.wasm.Entity;
import org.clysm.compiler.wasm.Export;
import org.clysm.compiler.wasm.Function;
import org.clysm.compiler.wasm.FunctionRef;
import org.clysm.compiler.wasm.Global;
import org.clysm.compiler.wasm.GlobalRef;
import org.clysm.compiler.wasm.Import;
import org.clysm.compiler.wasm.RecursiveGroup;
import org.clysm.compiler.wasm.TagRef;
import org.clysm.compiler.wasm.WasmModule;
import org.clysm.compiler.wasm.binary.Relocation.Kind;

/**
 * Makes a module of definitions with relocatable code: assigns all indices, writes the sections (Wasm 3.0, 5.5) and
 * resolves the relocations. The same definitions in the same order give the same bytes.
 *
 * <p>Every entity that something refers to must be added, by import or definition; a global comes after those that its
 * initialiser reads. Types need not be added: those that are used follow the groups given at the start. Functions that
 * {@code ref.func} names are declared as the standard demands.
 */
public final class ModuleWriter {

    private final String name;
    private final IndexSpaces spaces = new IndexSpaces();
    private final TypeIndices types = spaces.types;
    private final List<Import> imports = new ArrayList<>();
    private final List<ObjectFunction> functions = new ArrayList<>();
    private final List<ObjectGlobal> globals = new ArrayList<>();
    private final List<TagRef> tags = new ArrayList<>();
    private final List<Export> exports = new ArrayList<>();
    private final List<DataSegment> data = new ArrayList<>();
    private FunctionRef start;
    private NameDetail nameDetail = NameDetail.ENTITIES;
    private final ByteSink module = new ByteSink(1 << 16);

    /**
     * Begins a module.
     *
     * @param name for the name section; may be empty
     * @param groups the types that stand first, whether they are used or not
     */
    public ModuleWriter(String name, List<RecursiveGroup> groups) {
        this.name = name;
        for (RecursiveGroup group : groups) {
            types.enter(group);
        }
    }

    /** Encodes and writes a whole module. */
    public static WrittenModule write(WasmModule module, NameDetail nameDetail) {
        return of(module).setNameDetail(nameDetail).write();
    }

    /**
     * Returns the types of a module in the order in which they are written, by groups: those that may refer to each
     * other stand together.
     */
    public static List<List<DefinedType>> typesOf(WasmModule module) {
        var writer = of(module);
        writer.assignIndices();
        writer.collectTypes();
        return writer.types.groups();
    }

    private static ModuleWriter of(WasmModule module) {
        var writer = new ModuleWriter(module.name(), module.groups());
        for (Import item : module.imports()) {
            writer.addImport(item);
        }
        for (TagRef tag : module.tags()) {
            writer.addTag(tag);
        }
        for (Global global : module.globals()) {
            writer.addGlobal(global.ref(), Encoder.encodeConstant(global.init()));
        }
        for (DataSegment segment : module.data()) {
            writer.addData(segment);
        }
        for (Function function : module.functions()) {
            writer.addFunction(function.ref(), Encoder.encode(function));
        }
        for (Export export : module.exports()) {
            writer.addExport(export);
        }
        return writer.setStart(module.start());
    }

    public ModuleWriter addImport(Import item) {
        imports.add(item);
        return this;
    }

    public ModuleWriter addFunction(FunctionRef function, ObjectCode code) {
        functions.add(new ObjectFunction(function, code));
        return this;
    }

    public ModuleWriter addGlobal(GlobalRef global, ObjectCode init) {
        globals.add(new ObjectGlobal(global, init));
        return this;
    }

    public ModuleWriter addTag(TagRef tag) {
        tags.add(tag);
        return this;
    }

    public ModuleWriter addExport(Export export) {
        exports.add(export);
        return this;
    }

    public ModuleWriter addData(DataSegment segment) {
        data.add(segment);
        return this;
    }

    /** Sets the function that runs when the module is instantiated; null is none. */
    public ModuleWriter setStart(FunctionRef function) {
        start = function;
        return this;
    }

    public ModuleWriter setNameDetail(NameDetail detail) {
        nameDetail = detail;
        return this;
    }

    /**
     * Writes the module; the writer is of no use afterwards.
     *
     * @throws IllegalArgumentException if something refers to an entity that was not added, or two entities of a kind
     *     have the same name
     */
    public WrittenModule write() {
        assignIndices();
        collectTypes();
        module.writeFixed32(Opcodes.MAGIC);
        module.writeFixed32(Opcodes.VERSION);
        writeTypes();
        writeImports();
        writeFunctions();
        writeTags();
        writeGlobals();
        writeExports();
        writeStart();
        writeElements();
        writeDataCount();
        var codeMap = writeCode();
        writeData();
        writeNames();
        return new WrittenModule(module.toByteArray(), codeMap);
    }

    private void assignIndices() {
        for (Import item : imports) {
            switch (item.entity()) {
                case FunctionRef function -> spaces.functions.enter(function);
                case GlobalRef global -> spaces.globals.enter(global);
                case TagRef tag -> spaces.tags.enter(tag);
                case DataRef _, DefinedType _ -> throw neitherImportedNorExported(item.entity());
            }
        }
        for (ObjectFunction function : functions) {
            spaces.functions.enter(function.ref());
        }
        for (ObjectGlobal global : globals) {
            spaces.globals.enter(global.ref());
        }
        for (TagRef tag : tags) {
            spaces.tags.enter(tag);
        }
        for (DataSegment segment : data) {
            spaces.data.enter(segment.ref());
        }
    }

    private static IllegalArgumentException neitherImportedNorExported(Entity entity) {
        return new IllegalArgumentException(entity + " can be neither imported nor exported");
    }

    private void collectTypes() {
        for (TagRef tag : spaces.tags.entities()) {
            types.enter(tag.type());
        }
        for (GlobalRef global : spaces.globals.entities()) {
            types.enter(global.type());
        }
        for (FunctionRef function : spaces.functions.entities()) {
            types.enter(function.type());
        }
        for (ObjectGlobal global : globals) {
            types.enter(global.init());
        }
        for (ObjectFunction function : functions) {
            types.enter(function.code());
        }
    }

    private void section(int id, ByteSink content) {
        module.writeByte(id);
        module.writeUnsigned(content.size());
        module.writeBytes(content);
    }

    private void writeTypes() {
        if (!types.types().isEmpty()) {
            var content = new ByteSink();
            types.write(content);
            section(Opcodes.TYPE_SECTION, content);
        }
    }

    private void writeImports() {
        if (imports.isEmpty()) {
            return;
        }
        var content = new ByteSink();
        content.writeUnsigned(imports.size());
        for (Import item : imports) {
            content.writeName(item.module());
            content.writeName(item.field());
            switch (item.entity()) {
                case FunctionRef function -> {
                    content.writeByte(Opcodes.EXTERNAL_FUNCTION);
                    content.writeUnsigned(types.indexOf(function.type()));
                }
                case GlobalRef global -> {
                    content.writeByte(Opcodes.EXTERNAL_GLOBAL);
                    globalType(content, global);
                }
                case TagRef tag -> {
                    content.writeByte(Opcodes.EXTERNAL_TAG);
                    tagType(content, tag);
                }
                case DataRef _, DefinedType _ -> throw neitherImportedNorExported(item.entity());
            }
        }
        section(Opcodes.IMPORT_SECTION, content);
    }

    private void globalType(ByteSink sink, GlobalRef global) {
        new TypeEncoder(sink, type -> sink.writeSigned(types.indexOf(type))).valueType(global.type());
        sink.writeByte(global.isMutable() ? 1 : 0);
    }

    /** Writes a tag's type; the byte before it says that the tag is for exceptions. */
    private void tagType(ByteSink sink, TagRef tag) {
        sink.writeByte(0);
        sink.writeUnsigned(types.indexOf(tag.type()));
    }

    private void writeFunctions() {
        if (functions.isEmpty()) {
            return;
        }
        var content = new ByteSink(functions.size() * 2);
        content.writeUnsigned(functions.size());
        for (ObjectFunction function : functions) {
            content.writeUnsigned(types.indexOf(function.ref().type()));
        }
        section(Opcodes.FUNCTION_SECTION, content);
    }

    private void writeTags() {
        if (tags.isEmpty()) {
            return;
        }
        var content = new ByteSink();
        content.writeUnsigned(tags.size());
        for (TagRef tag : tags) {
            tagType(content, tag);
        }
        section(Opcodes.TAG_SECTION, content);
    }

    private void writeGlobals() {
        if (globals.isEmpty()) {
            return;
        }
        var content = new ByteSink(globals.size() * 16);
        content.writeUnsigned(globals.size());
        for (ObjectGlobal global : globals) {
            globalType(content, global.ref());
            new RelocatedCode(global.init(), spaces).write(content);
        }
        section(Opcodes.GLOBAL_SECTION, content);
    }

    private void writeExports() {
        if (exports.isEmpty()) {
            return;
        }
        var content = new ByteSink();
        content.writeUnsigned(exports.size());
        for (Export export : exports) {
            content.writeName(export.name());
            switch (export.entity()) {
                case FunctionRef function -> {
                    content.writeByte(Opcodes.EXTERNAL_FUNCTION);
                    content.writeUnsigned(spaces.functions.indexOf(function));
                }
                case GlobalRef global -> {
                    content.writeByte(Opcodes.EXTERNAL_GLOBAL);
                    content.writeUnsigned(spaces.globals.indexOf(global));
                }
                case TagRef tag -> {
                    content.writeByte(Opcodes.EXTERNAL_TAG);
                    content.writeUnsigned(spaces.tags.indexOf(tag));
                }
                case DataRef _, DefinedType _ -> throw neitherImportedNorExported(export.entity());
            }
        }
        section(Opcodes.EXPORT_SECTION, content);
    }

    private void writeStart() {
        if (start != null) {
            var content = new ByteSink();
            content.writeUnsigned(spaces.functions.indexOf(start));
            section(Opcodes.START_SECTION, content);
        }
    }

    /** Declares the functions that only code makes references to. */
    private void writeElements() {
        Set<Entity> declared = new LinkedHashSet<>();
        for (ObjectFunction function : functions) {
            collectReferences(function.code(), declared);
        }
        Set<Entity> known = new LinkedHashSet<>();
        for (ObjectGlobal global : globals) {
            collectReferences(global.init(), known);
        }
        for (Export export : exports) {
            known.add(export.entity());
        }
        declared.removeAll(known);
        if (declared.isEmpty()) {
            return;
        }
        var content = new ByteSink();
        content.writeUnsigned(1);
        content.writeUnsigned(Opcodes.DECLARATIVE_ELEMENTS);
        content.writeByte(0); // the elements are functions
        content.writeUnsigned(declared.size());
        for (Entity function : declared) {
            content.writeUnsigned(spaces.functions.indexOf(function));
        }
        section(Opcodes.ELEMENT_SECTION, content);
    }

    private static void collectReferences(ObjectCode code, Set<Entity> references) {
        var relocations = code.relocations();
        for (int i = 0; i < relocations.size(); i++) {
            if (relocations.get(i).kind() == Kind.FUNCTION_REFERENCE) {
                references.add(relocations.get(i).target());
            }
        }
    }

    private void writeDataCount() {
        if (!data.isEmpty()) {
            var content = new ByteSink();
            content.writeUnsigned(data.size());
            section(Opcodes.DATA_COUNT_SECTION, content);
        }
    }

    private CodeMap writeCode() {
        var refs = new ArrayList<FunctionRef>(functions.size());
        var lineTables = new ArrayList<LineTable>(functions.size());
        int[] starts = new int[functions.size() + 1];
        var content = new ByteSink(1 << 16);
        content.writeUnsigned(functions.size());
        for (int i = 0; i < functions.size(); i++) {
            var code = new RelocatedCode(functions.get(i).code(), spaces);
            content.writeUnsigned(code.size());
            starts[i] = content.size();
            refs.add(functions.get(i).ref());
            lineTables.add(code.write(content));
        }
        starts[functions.size()] = content.size();
        if (!functions.isEmpty()) {
            section(Opcodes.CODE_SECTION, content);
            int base = module.size() - content.size();
            for (int i = 0; i < starts.length; i++) {
                starts[i] += base;
            }
            for (LineTable table : lineTables) {
                for (int i = 0; i < table.offsets().length; i++) {
                    table.offsets()[i] += base;
                }
            }
        }
        return new CodeMap(refs, starts, lineTables);
    }

    private void writeData() {
        if (data.isEmpty()) {
            return;
        }
        var content = new ByteSink();
        content.writeUnsigned(data.size());
        for (DataSegment segment : data) {
            content.writeUnsigned(Opcodes.PASSIVE_DATA);
            content.writeUnsigned(segment.bytes().length);
            content.writeBytes(segment.bytes());
        }
        section(Opcodes.DATA_SECTION, content);
    }

    private void writeNames() {
        if (nameDetail != NameDetail.NONE) {
            var content = new ByteSink();
            new NameSection(content, spaces).write(name, functions, nameDetail);
            section(Opcodes.CUSTOM_SECTION, content);
        }
    }
}
