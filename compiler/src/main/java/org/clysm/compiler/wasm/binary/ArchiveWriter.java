package org.clysm.compiler.wasm.binary;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clysm.compiler.wasm.AbstractHeapType;
import org.clysm.compiler.wasm.ArrayType;
import org.clysm.compiler.wasm.DataRef;
import org.clysm.compiler.wasm.DefinedType;
import org.clysm.compiler.wasm.Entity;
import org.clysm.compiler.wasm.Field;
import org.clysm.compiler.wasm.FunctionRef;
import org.clysm.compiler.wasm.FunctionType;
import org.clysm.compiler.wasm.GlobalRef;
import org.clysm.compiler.wasm.HeapType;
import org.clysm.compiler.wasm.NumberType;
import org.clysm.compiler.wasm.PackedType;
import org.clysm.compiler.wasm.ReferenceType;
import org.clysm.compiler.wasm.StorageType;
import org.clysm.compiler.wasm.StructType;
import org.clysm.compiler.wasm.TagRef;
import org.clysm.compiler.wasm.ValueType;

/**
 * Writes an archive: relocatable code and whatever its user says about it, in one sequence of bytes. Strings and
 * entities are kept once, in tables, however often they are written.
 *
 * <p>What was written at a {@link #position} can be read alone, without reading what stands before it:
 * {@link ArchiveReader#at}.
 */
public final class ArchiveWriter {

    private final ByteSink body = new ByteSink(1 << 16);
    private final ByteSink strings = new ByteSink(1 << 14);
    private final ByteSink entities = new ByteSink(1 << 14);
    private final ByteSink stringOffsets = new ByteSink(1 << 12);
    private final ByteSink entityOffsets = new ByteSink(1 << 12);
    private final Map<String, Integer> stringIds = new HashMap<>();
    private final Map<Entity, Integer> entityIds = new HashMap<>();

    /** Returns the place of what is written next. */
    public int position() {
        return body.size();
    }

    public void writeUnsigned(int value) {
        body.writeUnsigned(value);
    }

    public void writeSigned(long value) {
        body.writeSigned(value);
    }

    /** Writes an array of bytes with its length. */
    public void writeBytes(byte[] bytes) {
        body.writeUnsigned(bytes.length);
        body.writeBytes(bytes);
    }

    public void writeString(String string) {
        body.writeUnsigned(idOf(string));
    }

    public void writeEntity(Entity entity) {
        body.writeUnsigned(idOf(entity));
    }

    public void writeValueType(ValueType type) {
        storageType(body, type);
    }

    public void writeCode(ObjectCode code) {
        writeBytes(code.bytes());
        writeUnsigned(code.relocations().size());
        int previous = 0;
        for (Relocation relocation : code.relocations()) {
            writeUnsigned(relocation.offset() - previous);
            previous = relocation.offset();
            body.writeByte(relocation.kind().ordinal());
            writeEntity(relocation.target());
        }
        writeGuards(code.guards());
        writeLines(code.lines());
        writeUnsigned(code.localNames().size());
        for (String name : code.localNames()) {
            writeString(name);
        }
    }

    private void writeGuards(List<Guard> guards) {
        writeUnsigned(guards.size());
        int previous = 0;
        for (Guard guard : guards) {
            writeUnsigned(guard.start() - previous);
            previous = guard.start();
            writeUnsigned(guard.end() - guard.start());
            writeUnsigned(guard.types().size());
            guard.types().forEach(this::writeEntity);
        }
    }

    private void writeLines(LineTable table) {
        int count = table.lines().length;
        writeUnsigned(count);
        if (count == 0) {
            return;
        }
        writeString(table.file());
        int offset = 0;
        int line = 0;
        for (int i = 0; i < count; i++) {
            writeUnsigned(table.offsets()[i] - offset);
            writeSigned(table.lines()[i] - line);
            offset = table.offsets()[i];
            line = table.lines()[i];
        }
    }

    /** Returns the archive with all that was written so far. */
    public byte[] toByteArray() {
        var archive = new ByteSink(body.size() * 2);
        archive.writeFixed32(ArchiveFormat.MAGIC);
        archive.writeFixed32(stringOffsets.size() / 4);
        archive.writeFixed32(entityOffsets.size() / 4);
        archive.writeFixed32(strings.size());
        archive.writeFixed32(entities.size());
        archive.writeBytes(stringOffsets);
        archive.writeBytes(entityOffsets);
        archive.writeBytes(strings);
        archive.writeBytes(entities);
        archive.writeBytes(body);
        return archive.toByteArray();
    }

    private int idOf(String string) {
        Integer known = stringIds.get(string);
        if (known != null) {
            return known;
        }
        int id = stringIds.size();
        stringIds.put(string, id);
        stringOffsets.writeFixed32(strings.size());
        string(string);
        return id;
    }

    /** Writes a string in one or two bytes a character; names need not be valid Unicode. */
    private void string(String string) {
        boolean isWide = false;
        for (int i = 0; i < string.length(); i++) {
            isWide |= string.charAt(i) > 0xFF;
        }
        strings.writeUnsigned(string.length() << 1 | (isWide ? 1 : 0));
        for (int i = 0; i < string.length(); i++) {
            char character = string.charAt(i);
            strings.writeByte(character);
            if (isWide) {
                strings.writeByte(character >> 8);
            }
        }
    }

    private int idOf(Entity entity) {
        Integer known = entityIds.get(entity);
        if (known != null) {
            return known;
        }
        // What the entity refers to gets its place first, since writing this may need it.
        var sink = new ByteSink(64);
        entity(sink, entity);
        int id = entityIds.size();
        entityIds.put(entity, id);
        entityOffsets.writeFixed32(entities.size());
        entities.writeBytes(sink);
        return id;
    }

    private void entity(ByteSink sink, Entity entity) {
        switch (entity) {
            case DefinedType type -> type(sink, type);
            case FunctionRef(var name, var type) -> {
                sink.writeByte(ArchiveFormat.FUNCTION);
                sink.writeUnsigned(idOf(name));
                sink.writeUnsigned(idOf(type));
            }
            case GlobalRef(var name, var type, var isMutable) -> {
                sink.writeByte(ArchiveFormat.GLOBAL);
                sink.writeUnsigned(idOf(name));
                storageType(sink, type);
                sink.writeByte(isMutable ? 1 : 0);
            }
            case TagRef(var name, var type) -> {
                sink.writeByte(ArchiveFormat.TAG);
                sink.writeUnsigned(idOf(name));
                sink.writeUnsigned(idOf(type));
            }
            case DataRef(var name) -> {
                sink.writeByte(ArchiveFormat.DATA);
                sink.writeUnsigned(idOf(name));
            }
        }
    }

    /** Writes a type of a group by its name, any other by its structure. */
    private void type(ByteSink sink, DefinedType type) {
        if (type.group() != null) {
            sink.writeByte(ArchiveFormat.NAMED_TYPE);
            sink.writeUnsigned(idOf(type.name()));
            return;
        }
        sink.writeByte(
                switch (type.composite()) {
                    case FunctionType _ -> ArchiveFormat.FUNCTION_TYPE;
                    case StructType _ -> ArchiveFormat.STRUCT_TYPE;
                    case ArrayType _ -> ArchiveFormat.ARRAY_TYPE;
                });
        sink.writeUnsigned(type.supertype() == null ? 0 : idOf(type.supertype()) + 1);
        sink.writeByte(type.isFinal() ? 1 : 0);
        switch (type.composite()) {
            case FunctionType(var params, var results) -> {
                valueTypes(sink, params);
                valueTypes(sink, results);
            }
            case StructType(var fields) -> {
                sink.writeUnsigned(fields.size());
                for (Field field : fields) {
                    field(sink, field);
                }
            }
            case ArrayType(var element) -> field(sink, element);
        }
    }

    private void valueTypes(ByteSink sink, List<ValueType> types) {
        sink.writeUnsigned(types.size());
        for (ValueType type : types) {
            storageType(sink, type);
        }
    }

    private void field(ByteSink sink, Field field) {
        sink.writeUnsigned(idOf(field.name()));
        storageType(sink, field.type());
        sink.writeByte(field.isMutable() ? 1 : 0);
    }

    private void storageType(ByteSink sink, StorageType type) {
        switch (type) {
            case PackedType packed -> sink.writeByte(Opcodes.code(packed));
            case NumberType number -> sink.writeByte(Opcodes.code(number));
            case ReferenceType(var isNullable, var heap) -> {
                sink.writeByte(isNullable ? Opcodes.NULLABLE_REFERENCE : Opcodes.REFERENCE);
                heapType(sink, heap);
            }
        }
    }

    private void heapType(ByteSink sink, HeapType type) {
        switch (type) {
            case AbstractHeapType known -> sink.writeByte(Opcodes.code(known));
            case DefinedType defined -> {
                sink.writeByte(ArchiveFormat.DEFINED_TYPE);
                sink.writeUnsigned(idOf(defined));
            }
        }
    }
}
