package org.clysm.compiler.wasm.binary;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.clysm.compiler.wasm.ArrayType;
import org.clysm.compiler.wasm.DataRef;
import org.clysm.compiler.wasm.DefinedType;
import org.clysm.compiler.wasm.Entity;
import org.clysm.compiler.wasm.Field;
import org.clysm.compiler.wasm.FunctionRef;
import org.clysm.compiler.wasm.FunctionType;
import org.clysm.compiler.wasm.GlobalRef;
import org.clysm.compiler.wasm.HeapType;
import org.clysm.compiler.wasm.StorageType;
import org.clysm.compiler.wasm.StructType;
import org.clysm.compiler.wasm.TagRef;
import org.clysm.compiler.wasm.TypePool;
import org.clysm.compiler.wasm.ValueType;

/**
 * Reads an archive of {@link ArchiveWriter}, only the parts that are asked for: to open an archive costs nothing, and a
 * string or entity is decoded when it is first met.
 */
public final class ArchiveReader {

    private static final Relocation.Kind[] RELOCATION_KINDS = Relocation.Kind.values();

    private final byte[] bytes;
    private final TypePool pool;
    private final int stringOffsets;
    private final int entityOffsets;
    private final int stringsStart;
    private final int entitiesStart;
    private final int bodyStart;
    private final String[] strings;
    private final Entity[] entities;

    /**
     * Opens an archive.
     *
     * @param pool where the types are found: those of recursive groups by their names, which must be the groups that
     *     the archive was written with; the others by their structure
     * @throws IllegalArgumentException if the bytes are no archive of this version
     */
    public ArchiveReader(byte[] archive, TypePool pool) {
        bytes = archive;
        this.pool = pool;
        if (archive.length < ArchiveFormat.HEADER_SIZE || fixed32(0) != ArchiveFormat.MAGIC) {
            throw new IllegalArgumentException("no archive of this version of the compiler");
        }
        strings = new String[fixed32(4)];
        entities = new Entity[fixed32(8)];
        stringOffsets = ArchiveFormat.HEADER_SIZE;
        entityOffsets = stringOffsets + strings.length * 4;
        stringsStart = entityOffsets + entities.length * 4;
        entitiesStart = stringsStart + fixed32(12);
        bodyStart = entitiesStart + fixed32(16);
    }

    private int fixed32(int index) {
        return bytes[index] & 0xFF
                | (bytes[index + 1] & 0xFF) << 8
                | (bytes[index + 2] & 0xFF) << 16
                | bytes[index + 3] << 24;
    }

    /** Returns a cursor at a position that {@link ArchiveWriter#position} gave. */
    public Cursor at(int position) {
        return new Cursor(bodyStart + position);
    }

    private String string(int id) {
        String known = strings[id];
        if (known == null) {
            known = new Cursor(stringsStart + fixed32(stringOffsets + id * 4)).string();
            strings[id] = known;
        }
        return known;
    }

    private Entity entity(int id) {
        Entity known = entities[id];
        if (known == null) {
            known = new Cursor(entitiesStart + fixed32(entityOffsets + id * 4)).entity();
            entities[id] = known;
        }
        return known;
    }

    /** A place in the archive that moves forward as it is read, in the order of the writing. */
    public final class Cursor {

        private int next;

        private Cursor(int start) {
            next = start;
        }

        /** Returns the position, as {@link ArchiveWriter#position} gave it. */
        public int position() {
            return next - bodyStart;
        }

        private int readByte() {
            return bytes[next++] & 0xFF;
        }

        public int readUnsigned() {
            int value = 0;
            for (int shift = 0; ; shift += 7) {
                int part = bytes[next++];
                value |= (part & 0x7F) << shift;
                if (part >= 0) {
                    return value;
                }
            }
        }

        public long readSigned() {
            long value = 0;
            for (int shift = 0; ; shift += 7) {
                int part = bytes[next++];
                value |= (part & 0x7FL) << shift;
                if (part >= 0) {
                    int unused = Math.max(64 - shift - 7, 0);
                    return value << unused >> unused;
                }
            }
        }

        public byte[] readBytes() {
            byte[] copy = new byte[readUnsigned()];
            System.arraycopy(bytes, next, copy, 0, copy.length);
            next += copy.length;
            return copy;
        }

        public String readString() {
            return ArchiveReader.this.string(readUnsigned());
        }

        public Entity readEntity() {
            return ArchiveReader.this.entity(readUnsigned());
        }

        public ValueType readValueType() {
            return (ValueType) storageType();
        }

        public ObjectCode readCode() {
            byte[] code = readBytes();
            var relocations = new Relocation[readUnsigned()];
            int offset = 0;
            for (int i = 0; i < relocations.length; i++) {
                offset += readUnsigned();
                var kind = RELOCATION_KINDS[readByte()];
                relocations[i] = new Relocation(offset, kind, readEntity());
            }
            var guards = readGuards();
            var lines = readLines();
            var localNames = new String[readUnsigned()];
            for (int i = 0; i < localNames.length; i++) {
                localNames[i] = readString();
            }
            return new ObjectCode(code, List.of(relocations), guards, lines, List.of(localNames));
        }

        private List<Guard> readGuards() {
            int count = readUnsigned();
            var guards = new ArrayList<Guard>(count);
            int start = 0;
            for (int i = 0; i < count; i++) {
                start += readUnsigned();
                int end = start + readUnsigned();
                var types = new ArrayList<DefinedType>();
                for (int left = readUnsigned(); left > 0; left--) {
                    types.add(definedType());
                }
                guards.add(new Guard(start, end, types));
            }
            return guards;
        }

        private LineTable readLines() {
            int count = readUnsigned();
            if (count == 0) {
                return LineTable.EMPTY;
            }
            var file = readString();
            int[] offsets = new int[count];
            int[] lines = new int[count];
            int offset = 0;
            int line = 0;
            for (int i = 0; i < count; i++) {
                offset += readUnsigned();
                line += (int) readSigned();
                offsets[i] = offset;
                lines[i] = line;
            }
            return new LineTable(file, offsets, lines);
        }

        private String string() {
            int header = readUnsigned();
            int length = header >>> 1;
            if ((header & 1) == 0) {
                return new String(bytes, next, length, StandardCharsets.ISO_8859_1);
            }
            char[] characters = new char[length];
            for (int i = 0; i < length; i++) {
                characters[i] = (char) (readByte() | readByte() << 8);
            }
            return new String(characters);
        }

        private Entity entity() {
            int kind = readByte();
            return switch (kind) {
                case ArchiveFormat.NAMED_TYPE -> namedType(readString());
                case ArchiveFormat.FUNCTION_TYPE, ArchiveFormat.STRUCT_TYPE, ArchiveFormat.ARRAY_TYPE ->
                    structuralType(kind);
                case ArchiveFormat.FUNCTION -> new FunctionRef(readString(), definedType());
                case ArchiveFormat.GLOBAL -> new GlobalRef(readString(), readValueType(), flag());
                case ArchiveFormat.TAG -> new TagRef(readString(), definedType());
                case ArchiveFormat.DATA -> new DataRef(readString());
                default -> throw new IllegalArgumentException("no kind of entity is " + kind);
            };
        }

        private boolean flag() {
            return readByte() != 0;
        }

        private DefinedType definedType() {
            return (DefinedType) readEntity();
        }

        private DefinedType namedType(String name) {
            var type = pool.find(name);
            if (type == null) {
                throw new IllegalArgumentException("the archive needs an unknown type " + name);
            }
            return type;
        }

        private DefinedType structuralType(int kind) {
            int supertypeId = readUnsigned();
            var supertype = supertypeId == 0 ? null : (DefinedType) ArchiveReader.this.entity(supertypeId - 1);
            boolean isFinal = flag();
            return pool.intern(
                    supertype,
                    isFinal,
                    switch (kind) {
                        case ArchiveFormat.FUNCTION_TYPE -> new FunctionType(valueTypes(), valueTypes());
                        case ArchiveFormat.STRUCT_TYPE -> new StructType(fields());
                        default -> new ArrayType(field());
                    });
        }

        private List<ValueType> valueTypes() {
            int count = readUnsigned();
            var types = new ArrayList<ValueType>(count);
            for (int i = 0; i < count; i++) {
                types.add(readValueType());
            }
            return types;
        }

        private List<Field> fields() {
            int count = readUnsigned();
            var fields = new ArrayList<Field>(count);
            for (int i = 0; i < count; i++) {
                fields.add(field());
            }
            return fields;
        }

        private Field field() {
            return new Field(readString(), storageType(), flag());
        }

        private StorageType storageType() {
            int code = readByte();
            if (code == Opcodes.NULLABLE_REFERENCE) {
                return heapType().nullable();
            }
            if (code == Opcodes.REFERENCE) {
                return heapType().reference();
            }
            StorageType number = Opcodes.numberType(code);
            return number != null ? number : Opcodes.packedType(code);
        }

        private HeapType heapType() {
            int code = readByte();
            return code == ArchiveFormat.DEFINED_TYPE ? definedType() : Opcodes.heapType(code);
        }
    }
}
