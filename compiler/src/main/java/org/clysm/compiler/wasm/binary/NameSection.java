package org.clysm.compiler.wasm.binary;

import java.util.ArrayList;
import java.util.List;
import org.clysm.compiler.wasm.DefinedType;
import org.clysm.compiler.wasm.Entity;
import org.clysm.compiler.wasm.StructType;

/** Writes the content of the name section (Wasm 3.0, 7.4.1, with the names of all entities). */
final class NameSection {

    private final ByteSink sink;
    private final IndexSpaces spaces;

    NameSection(ByteSink sink, IndexSpaces spaces) {
        this.sink = sink;
        this.spaces = spaces;
    }

    /**
     * Writes the names.
     *
     * @param functions the functions that are not imported
     */
    void write(String moduleName, List<ObjectFunction> functions, NameDetail detail) {
        sink.writeName("name");
        if (!moduleName.isEmpty()) {
            var content = new ByteSink();
            content.writeName(moduleName);
            subsection(Opcodes.MODULE_NAME, content);
        }
        entities(Opcodes.FUNCTION_NAMES, spaces.functions.entities());
        if (detail == NameDetail.ALL) {
            locals(functions);
        }
        if (detail.compareTo(NameDetail.ENTITIES) >= 0) {
            entities(Opcodes.TYPE_NAMES, spaces.types.types());
            entities(Opcodes.GLOBAL_NAMES, spaces.globals.entities());
            entities(Opcodes.DATA_NAMES, spaces.data.entities());
            fields();
            entities(Opcodes.TAG_NAMES, spaces.tags.entities());
        }
    }

    private void subsection(int id, ByteSink content) {
        sink.writeByte(id);
        sink.writeUnsigned(content.size());
        sink.writeBytes(content);
    }

    private void entities(int id, List<? extends Entity> entities) {
        if (entities.isEmpty()) {
            return;
        }
        var content = new ByteSink(entities.size() * 16);
        content.writeUnsigned(entities.size());
        for (int i = 0; i < entities.size(); i++) {
            content.writeUnsigned(i);
            content.writeName(entities.get(i).name());
        }
        subsection(id, content);
    }

    private void locals(List<ObjectFunction> functions) {
        int imported = spaces.functions.entities().size() - functions.size();
        var groups = new ArrayList<List<String>>();
        for (ObjectFunction function : functions) {
            groups.add(function.code().localNames());
        }
        indirect(Opcodes.LOCAL_NAMES, groups, imported);
    }

    private void fields() {
        var groups = new ArrayList<List<String>>();
        for (DefinedType type : spaces.types.types()) {
            var names = new ArrayList<String>();
            if (type.composite() instanceof StructType(var fields)) {
                fields.forEach(field -> names.add(field.name()));
            }
            groups.add(names);
        }
        indirect(Opcodes.FIELD_NAMES, groups, 0);
    }

    /** Writes lists of names, one for each index from {@code first} on; empty lists are left out. */
    private void indirect(int id, List<List<String>> groups, int first) {
        int count = 0;
        var content = new ByteSink();
        for (int i = 0; i < groups.size(); i++) {
            var names = groups.get(i);
            if (names.isEmpty()) {
                continue;
            }
            count++;
            content.writeUnsigned(first + i);
            content.writeUnsigned(names.size());
            for (int j = 0; j < names.size(); j++) {
                content.writeUnsigned(j);
                content.writeName(names.get(j));
            }
        }
        if (count > 0) {
            var whole = new ByteSink(content.size() + 5);
            whole.writeUnsigned(count);
            whole.writeBytes(content);
            subsection(id, whole);
        }
    }
}
