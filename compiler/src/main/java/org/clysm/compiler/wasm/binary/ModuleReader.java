package org.clysm.compiler.wasm.binary;

import java.util.ArrayList;
import java.util.List;
import org.clysm.compiler.wasm.Code;
import org.clysm.compiler.wasm.DataRef;
import org.clysm.compiler.wasm.DataSegment;
import org.clysm.compiler.wasm.Entity;
import org.clysm.compiler.wasm.Export;
import org.clysm.compiler.wasm.Function;
import org.clysm.compiler.wasm.FunctionRef;
import org.clysm.compiler.wasm.Global;
import org.clysm.compiler.wasm.GlobalRef;
import org.clysm.compiler.wasm.Import;
import org.clysm.compiler.wasm.Local;
import org.clysm.compiler.wasm.TagRef;
import org.clysm.compiler.wasm.ValueType;
import org.clysm.compiler.wasm.WasmModule;

/**
 * Reads a module in the binary format (Wasm 3.0, 5.5). Names come from its name section; what has none there is named
 * after its index.
 *
 * <p>It knows what the model knows: a module with a memory, a table or a vector instruction is refused. It checks the
 * format and all indices, but not the types of operands.
 */
public final class ModuleReader {

    /** The order of the sections; each stands at most once. */
    private static final List<Integer> SECTION_ORDER = List.of(
            Opcodes.TYPE_SECTION,
            Opcodes.IMPORT_SECTION,
            Opcodes.FUNCTION_SECTION,
            Opcodes.TAG_SECTION,
            Opcodes.GLOBAL_SECTION,
            Opcodes.EXPORT_SECTION,
            Opcodes.START_SECTION,
            Opcodes.ELEMENT_SECTION,
            Opcodes.DATA_COUNT_SECTION,
            Opcodes.CODE_SECTION,
            Opcodes.DATA_SECTION);

    /** More locals than any engine accepts in a function (50,000 in V8). */
    private static final int MAXIMUM_LOCALS = 1 << 16;

    /** More data segments than any engine accepts in a module (100,000 in V8). */
    private static final int MAXIMUM_DATA_SEGMENTS = 1 << 17;

    private record Section(int id, ByteSource content) {}

    private final ModuleNames names = new ModuleNames();
    private final TypeReader types = new TypeReader(names);
    private final ModuleEntities entities = new ModuleEntities();
    private final List<Import> imports = new ArrayList<>();
    private final List<FunctionRef> defined = new ArrayList<>();
    private final List<Function> functions = new ArrayList<>();
    private final List<Global> globals = new ArrayList<>();
    private final List<TagRef> tags = new ArrayList<>();
    private final List<Export> exports = new ArrayList<>();
    private final List<DataSegment> data = new ArrayList<>();
    private FunctionRef start;
    private int dataCount = -1;

    private ModuleReader() {}

    /**
     * Reads a module.
     *
     * @throws MalformedModuleException if the bytes are no such module
     */
    public static WasmModule read(byte[] bytes) {
        return new ModuleReader().readModule(new ByteSource(bytes));
    }

    private WasmModule readModule(ByteSource source) {
        if (source.readFixed32() != Opcodes.MAGIC || source.readFixed32() != Opcodes.VERSION) {
            throw source.malformed(0, "no WebAssembly module of version 1");
        }
        // The names stand last, but everything gets its name when it is made.
        var sections = findSections(source);
        for (Section section : sections) {
            readSection(section);
            section.content.expectEnd("section " + section.id);
        }
        if (functions.size() != defined.size()) {
            throw source.malformed("functions without code");
        }
        if (dataCount >= 0 && data.size() != dataCount) {
            throw source.malformed("the number of data segments is not what was announced");
        }
        return new WasmModule(
                names.moduleName(), types.groups(), imports, functions, globals, tags, exports, start, data);
    }

    private List<Section> findSections(ByteSource source) {
        var sections = new ArrayList<Section>();
        int previous = -1;
        while (!source.isAtEnd()) {
            int position = source.position();
            int id = source.readByte();
            var content = source.readPart();
            if (id == Opcodes.CUSTOM_SECTION) {
                if (content.readName().equals("name")) {
                    names.read(content);
                }
                continue;
            }
            int order = SECTION_ORDER.indexOf(id);
            if (order < 0) {
                throw source.malformed(position, "section " + id + " is not supported");
            }
            if (order <= previous) {
                throw source.malformed(position, "section " + id + " is not in its place");
            }
            previous = order;
            sections.add(new Section(id, content));
        }
        return sections;
    }

    private void readSection(Section section) {
        var source = section.content;
        switch (section.id) {
            case Opcodes.TYPE_SECTION -> types.readSection(source);
            case Opcodes.IMPORT_SECTION -> readAll(source, this::readImport);
            case Opcodes.FUNCTION_SECTION -> readAll(source, this::readFunction);
            case Opcodes.TAG_SECTION -> readAll(source, s -> tags.add(readTag(s)));
            case Opcodes.GLOBAL_SECTION -> readAll(source, this::readGlobal);
            case Opcodes.EXPORT_SECTION -> readAll(source, this::readExport);
            case Opcodes.START_SECTION -> start = entities.readFunction(source);
            case Opcodes.ELEMENT_SECTION -> readAll(source, this::readElements);
            case Opcodes.DATA_COUNT_SECTION -> announceData(source);
            case Opcodes.CODE_SECTION -> readAll(source, this::readCode);
            default -> readAll(source, this::readData);
        }
    }

    /** Reads one item of a section. */
    private interface ItemReader {
        void read(ByteSource source);
    }

    private static void readAll(ByteSource source, ItemReader reader) {
        for (int rest = source.readCount(); rest > 0; rest--) {
            reader.read(source);
        }
    }

    private void readImport(ByteSource source) {
        var module = source.readName();
        var field = source.readName();
        int position = source.position();
        Entity entity = switch (source.readByte()) {
            case Opcodes.EXTERNAL_FUNCTION -> newFunction(source);
            case Opcodes.EXTERNAL_GLOBAL -> newGlobal(source);
            case Opcodes.EXTERNAL_TAG -> readTag(source);
            default -> throw source.malformed(position, "import of a kind that is not supported");
        };
        imports.add(new Import(module, field, entity));
        if (entity instanceof GlobalRef global) {
            entities.globals.add(global);
        }
    }

    private FunctionRef newFunction(ByteSource source) {
        var type = types.readFunctionType(source);
        var name = names.name(Opcodes.FUNCTION_NAMES, entities.functions.size(), "func");
        var function = new FunctionRef(name, type);
        entities.functions.add(function);
        return function;
    }

    private void readFunction(ByteSource source) {
        defined.add(newFunction(source));
    }

    private GlobalRef newGlobal(ByteSource source) {
        var type = types.readValueType(source);
        var isMutable = types.readMutability(source);
        var name = names.name(Opcodes.GLOBAL_NAMES, entities.globals.size(), "global");
        return new GlobalRef(name, type, isMutable);
    }

    /** Reads a global, which its own initialiser cannot read yet. */
    private void readGlobal(ByteSource source) {
        var global = newGlobal(source);
        globals.add(new Global(global, CodeReader.readConstant(source, types, entities)));
        entities.globals.add(global);
    }

    private TagRef readTag(ByteSource source) {
        int position = source.position();
        if (source.readByte() != 0) {
            throw source.malformed(position, "a tag that is not for exceptions");
        }
        var type = types.readFunctionType(source);
        var tag = new TagRef(names.name(Opcodes.TAG_NAMES, entities.tags.size(), "tag"), type);
        entities.tags.add(tag);
        return tag;
    }

    private void readExport(ByteSource source) {
        var name = source.readName();
        int position = source.position();
        Entity entity = switch (source.readByte()) {
            case Opcodes.EXTERNAL_FUNCTION -> entities.readFunction(source);
            case Opcodes.EXTERNAL_GLOBAL -> entities.readGlobal(source);
            case Opcodes.EXTERNAL_TAG -> entities.readTag(source);
            default -> throw source.malformed(position, "export of a kind that is not supported");
        };
        exports.add(new Export(name, entity));
    }

    /** Checks a declaration of functions, which the writer makes again from the code. */
    private void readElements(ByteSource source) {
        int position = source.position();
        if (source.readUnsigned() != Opcodes.DECLARATIVE_ELEMENTS || source.readByte() != 0) {
            throw source.malformed(position, "an element segment that does not just declare functions");
        }
        readAll(source, entities::readFunction);
    }

    private void announceData(ByteSource source) {
        dataCount = source.readUnsigned();
        if (dataCount < 0 || dataCount > MAXIMUM_DATA_SEGMENTS) {
            throw source.malformed("too many data segments");
        }
        for (int i = 0; i < dataCount; i++) {
            newData();
        }
    }

    private void newData() {
        int index = entities.data.size();
        entities.data.add(new DataRef(names.name(Opcodes.DATA_NAMES, index, "data")));
    }

    private void readData(ByteSource source) {
        int position = source.position();
        if (source.readUnsigned() != Opcodes.PASSIVE_DATA) {
            throw source.malformed(position, "a data segment that is not passive");
        }
        if (dataCount < 0) {
            newData();
        }
        if (data.size() >= entities.data.size()) {
            throw source.malformed(position, "more data segments than announced");
        }
        data.add(new DataSegment(entities.data.get(data.size()), source.readBytes(source.readCount())));
    }

    private void readCode(ByteSource section) {
        if (functions.size() == defined.size()) {
            throw section.malformed("more code than functions");
        }
        var source = section.readPart();
        var function = defined.get(functions.size());
        int index = entities.functions.size() - defined.size() + functions.size();
        var locals = new ArrayList<Local>();
        for (ValueType param : function.type().function().params()) {
            locals.add(new Local(names.localName(index, locals.size()), param));
        }
        var params = List.copyOf(locals);
        for (int runs = source.readCount(); runs > 0; runs--) {
            int count = source.readIndex(MAXIMUM_LOCALS - locals.size(), "local");
            var type = types.readValueType(source);
            for (; count > 0; count--) {
                locals.add(new Local(names.localName(index, locals.size()), type));
            }
        }
        Code body = new CodeReader(source, types, entities, locals)
                .readBody(function.type().function());
        functions.add(new Function(function, params, body));
    }
}
